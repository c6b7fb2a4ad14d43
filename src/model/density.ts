/** How many lines a log has in each stretch of time. */
export interface Density {
  /** Epoch ms at which the first stretch begins, a multiple of `every`. */
  readonly from: number
  /** Milliseconds: a second, or a power of two of them, so that stretches of two logs can be laid on each other. */
  readonly every: number
  readonly lines: readonly number[]
}

/** So many stretches at most: more than a screen has columns. */
export const MOST_STRETCHES = 256

/** The same logs, all in the same stretches. */
export function onOneGrid(all: readonly Density[]): readonly Density[] {
  const from = Math.min(...all.map((one) => one.from))
  const to = Math.max(...all.map((one) => one.from + one.every * one.lines.length))
  let every = Math.max(...all.map((one) => one.every))
  const first = () => Math.floor(from / every)
  while (Math.ceil(to / every) - first() > MOST_STRETCHES) every *= 2
  return all.map((one) => {
    const lines = Array.from({length: Math.ceil(to / every) - first()}, () => 0)
    for (const [at, count] of one.lines.entries()) lines[Math.floor((one.from + at * one.every) / every) - first()]! += count
    return {from: first() * every, every, lines}
  })
}

/** Several logs of one process; undefined without any. */
export function together(all: readonly Density[]): Density | undefined {
  const [one, ...others] = onOneGrid(all)
  return one && {...one, lines: one.lines.map((count, at) => others.reduce((sum, {lines}) => sum + lines[at]!, count))}
}
