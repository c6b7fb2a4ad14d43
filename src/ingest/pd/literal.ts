/** Bytes that are looked for in many places: compared four at a time. */
export class Literal {
  readonly length: number
  readonly newlines: number
  /** Four bytes each, the lowest first; the last of the bytes stand alone. */
  readonly words: Uint32Array

  constructor(readonly bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.length = bytes.length
    this.words = Uint32Array.from({length: bytes.length >> 2}, (_, word) => view.getUint32(4 * word, true))
    this.newlines = bytes.reduce((count, byte) => (byte === 10 ? count + 1 : count), 0)
  }

  equals(other: Literal): boolean {
    return Buffer.compare(this.bytes, other.bytes) === 0
  }

  /** Whether the bytes stand there. The caller sees to it that so many are left. */
  standsAt(view: DataView, from: number): boolean {
    const {words, bytes, length} = this
    let at = from
    for (let word = 0; word < words.length; word++, at += 4) if (view.getUint32(at, true) !== words[word]) return false
    for (let byte = words.length << 2; byte < length; byte++) if (view.getUint8(at++) !== bytes[byte]) return false
    return true
  }
}
