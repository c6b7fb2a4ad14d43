import type {Evidence} from '../contract.js'
import {type Block, list, paragraph, quote, sentence, span, type Spans} from '../document.js'

/** `tikv.log:8120` or `stores.json#/stores/3`, as editors and JSON tools read it. */
export function location({file, line, pointer}: Pick<Evidence, 'file' | 'line' | 'pointer'>): Spans {
  const place = line === undefined ? (pointer === undefined ? '' : `#${pointer}`) : `:${line}`
  return [{...span(`${file}${place}`, 'quiet'), cited: {file, ...(line !== undefined && {line}), ...(pointer !== undefined && {pointer})}}]
}

/** What the bundle says, where it says so, and the words that stand there. */
export function evidenceBlock(evidence: readonly Evidence[]): Block {
  return list(evidence.map((each) => [paragraph(sentence(each.says)), paragraph(location(each)), quote(quoted(each))]))
}

const LONGEST_JSON = 160

/** A log line is shown whole. Of JSON, white space between tokens means nothing and the beginning says enough: the pointer leads to the rest. */
export function quoted({quote, pointer}: Evidence, limit = LONGEST_JSON): string {
  if (pointer === undefined) return quote
  const text = quote.replace(/\s*\n\s*/g, ' ')
  return text.length <= limit ? text : `${text.slice(0, limit)}…`
}
