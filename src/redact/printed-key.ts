import {DATA_PREFIX} from '../model/key.js'
import {LONGEST_KEY, readingsOf} from '../model/key-text.js'
import {encodedBytes, readBytes} from '../model/memcomparable.js'

/** The bytes of a key that a text prints, and how to print others in the same way. */
interface PrintedKey {
  /** Decoded, where they were encoded. */
  readonly bytes: Buffer
  print(bytes: Buffer): string
}

const TIMESTAMP_BYTES = 8
const HEX = /^(?:[\da-f]{2})+$/i
const OPENING = /^(?:0x|x')/i

/** Undefined for what is no key; a text of one word is read as base64 only where a key must stand. */
export function printedKey(text: string, isKey: boolean): PrintedKey | undefined {
  if (HEX.test(text) && text.length <= LONGEST_KEY) return hexKey(text)
  let plain: PrintedKey | undefined
  for (const {bytes, isGuess} of readingsOf(text)) {
    const key = encodingOf(bytes)
    const print = (changed: Buffer): string => spelled(key.encode(changed), text, isGuess)
    if (isGuess && (!isKey || plain)) continue
    // Of two readings that one is right which ends where an encoded key ends, or begins as one of TiDB's does.
    if (key.isEncoded || /^[tmxr]/.test(key.bytes.toString('latin1', 0, 1))) return {bytes: key.bytes, print}
    plain ??= {bytes: key.bytes, print}
  }
  return plain
}

/** Nearly every key of a dump. */
function hexKey(text: string): PrintedKey {
  const {bytes, encode} = encodingOf(Buffer.from(text, 'hex'))
  const isLower = /[a-f]/.test(text)
  return {
    bytes,
    print(changed) {
      const hex = encode(changed).toString('hex')
      return isLower ? hex : hex.toUpperCase()
    },
  }
}

interface Encoded {
  readonly bytes: Buffer
  readonly isEncoded: boolean
  encode(bytes: Buffer): Buffer
}

function encodingOf(raw: Buffer): Encoded {
  const stored = raw[0] === DATA_PREFIX ? decoded(raw.subarray(1)) : undefined
  if (stored) return {bytes: stored.bytes, isEncoded: true, encode: (bytes) => Buffer.concat([raw.subarray(0, 1), encodedBytes(bytes), stored.timestamp])}
  const found = decoded(raw)
  if (found) return {bytes: found.bytes, isEncoded: true, encode: (bytes) => (found.timestamp.length === 0 ? encodedBytes(bytes) : Buffer.concat([encodedBytes(bytes), found.timestamp]))}
  return {bytes: raw, isEncoded: false, encode: (bytes) => bytes}
}

/** The timestamp of a version may follow on it. */
function decoded(raw: Buffer): {readonly bytes: Buffer; readonly timestamp: Buffer} | undefined {
  const read = readBytes(raw, 0)
  const isWhole = read && (read.end === raw.length || read.end + TIMESTAMP_BYTES === raw.length)
  return isWhole ? {bytes: read.value, timestamp: raw.subarray(read.end)} : undefined
}

function spelled(bytes: Buffer, like: string, isBase64: boolean): string {
  if (isBase64) return bytes.toString('base64')
  const [opening = ''] = OPENING.exec(like) ?? []
  const digits = like.slice(opening.length).replace(/'$/, '')
  if (HEX.test(digits)) return `${opening}${/[a-f]/.test(digits) ? bytes.toString('hex') : bytes.toString('hex').toUpperCase()}${like.slice(opening.length + digits.length)}`
  const [slashes = '\\'] = /\\+/.exec(like) ?? []
  const isHex = /\\x[\da-f]{2}/i.test(like)
  return Array.from(bytes, (byte) => slashes + (isHex ? `x${byte.toString(16).padStart(2, '0')}` : byte.toString(8).padStart(3, '0'))).join('')
}
