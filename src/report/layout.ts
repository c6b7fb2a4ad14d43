import type {Block, Span, Spans} from './document.js'
import {type Line, padded, widthOf, wrap} from './wrap.js'
import {layOutTable} from './table.js'

const gap: Line = []
const TONE_OF_RULE = 'quiet'

/** Lays blocks out as lines of at most `width` columns; only commands may be longer, so that they can be pasted. */
export function layOut(blocks: readonly Block[], width: number): Line[] {
  return blocks.flatMap((block, index) => {
    const lines = layOutBlock(block, width)
    const previous = blocks[index - 1]
    return previous && !belongsTo(previous, block) ? [gap, ...lines] : lines
  })
}

/** A heading stands close to what it is about. */
function belongsTo(previous: Block, block: Block): boolean {
  return previous.kind === 'heading' && !(block.kind === 'heading')
}

function layOutBlock(block: Block, width: number): Line[] {
  switch (block.kind) {
    case 'verdict':
      return wrap([block.label, {text: ': ', tone: block.label.tone}, ...block.sentence], width)
    case 'heading':
      return layOutHeading(block.spans, block.level, width)
    case 'paragraph':
      return wrap(block.spans, width)
    case 'list':
      return block.items.flatMap((item, index) => layOutItem(item, block.ordered ? `${index + 1}.` : '•', width, block.ordered && index > 0))
    case 'fields':
      return layOutFields(block.rows, width)
    case 'table':
      return layOutTable(block.head, block.rows, width)
    case 'commands':
      return block.lines.map((text) => [{text: '$ ', tone: 'quiet'}, {text, tone: 'name'}])
    case 'quote':
      return wrap([{text: block.text, tone: 'quiet'}], width - 2).map((line) => [{text: '│ ', tone: 'quiet'}, ...line])
  }
}

function layOutHeading(spans: Spans, level: number, width: number): Line[] {
  const lines = wrap(spans.map(({text, tone}): Span => ({text, tone: tone === 'plain' ? 'strong' : tone})), width)
  if (level > 2) return lines
  const columns = Math.max(...lines.map(widthOf))
  return [...lines, [{text: '─'.repeat(columns), tone: TONE_OF_RULE}]]
}

function layOutItem(item: readonly Block[], marker: string, width: number, isApart: boolean): Line[] {
  const indent = marker.length + 1
  const inner = item.flatMap((block) => layOutBlock(block, width - indent))
  const lines = inner.map((line, index) => indented(line, index === 0 ? `${marker} ` : ' '.repeat(indent)))
  return isApart ? [gap, ...lines] : lines
}

function layOutFields(rows: ReadonlyArray<readonly [string, Spans]>, width: number): Line[] {
  const column = Math.max(0, ...rows.map(([label]) => widthOf([{text: label, tone: 'plain'}]))) + 2
  return rows.flatMap(([label, value]) => wrap(value, width - column).map((line, index) => indented(line, padded(index === 0 ? label : '', column))))
}

const indented = (line: Line, text: string): Line => [{text, tone: 'plain'}, ...line]
