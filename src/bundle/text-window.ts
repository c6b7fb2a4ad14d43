import type {BundleFile} from './bundle-file.js'

/** A place in the decoded text of a file: by its line, or by its byte, with its line where that is known. */
export type Spot = {readonly line: number} | {readonly offset: number; readonly line?: number}

/** A piece of a file around a place, however large the file is. */
export interface TextWindow {
  /** Byte of the decoded text at which the piece begins. */
  readonly offset: number
  /** 1-based line in which it begins; absent where what stands before it was not read. */
  readonly line?: number
  readonly bytes: Buffer
  /** The byte of `bytes` at which the place is. */
  readonly at: number
  readonly isEnd: boolean
}

const BEFORE = 32 * 1024
const AFTER = 64 * 1024
const NEWLINE = 0x0a

/** Reads around a place; undefined where the file does not go so far. A line must be counted from the beginning, a byte is gone to. */
export async function windowAt(file: BundleFile, spot: Spot): Promise<TextWindow | undefined> {
  const offset = 'offset' in spot ? spot.offset : undefined
  const from = offset === undefined ? 0 : Math.max(0, offset - BEFORE)
  const search = new Search(from, offset, spot.line ?? 1)
  for await (const chunk of file.read(from)) if (search.add(chunk)) break
  return search.window(offset === undefined || from === 0 ? undefined : spot.line)
}

/** Goes through chunks and keeps those around the place. */
class Search {
  private readonly kept: Buffer[] = []
  private start: number
  private end: number
  private at: number | undefined
  /** The line in which the chunk that is kept first begins. */
  private firstLine = 1
  private line = 1
  private isEnd = true

  constructor(from: number, private readonly offset: number | undefined, private readonly wanted: number) {
    this.start = from
    this.end = from
    if (offset === undefined && wanted <= 1) this.at = 0
  }

  /** True when there is enough. */
  add(chunk: Buffer): boolean {
    this.at ??= this.offset === undefined ? this.lineStart(chunk) : this.offset <= this.end + chunk.length ? this.offset : undefined
    this.kept.push(chunk)
    this.end += chunk.length
    if (this.at !== undefined && this.end - this.at > AFTER) {
      this.isEnd = false
      return true
    }
    while (this.kept.length > 1 && (this.at ?? this.end) - this.start - this.kept[0]!.length >= BEFORE) {
      this.firstLine += newlinesIn(this.kept[0]!)
      this.start += this.kept.shift()!.length
    }
    return false
  }

  window(lineAtSpot: number | undefined): TextWindow | undefined {
    if (this.at === undefined || this.at > this.end) return undefined
    const all = Buffer.concat(this.kept)
    const cut = Math.max(0, this.at - this.start - BEFORE)
    const bytes = all.subarray(cut, this.at - this.start + AFTER)
    const at = this.at - this.start - cut
    const isCounted = this.offset === undefined || this.offset <= BEFORE
    const first = isCounted ? this.firstLine + newlinesIn(all.subarray(0, cut)) : lineAtSpot === undefined ? undefined : lineAtSpot - newlinesIn(bytes.subarray(0, at))
    return {offset: this.start + cut, bytes, at, isEnd: this.isEnd && cut + bytes.length === all.length, ...(first !== undefined && {line: first})}
  }

  /** The byte at which the wanted line begins, if it is in this chunk. */
  private lineStart(chunk: Buffer): number | undefined {
    for (let found = chunk.indexOf(NEWLINE); found >= 0; found = chunk.indexOf(NEWLINE, found + 1)) {
      if (++this.line === this.wanted) return this.end + found + 1
    }
    return undefined
  }
}

/** Pieces of a file, in the order of their beginnings. What can only be read forward is gone through once. */
export async function piecesOf(file: BundleFile, ranges: ReadonlyArray<{readonly from: number; readonly to: number}>): Promise<Buffer[]> {
  if (file.isSeekable && ranges.length > 1) {
    const pieces: Buffer[] = []
    for (const range of ranges) pieces.push(...(await piecesOf(file, [range])))
    return pieces
  }
  const pieces = ranges.map((): Buffer[] => [])
  const end = Math.max(0, ...ranges.map(({to}) => to))
  let at = ranges[0]?.from ?? 0
  for await (const chunk of end > at ? file.read(at) : []) {
    // A copy, so that the chunk can go.
    for (const [index, {from, to}] of ranges.entries()) if (from < at + chunk.length && to > at) pieces[index]!.push(Buffer.from(chunk.subarray(Math.max(0, from - at), to - at)))
    at += chunk.length
    if (at >= end) break
  }
  return pieces.map((chunks) => Buffer.concat(chunks))
}

/** The byte at which each of the lines begins, as far as the file goes, in one reading up to the last of them. */
export async function startsOfLines(file: BundleFile, lines: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const wanted = new Set(lines)
  const last = Math.max(0, ...lines)
  const starts = new Map<number, number>()
  if (wanted.has(1)) starts.set(1, 0)
  let line = 1
  let at = 0
  for await (const chunk of last > 1 ? file.read(0, undefined, true) : []) {
    for (let found = chunk.indexOf(NEWLINE); found >= 0 && line < last; found = chunk.indexOf(NEWLINE, found + 1)) {
      if (wanted.has(++line)) starts.set(line, at + found + 1)
    }
    if (line >= last) break
    at += chunk.length
  }
  return starts
}

/** The line in which each byte is, in one reading up to the last of them. `offsets` ascend. */
export async function linesAt(file: BundleFile, offsets: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const lines = new Map<number, number>()
  let [line, at, next] = [1, 0, 0]
  for await (const chunk of offsets.length > 0 ? file.read() : []) {
    let from = 0
    for (; next < offsets.length && offsets[next]! <= at + chunk.length; next++) {
      const to = offsets[next]! - at
      line += newlinesIn(chunk.subarray(from, to))
      lines.set(offsets[next]!, line)
      from = to
    }
    if (next === offsets.length) break
    line += newlinesIn(chunk.subarray(from))
    at += chunk.length
  }
  return lines
}

export function newlinesIn(bytes: Buffer): number {
  let count = 0
  for (let found = bytes.indexOf(NEWLINE); found >= 0; found = bytes.indexOf(NEWLINE, found + 1)) count++
  return count
}
