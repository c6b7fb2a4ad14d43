import {isPlainRecord, areRecords, type LinesOfText, linesOfText} from './line-starts.js'
import type {WholeLine} from './origins.js'
import {beginsPanic, isTrace} from './panic.js'
import {beginsRecord} from './prefix.js'

const NEWLINE = 0x0a

/** Where the records of a block stand. */
export interface Lines extends LinesOfText {
  /** Line in the file on which each begins; where none was wrapped they count up from `firstNumber`. */
  readonly numbers?: Uint32Array
  readonly firstNumber: number
  /** Bytes of each that stand on its first line, where it was wrapped. */
  readonly wrapped: ReadonlyMap<number, number>
  /** Lines that begin a record, and lines in all. */
  readonly records: number
  readonly lineCount: number
  /** Lines that are neither a record, nor part of one, nor blank. */
  readonly unread: number
  /** What a transport wrote for each line; `firstNumber` is then 1. */
  readonly wrappers?: readonly WholeLine[]
}

/** Line in the file on which a record begins. */
export function lineNumber(lines: Lines, at: number): number {
  return wrapperOf(lines, at)?.line ?? numberOf(lines, at)
}

/** The line as a transport wrote it, where one did. */
export function wrapperOf(lines: Lines, at: number): WholeLine | undefined {
  return lines.wrappers?.[numberOf(lines, at) - 1]
}

function numberOf(lines: Lines, at: number): number {
  return lines.numbers?.[at] ?? lines.firstNumber + at
}

/** Lines that a transport wrote, without it. */
export function unwrappedLines(wrappers: readonly WholeLine[], isMultiline = false): Lines {
  // journald keeps a record of several lines in one.
  const single = wrappers.flatMap((wrapper) => wrapper.text.split('\n').map((text) => ({...wrapper, text})))
  return {...linesOf(Buffer.from(single.map(({text}) => `${text}\n`).join('')), 1, isMultiline), wrappers: single}
}

const NOT_WRAPPED: ReadonlyMap<number, number> = new Map()

/**
 * The lines of a block whose first line has this number; a line that was wrapped is put together again. In a multiline format the
 * messages hold raw line ends, so that what begins no record belongs to the one before.
 */
export function linesOf(bytes: Buffer, firstNumber: number, isMultiline = false): Lines {
  return recordsOf(linesOfText(bytes), firstNumber, isMultiline)
}

/** The same of lines that were found before; `isPlain` when each is known to be a record. */
export function recordsOf(text: LinesOfText, firstNumber: number, isMultiline: boolean, isPlain = areRecords(text)): Lines {
  const {bytes, starts, count: lineCount} = text
  const joins: number[] = []
  let records = isPlain ? lineCount : 0
  let unread = 0
  let head = 0
  const toLookAt = isPlain ? 0 : lineCount
  for (let at = 0; at < toLookAt; at++) {
    const start = starts[at] ?? 0
    if (isPlainRecord(bytes, start)) records++
    else {
      const line = lineText(bytes, starts, at)
      if (beginsRecord(line) || beginsPanic(line)) records++
      else if (at > 0 && at - head <= WRAPPED_LINES && continues(lineText(bytes, starts, head), lineText(bytes, starts, at - 1), line)) {
        joins.push(at)
        continue
      } else if (!isMultiline && line !== '' && !isTrace(line)) unread++
    }
    head = at
  }
  const plain: Lines = {...text, firstNumber, wrapped: NOT_WRAPPED, records, lineCount, unread}
  return joins.length === 0 ? plain : joined(plain, new Set(joins))
}

// A line of 500 characters pasted into a narrow window.
const WRAPPED_LINES = 16
const LOOK_BYTES = 1024

/** A power loss leaves NULs where the next record begins. */
export function textStart(bytes: Buffer, from: number, end: number): number {
  let start = from
  while (start < end && bytes[start] === 0) start++
  return start
}

/** The beginning of a line, enough to tell what it is; and its last character stands at the end. */
function lineText(bytes: Buffer, starts: Uint32Array, at: number): string {
  const end = starts[at + 1] ?? bytes.length
  const start = textStart(bytes, starts[at] ?? 0, end)
  if (end - start <= LOOK_BYTES) return bytes.toString('latin1', start, end).trimEnd()
  return bytes.toString('latin1', start, start + LOOK_BYTES) + bytes.toString('latin1', end - LOOK_BYTES / 2, end).trimEnd()
}

/**
 * Was a record wrapped here? Then it is still open at the end of the line before (a record of the unified format ends with `]`, a JSON one
 * with `}`), or its next field stands at the beginning of this one.
 */
function continues(record: string, before: string, text: string): boolean {
  if (text.trim() === '' || before === '') return false
  if (/^\[[\w -]+="?/.test(text)) return beginsRecord(record)
  const isJson = record.startsWith('{')
  if (!isJson && !/^\s*"?\[?\d{4}\/[^[]*\] \[|^ ?\[[A-Za-z]+\] \[/.test(record)) return false
  return isJson ? !before.endsWith('}') && beginsRecord(record) : !/\]"?,?$/.test(before)
}

function joined(lines: Lines, joins: ReadonlySet<number>): Lines {
  const parts: Buffer[] = []
  const starts: number[] = []
  const numbers: number[] = []
  const wrapped = new Map<number, number>()
  let length = 0
  for (let at = 0; at < lines.count; at++) {
    const isTail = joins.has(at)
    const end = joins.has(at + 1) ? endOfText(lines, at) : (lines.starts[at + 1] ?? 0)
    const part = lines.bytes.subarray(lines.starts[at] ?? 0, end)
    if (!isTail) {
      starts.push(length)
      numbers.push(lines.firstNumber + at)
      if (joins.has(at + 1)) wrapped.set(starts.length - 1, part.length)
    }
    parts.push(part)
    length += part.length
  }
  return {...lines, bytes: Buffer.concat(parts), count: starts.length, starts: Uint32Array.from([...starts, length]), numbers: Uint32Array.from(numbers), wrapped}
}

/** Without its line end. Blanks before it may be part of the record. */
function endOfText({bytes, starts}: Lines, at: number): number {
  let end = starts[at + 1] ?? bytes.length
  while (end > 0 && (bytes[end - 1] === NEWLINE || bytes[end - 1] === 0x0d)) end--
  return end
}
