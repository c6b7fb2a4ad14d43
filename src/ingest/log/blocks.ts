/** Whole lines in a row; the bytes stay there until the next one is asked for. */
export interface Block {
  readonly bytes: Buffer
  /** Where they stand in the text of the file. */
  readonly at: number
  /** A line without end was cut here; the rest of it is left out. */
  readonly isCut: boolean
}

const NEWLINE = 0x0a

/** The longest line that is read; TiKV's longest, its configuration, has tens of kilobytes. */
export const LONGEST_LINE = 1024 * 1024

// `[2022/03/28 …`
const RECORD = '[20'

// A record that was wrapped by hand over several lines is not torn apart, as far back as this.
const WRAP_BYTES = 64 * 1024

// A chunk of a small file.
const FIRST_BYTES = 64 * 1024

/** Cuts a stream of bytes where a record begins, or at least a line. A line is read up to `longest` bytes, and not less than a wrapped record may have. */
export async function* blocksOf(chunks: AsyncIterable<Buffer>, longest = LONGEST_LINE, from = 0): AsyncGenerator<Block> {
  const most = Math.max(longest, WRAP_BYTES)
  const held = new Held()
  let at = from
  let end = from
  let isSkipping = false
  for await (const chunk of chunks) {
    end += chunk.length
    const bytes = isSkipping ? afterNewline(chunk) : chunk
    if (bytes === undefined) continue
    if (isSkipping) at = end - bytes.length
    isSkipping = false
    held.add(bytes)
    // A line without end is searched once, not with each chunk.
    if (bytes.includes(NEWLINE)) {
      const cut = cutAt(held.bytes)
      if (cut > 0) yield {bytes: held.bytes.subarray(0, cut), at, isCut: false}
      held.drop(cut)
      at += cut
    }
    if (end - at > most) {
      yield {bytes: held.bytes.subarray(0, most), at, isCut: true}
      isSkipping = true
      held.drop(held.bytes.length)
    }
  }
  if (held.bytes.length > 0) yield {bytes: held.bytes, at, isCut: false}
}

/** Bytes that were read and not yet handed on, always in the same memory: a new one for each block would cost more than to copy them. */
class Held {
  private memory = Buffer.allocUnsafeSlow(FIRST_BYTES)
  bytes = this.memory.subarray(0, 0)

  add(more: Buffer): void {
    const {length} = this.bytes
    if (length + more.length > this.memory.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (length + more.length))
      larger.set(this.bytes)
      this.memory = larger
    }
    this.memory.set(more, length)
    this.bytes = this.memory.subarray(0, length + more.length)
  }

  drop(count: number): void {
    this.memory.copyWithin(0, count, this.bytes.length)
    this.bytes = this.memory.subarray(0, this.bytes.length - count)
  }
}

/** Undefined while the line goes on. */
function afterNewline(chunk: Buffer): Buffer | undefined {
  const at = chunk.indexOf(NEWLINE)
  return at === -1 ? undefined : chunk.subarray(at + 1)
}

/** Before the last line that begins a record, if that is near the end; else behind the last line. */
function cutAt(bytes: Buffer): number {
  const record = bytes.lastIndexOf(`\n${RECORD}`)
  if (record > 0 && bytes.length - record < WRAP_BYTES) return record + 1
  const isOneRecord = bytes.length < WRAP_BYTES && bytes.toString('latin1', 0, RECORD.length) === RECORD
  return isOneRecord ? 0 : bytes.lastIndexOf(NEWLINE) + 1
}
