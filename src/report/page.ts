import {type Block, commands, heading, list, numbered, paragraph, sentence} from './document.js'
import {say} from '../model/say.js'

/**
 * Our own explanations as blocks. They are Markdown of the simplest kind:
 *
 *     ## What happens
 *     PD turns a store into `Tombstone` once nothing is left on it,
 *     - and a list has one line an item.
 *
 * A fenced block holds commands.
 */
export function pageBlocks(markdown: string): Block[] {
  return markdown.trim().split(/(^```[^]*?^```$)/m).flatMap((part) => (part.startsWith('```') ? commands(part.split('\n').slice(1, -1)) : part.split(/\n\s*\n|(?=^## )/m).flatMap(partBlocks)))
}

function partBlocks(part: string): Block[] {
  const [first = '', ...rest] = part.trim().split('\n')
  if (first === '') return []
  if (first.startsWith('#')) return [heading(3, say`${first.replace(/^#+\s*/, '')}`), ...partBlocks(rest.join('\n'))]
  const items = part.trim().split(/^(?:[-*]|\d+\.) /m)
  const [before = '', ...listed] = items.map((item) => item.replaceAll(/\s*\n\s*/g, ' ').trim())
  const text = before === '' ? [] : [paragraph(sentence(before))]
  if (listed.length === 0) return text
  const blocks = listed.map((item) => [paragraph(sentence(item))])
  return [...text, /^\d+\. /m.test(part) ? numbered(blocks) : list(blocks)]
}
