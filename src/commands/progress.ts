import stringWidth from 'string-width'
import {printable} from '../report/printable.js'

/** Where progress is shown: stderr, or nothing that is a terminal. */
export interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export interface ProgressLine {
  show(progress: {readonly file: string; readonly bytes: number}): void
  clear(): void
}

const PATIENCE_MS = 500
const REFRESH_MS = 100

/** One line that says what is being read and how fast; only for a terminal, and only when it takes long enough to be asked about. */
export function progressLine(screen: Screen, now: () => number = () => performance.now()): ProgressLine {
  const start = now()
  let next = start + PATIENCE_MS
  let isShown = false
  return {
    show({file, bytes}) {
      const time = now()
      if (!screen.isTTY || time < next) return
      next = time + REFRESH_MS
      isShown = true
      const rate = (bytes / (time - start)) * 1000
      screen.write(`${ERASE}${fitted(printable(file), `  ${inUnits(bytes)}, ${inUnits(rate)}/s`, (screen.columns || 80) - 1)}`)
    },
    clear() {
      if (isShown) screen.write(ERASE)
      isShown = false
    },
  }
}

/** Back to the first column, and erase the line (ECMA-48 EL). */
const ERASE = '\r\u001b[2K'

/** The end of a long path says more than its beginning. */
function fitted(file: string, figures: string, columns: number): string {
  const room = Math.max(1, columns - figures.length)
  if (stringWidth(file) <= room) return file + figures
  let end = file
  while (end !== '' && stringWidth(end) > room - 1) end = [...end].slice(1).join('')
  return `…${end}${figures}`
}

/** `312 MB`; decimal, as disks and networks count. */
export function inUnits(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / 1000 ** power
  return `${power > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power]}`
}
