import {UTCDateMini} from '@date-fns/utc/date/mini'
import {formatDate} from 'date-fns/format'
import {formatDuration} from 'date-fns/formatDuration'
import {dates, language, say, type Sentence, translated} from './say.js'

/** `1 Region`, `3 Regions`, `1,000,000 Regions`; a catalog has it as `{0} Region`. */
export function count(number: number, noun: string, plural = `${noun}s`): Sentence {
  const shown = figure(number)
  return translated(`{0} ${noun}`, [shown]) ?? (`${shown} ${number === 1 ? noun : plural}` as Sentence)
}

let format: Intl.NumberFormat | undefined

/** `1,000,000`: so many of something; never an id. Few texts have one, and the first format takes longer than they do. */
export function figure(number: number): string {
  return number < 1000 ? String(number) : (format ??= new Intl.NumberFormat(language())).format(number)
}

/** `once`, `3 times`. */
export function often(times: number): Sentence {
  return times === 1 ? say`once` : count(times, 'time')
}

/** `1, 4 and 5`; a long list is cut: `1, 4, 5 and 61 more`. */
export function listed(items: ReadonlyArray<number | string>, limit = 5): Sentence {
  if (items.length === 0) return say`none`
  if (items.length === 1) return say`${items[0]}`
  if (items.length <= limit) return say`${items.slice(0, -1).join(say`, `)} and ${items.at(-1)}`
  return say`${items.slice(0, limit - 1).join(say`, `)} and ${items.length - limit + 1} more`
}

/** `the host is to stay; the process runs`: sentences that stand on their own, one after the other. */
export function inTurn(sentences: readonly Sentence[], between: Sentence = say`; `): Sentence {
  return sentences.join(between) as Sentence
}

/** `store 6`, `stores 6 and 7`. */
export function namedStores(ids: readonly number[], limit?: number): Sentence {
  return ids.length === 1 ? say`store ${listed(ids, limit)}` : say`stores ${listed(ids, limit)}`
}

/** `12 minutes`, `105 seconds`: for a reader who compares, in one unit, the one that has two of it. */
export function lasting(milliseconds: number): Sentence {
  const seconds = Math.round(milliseconds / 1000)
  const minutes = Math.round(seconds / 60)
  const hours = Math.round(minutes / 60)
  const duration = Math.abs(seconds) < 120 ? {seconds} : Math.abs(minutes) < 120 ? {minutes} : Math.abs(hours) < 48 ? {hours} : {days: Math.round(hours / 24)}
  return formatDuration(duration, {zero: true, ...dates()}) as Sentence
}

/** `Nov 23, 2026 09:18:36 +08:00`: a moment as a log has it, in the zone of that log. What is no moment, as a saved report may have it, stays as it is. */
export function moment(written: string): string {
  const [, local, zone] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(written) ?? []
  const there = new UTCDateMini(`${local}Z`)
  return Number.isNaN(there.getTime()) ? written : `${formatDate(there, 'PP HH:mm:ss', dates())} ${zone === 'Z' ? 'UTC' : zone}`
}

/** `8.5 GiB`, `700 GiB`: a tenth where it counts. */
export function gibibytes(bytes: number): Sentence {
  return say`${(bytes / 2 ** 30).toFixed(bytes < 2 ** 34 ? 1 : 0)} GiB`
}
