import type {Progress} from '../ingest/reading-progress.js'
import {say} from '../model/say.js'
import {inTurn, lasting} from '../model/words.js'
import {columnsOf} from '../report/columns.js'
import {printable} from '../report/printable.js'

/** Where progress is shown: stderr, or nothing that is a terminal. */
interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

interface ProgressLine {
  show(progress: Progress): void
  clear(): void
}

const PATIENCE_MS = 500
const REFRESH_MS = 100

/** Says what is being read, how fast, how long it will take where that is known, and what was seen so far; only for a terminal, and only when it takes long enough to be asked about. */
export function progressLine(screen: Screen, now: () => number = () => performance.now()): ProgressLine {
  const start = now()
  let next = start + PATIENCE_MS
  let isShown = false
  return {
    show({file, bytes, total, seen = []}) {
      const time = now()
      if (!screen.isTTY || time < next) return
      next = time + REFRESH_MS
      isShown = true
      const columns = (screen.columns || 80) - 1
      const line = fitted(printable(file), figures(bytes, total, (bytes / (time - start)) * 1000), columns)
      const below = seen.length === 0 ? '' : `\n${cut(printable(say`So far: ${inTurn(seen)}`), columns)}${UP}`
      screen.write(`${ERASE}${line}${below}`)
    },
    clear() {
      if (isShown) screen.write(ERASE)
      isShown = false
    },
  }
}

/** `  312 MB / 1.2 GB, 80 MB/s, 11 s left` */
function figures(bytes: number, total: number | undefined, rate: number): string {
  if (total === undefined) return `  ${inUnits(bytes)}, ${inUnits(rate)}/s`
  const left = rate > 0 ? say`, ${lasting(((total - bytes) / rate) * 1000)} left` : ''
  return `  ${inUnits(bytes)} / ${inUnits(total)}, ${inUnits(rate)}/s${left}`
}

/** Back to the first column, and erase all from here on; a line up (ECMA-48 ED, CUU). */
const ERASE = '\r\u001b[J'
const UP = '\u001b[A'

/** The end of a long path says more than its beginning. */
function fitted(file: string, figures: string, columns: number): string {
  const room = Math.max(1, columns - figures.length)
  if (columnsOf(file) <= room) return file + figures
  let end = file
  while (end !== '' && columnsOf(end) > room - 1) end = [...end].slice(1).join('')
  return `…${end}${figures}`
}

function cut(text: string, columns: number): string {
  let start = text
  while (columnsOf(start) > columns) start = [...start].slice(0, -1).join('')
  return start
}

/** `312 MB`; decimal, as disks and networks count. */
export function inUnits(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / 1000 ** power
  return `${power > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power]}`
}
