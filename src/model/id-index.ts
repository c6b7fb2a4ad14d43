/** For a place that holds none. */
const NONE = 0
/** Nobody can choose ids that all want the same place. */
const SEED = Math.floor(Math.random() * 2 ** 32)

/** Finds the number under which an id was added, in one array: a million ids take 8 MiB, where a Map takes 40. */
export class IdIndex {
  size = 0
  private table = new Uint32Array(1 << 10)

  /** `idOf` tells the id that was added under a number. */
  constructor(private readonly idOf: (number: number) => number) {}

  /** Undefined when the id was not added. */
  get(id: number): number | undefined {
    const found = this.table[this.placeOf(id)]!
    return found === NONE ? undefined : found - 1
  }

  /** The number of the id; one that was not there gets the next of 0, 1, 2 … */
  add(id: number): number {
    if (2 * (this.size + 1) > this.table.length) this.grow()
    const place = this.placeOf(id)
    const found = this.table[place]!
    if (found !== NONE) return found - 1
    this.table[place] = ++this.size
    return this.size - 1
  }

  /** Where the id stands, or would. */
  private placeOf(id: number): number {
    const mask = this.table.length - 1
    for (let place = mixed(id) & mask; ; place = (place + 1) & mask) {
      const found = this.table[place]!
      if (found === NONE || this.idOf(found - 1) === id) return place
    }
  }

  private grow(): void {
    this.table = new Uint32Array(2 * this.table.length)
    for (let number = 0; number < this.size; number++) this.table[this.placeOf(this.idOf(number))] = number + 1
  }
}

/** MurmurHash3's last step, which spreads ids that look alike (Austin Appleby, smhasher, MurmurHash3.cpp fmix32). */
function mixed(id: number): number {
  let bits = id ^ SEED
  if (id >= 2 ** 32) bits ^= Math.imul(Math.floor(id / 2 ** 32), 0x9e3779b1)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
