import type {Block, Span, Spans} from '../document.js'
import {escaped} from './escape.js'

/** Blocks as HTML; all that is not a tag of ours is escaped. */
export const htmlOf = (blocks: readonly Block[]): string => blocks.map(printed).join('\n')

function printed(block: Block): string {
  switch (block.kind) {
    case 'verdict':
      return `<h1 class="${block.label.tone}">${escaped(block.label.text)}</h1>\n<p class="lead">${inline(block.sentence)}</p>`
    case 'heading':
      return `<h${block.level}>${inline(block.spans)}</h${block.level}>`
    case 'paragraph':
      return `<p>${inline(block.spans)}</p>`
    case 'list':
      return printedList(block)
    case 'fields':
      return `<dl>${block.rows.map(([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${inline(value)}</dd></div>`).join('')}</dl>`
    case 'table':
      return printedTable(block)
    case 'commands':
      return `<div class="commands"><pre><code>${escaped(block.lines.join('\n'))}</code></pre><button type="button" class="copy" aria-live="polite">Copy</button></div>`
    case 'quote':
      return `<pre class="quote">${escaped(block.text)}</pre>`
  }
}

function printedList({ordered, isChecklist = false, items}: Extract<Block, {kind: 'list'}>): string {
  const tag = ordered ? 'ol' : 'ul'
  const tick = (index: number) => (isChecklist ? `<input type="checkbox" class="tick" aria-label="Step ${index + 1} is done">` : '')
  const all = items.map((item, index) => `<li>${tick(index)}<div>${htmlOf(item)}</div></li>`)
  return `<${tag}${isChecklist ? ' class="checklist"' : ''}>\n${all.join('\n')}\n</${tag}>`
}

/** A wide table scrolls by itself, also by keyboard. */
function printedTable({head, rows}: Extract<Block, {kind: 'table'}>): string {
  const titles = head.map((title) => `<th scope="col">${escaped(title)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`).join('\n')
  return `<div class="scroll" role="group" tabindex="0" aria-label="Table: ${escaped(head.join(', '))}"><table><thead><tr>${titles}</tr></thead>\n<tbody>${body}</tbody></table></div>`
}

const inline = (spans: Spans): string => spans.map(printedSpan).join('')

function printedSpan({text, tone}: Span): string {
  const shown = escaped(text)
  if (tone === 'plain') return shown
  if (tone === 'code' || tone === 'name') return `<code>${shown}</code>`
  return tone === 'quiet' ? `<span class="quiet">${shown}</span>` : `<strong class="${tone}">${shown}</strong>`
}
