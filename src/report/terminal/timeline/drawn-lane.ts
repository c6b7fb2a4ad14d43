import {EVENT_LOOKS, KINDS_IN_ORDER} from '../../content/event-kinds.js'
import type {EventKind} from '../../contract.js'
import {type Span, span} from '../../document.js'
import type {Grid, TimedEvent, Window} from './track.js'

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

export function columnOf({from, to}: Window, at: number, columns: number): number {
  return Math.min(columns - 1, Math.floor(((at - from) / (to - from)) * columns))
}

/** Lines a second in each column of the window. */
export function ratesIn(density: readonly number[], {from: first, every}: Grid, {from, to}: Window, columns: number): number[] {
  const each = (to - from) / columns
  return Array.from({length: columns}, (_, column) => {
    const [start, end] = [from + column * each, from + (column + 1) * each]
    let lines = 0
    for (let at = Math.max(0, Math.floor((start - first) / every)); at < density.length && first + at * every < end; at++) {
      const shared = Math.min(end, first + (at + 1) * every) - Math.max(start, first + at * every)
      lines += (density[at]! * Math.max(0, shared)) / every
    }
    return (lines / each) * 1000
  })
}

/** How high a rate stands beside the highest one. A storm is thousands of times as loud as a node at rest, so each bar stands for a multiple. */
export function barOf(rate: number, highest: number): string {
  if (rate <= 0 || highest <= 0) return ' '
  const floor = highest / 10_000
  const share = Math.log(Math.max(rate, floor) / floor) / Math.log(highest / floor)
  return BARS[Math.min(BARS.length - 1, Math.floor(share * BARS.length))]!
}

/** One line: a letter where something happened, the most important of what falls together, else how loud the log is. The event at the cursor is a span of its own. */
export function drawnLane(events: readonly TimedEvent[], selected: TimedEvent | undefined, rates: readonly number[], highest: number, window: Window): {readonly spans: Span[]; readonly at: number | undefined} {
  const columns = rates.length
  const kinds = new Map<number, EventKind>()
  for (const {at, event} of events) {
    if (at < window.from || at > window.to) continue
    const column = columnOf(window, at, columns)
    const other = kinds.get(column)
    if (other === undefined || rankOf(event.kind) < rankOf(other)) kinds.set(column, event.kind)
  }
  const cursor = selected && selected.at >= window.from && selected.at <= window.to ? columnOf(window, selected.at, columns) : undefined
  if (cursor !== undefined && selected) kinds.set(cursor, selected.event.kind)
  const spans: Span[] = []
  let at: number | undefined
  for (const [column, rate] of rates.entries()) {
    const kind = kinds.get(column)
    const look = kind === undefined ? undefined : EVENT_LOOKS[kind]
    const piece = look ? span(look.letter, look.tone) : span(barOf(rate, highest), 'quiet')
    const last = spans.at(-1)
    if (column === cursor) at = spans.push(piece) - 1
    else if (last && last.tone === piece.tone && spans.length - 1 !== at) spans[spans.length - 1] = {text: last.text + piece.text, tone: piece.tone}
    else spans.push(piece)
  }
  return {spans, at}
}

function rankOf(kind: EventKind): number {
  return KINDS_IN_ORDER.indexOf(kind)
}
