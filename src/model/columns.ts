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
    if (at === 0) this.chunks.push((this.last = new (kindFor(value))(CHUNK)))
    this.length++
    this.last[at] = value
    if (this.last[at] !== value) this.set(this.length - 1, value)
  }

  /** Whole numbers, none below 0, and `plus` more each. */
  pushAll(values: Float64Array | Uint32Array | Uint8Array, from: number, to: number, plus = 0): void {
    for (let at = from; at < to; ) {
      const place = this.length & MASK
      const count = Math.min(to - at, CHUNK - place)
      if (values instanceof Uint8Array && plus === 0) {
        this.pushBytes(values.subarray(at, at + count), place)
        at += count
        continue
      }
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

  /** Bytes fit into every kind of array as they are. */
  private pushBytes(bytes: Uint8Array, place: number): void {
    if (place === 0) this.chunks.push((this.last = new Uint8Array(CHUNK)))
    this.last.set(bytes, place)
    this.length += bytes.length
  }

  at(index: number): number {
    return this.chunks[index >>> SHIFT]?.[index & MASK] ?? 0
  }

  /** Fills the array with what begins at a place. */
  copyTo(array: Float64Array, from: number): void {
    for (let done = 0; done < array.length; ) {
      const place = (from + done) & MASK
      const count = Math.min(array.length - done, CHUNK - place)
      array.set(this.chunks[(from + done) >>> SHIFT]!.subarray(place, place + count), done)
      done += count
    }
  }

  /** Where this value stands, in order. */
  *placesOf(value: number): Generator<number> {
    for (const [place, chunk] of this.chunks.entries()) {
      const first = place * CHUNK
      for (let at = chunk.indexOf(value); at >= 0 && first + at < this.length; at = chunk.indexOf(value, at + 1)) yield first + at
    }
  }

  /** Of numbers that ascend the place of the last one that is not above this. */
  lastUpTo(value: number): number {
    let [from, to] = [0, this.length - 1]
    while (from < to) {
      const middle = (from + to + 1) >>> 1
      if (this.at(middle) <= value) from = middle
      else to = middle - 1
    }
    return from
  }

  *[Symbol.iterator](): Iterator<number> {
    for (let index = 0; index < this.length; index++) yield this.at(index)
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
const lengths = new Float64Array(CHUNK)

/** Texts in upper-case hex, two digits a byte. What is none, such as a key that someone made unreadable, is kept as it is. */
export class HexColumn {
  private readonly starts = new Column()
  private readonly lengths = new Column()
  /** How many bytes a text begins with that the first one of its block begins with too: keys of one kind are much alike. */
  private readonly shared = new Column()
  /** The first text of each block, and where the block begins, from which the starts count. */
  private readonly firsts = new Column()
  private readonly firstStarts = new Column()
  /** Of the first one of the last block, where others may share with it. */
  private firstLength = 0
  private readonly others = new Map<number, string>()
  /** No block stands in two of them; one that is longer has one for itself. */
  private readonly chunks: Buffer[] = []
  private used = KEY_CHUNK

  push(text: string): void {
    const decoded = Buffer.from(text, 'hex')
    const isHex = 2 * decoded.length === text.length
    if (!isHex) this.others.set(this.starts.length, text)
    const bytes = isHex ? decoded : decoded.subarray(0, 0)
    const {chunk, start} = this.room(bytes.length)
    const most = Math.min(this.firstLength, bytes.length)
    if (bytes.length > 0 && most === 0) this.begin(start, bytes.length)
    const first = this.firstStarts.at(this.firstStarts.length - 1) % KEY_CHUNK
    let shared = 0
    while (shared < most && chunk[first + shared] === bytes[shared]) shared++
    this.shared.push(shared)
    this.starts.push(start - this.firstStarts.at(this.firstStarts.length - 1))
    this.lengths.push(bytes.length - shared)
    this.used += bytes.copy(chunk, this.used, shared)
  }

  /** A block of texts: their bytes, those that they share with the first one left out, and where they are. */
  pushAll(bytes: Uint8Array, {from, to, shared, count}: {readonly from: Uint32Array; readonly to: Uint32Array; readonly shared: Uint32Array; readonly count: number}): void {
    const {chunk, start} = this.room(bytes.length)
    // Those of a batch are alike among themselves.
    this.begin(start, 0)
    chunk.set(bytes, this.used)
    this.used += bytes.length
    for (let text = 0; text < count; text++) lengths[text] = to[text]! - from[text]!
    this.lengths.pushAll(lengths, 0, count)
    this.starts.pushAll(from, 0, count)
    this.shared.pushAll(shared, 0, count)
  }

  at(index: number): string {
    const other = this.others.get(index)
    if (other !== undefined) return other
    const shared = this.shared.at(index)
    const block = this.firstStarts.at(this.firsts.lastUpTo(index))
    return (this.hex(block, shared) + this.hex(block + this.starts.at(index), this.lengths.at(index))).toUpperCase()
  }

  private begin(start: number, length: number): void {
    this.firsts.push(this.starts.length)
    this.firstStarts.push(start)
    this.firstLength = length
  }

  private hex(start: number, length: number): string {
    const from = start % KEY_CHUNK
    return this.chunks[Math.floor(start / KEY_CHUNK)]!.toString('hex', from, from + length)
  }

  private room(length: number): {readonly chunk: Buffer; readonly start: number} {
    if (this.used + length >= KEY_CHUNK) {
      this.chunks.push(Buffer.allocUnsafeSlow(Math.max(length, KEY_CHUNK)))
      this.used = this.firstLength = 0
    }
    return {chunk: this.chunks.at(-1)!, start: (this.chunks.length - 1) * KEY_CHUNK + this.used}
  }
}
