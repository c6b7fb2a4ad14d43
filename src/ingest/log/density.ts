import {type Density, MOST_STRETCHES} from '../../model/density.js'
import {firstTimed, lastTimed, partsOf, type TimedLines} from './silences.js'

/**
 * Counts the lines of a log by time without reading the time of every line: where the first and the last line of a part lie in one
 * stretch of time, all between them do. The stretches become longer as the log does.
 */
export class DensityCounter {
  private every = 1000
  private counts = new Map<number, number>()
  private first = Number.POSITIVE_INFINITY
  private last = Number.NEGATIVE_INFINITY

  get density(): Density | undefined {
    if (this.counts.size === 0) return undefined
    const {first, last, every} = this
    return {from: first * every, every, lines: Array.from({length: last - first + 1}, (_, at) => this.counts.get(first + at) ?? 0)}
  }

  read(lines: Pick<TimedLines, 'count' | 'timeAt'>): void {
    const from = firstTimed(lines, 0, lines.count)
    const to = lastTimed(lines, -1, lines.count)
    if (!from || !to) return
    this.add(from.time, from.at)
    for (const [a, b] of partsOf(lines, from, to, (a, b) => this.stretchOf(a.time) !== this.stretchOf(b.time))) this.add(a.time, b.at - a.at)
    this.add(to.time, lines.count - to.at)
  }

  private stretchOf(time: number): number {
    return Math.floor(time / this.every)
  }

  private add(time: number, count: number): void {
    if (count === 0) return
    this.first = Math.min(this.first, this.stretchOf(time))
    this.last = Math.max(this.last, this.stretchOf(time))
    while (this.last - this.first >= MOST_STRETCHES) this.widen()
    const at = this.stretchOf(time)
    this.counts.set(at, (this.counts.get(at) ?? 0) + count)
  }

  private widen(): void {
    this.every *= 2
    this.first = Math.floor(this.first / 2)
    this.last = Math.floor(this.last / 2)
    const counts = new Map<number, number>()
    for (const [at, count] of this.counts) counts.set(Math.floor(at / 2), (counts.get(Math.floor(at / 2)) ?? 0) + count)
    this.counts = counts
  }
}
