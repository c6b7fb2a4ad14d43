import type {Scanned} from './scan.js'

/** Whole lines in a row; the bytes stay there until the next one is asked for. */
export interface Block {
  readonly bytes: Buffer
  /** Where they stand in the text of the file. */
  readonly at: number
  /** A line without end was cut here; the rest of it is left out. */
  readonly isCut: boolean
  /** What was found in it by who read it. */
  readonly scanned?: Scanned
}

interface BlockOptions {
  /** The longest line that is read, but not less than a wrapped record may have. */
  readonly longest?: number
  /** The byte of the text with which the bytes begin. */
  readonly from?: number
  readonly size?: number
}

const NEWLINE = 0x0a

/** The longest line that is read; TiKV's longest, its configuration, has tens of kilobytes. */
export const LONGEST_LINE = 1024 * 1024

/** Of the usual block. Where it ends is a matter of the text alone: however the bytes come, and whoever reads them, the blocks are the same. */
export const BLOCK_BYTES = 1024 * 1024

// `[2022/03/28 …`
const RECORD = '\n[20'

/** A record that was wrapped by hand over several lines is not torn apart, as far as this. */
export const WRAP_BYTES = 64 * 1024

// A chunk of a small file.
const FIRST_BYTES = 64 * 1024

/** Cuts a stream of bytes where a record begins, or at least a line, at the first one behind each multiple of the size. */
export async function* blocksOf(chunks: AsyncIterable<Buffer>, {longest = LONGEST_LINE, from = 0, size = BLOCK_BYTES}: BlockOptions = {}): AsyncGenerator<Block> {
  const most = mostOf(longest)
  const held = new Held()
  let at = from
  let isSkipping = false
  const drop = (count: number): void => {
    held.drop(count)
    at += count
  }
  function* ready(): Generator<Block> {
    for (;;) {
      if (isSkipping) {
        const end = held.bytes.indexOf(NEWLINE)
        isSkipping = end === -1
        drop(isSkipping ? held.bytes.length : end + 1)
      }
      const length = blockLength(held.bytes, size - (at % size), most)
      if (length === 0) return
      isSkipping = held.bytes[length - 1] !== NEWLINE
      yield {bytes: held.bytes.subarray(0, length), at, isCut: isSkipping}
      drop(length)
    }
  }
  for await (const chunk of chunks) {
    held.add(chunk)
    // A line without end is searched once, not with each chunk.
    if (isSkipping || held.bytes.length > most || chunk.includes(NEWLINE)) yield* ready()
  }
  yield* ready()
  if (held.bytes.length > 0) yield {bytes: held.bytes, at, isCut: false}
}

export function mostOf(longest: number): number {
  return Math.max(longest, WRAP_BYTES)
}

/** Where a record begins, at `from` or not far behind it; -1 for nowhere. The byte before `from` must be there. */
export function recordNear(bytes: Buffer, from: number): number {
  const before = bytes.subarray(0, from + WRAP_BYTES + RECORD.length - 1).indexOf(RECORD, from - 1)
  return before === -1 ? -1 : before + 1
}

/** Where a line begins that is longer than `most`; -1 when there is none. */
export function longLineIn(bytes: Buffer, most: number): number {
  for (let start = 0; start + most < bytes.length; ) {
    const end = bytes.subarray(start, start + most + 1).lastIndexOf(NEWLINE)
    if (end === -1) return start
    start += end + 1
  }
  return -1
}

/** Of the first block, which goes over the multiple of the size; 0 while more of it must come. */
function blockLength(bytes: Buffer, multiple: number, most: number): number {
  const cut = bytes.length < multiple ? 0 : cutNear(bytes, multiple)
  const long = longLineIn(cut > 0 ? bytes.subarray(0, cut) : bytes, most)
  return long === 0 ? most : long > 0 ? long : cut
}

function cutNear(bytes: Buffer, multiple: number): number {
  const record = recordNear(bytes, multiple)
  if (record > 0) return record
  return bytes.length < multiple + WRAP_BYTES + RECORD.length ? 0 : bytes.indexOf(NEWLINE, multiple - 1) + 1
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
