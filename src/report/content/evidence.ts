import type {Evidence} from '../contract.js'
import {type Block, list, paragraph, quote, sentence, span, type Spans} from '../document.js'

/** `tikv.log:8120` or `stores.json#/stores/3`, as editors and JSON tools read it. */
export function location({file, line, pointer}: Pick<Evidence, 'file' | 'line' | 'pointer'>): Spans {
  const place = line === undefined ? (pointer === undefined ? '' : `#${pointer}`) : `:${line}`
  return [span(`${file}${place}`, 'quiet')]
}

/** What the bundle says, where it says so, and the words that stand there. */
export function evidenceBlock(evidence: readonly Evidence[]): Block {
  return list(evidence.map((each) => [paragraph(sentence(each.says)), paragraph(location(each)), quote(quoted(each))]))
}

/** White space between JSON tokens means nothing; in a log line it is kept. */
export function quoted({quote, pointer}: Evidence): string {
  return pointer === undefined ? quote : quote.replace(/\s*\n\s*/g, ' ')
}
