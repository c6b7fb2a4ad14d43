const NEWLINE = 10

/** A window on a stream of bytes that grows at its end and is cut at its start: what is taken is forgotten. */
export class ByteReader {
  /** The bytes at hand; positions count from the first one that is not taken. */
  window: Buffer = Buffer.alloc(0)
  /** Byte of the stream at which the window begins. */
  offset = 0
  /** 1-based line on which the window begins. */
  line = 1
  private readonly chunks: AsyncIterator<Buffer>
  private store: Buffer = Buffer.alloc(0)
  private from = 0
  private to = 0

  constructor(chunks: AsyncIterable<Buffer>) {
    this.chunks = chunks[Symbol.asyncIterator]()
  }

  /** More bytes at the end of the window; false at the end of the stream. */
  async fill(): Promise<boolean> {
    const next = await this.chunks.next()
    if (next.done) return false
    this.append(next.value)
    return true
  }

  /** Takes bytes off the start, and counts their lines unless that was done. They are valid until the next `fill`. */
  take(length: number, newlines?: number): Buffer {
    const taken = this.window.subarray(0, length)
    this.line += newlines ?? newlinesIn(taken)
    this.from += length
    this.offset += length
    this.window = this.store.subarray(this.from, this.to)
    return taken
  }

  /** Goes on in this memory, if what is at hand has room there. */
  moveTo(room: Buffer): void {
    const kept = this.to - this.from
    if (this.store === room || kept > room.length) return
    this.window.copy(room)
    this.store = room
    this.from = 0
    this.to = kept
    this.window = room.subarray(0, kept)
  }

  /** The line of a place in the window. */
  lineAt(position: number): number {
    let line = this.line
    for (let at = this.window.indexOf(NEWLINE); at >= 0 && at < position; at = this.window.indexOf(NEWLINE, at + 1)) line++
    return line
  }

  private append(chunk: Buffer): void {
    const kept = this.to - this.from
    if (this.to + chunk.length > this.store.length) {
      const room = kept + chunk.length > this.store.length ? Buffer.allocUnsafe(2 * (kept + chunk.length)) : this.store
      this.store.copy(room, 0, this.from, this.to)
      this.store = room
      this.from = 0
      this.to = kept
    }
    chunk.copy(this.store, this.to)
    this.to += chunk.length
    this.window = this.store.subarray(this.from, this.to)
  }
}

function newlinesIn(bytes: Buffer): number {
  let newlines = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) newlines++
  return newlines
}
