/** TiKV refuses keys beyond 8 KiB (storage.max-key-size): what is much longer than four digits a byte is no key. */
export const LONGEST_KEY = 1 << 16

/** Those of a log field, and of a key that TiDB or TiKV marks as sensitive but shows. */
const QUOTES = /^b?"|^‹|"$|›$/g
const HEX = /^(?:[\da-f]{2})+$/i
const BASE64 = /^(?=(?:.{4})+$)[\w+/]+={0,2}$/
const OCTAL_OR_HEX = /\\(?:[0-3][0-7]{2}|x[\da-f]{2})/i
const ESCAPED = /\\([0-7]{1,3}|x[\da-f]{2}|[\s\S])|[^\\]+/gi

/** One way to read the text of a key. Any word may be base64: a guess, good if what comes out has a meaning. */
interface Reading {
  readonly bytes: Buffer
  readonly isGuess: boolean
}

/**
 * The bytes that a printed key may stand for, the likeliest reading first; none when it was cut, redacted, or is no key:
 *
 *     748000000000002DFFB95F720000000000FA   0x7480…   \x74\x80…   x'7480…'       PD, people, SQL
 *     dIAAAAAAAC25X3I=                                                             TiDB's status port
 *     t\200\000\000\000\000\000-\377\271_r                                         logs of Go and Rust
 */
export function* readingsOf(text: string): Generator<Reading> {
  if (text.length > LONGEST_KEY) return
  const isBare = HEX.test(text)
  const bare = isBare ? text : text.trim().replace(QUOTES, '')
  const digits = isBare ? text : bare.replace(/\s+/g, '').replace(/^0x|^x'|'$/gi, '')
  if (HEX.test(digits)) yield {bytes: Buffer.from(digits, 'hex'), isGuess: false}
  else if (OCTAL_OR_HEX.test(bare)) for (const bytes of unescaped(bare)) yield {bytes, isGuess: false}
  if (BASE64.test(bare)) yield {bytes: Buffer.from(bare, 'base64'), isGuess: true}
}

/** A log line escapes what is escaped already: `t\\200`. */
function unescaped(text: string): readonly Buffer[] {
  const once = unescape(text)
  const again = once.toString('latin1')
  return OCTAL_OR_HEX.test(again) ? [once, unescape(again)] : [once]
}

const CONTROLS: Readonly<Record<string, number>> = {a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13}

function unescape(text: string): Buffer {
  const bytes = Buffer.alloc(Buffer.byteLength(text))
  let length = 0
  for (const [whole, escape] of text.matchAll(ESCAPED)) {
    if (escape === undefined) length += bytes.write(whole, length)
    else if (/^[0-7]/.test(escape)) bytes[length++] = Number.parseInt(escape, 8)
    else if (/^x./i.test(escape)) bytes[length++] = Number.parseInt(escape.slice(1), 16)
    else if (CONTROLS[escape] !== undefined) bytes[length++] = CONTROLS[escape]
    else length += bytes.write(escape, length)
  }
  return bytes.subarray(0, length)
}
