/** TiDB's codec, whose bytes sort as the values do (tidb pkg/util/codec: bytes.go, number.go, float.go, decimal.go, codec.go). */

/** What was read from a place on, and where the next thing begins. */
interface Read<T> {
  readonly value: T
  readonly end: number
}

const GROUP = 8
const GROUP_BITS = 3
const INT64_SIGN = 1n << 63n
export const INT64_BYTES = 8

/** Groups of eight bytes, each with a marker behind it that is 0xFF less the zeros that fill the group up; only the last group has such zeros. */
export function readBytes(bytes: Buffer, from: number): Read<Buffer> | undefined {
  for (let at = from; at + GROUP < bytes.length; at += GROUP + 1) {
    const fill = 0xff - bytes[at + GROUP]!
    if (fill === 0) continue
    if (fill > GROUP) return undefined
    for (let zero = at + GROUP - fill; zero < at + GROUP; zero++) if (bytes[zero] !== 0) return undefined
    const value = Buffer.allocUnsafe(((at - from) / (GROUP + 1)) * GROUP + GROUP - fill)
    for (let to = 0; to < value.length; to++) value[to] = bytes[from + to + (to >> GROUP_BITS)]!
    return {value, end: at + GROUP + 1}
  }
  return undefined
}

/** The other way round. */
export function encodedBytes(value: Buffer): Buffer {
  const groups = (value.length >> GROUP_BITS) + 1
  const bytes = Buffer.allocUnsafe(groups * (GROUP + 1))
  bytes.fill(0, bytes.length - GROUP - 1)
  for (let at = 0; at < value.length; at++) bytes[at + (at >> GROUP_BITS)] = value[at]!
  for (let group = 1; group < groups; group++) bytes[group * (GROUP + 1) - 1] = 0xff
  bytes[bytes.length - 1] = 0xff - GROUP + (value.length & (GROUP - 1))
  return bytes
}

/** Eight bytes, big-endian, with the sign bit turned over. */
export function readInt64(bytes: Buffer, from: number): bigint | undefined {
  return from + INT64_BYTES <= bytes.length ? bytes.readBigUInt64BE(from) - INT64_SIGN : undefined
}

/** Values one after another, each behind a byte that tells its type, in words; what cannot be read ends it with `…`. */
export function readDatums(bytes: Buffer, from: number): readonly string[] {
  const datums: string[] = []
  for (let at = from; at < bytes.length; ) {
    const datum = readDatum(bytes, at)
    datums.push(datum?.value ?? '…')
    if (!datum) break
    at = datum.end
  }
  return datums
}

function readDatum(bytes: Buffer, at: number): Read<string> | undefined {
  const from = at + 1
  switch (bytes[at]) {
    case 0:
      return {value: 'NULL', end: from}
    case 1: {
      const text = readBytes(bytes, from)
      return text && {value: shown(text.value), end: text.end}
    }
    case 3:
    case 7: // a duration, in nanoseconds
      return eight(bytes, from, (raw) => String(raw - INT64_SIGN))
    case 4: // also a date or a time, packed; nothing in the key tells it from a number
      return eight(bytes, from, String)
    case 5:
      return eight(bytes, from, floatOf)
    case 6:
      return readDecimal(bytes, from)
    case 250:
      return {value: '+∞', end: from}
    default:
      return undefined
  }
}

function eight(bytes: Buffer, from: number, words: (raw: bigint) => string): Read<string> | undefined {
  return from + INT64_BYTES <= bytes.length ? {value: words(bytes.readBigUInt64BE(from)), end: from + INT64_BYTES} : undefined
}

function floatOf(raw: bigint): string {
  const bits = Buffer.alloc(INT64_BYTES)
  bits.writeBigUInt64BE(raw >= INT64_SIGN ? raw - INT64_SIGN : BigInt.asUintN(64, ~raw))
  return String(bits.readDoubleBE())
}

/** Bytes that hold 0 to 9 decimal digits. */
const BYTES_OF_DIGITS = [0, 1, 1, 2, 2, 3, 3, 4, 4, 4] as const
const WORD_DIGITS = 9
const MAX_DIGITS = 81

/** Precision, digits of the fraction, then words of nine digits; the first bit turned over, of a negative number all bits (types/mydecimal.go ToBin). */
function readDecimal(bytes: Buffer, from: number): Read<string> | undefined {
  const [precision = 0, fraction = 0] = bytes.subarray(from, from + 2)
  if (precision === 0 || precision > MAX_DIGITS || fraction > precision) return undefined
  const whole = precision - fraction
  const words = [whole % WORD_DIGITS, ...filled(whole), ...filled(fraction), fraction % WORD_DIGITS]
  const end = from + 2 + words.reduce((sum, digits) => sum + BYTES_OF_DIGITS[digits]!, 0)
  if (end > bytes.length) return undefined
  const isNegative = (bytes[from + 2]! & 0x80) === 0
  const plain = Buffer.from(bytes.subarray(from + 2, end).map((byte, at) => (isNegative ? ~byte : byte) ^ (at === 0 ? 0x80 : 0)))
  const digits = digitsIn(plain, words)
  if (digits.length !== precision) return undefined
  const [integer, rest] = [digits.slice(0, whole).replace(/^0+/, '') || '0', digits.slice(whole)]
  return {value: `${isNegative ? '-' : ''}${integer}${rest === '' ? '' : `.${rest}`}`, end}
}

function digitsIn(bytes: Buffer, words: readonly number[]): string {
  let at = 0
  let digits = ''
  for (const count of words) {
    const size = BYTES_OF_DIGITS[count]!
    if (size > 0) digits += String(bytes.readUIntBE(at, size)).padStart(count, '0')
    at += size
  }
  return digits
}

const filled = (digits: number): number[] => Array.from({length: Math.floor(digits / WORD_DIGITS)}, () => WORD_DIGITS)

const LONGEST_SHOWN = 32
const PRINTABLE = /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]+$/u

/** Text in quotes, anything else in hex; long values are cut. */
export function shown(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  if (text !== '' && PRINTABLE.test(text) && Buffer.from(text).equals(bytes)) return `"${[...text].length > LONGEST_SHOWN ? `${[...text].slice(0, LONGEST_SHOWN).join('')}…` : text}"`
  if (bytes.length === 0) return '""'
  const hex = bytes.toString('hex', 0, LONGEST_SHOWN / 2).toUpperCase()
  return `0x${hex}${bytes.length > LONGEST_SHOWN / 2 ? '…' : ''}`
}
