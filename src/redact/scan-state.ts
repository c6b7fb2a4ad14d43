import type {LineMemory, LineSpan} from './lines.js'
import type {Quote} from './values.js'

/** Where a scanner stands in a file. */
export interface ScanState {
  isLineStart: boolean
  /** Of the line at hand. */
  spans: readonly LineSpan[]
  /** What ends the value at hand. */
  open: Quote | undefined
  isPem: boolean
  readonly lines: LineMemory
}

/** At its beginning. */
export const atStart = (): ScanState => ({isLineStart: true, spans: [], open: undefined, isPem: false, lines: {table: undefined, statement: 'sql', isOpen: false}})
