/** What a string may begin with, and what ends it. */
export const QUOTES: ReadonlyMap<string, RegExp> = new Map([['"', /"/g], ['“', /[“”]/g], ['”', /[“”]/g], ["'", /'/g]])

/** The place of the closing quote; -1 without one. */
export function endOf(text: string, from: number, quote: string): number {
  const pattern = QUOTES.get(quote)!
  pattern.lastIndex = from + 1
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    let escapes = 0
    while (text[found.index - 1 - escapes] === '\\') escapes++
    if (escapes % 2 === 0) return found.index
  }
  return -1
}

// `"replace-rule-offline-peer {mv peer: sto` + line break + `re [5] to [6]}"`
const UNCLEAN = /[\u0000-\u001F\\]/
const UNCLEAN_PARTS = /[\r\n]+ *|[\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})?/g

/** The string between two quotes, as JSON; undefined where it stands so already. */
export function cleaned(content: string, quote: string): string | undefined {
  if (quote === '"' && !UNCLEAN.test(content)) return undefined
  if (quote !== '"') return JSON.stringify(content.replaceAll(/\\(['"“”])/g, '$1').replaceAll(/[\r\n]+ */g, ''))
  return `"${content.replaceAll(UNCLEAN_PARTS, (part) => (part === '\\' ? '\\\\' : part.startsWith('\\') ? part : ''))}"`
}

/** Behind the colour or the cursor move that begins there. */
export function endOfEscape(text: string, from: number): number {
  let at = from + 2
  while (at < text.length && !(text.charCodeAt(at) >= 64 && text.charCodeAt(at) <= 126)) at++
  return at + 1
}
