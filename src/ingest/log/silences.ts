import type {Silence} from '../../model/log-digest.js'
import type {LineSource} from '../../model/source.js'

// A running TiKV looks for garbage to collect every ten minutes and says so (src/server/gc_worker/gc_manager.rs).
export const LONGEST_SILENCE = 15 * 60_000

/** How many silences of one file are kept, the longest. */
const KEPT = 5

/** A line that has a time. */
interface TimedLine {
  readonly time: number
  readonly source: LineSource
}

/** The lines of one block, of which only a few are looked at. */
export interface TimedLines {
  readonly count: number
  timeAt(at: number): number | undefined
  sourceAt(at: number): LineSource
}

/**
 * Finds the longest silences of a log without reading the time of every line: where the first and the last line of a part lie close
 * together, there is none between them.
 */
export class SilenceFinder {
  first: TimedLine | undefined
  last: TimedLine | undefined
  private kept: readonly Silence[] = []

  /** From line to line without a silence, as far as silences are kept. */
  stretches(): ReadonlyArray<{readonly from: TimedLine; readonly to: TimedLine}> {
    if (!this.first || !this.last) return []
    const inOrder = this.kept.toSorted((a, b) => a.from - b.from)
    const starts = [this.first, ...inOrder.map(({to, after}) => ({time: to, source: after}))]
    const ends = [...inOrder.map(({from, before}) => ({time: from, source: before})), this.last]
    return starts.map((from, index) => ({from, to: ends[index]!}))
  }

  read(lines: TimedLines): void {
    const from = firstTimed(lines, 0, lines.count)
    const to = lastTimed(lines, -1, lines.count)
    if (!from || !to) return
    const first = {time: from.time, source: lines.sourceAt(from.at)}
    if (this.last) this.keep(this.last, first)
    for (const [a, b] of partsOf(lines, from, to, isSilent)) {
      if (isSilent(a, b)) this.keep({time: a.time, source: lines.sourceAt(a.at)}, {time: b.time, source: lines.sourceAt(b.at)})
    }
    this.first ??= first
    this.last = {time: to.time, source: lines.sourceAt(to.at)}
  }

  private keep(before: TimedLine, after: TimedLine): void {
    const silence = silenceBetween(before, after)
    if (silence) this.kept = [...this.kept, silence].toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, KEPT)
  }
}

/** Undefined when it is too short to mean anything. */
export function silenceBetween(before: TimedLine, after: TimedLine): Silence | undefined {
  return isSilent(before, after) ? {from: before.time, to: after.time, before: before.source, after: after.source} : undefined
}

const isSilent = (before: {readonly time: number}, after: {readonly time: number}): boolean => after.time - before.time > LONGEST_SILENCE

/** One of the lines, and its time. */
interface Timed {
  readonly at: number
  readonly time: number
}

type Times = Pick<TimedLines, 'timeAt'>

/** Halves what is between two lines as often as it is to be halved, and as lines with a time stand in it. */
export function* partsOf(lines: Times, from: Timed, to: Timed, isToBeHalved: (a: Timed, b: Timed) => boolean): Generator<readonly [Timed, Timed]> {
  const parts: Array<readonly [Timed, Timed]> = [[from, to]]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [a, b] = part
    const middle = isToBeHalved(a, b) ? middleOf(lines, a, b) : undefined
    if (middle) parts.push([a, middle], [middle, b])
    else yield part
  }
}

/** A line with a time between the two. */
function middleOf(lines: Times, a: Timed, b: Timed): Timed | undefined {
  const half = a.at + Math.ceil((b.at - a.at) / 2)
  return firstTimed(lines, half, b.at) ?? lastTimed(lines, a.at, half)
}

export function firstTimed(lines: Times, from: number, end: number): Timed | undefined {
  for (let at = from; at < end; at++) {
    const time = lines.timeAt(at)
    if (time !== undefined) return {at, time}
  }
  return undefined
}

/** Behind `after`, before `end`. */
export function lastTimed(lines: Times, after: number, end: number): Timed | undefined {
  for (let at = end - 1; at > after; at--) {
    const time = lines.timeAt(at)
    if (time !== undefined) return {at, time}
  }
  return undefined
}
