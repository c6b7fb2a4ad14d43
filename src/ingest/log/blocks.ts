/** Whole lines in a row. */
export interface Block {
  readonly bytes: Buffer
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

/** Cuts a stream of bytes where a record begins, or at least a line. */
export async function* blocksOf(chunks: AsyncIterable<Buffer>, longest = LONGEST_LINE): AsyncGenerator<Block> {
  let rest: Buffer = Buffer.alloc(0)
  let isSkipping = false
  for await (const chunk of chunks) {
    const bytes = isSkipping ? afterNewline(chunk) : join(rest, chunk)
    if (bytes === undefined) continue
    isSkipping = false
    const end = cutAt(bytes)
    if (end > 0) yield {bytes: bytes.subarray(0, end), isCut: false}
    rest = bytes.subarray(end)
    if (rest.length > longest) {
      yield {bytes: rest.subarray(0, longest), isCut: true}
      isSkipping = true
      rest = Buffer.alloc(0)
    }
  }
  if (rest.length > 0) yield {bytes: rest, isCut: false}
}

function join(rest: Buffer, chunk: Buffer): Buffer {
  return rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
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
