import type {Found} from './addresses-in-text.js'
import {BACKSLASH, isJoined} from './bytes.js'
import {unescaped} from './names.js'
import type {Tokens} from './tokens.js'
import {WordTokens} from './word-tokens.js'

/** A word that is known for a name, or a part of what seems to be one word. */
interface KnownWord extends Found {
  readonly start: number
}

const LONGEST = 512

/** What stands between two signs may be a name, `nprod` behind a backslash, a sentence of another script, or `u8ba2`. */
export function knownWord(tokens: Tokens, bytes: Buffer, start: number, end: number): KnownWord | undefined {
  const text = bytes.toString('utf8', start, end)
  if (bytes[start - 1] === BACKSLASH) {
    if (/^u[\da-f]{4}/i.test(text)) return escapedWord(tokens, bytes, start - 1)
    const token = /^[nrtbf]/.test(text) && !WordTokens.isShort(text.slice(1)) ? tokens.words.known(text.slice(1)) : undefined
    if (token !== undefined) return {start: start + 1, end, token}
  }
  const token = tokens.words.known(text) ?? inSentence(tokens, text)
  return token === undefined || (WordTokens.isShort(text) && !isJoined(bytes, start, end)) ? undefined : {start, end, token}
}

// \u8ba2\u5355
function escapedWord(tokens: Tokens, bytes: Buffer, start: number): KnownWord | undefined {
  const [text = ''] = /^(?:\\u[\da-f]{4}|[\da-z])+/i.exec(bytes.toString('latin1', start, start + LONGEST)) ?? []
  const plain = unescaped(text)
  const token = tokens.words.known(plain) ?? inSentence(tokens, plain)
  return token === undefined ? undefined : {start, end: start + text.length, token}
}

function inSentence(tokens: Tokens, text: string): string | undefined {
  const replaced = tokens.words.foreign.length > 0 ? tokens.names.foreignIn(text) : text
  return replaced === text ? undefined : replaced
}
