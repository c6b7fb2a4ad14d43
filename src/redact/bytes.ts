/** Kinds of bytes, of which a word is made: any other byte ends one. */
export const FIGURE = 1
export const HEX_LETTER = 2
export const LETTER = 4
export const FOREIGN = 8
export const KINDS = Uint8Array.from({length: 256}, (_, byte) => kindOf(byte))

function kindOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return FIGURE
  if (byte >= 0x80) return FOREIGN
  const letter = byte | 0x20
  if (letter >= 0x61 && letter <= 0x66) return HEX_LETTER
  return letter >= 0x67 && letter <= 0x7a ? LETTER : 0
}

export const [NEWLINE, SPACE, SINGLE, DASH, DOT, SLASH, COLON, AT, BACKSLASH, UNDERSCORE] = [0x0a, 0x20, 0x27, 0x2d, 0x2e, 0x2f, 0x3a, 0x40, 0x5c, 0x5f] as const

export const isWordByte = (byte: number | undefined): boolean => byte !== undefined && KINDS[byte] !== 0
export const isFigure = (byte: number | undefined): boolean => byte !== undefined && KINDS[byte] === FIGURE

/** Of a host or a field: letters of ASCII, figures, and what joins them. */
export const isNameByte = (byte: number): boolean => (byte < 0x80 && KINDS[byte] !== 0) || byte === DASH || byte === DOT || byte === UNDERSCORE

/** Does a sign that joins the words of a name stand between this word and another one? */
export function isJoined(bytes: Buffer, start: number, end: number): boolean {
  const isJoint = (byte: number | undefined) => byte === DASH || byte === DOT || byte === UNDERSCORE || byte === AT || byte === SLASH
  return (isJoint(bytes[start - 1]) && isWordByte(bytes[start - 2])) || (isJoint(bytes[end]) && isWordByte(bytes[end + 1]))
}

// What Go and Rust print of bytes: \200\x00
const TWO_BYTES = /^(?:\\{1,4}(?:[0-3][0-7]{2}|x[\da-fA-F]{2})){2}/

/** Do two bytes stand here that are escaped by their numbers, or once more? */
export function isEscapedByte(bytes: Buffer, at: number): boolean {
  let next = at
  while (bytes[next] === BACKSLASH && next - at < 4) next++
  const digit = bytes[next] ?? 0
  return (digit === 0x78 || (digit >= 0x30 && digit <= 0x33 && isFigure(bytes[next + 1]))) && TWO_BYTES.test(bytes.toString('latin1', at, at + 24))
}

/** Until a blank or a quote, or a sign that ends a value and stands at the end of one. */
const ESCAPED_KEY = /^(?:[^\s"'\]},\x00-\x1f]|[\]},](?![\s"']|$))*/

/** A key whose bytes are escaped, from its first letter on. */
export function escapedKeyAt(bytes: Buffer, start: number, farthest: number): string {
  return ESCAPED_KEY.exec(bytes.toString('latin1', start, Math.min(bytes.length, start + farthest)))![0].replace(/\\+$/, '')
}

const CERTIFICATE = Uint8Array.from({length: 256}, (_, byte) => Number(isWordByte(byte) || '\n\r \t+/=-:,\\'.includes(String.fromCharCode(byte))))

/** Base64, and what stands before it in an encrypted one, also in lines that are escaped. */
export const isCertificateByte = (byte: number): boolean => CERTIFICATE[byte] === 1
