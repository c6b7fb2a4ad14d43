/** Numbers that grow by doubling, in one typed array. */
export class Column {
  length = 0
  private values = new Float64Array(1024)

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Float64Array(this.values.length * 2)
      grown.set(this.values)
      this.values = grown
    }
    this.values[this.length++] = value
  }

  at(index: number): number {
    return this.values[index] ?? 0
  }
}

/** Texts of one-byte characters, one after the other. */
export class Bytes {
  length = 0
  private bytes = Buffer.alloc(64 * 1024)

  push(text: string): void {
    while (this.length + text.length > this.bytes.length) this.bytes = Buffer.concat([this.bytes], this.bytes.length * 2)
    this.length += this.bytes.write(text, this.length, 'latin1')
  }

  text(from: number, to: number): string {
    return this.bytes.toString('latin1', from, to)
  }
}
