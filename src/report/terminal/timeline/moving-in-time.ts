import {sayingOf, type TimedEvent, type Track, type Window} from './track.js'

const TIME_MOVES = ['next-event', 'previous-event', 'earlier', 'later', 'closer', 'farther', 'whole'] as const

export type TimeMove = (typeof TIME_MOVES)[number]

export function isTimeMove(command: string): command is TimeMove {
  return TIME_MOVES.some((move) => move === command)
}

/** What part of the time line is in view, and the event of the lane that the cursor is on; -1: none. */
export interface InTime {
  readonly window: Window
  readonly event: number
}

/** A row of the time line, and where in it one is. */
export interface InLane {
  readonly cursor: number
  readonly time: InTime
}

/** Closer than this a line of a log cannot be told from the next. */
const CLOSEST_MS = 50

/** The store of the verdict as it begins to leave, else the first lane in which anything happens. */
export function startIn({whole, lanes}: Track, store: number | null): InLane {
  const leaving = lanes.findIndex(({node, events}) => store !== null && node.store === store && events.length > 0)
  const cursor = Math.max(0, leaving >= 0 ? leaving : lanes.findIndex(({events}) => events.length > 0))
  const events = lanes[cursor]?.events ?? []
  const begins = events.findIndex(({event}) => event.kind === 'store-offline')
  return {cursor, time: {window: whole, event: begins >= 0 ? begins : events.length > 0 ? 0 : -1}}
}

export function movedInTime(track: Track, {cursor, time}: InLane, move: TimeMove): InTime {
  const events = track.lanes[cursor]?.events ?? []
  const {window} = time
  const span = window.to - window.from
  switch (move) {
    case 'next-event':
    case 'previous-event':
      return stepped(track, events, time, move === 'next-event' ? 1 : -1)
    case 'earlier':
    case 'later':
      return seen(events, time, within(track.whole, window.from + (move === 'later' ? span : -span) / 4, span))
    case 'closer':
    case 'farther': {
      const at = events[time.event]?.at ?? (window.from + window.to) / 2
      const wanted = Math.max(CLOSEST_MS, move === 'closer' ? span / 2 : span * 2)
      return seen(events, time, within(track.whole, at - ((at - window.from) / span) * wanted, wanted))
    }
    case 'whole':
      return {...time, window: track.whole}
  }
}

/** On another lane the event that is nearest in time, as far as it is in view. */
export function inOtherLane({lanes}: Track, from: InLane, cursor: number): InTime {
  const {window, event} = from.time
  const at = lanes[from.cursor]?.events[event]?.at ?? (window.from + window.to) / 2
  return {window, event: nearest(lanes[cursor]?.events ?? [], at, window)}
}

/** The next event of any lane that says a word, round and round; 0 stays where it is said already. */
export function foundInTime(track: Track, {cursor, time}: InLane, word: string, by: 1 | -1 | 0): InLane | undefined {
  const all = track.lanes.flatMap(({events}, row) => events.map(({at, event}, index) => ({at, row, index, event}))).toSorted((a, b) => a.at - b.at || a.row - b.row)
  const here = Math.max(0, all.findIndex(({row, index}) => row === cursor && index === time.event))
  const saysWord = sayingOf(word)
  for (let far = Math.abs(by); far <= all.length; far++) {
    const found = all[(((here + (by < 0 ? -far : far)) % all.length) + all.length) % all.length]
    if (found && saysWord(found.event)) return {cursor: found.row, time: {window: showing(track.whole, time.window, found.at), event: found.index}}
  }
  return undefined
}

function stepped({whole}: Track, events: readonly TimedEvent[], {window, event}: InTime, by: 1 | -1): InTime {
  const next = event >= 0 ? event + by : by > 0 ? events.findIndex(({at}) => at >= window.from) : events.findLastIndex(({at}) => at <= window.to)
  const to = events[next]
  return to ? {window: showing(whole, window, to.at), event: next} : {window, event}
}

/** The window moves only as far as a moment is out of it. */
function showing(whole: Window, window: Window, at: number): Window {
  const span = window.to - window.from
  return at >= window.from && at <= window.to ? window : within(whole, at - span / 2, span)
}

/** An event that is out of view is left for one that is in view. */
function seen(events: readonly TimedEvent[], {event}: InTime, window: Window): InTime {
  const at = events[event]?.at ?? (window.from + window.to) / 2
  return {window, event: nearest(events, at, window)}
}

function nearest(events: readonly TimedEvent[], wanted: number, {from, to}: Window): number {
  let best = -1
  for (const [index, {at}] of events.entries()) {
    if (at >= from && at <= to && (best < 0 || Math.abs(at - wanted) < Math.abs(events[best]!.at - wanted))) best = index
  }
  return best
}

function within(whole: Window, from: number, wanted: number): Window {
  const span = Math.min(wanted, whole.to - whole.from)
  const start = Math.max(whole.from, Math.min(from, whole.to - span))
  return {from: start, to: start + span}
}
