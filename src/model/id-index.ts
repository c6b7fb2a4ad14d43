/** For a place that holds none. */
const NONE = 0
/** Nobody can choose ids that all want the same place. */
const SEED = Math.floor(Math.random() * 2 ** 31)

/** Finds the number under which an id was added, in one array: a million ids take 8 MiB, where a Map takes 40. */
export class IdIndex {
  size = 0
  /** At each place a number, counted from 1, and above it as many bits of the id as have room: most often they tell it from others without a look at it. */
  private table = new Int32Array(1 << 10)
  private bits = new Int32Array(0)
  /** Without a use of what was read no compiler would read it. */
  touched = 0

  /** `idOf` tells the id that was added under a number. */
  constructor(private readonly idOf: (number: number) => number) {}

  /** Undefined when the id was not added. */
  get(id: number): number | undefined {
    const found = this.numberAt(this.placeOf(id, bitsOf(id)))
    return found === NONE ? undefined : found - 1
  }

  /** The number of the id; one that was not there gets the next of 0, 1, 2 …, under which `idOf` must know it from then on. */
  add(id: number, bits = bitsOf(id)): number {
    if (!this.hasRoomFor(1)) this.grow(2 * this.table.length)
    const place = this.placeOf(id, bits)
    const found = this.numberAt(place)
    if (found !== NONE) return found - 1
    this.table[place] = entryOf(bits, ++this.size, this.table.length - 1)
    return this.size - 1
  }

  /** Room for so many more: the table then grows once. */
  expect(more: number): void {
    if (!this.hasRoomFor(more)) this.grow(2 ** Math.ceil(Math.log2(2 * (this.size + more))))
  }

  hasRoomFor(more: number): boolean {
    return 2 * (this.size + more) <= this.table.length
  }

  /** Adds many. Their places come into the caches of the processor before, all at once: one by one each would be waited for. */
  addAll(ids: Float64Array, onNumber: (number: number, at: number) => void): void {
    const {table} = this
    const mask = table.length - 1
    if (this.bits.length < ids.length) this.bits = new Int32Array(ids.length)
    const {bits} = this
    let touched = 0
    for (let at = 0; at < ids.length; at++) {
      bits[at] = bitsOf(ids[at]!)
      touched ^= table[bits[at]! & mask]!
    }
    this.touched = touched
    for (let at = 0; at < ids.length; at++) onNumber(this.add(ids[at]!, bits[at]), at)
  }

  private numberAt(place: number): number {
    return this.table[place]! & (this.table.length - 1)
  }

  /** Where the id stands, or would. */
  private placeOf(id: number, bits: number): number {
    const {table} = this
    const mask = table.length - 1
    for (let place = bits & mask; ; place = (place + 1) & mask) {
      const found = table[place]!
      if (found === NONE || (((found ^ bits) & ~mask) === 0 && this.idOf((found & mask) - 1) === id)) return place
    }
  }

  private grow(length: number): void {
    const table = new Int32Array(length)
    const mask = table.length - 1
    for (let number = 1; number <= this.size; number++) {
      const bits = bitsOf(this.idOf(number - 1))
      let place = bits & mask
      while (table[place] !== NONE) place = (place + 1) & mask
      table[place] = entryOf(bits, number, mask)
    }
    this.table = table
  }
}

/** A number below the size of the table, and above it the bits of the id that do not say its place. */
function entryOf(bits: number, number: number, mask: number): number {
  return (bits & ~mask) | number
}

/** MurmurHash3's last step, which spreads ids that look alike (Austin Appleby, smhasher, MurmurHash3.cpp fmix32). */
function bitsOf(id: number): number {
  let bits = id ^ SEED
  if (id >= 2 ** 32) bits ^= Math.imul(Math.floor(id / 2 ** 32), 0x9e3779b1)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
