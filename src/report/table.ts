import type {Spans} from './document.js'
import {type Line, widthOf, wrap} from './wrap.js'

const BETWEEN = 2
const NARROWEST = 8

/** Lays a table out in `width` columns: what is too wide is wrapped within its cell. */
export function layOutTable(head: readonly string[], rows: ReadonlyArray<readonly Spans[]>, width: number): Line[] {
  const titles = head.map((text): Spans => [{text, tone: 'strong'}])
  const columns = fit(head.map((_, at) => Math.max(...[titles, ...rows].map((row) => widthOf(row[at] ?? [])))), width)
  return [titles, ...rows].flatMap((row) => layOutRow(row, columns))
}

/** Takes columns from the widest until the row fits. */
function fit(wanted: readonly number[], width: number): number[] {
  const columns = [...wanted]
  const room = width - BETWEEN * (columns.length - 1)
  for (let over = columns.reduce((sum, each) => sum + each, 0) - room; over > 0; over--) {
    const widest = columns.indexOf(Math.max(...columns))
    if (columns[widest]! <= NARROWEST) break
    columns[widest]!--
  }
  return columns
}

function layOutRow(row: readonly Spans[], columns: readonly number[]): Line[] {
  const cells = columns.map((width, at) => wrap(row[at] ?? [], Math.max(1, width)))
  const height = Math.max(...cells.map((cell) => cell.length))
  return Array.from({length: height}, (_, index) =>
    cells.flatMap((cell, at): Line => {
      const line = cell[index] ?? []
      if (at === cells.length - 1) return line
      return [...line, {text: ' '.repeat(Math.max(0, columns[at]! - widthOf(line)) + BETWEEN), tone: 'plain'}]
    }),
  )
}
