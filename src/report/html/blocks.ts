import {say} from '../../model/say.js'
import type {Block, Span, Spans} from '../document.js'
import type {ExcerptOf} from './citations.js'
import {escaped} from './escape.js'

/** Blocks as HTML; all that is not a tag of ours is escaped, and what is cited can be unfolded. */
export function htmlOf(blocks: readonly Block[], excerptOf: ExcerptOf): string {
  return blocks.map((block) => printed(block, excerptOf)).join('\n')
}

function printed(block: Block, excerptOf: ExcerptOf): string {
  switch (block.kind) {
    case 'verdict':
      return `<h1 class="${block.label.tone}">${escaped(block.label.text)}</h1>\n<p class="lead">${inline(block.sentence, excerptOf)}</p>`
    case 'heading':
      return `<h${block.level}>${inline(block.spans, excerptOf)}</h${block.level}>`
    case 'paragraph':
      return `<p>${inline(block.spans, excerptOf)}</p>`
    case 'list':
      return printedList(block, excerptOf)
    case 'fields':
      return `<dl>${block.rows.map(([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${inline(value, excerptOf)}</dd></div>`).join('')}</dl>`
    case 'table':
      return printedTable(block, excerptOf)
    case 'commands':
      return block.lines.map((line) => `<div class="commands"><pre><code>${escaped(line)}</code></pre><button type="button" class="copy${block.isDestructive ? ' risky' : ''}" aria-live="polite">${escaped(say`Copy`)}</button></div>`).join('\n')
    case 'quote':
      return `<pre class="quote">${escaped(block.text)}</pre>`
  }
}

function printedList({ordered, isChecklist = false, items}: Extract<Block, {kind: 'list'}>, excerptOf: ExcerptOf): string {
  const tag = ordered ? 'ol' : 'ul'
  const tick = (index: number) => (isChecklist ? `<input type="checkbox" class="tick" aria-label="${escaped(say`Step ${index + 1} is done`)}">` : '')
  const all = items.map((item, index) => `<li>${tick(index)}<div>${htmlOf(item, excerptOf)}</div></li>`)
  return `<${tag}${isChecklist ? ' class="checklist"' : ''}>\n${all.join('\n')}\n</${tag}>`
}

/** A wide table scrolls by itself, also by keyboard. */
function printedTable({head, rows}: Extract<Block, {kind: 'table'}>, excerptOf: ExcerptOf): string {
  const titles = head.map((title) => `<th scope="col">${escaped(title)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td${isTime(cell) ? ' class="time"' : ''}>${inline(cell, excerptOf)}</td>`).join('')}</tr>`).join('\n')
  return `<div class="scroll" role="group" tabindex="0" aria-label="${escaped(say`Table: ${head.join(', ')}`)}"><table><thead><tr>${titles}</tr></thead>\n<tbody>${body}</tbody></table></div>`
}

/** A place that is not broken at its hyphens, so that a column has room for it. */
const SHORT = 28

const isTime = ([first, ...others]: Spans): boolean => others.length === 0 && /^\d{4}-\d\d-\d\dT\S+$/.test(first?.text ?? '')

export const inline = (spans: Spans, excerptOf: ExcerptOf): string => spans.map((span) => printedSpan(span, excerptOf)).join('')

function printedSpan({text, tone, cited}: Span, excerptOf: ExcerptOf): string {
  const shown = escaped(text)
  const excerpt = cited && excerptOf(cited)
  if (excerpt !== undefined) return `<button type="button" class="cite${text.length <= SHORT ? ' short' : ''}" aria-expanded="false" data-excerpt="${excerpt}">${shown}</button>`
  if (tone === 'plain') return shown
  if (tone === 'code' || tone === 'name') return `<code>${shown}</code>`
  return tone === 'quiet' ? `<span class="quiet">${shown}</span>` : `<strong class="${tone}">${shown}</strong>`
}
