/** One log record, whatever form its line had. */
export interface LogRecord {
  /** Epoch ms; undefined for a line without a time, or with one whose zone is not known. */
  readonly time?: number
  /** The time in RFC 3339, with the offset of the log; empty without a time. */
  readonly stamp: string
  /** As written: `ERROR`, `WARN`, `warning`, `Info`. */
  readonly level: string
  readonly message: string
  /** A key that is written twice keeps its first value. */
  readonly fields: ReadonlyMap<string, string>
}

export interface LogTime {
  readonly time?: number
  readonly stamp: string
}

export const NO_TIME: LogTime = {stamp: ''}

/** `2022/03/28 09:34:38.062 +08:00`, `2018/08/03 17:44:28.277`, `2020.07.18 11:04:29.314159` */
const CLOCK = /^\d{4}[/.]\d\d[/.]\d\d \d\d:\d\d:\d\d\.(\d{1,9})(?: ([+-]\d\d:\d\d))?/

/** The time at the beginning of the text. `zone` stands in where the log has none; without both there is no time. */
export function parseTime(text: string, zone?: string): LogTime {
  const match = CLOCK.exec(text)
  const offset = match?.[2] ?? zone
  const fraction = match?.[1]
  if (!match || fraction === undefined || offset === undefined) return NO_TIME
  const time = dateOf(text) + Number(fraction.slice(0, 3).padEnd(3, '0')) - offsetMs(offset)
  return {time, stamp: `${text.slice(0, 4)}-${text.slice(5, 7)}-${text.slice(8, 10)}T${text.slice(11, 19)}.${fraction}${offset}`}
}

function dateOf(text: string): number {
  const at = (from: number, to: number): number => Number(text.slice(from, to))
  return Date.UTC(at(0, 4), at(5, 7) - 1, at(8, 10), at(11, 13), at(14, 16), at(17, 19))
}

function offsetMs(offset: string): number {
  const ms = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60_000
  return offset.startsWith('-') ? -ms : ms
}
