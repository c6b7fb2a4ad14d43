/** Whole lines in a row. */
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

/** Cuts a stream of bytes where a record begins, or at least a line. A line is read up to `longest` bytes, and not less than a wrapped record may have. */
export async function* blocksOf(chunks: AsyncIterable<Buffer>, longest = LONGEST_LINE, from = 0): AsyncGenerator<Block> {
  const most = Math.max(longest, WRAP_BYTES)
  let rest: Buffer[] = []
  let at = from
  let end = from
  let isSkipping = false
  for await (const chunk of chunks) {
    end += chunk.length
    const bytes = isSkipping ? afterNewline(chunk) : chunk
    if (bytes === undefined) continue
    if (isSkipping) at = end - bytes.length
    isSkipping = false
    rest.push(bytes)
    // A line without end is put together once, not with each chunk.
    if (bytes.includes(NEWLINE)) {
      const whole = join(rest)
      const cut = cutAt(whole)
      if (cut > 0) yield {bytes: whole.subarray(0, cut), at, isCut: false}
      rest = cut < whole.length ? [whole.subarray(cut)] : []
      at += cut
    }
    if (end - at > most) {
      yield {bytes: join(rest).subarray(0, most), at, isCut: true}
      isSkipping = true
      rest = []
    }
  }
  if (rest.length > 0 && !isSkipping) yield {bytes: join(rest), at, isCut: false}
}

function join(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
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
