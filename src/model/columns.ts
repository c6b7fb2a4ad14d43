type Numbers = Float64Array | Uint32Array | Uint8Array

/** Numbers in one typed array that grows at its end. */
export class Column {
  length = 0
  private values: Numbers

  constructor(private readonly Kind: new (length: number) => Numbers = Float64Array) {
    this.values = new Kind(1024)
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new this.Kind(Math.ceil(this.values.length * 1.5))
      grown.set(this.values)
      this.values = grown
    }
    this.values[this.length++] = value
  }

  at(index: number): number {
    return this.values[index] ?? 0
  }

  /** Replaces what was pushed there. */
  set(index: number, value: number): void {
    this.values[index] = value
  }
}

/** Texts in upper-case hex, two digits a byte. What is none, such as a key that someone made unreadable, is kept as it is. */
export class HexColumn {
  private readonly ends = new Column(Uint32Array)
  private readonly others = new Map<number, string>()
  private bytes = Buffer.alloc(64 * 1024)
  private used = 0

  push(text: string): void {
    const digits = text.length / 2
    if (this.used + digits > this.bytes.length) this.grow(digits)
    const isHex = this.bytes.write(text, this.used, 'hex') === digits
    if (isHex) this.used += digits
    else this.others.set(this.ends.length, text)
    this.ends.push(this.used)
  }

  at(index: number): string {
    const from = index === 0 ? 0 : this.ends.at(index - 1)
    return this.others.get(index) ?? this.bytes.toString('hex', from, this.ends.at(index)).toUpperCase()
  }

  private grow(digits: number): void {
    const grown = Buffer.alloc(Math.ceil((this.bytes.length + digits) * 1.5))
    this.bytes.copy(grown, 0, 0, this.used)
    this.bytes = grown
  }
}
