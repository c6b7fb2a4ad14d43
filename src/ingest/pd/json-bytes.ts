/** The bytes end before what should stand there does. */
export const CUT = -1
/** Something else stands there. */
export const ODD = -2

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, ZERO, NINE, COLON, BACKSLASH, TILDE] = [9, 10, 13, 32, 34, 48, 57, 58, 92, 126]
/** An integer of so many digits is exact as a double. */
const DIGITS = 15
/** Longer numbers are nobody's. */
const LONGEST = 64
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const NUMBER_BYTES: ReadonlySet<number> = new Set(Buffer.from('0123456789+-.eE'))
const WORDS = ['true', 'false', 'null'].map((word) => Buffer.from(word))
const [TRUE, , NULL] = WORDS
/** The value of each hexadecimal digit, more than a byte for what is none. */
const HEX = Uint16Array.from({length: 256}, (_, byte) => {
  const value = Number.parseInt(String.fromCharCode(byte), 16)
  return Number.isNaN(value) ? 256 : value
})

/** Plain JSON, read in its bytes: each method takes the place where something should begin and returns the one behind it, or `CUT` or `ODD`. */
export class JsonBytes {
  /** How many lines ended in blanks. */
  newlines = 0
  /** What `integer` read. */
  number = 0
  bytes: Uint8Array = new Uint8Array(0)
  private end = 0

  open(bytes: Uint8Array): void {
    this.bytes = bytes
    this.end = bytes.length
    this.newlines = 0
  }

  /** 0, which is no byte of JSON, at the end. */
  byte(at: number): number {
    return at < this.end ? this.bytes[at]! : 0
  }

  /** What does not begin here may begin with the bytes that are still to come. */
  miss(at: number): number {
    return at < this.end ? ODD : CUT
  }

  blanks(from: number): number {
    const {bytes, end} = this
    let at = from
    for (; at < end; at++) {
      const byte = bytes[at]!
      if (byte > SPACE) return at
      if (byte === NEWLINE) this.newlines++
      else if (byte !== SPACE && byte !== RETURN && byte !== TAB) return at
    }
    return at
  }

  matches(from: number, word: Uint8Array): boolean {
    const {bytes, end} = this
    if (from + word.length > end) return false
    for (let at = 0; at < word.length; at++) if (bytes[from + at] !== word[at]) return false
    return true
  }

  /** No sign, no fraction, no zero before it, and exact. */
  integer(from: number): number {
    const {bytes, end} = this
    let number = 0
    let at = from
    for (; at < end; at++) {
      const byte = bytes[at]!
      if (byte < ZERO || byte > NINE) break
      number = number * 10 + (byte - ZERO)
    }
    if (at >= end) return CUT
    if (at === from || at - from > DIGITS || (at - from > 1 && bytes[from] === ZERO)) return ODD
    this.number = number
    return at
  }

  /** A string of `hexDigits`. */
  hex(from: number, into: Uint8Array, offset: number): number {
    if (this.byte(from) !== QUOTE) return this.miss(from)
    const end = this.hexDigits(from + 1, into, offset)
    return end < 0 ? end : this.byte(end) === QUOTE ? end + 1 : this.miss(end)
  }

  /** An even number of hexadecimal digits; their bytes go to `into`, as many as `number` says. */
  private hexDigits(from: number, into: Uint8Array, offset: number): number {
    const {bytes, end} = this
    let used = offset
    let at = from
    for (; at + 1 < end; at += 2) {
      const byte = (HEX[bytes[at]!]! << 4) | HEX[bytes[at + 1]!]!
      if (byte > 255) break
      if (used === into.length) return ODD
      into[used++] = byte
    }
    if (at + 1 >= end && this.byte(at) !== QUOTE) return CUT
    this.number = used - offset
    return at
  }

  /** Plain ASCII without escapes. */
  string(from: number): number {
    const {bytes, end} = this
    if (this.byte(from) !== QUOTE) return this.miss(from)
    for (let at = from + 1; at < end; at++) {
      const byte = bytes[at]!
      if (byte === QUOTE) return at + 1
      if (byte === BACKSLASH || byte < SPACE || byte > TILDE) return ODD
    }
    return CUT
  }

  /** A key and its colon, which follows at once. */
  key(from: number): number {
    const end = this.string(from)
    return end < 0 ? end : this.byte(end) === COLON ? end + 1 : this.miss(end)
  }

  /** `number` is 1 for true and 0 for false. */
  boolean(from: number): number {
    this.number = this.matches(from, TRUE!) ? 1 : 0
    return this.isNull(from) ? ODD : this.word(from)
  }

  isNull(from: number): boolean {
    return this.matches(from, NULL!)
  }

  /** Whatever has no parts. */
  scalar(from: number): number {
    const byte = this.byte(from)
    if (byte === QUOTE) return this.string(from)
    const end = this.integer(from)
    if (end >= 0 && !NUMBER_BYTES.has(this.byte(end))) return end
    return NUMBER_BYTES.has(byte) ? this.anyNumber(from) : this.word(from)
  }

  private word(from: number): number {
    for (const word of WORDS) if (this.matches(from, word)) return from + word.length
    return from + 5 > this.end ? CUT : ODD
  }

  private anyNumber(from: number): number {
    let at = from
    while (NUMBER_BYTES.has(this.byte(at))) at++
    if (at >= this.end) return CUT
    return at - from <= LONGEST && NUMBER.test(String.fromCharCode(...this.bytes.subarray(from, at))) ? at : ODD
  }
}
