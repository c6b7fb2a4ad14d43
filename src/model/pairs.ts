const MOST = 2 ** 26

/** Numbers pairs of numbers: equal pairs have the same one, so that a row of numbers comes down to one. */
export class Pairs {
  private readonly numbers = new Map<number, number>()

  /** From 2 on: 0 and 1 may stand for what begins a row. `b` is below 2^26. */
  numberOf(a: number, b: number): number {
    const pair = a * MOST + b
    const known = this.numbers.get(pair)
    if (known !== undefined) return known
    const number = this.numbers.size + 2
    this.numbers.set(pair, number)
    return number
  }
}
