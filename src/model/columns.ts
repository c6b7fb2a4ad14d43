/** How many values stand in one array: a column grows by these and copies nothing. */
const SHIFT = 13
const CHUNK = 1 << SHIFT
const MASK = CHUNK - 1
const KINDS = [Uint8Array, Uint16Array, Uint32Array, Float64Array] as const
type Numbers = InstanceType<(typeof KINDS)[number]>
const sums = new Float64Array(CHUNK)
const kindFor = (most: number) => (most < 2 ** 8 ? Uint8Array : most < 2 ** 16 ? Uint16Array : most < 2 ** 32 ? Uint32Array : Float64Array)

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

  /** Whole numbers, none below 0, and `plus` more each. */
  pushAll(values: Float64Array | Uint8Array, from: number, to: number, plus = 0): void {
    for (let at = from; at < to; ) {
      const place = this.length & MASK
      const count = Math.min(to - at, CHUNK - place)
      let most = 0
      for (let index = 0; index < count; index++) {
        const value = values[at + index]! + plus
        sums[index] = value
        if (value > most) most = value
      }
      if (place === 0) this.chunks.push((this.last = new (kindFor(most))(CHUNK)))
      else while (kindFor(most).BYTES_PER_ELEMENT > this.last.BYTES_PER_ELEMENT) this.widen(this.chunks.length - 1)
      this.last.set(sums.subarray(0, count), place)
      this.length += count
      at += count
    }
  }

  at(index: number): number {
    return this.chunks[index >>> SHIFT]?.[index & MASK] ?? 0
  }

  /** Replaces what was pushed there. */
  set(index: number, value: number): void {
    const chunk = this.chunks[index >>> SHIFT]!
    chunk[index & MASK] = value
    if (chunk[index & MASK] !== value && this.widen(index >>> SHIFT)) this.set(index, value)
  }

  /** Into a wider kind of array; false for one that holds every number. */
  private widen(place: number): boolean {
    const narrow = this.chunks[place]!
    const Kind = KINDS[KINDS.findIndex((Kind) => narrow instanceof Kind) + 1]
    if (!Kind) return false
    const wide = new Kind(CHUNK)
    wide.set(narrow)
    this.chunks[place] = wide
    if (this.last === narrow) this.last = wide
    return true
  }
}

const KEY_CHUNK = 1 << 20
const START = Uint32Array.of(0)
const placed = {starts: new Float64Array(CHUNK), lengths: new Float64Array(CHUNK), shared: new Float64Array(CHUNK)}

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
    this.pushAll(bytes, START, Uint32Array.of(isHex ? bytes.length : 0), 1)
  }

  /** The bytes that the digits of each text stand for. */
  pushAll(bytes: Uint8Array, from: Uint32Array, to: Uint32Array, count: number): void {
    for (let first = 0; first < count; first += CHUNK) {
      const texts = Math.min(CHUNK, count - first)
      for (let text = 0; text < texts; text++) this.place(text, bytes, from[first + text]!, to[first + text]!)
      this.starts.pushAll(placed.starts, 0, texts)
      this.lengths.pushAll(placed.lengths, 0, texts)
      this.shared.pushAll(placed.shared, 0, texts)
    }
  }

  private place(text: number, bytes: Uint8Array, from: number, to: number): void {
    const into = this.room(to - from)
    let at = from
    while (at < to && at - from < this.firstLength && into[at - from] === bytes[at]) at++
    placed.starts[text] = (this.chunks.length - 1) * KEY_CHUNK + this.used
    placed.lengths[text] = to - at
    placed.shared[text] = at - from
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
