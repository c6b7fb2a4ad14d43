import {kernel} from './kernel.js'

const BRACKET = 0x5b
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39

/** Where the lines of a text stand. */
export interface LinesOfText {
  readonly bytes: Buffer
  readonly count: number
  /** First byte of each, and behind the last one the end of the text. */
  readonly starts: Uint32Array
}

/** The line on which a byte stands, at `from` or after it. */
export function lineAt({starts, count}: LinesOfText, position: number, from: number): number {
  let at = from
  while (at + 1 < count && (starts[at + 1] ?? 0) <= position) at++
  return at
}

export function linesOfText(bytes: Buffer, {lineStarts} = kernel): LinesOfText {
  const starts = lineStarts(bytes)
  return {bytes, starts, count: starts.length - 1}
}

/** With its line end. Ids and the words of messages are ASCII, so that this is text enough to find them, and cheap. */
export function latin1Line({bytes, starts}: LinesOfText, at: number, most = Number.POSITIVE_INFINITY): string {
  const start = starts[at] ?? 0
  return bytes.toString('latin1', start, Math.min(starts[at + 1] ?? 0, start + most))
}

/** `[2022/…`: nearly every line, told without making a text of it. */
export function isPlainRecord(bytes: Buffer, start: number): boolean {
  const digit = bytes[start + 1] ?? 0
  return bytes[start] === BRACKET && digit >= DIGIT_0 && digit <= DIGIT_9
}

/** Is every line a record of its own? */
export function areRecords({bytes, starts, count}: LinesOfText): boolean {
  for (let at = 0; at < count; at++) if (!isPlainRecord(bytes, starts[at] ?? 0)) return false
  return true
}
