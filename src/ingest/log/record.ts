import {offsetMs, type Zone} from './zone.js'

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

/** `2022/03/28 09:34:38.062 +08:00`, `2018/08/03 17:44:28.277`, `2020.07.18 11:04:29.314159`, `2020/05/06-06:08:15.702451` */
const CLOCK = /^\d{4}[/.]\d\d[/.]\d\d[ -]\d\d:\d\d:\d\d\.(\d{1,9})(?: ([+-]\d\d:\d\d))?/

/** The time at the beginning of the text. `zone` stands in where the log has none; without both there is no time. */
export function parseTime(text: string, zone?: Zone): LogTime {
  const match = CLOCK.exec(text)
  const fraction = match?.[1]
  if (!match || fraction === undefined) return NO_TIME
  const local = dateOf(text) + Number(fraction.slice(0, 3).padEnd(3, '0'))
  const offset = match[2] ?? zone?.offsetAt(local)
  if (offset === undefined) return NO_TIME
  const date = `${text.slice(0, 4)}-${text.slice(5, 7)}-${text.slice(8, 10)}`
  return {time: local - offsetMs(offset), stamp: `${date}T${text.slice(11, 19)}.${fraction}${offset}`}
}

function dateOf(text: string): number {
  const at = (from: number, to: number): number => Number(text.slice(from, to))
  return Date.UTC(at(0, 4), at(5, 7) - 1, at(8, 10), at(11, 13), at(14, 16), at(17, 19))
}

//  2016-10-06T00:17:09.669794202Z    2026-11-23T09:01:00+0800
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/

/** The time that a transport wrote before a line, for the lines that have none of their own. */
export function outerTime(text: string): LogTime {
  const stamp = RFC_3339.test(text) ? text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : ''
  const time = Date.parse(stamp.replace(/(\.\d{3})\d+/, '$1'))
  return Number.isNaN(time) ? NO_TIME : {time, stamp}
}
