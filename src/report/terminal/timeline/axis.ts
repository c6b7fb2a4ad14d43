import {columnOf} from './drawn-lane.js'
import type {Window} from './track.js'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Steps that a reader can count in. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND), ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE), ...[1, 2, 3, 6, 12].map((n) => n * HOUR), ...[1, 2, 5, 10, 30, 100, 365].map((n) => n * DAY)]

/** Times along the window, each behind a bar at its column: `|09:46:30      |09:46:40`; a moment may be marked, where nothing else shows the cursor. */
export function axis(window: Window, columns: number, marked?: number): string {
  const {from, to} = window
  const perColumn = (to - from) / columns
  const step = STEPS.find((each) => labelAt(0, each).length + 3 <= each / perColumn) ?? STEPS.at(-1)!
  let line = ''
  for (let at = Math.ceil(from / step) * step; at < to; at += step) {
    const column = Math.floor((at - from) / perColumn)
    const label = `|${labelAt(at, step)}`
    if (column < line.length || column + label.length > columns) continue
    line = line.padEnd(column) + label
  }
  if (marked === undefined || marked < from || marked > to) return line
  const at = columnOf(window, marked, columns)
  return `${line.padEnd(at).slice(0, at)}v${line.slice(at + 1)}`
}

function labelAt(at: number, step: number): string {
  const stamp = stampOf(at)
  if (step < SECOND) return stamp.slice(11, 23)
  if (step < MINUTE) return stamp.slice(11, 19)
  return step < DAY ? stamp.slice(11, 16) : stamp.slice(0, 10)
}

/** `2026-11-23 09:46:29.699`; empty for what no calendar has. */
export function stampOf(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('T', ' ').replace('Z', '')
}

/** How much time a column stands for: `1.6 s`, `3 min`. */
export function perColumn({from, to}: Window, columns: number): string {
  const each = (to - from) / columns
  const [unit, size] = ([['d', DAY], ['h', HOUR], ['min', MINUTE], ['s', SECOND]] as const).find(([, size]) => each >= size) ?? ['ms', 1]
  const value = each / size
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${unit}`
}
