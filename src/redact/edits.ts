/** What was replaced: for the count. */
export type Kind = 'address' | 'name' | 'key' | 'sql' | 'secret' | 'certificate'

export interface Replaced {
  count: number
  /** The first few. */
  readonly examples: Array<{readonly from: string; readonly to: string}>
}

const MOST_EXAMPLES = 3
const LONGEST_EXAMPLE = 100
const NOTHING: Buffer = Buffer.alloc(0)

/** Copies bytes, with some of them replaced, and keeps count. */
export class Edits {
  readonly replaced = new Map<Kind, Replaced>()
  private source = NOTHING
  private copied = 0
  private length = 0

  /** Without a copy nothing is counted either: the text is only read. Copies are made in `target`, while it is large enough. */
  constructor(readonly isCopied: boolean, private target = NOTHING) {}

  begin(source: Buffer, from: number): void {
    this.source = source
    this.copied = from
    this.length = 0
    if (this.isCopied && this.target.length < source.length) this.target = Buffer.allocUnsafeSlow(source.length + (source.length >> 2) + 1024)
  }

  replace(from: number, to: number, token: string, kind: Kind): void {
    if (!this.isCopied) return
    const replaced = this.replacedOf(kind)
    replaced.count++
    if (replaced.examples.length < MOST_EXAMPLES) this.addExample(replaced, this.source.toString('utf8', from, Math.min(to, from + LONGEST_EXAMPLE)), token)
    this.put(from, to, token)
  }

  /** What belongs to a replacement that was counted before. */
  remove(from: number, to: number): void {
    if (this.isCopied) this.put(from, to, '')
  }

  /** A copy as far as `to`, until the next one begins. */
  end(to: number): Buffer {
    if (this.isCopied) this.put(to, to, '')
    return this.target.subarray(0, this.length)
  }

  /** What was replaced behind all that was counted here. */
  add(replaced: ReadonlyMap<Kind, Replaced>): void {
    for (const [kind, {count, examples}] of replaced) {
      const own = this.replacedOf(kind)
      own.count += count
      for (const {from, to} of examples) this.addExample(own, from, to)
    }
  }

  private replacedOf(kind: Kind): Replaced {
    const replaced = this.replaced.get(kind) ?? {count: 0, examples: []}
    this.replaced.set(kind, replaced)
    return replaced
  }

  private addExample({examples}: Replaced, from: string, to: string): void {
    if (examples.length < MOST_EXAMPLES && !examples.some((example) => example.from === from)) examples.push({from, to})
  }

  private put(from: number, to: number, token: string): void {
    const needed = this.length + (from - this.copied) + token.length * 3
    if (needed > this.target.length) this.target = grown(this.target.subarray(0, this.length), needed + (needed >> 1))
    this.length += this.source.copy(this.target, this.length, this.copied, from)
    this.length += this.target.write(token, this.length)
    this.copied = to
  }
}

/** In memory of its own. */
function grown(bytes: Buffer, length: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(length)
  bytes.copy(larger)
  return larger
}
