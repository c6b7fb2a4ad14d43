/** What was replaced: for the count. */
export type Kind = 'address' | 'name' | 'key' | 'sql' | 'secret' | 'certificate'

export interface Replaced {
  count: number
  /** The first few. */
  readonly examples: Array<{readonly from: string; readonly to: string}>
}

const MOST_EXAMPLES = 3
const LONGEST_EXAMPLE = 100

/** Copies bytes, with some of them replaced, and keeps count. */
export class Edits {
  readonly replaced = new Map<Kind, Replaced>()
  private source: Buffer = Buffer.alloc(0)
  private target: Buffer = Buffer.alloc(0)
  private copied = 0
  private length = 0

  /** Without a copy nothing is counted either: the text is only read. */
  constructor(readonly isCopied: boolean) {}

  begin(source: Buffer, from: number): void {
    this.source = source
    this.copied = from
    this.length = 0
    if (this.isCopied && this.target.length < source.length) this.target = Buffer.allocUnsafe(source.length + (source.length >> 2) + 1024)
  }

  replace(from: number, to: number, token: string, kind: Kind): void {
    if (!this.isCopied) return
    const replaced = this.replaced.get(kind) ?? {count: 0, examples: []}
    if (replaced.count++ === 0) this.replaced.set(kind, replaced)
    if (replaced.examples.length < MOST_EXAMPLES) this.addExample(replaced, this.source.toString('utf8', from, Math.min(to, from + LONGEST_EXAMPLE)), token)
    this.put(from, to, token)
  }

  /** What belongs to a replacement that was counted before. */
  remove(from: number, to: number): void {
    if (this.isCopied) this.put(from, to, '')
  }

  /** A copy as far as `to`; the next one begins there. */
  end(to: number): Buffer {
    if (this.isCopied) this.put(to, to, '')
    return Buffer.from(this.target.subarray(0, this.length))
  }

  private addExample({examples}: Replaced, from: string, to: string): void {
    if (!examples.some((example) => example.from === from)) examples.push({from, to})
  }

  private put(from: number, to: number, token: string): void {
    const needed = this.length + (from - this.copied) + token.length * 3
    if (needed > this.target.length) this.target = Buffer.concat([this.target.subarray(0, this.length)], needed + (needed >> 1))
    this.length += this.source.copy(this.target, this.length, this.copied, from)
    this.length += this.target.write(token, this.length)
    this.copied = to
  }
}
