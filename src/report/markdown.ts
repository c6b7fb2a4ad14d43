import {reviewSections} from './content/review.js'
import {verdictBlocks} from './content/verdict.js'
import type {Report} from './contract.js'
import type {Block, Section, Span, Spans} from './document.js'
import {asParagraph, codeSpan, escaped, fenced, inTable} from './markdown-escape.js'

/** The report as the review of an incident, for a ticket or a wiki, in GitHub Flavored Markdown; nothing in it that came from the bundle can become markup. */
export function markdown(report: Report): string {
  return sectionsMarkdown(verdictBlocks(report), reviewSections(report))
}

export function sectionsMarkdown(answer: readonly Block[], sections: readonly Section[]): string {
  return `${[...answer.map(printed), ...sections.map(printedSection)].join('\n\n')}\n`
}

function printedSection({title, blocks, isMinor}: Section): string {
  const body = blocks.map(printed).join('\n\n')
  return isMinor ? `<details><summary>${escaped(title)}</summary>\n\n${body}\n\n</details>` : `## ${escaped(title)}\n\n${body}`
}

function printed(block: Block): string {
  switch (block.kind) {
    case 'verdict':
      return `# ${printedSpan(block.label)}\n\n${asParagraph(inline(block.sentence))}`
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.spans)}`
    case 'paragraph':
      return asParagraph(inline(block.spans))
    case 'list':
      return block.items.map((item, index) => printedItem(item, block.ordered ? `${index + 1}. ` : '- ')).join('\n')
    case 'fields':
      return block.rows.map(([label, value]) => `- **${escaped(label)}:** ${inline(value)}`).join('\n')
    case 'table':
      return [tableRow(block.head.map(escaped)), tableRow(block.head.map(() => '---')), ...block.rows.map((row) => tableRow(row.map((cell) => inTable(inline(cell)))))].join('\n')
    case 'commands':
      return fenced(block.lines, 'sh')
    case 'quote':
      return fenced([block.text], '')
  }
}

/** Continued lines are indented to the text of the marker; paragraphs of one item are lines, not paragraphs. */
function printedItem(item: readonly Block[], marker: string): string {
  const parts = item.map((block, index) => (block.kind === 'paragraph' && item[index + 1]?.kind === 'paragraph' ? `${printed(block)}  ` : printed(block)))
  return `${marker}${parts.join('\n').replaceAll('\n', `\n${' '.repeat(marker.length)}`)}`
}

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Spans as one line of Markdown. */
export const inline = (spans: Spans): string => spans.map((span, at) => printedSpan(span, spans[at - 1]?.text.at(-1), spans[at + 1]?.text[0])).join('')

function printedSpan({text, tone}: Span, before?: string, after?: string): string {
  switch (tone) {
    case 'code':
    case 'name':
    case 'quiet':
      return codeSpan(text)
    case 'strong':
    case 'good':
    case 'caution':
    case 'danger':
      return emphasized(text, before, after)
    default:
      return escaped(text)
  }
}

/**
 * Blanks stay outside: `** x**` is no emphasis (CommonMark 0.31, 6.2). Nor is `**警告：**某` one, where a letter follows upon a mark, as it does
 * without blanks between words: then the mark stays outside too.
 */
function emphasized(text: string, previous = ' ', next = ' '): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/.exec(text) ?? []
  const head = before === '' && isLetter(previous) ? (/^\p{P}*/u.exec(inner)?.[0] ?? '') : ''
  const rest = inner.slice(head.length)
  const tail = after === '' && isLetter(next) ? (/\p{P}*$/u.exec(rest)?.[0] ?? '') : ''
  const core = rest.slice(0, rest.length - tail.length)
  return core === '' ? escaped(text) : `${before}${escaped(head)}**${escaped(core)}**${escaped(tail)}${after}`
}

const isLetter = (character: string): boolean => !/[\s\p{P}\p{S}]/u.test(character)
