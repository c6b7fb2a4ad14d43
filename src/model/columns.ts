/** How many values stand in one array: a column grows by these and copies nothing. */
const SHIFT = 13
const CHUNK = 1 << SHIFT
const MASK = CHUNK - 1
const KINDS = [Uint8Array, Uint16Array, Uint32Array, Float64Array] as const
type Numbers = InstanceType<(typeof KINDS)[number]>

/** Numbers that grow at their end, in arrays no wider than the largest number in each needs. */
export class Column {
  length = 0
  private readonly chunks: Numbers[] = []
  private last: Numbers = new Uint8Array(0)

  push(value: number): void {
    const at = this.length & MASK
    if (at === 0) this.chunks.push((this.last = new Uint8Array(CHUNK)))
    this.length++
    this.last[at] = value
    if (this.last[at] !== value) this.set(this.length - 1, value)
  }

  at(index: number): number {
    return this.chunks[index >>> SHIFT]?.[index & MASK] ?? 0
  }

  /** Replaces what was pushed there. */
  set(index: number, value: number): void {
    const chunk = this.chunks[index >>> SHIFT]!
    chunk[index & MASK] = value
    if (chunk[index & MASK] !== value) this.widen(index, value)
  }

  /** The value does not fit: into a wider kind of array, up to one that holds every number. */
  private widen(index: number, value: number): void {
    const place = index >>> SHIFT
    const narrow = this.chunks[place]!
    const Kind = KINDS[KINDS.findIndex((Kind) => narrow instanceof Kind) + 1]
    if (!Kind) return
    const wide = new Kind(CHUNK)
    wide.set(narrow)
    this.chunks[place] = wide
    if (this.last === narrow) this.last = wide
    this.set(index, value)
  }
}

const KEY_CHUNK = 1 << 20

/** Texts in upper-case hex, two digits a byte. What is none, such as a key that someone made unreadable, is kept as it is. */
export class HexColumn {
  private readonly starts = new Column()
  private readonly lengths = new Column()
  /** How many bytes a text begins with that the first one of its chunk begins with too: keys of one kind are much alike. */
  private readonly shared = new Column()
  private readonly others = new Map<number, string>()
  /** No text stands in two of them; one that is longer has one for itself. */
  private readonly chunks: Buffer[] = []
  private used = KEY_CHUNK
  private firstLength = 0

  push(text: string): void {
    const bytes = Buffer.from(text, 'hex')
    const isHex = 2 * bytes.length === text.length
    if (!isHex) this.others.set(this.starts.length, text)
    this.pushBytes(bytes, 0, isHex ? bytes.length : 0)
  }

  /** The bytes that the digits stand for. */
  pushBytes(bytes: Uint8Array, from: number, to: number): void {
    const into = this.room(to - from)
    let at = from
    while (at < to && at - from < this.firstLength && into[at - from] === bytes[at]) at++
    this.shared.push(at - from)
    this.starts.push((this.chunks.length - 1) * KEY_CHUNK + this.used)
    this.lengths.push(to - at)
    if (this.used === 0) this.firstLength = to - from
    while (at < to) into[this.used++] = bytes[at++]!
  }

  at(index: number): string {
    const other = this.others.get(index)
    if (other !== undefined) return other
    const start = this.starts.at(index)
    const chunk = this.chunks[Math.floor(start / KEY_CHUNK)]!
    const from = start % KEY_CHUNK
    return (chunk.toString('hex', 0, this.shared.at(index)) + chunk.toString('hex', from, from + this.lengths.at(index))).toUpperCase()
  }

  private room(length: number): Buffer {
    if (this.used + length >= KEY_CHUNK) {
      this.chunks.push(Buffer.alloc(Math.max(length, KEY_CHUNK)))
      this.used = this.firstLength = 0
    }
    return this.chunks.at(-1)!
  }
}
