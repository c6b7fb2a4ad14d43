/** For a place that holds none. */
const NONE = 0
/** Nobody can choose ids that all want the same place. */
const SEED = Math.floor(Math.random() * 2 ** 31)

/** Finds the number under which an id was added, in one array: a million ids take 16 MiB, where a Map takes 40. */
export class IdIndex {
  size = 0
  /** At each place the bits of an id, which most often tell it from others without a look at it, and its number. */
  private table = new Int32Array(2 << 10)
  private bits = new Int32Array(0)
  /** Without a use of what was read no compiler would read it. */
  touched = 0

  /** `idOf` tells the id that was added under a number. */
  constructor(private readonly idOf: (number: number) => number) {}

  /** Undefined when the id was not added. */
  get(id: number): number | undefined {
    const found = this.table[this.placeOf(id, bitsOf(id)) + 1]!
    return found === NONE ? undefined : found - 1
  }

  /** The number of the id; one that was not there gets the next of 0, 1, 2 … */
  add(id: number, bits = bitsOf(id)): number {
    if (4 * (this.size + 1) > this.table.length) this.grow()
    const place = this.placeOf(id, bits)
    const found = this.table[place + 1]!
    if (found !== NONE) return found - 1
    this.table[place] = bits
    this.table[place + 1] = ++this.size
    return this.size - 1
  }

  /** Adds many. Their places come into the caches of the processor before, all at once: one by one each would be waited for. */
  addAll(ids: Float64Array, count: number, onNumber: (number: number, at: number) => void): void {
    const {table} = this
    const mask = table.length - 1
    if (this.bits.length < count) this.bits = new Int32Array(count)
    const {bits} = this
    let touched = 0
    for (let at = 0; at < count; at++) {
      bits[at] = bitsOf(ids[at]!)
      touched ^= table[(bits[at]! << 1) & mask]!
    }
    this.touched = touched
    for (let at = 0; at < count; at++) onNumber(this.add(ids[at]!, bits[at]), at)
  }

  /** Where the id stands, or would. */
  private placeOf(id: number, bits: number): number {
    const {table} = this
    const mask = table.length - 1
    for (let place = (bits << 1) & mask; ; place = (place + 2) & mask) {
      const found = table[place + 1]!
      if (found === NONE || (table[place] === bits && this.idOf(found - 1) === id)) return place
    }
  }

  private grow(): void {
    const narrow = this.table
    const table = new Int32Array(2 * narrow.length)
    const mask = table.length - 1
    for (let from = 0; from < narrow.length; from += 2) {
      if (narrow[from + 1] === NONE) continue
      let place = (narrow[from]! << 1) & mask
      while (table[place + 1] !== NONE) place = (place + 2) & mask
      table[place] = narrow[from]!
      table[place + 1] = narrow[from + 1]!
    }
    this.table = table
  }
}

/** MurmurHash3's last step, which spreads ids that look alike (Austin Appleby, smhasher, MurmurHash3.cpp fmix32). */
function bitsOf(id: number): number {
  let bits = id ^ SEED
  if (id >= 2 ** 32) bits ^= Math.imul(Math.floor(id / 2 ** 32), 0x9e3779b1)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
