const NONE = -1
const SLOTS = 0xff

/** Stores by numbers that count from 0: a byte each in the columns, where ids take four. */
export class StoreNumbers {
  private readonly ids: number[] = []
  private readonly numbers = new Map<number, number>()
  /** Of those that were asked for last: a look into an array is quicker, and each peer takes one. */
  private readonly slotIds = new Float64Array(SLOTS + 1).fill(NONE)
  private readonly slots = new Int32Array(SLOTS + 1)

  /** A store that is new gets the next one. */
  numberFor(id: number): number {
    const slot = id & SLOTS
    if (this.slotIds[slot] === id) return this.slots[slot]!
    const number = this.numbers.get(id) ?? this.ids.push(id) - 1
    this.numbers.set(id, number)
    this.slotIds[slot] = id
    return (this.slots[slot] = number)
  }

  numberOf(id: number): number | undefined {
    return this.numbers.get(id)
  }

  idOf(number: number): number {
    return this.ids[number]!
  }
}
