import {COLUMN_NAMES, layoutOf, type TableName, tableWith} from './known-tables.js'
import type {Row, Shape, TextLine} from './row-reader.js'
import {type Cell, splitCsv, splitTabs} from './split.js'

const SEPARATORS = ['\t', ',', ';', '|'] as const
const NAME = /^[\w().* ]{1,64}$/
//  -----+------+     under the names of DBeaver's TXT
const RULE = /^[-+]+\|?$/
/** A cell with line breaks of its own. */
const MAX_LINES = 64
const MAX_CHARS = 256 * 1024

/** The table whose header, or whose first row where there is none, stands on this line. */
export function shapeAt(line: TextLine, hint: TableName | undefined, listed: readonly string[] | undefined): DelimitedShape | undefined {
  for (const separator of SEPARATORS) {
    if (!line.raw.includes(separator)) continue
    const cells = split(line.raw, separator).cells
    const names = cells.map((cell) => (cell ?? '').trim().toUpperCase())
    if (cells.length > 1 && isHeader(names, hint)) return new DelimitedShape(separator, names, true)
    const columns = hint && layoutOf(hint, listed, cells)
    if (columns) return new DelimitedShape(separator, columns, false)
  }
  return undefined
}

function isHeader(names: readonly string[], hint: TableName | undefined): boolean {
  const filled = names.at(-1) === '' ? names.slice(0, -1) : names
  if (!filled.every((name) => NAME.test(name))) return false
  return tableWith(filled) !== undefined || (hint !== undefined && filled.every((name) => COLUMN_NAMES.has(name)))
}

/**
 * `mysql -B` and CSV, one row a line:
 *
 *     STORE_ID	ADDRESS	STORE_STATE_NAME
 *     5	10.0.1.5:20160	Offline
 *
 *     "store_id";"address";"store_state_name"
 */
class DelimitedShape implements Shape {
  head: TextLine | undefined
  lost = 0
  readonly isCut = false
  private rows: Row[] = []
  private parts: TextLine[] = []
  private length = 0

  constructor(
    private readonly separator: string,
    readonly columns: readonly string[],
    private isHeaderAhead: boolean,
  ) {}

  read(line: TextLine): boolean {
    this.head ??= line
    if (this.isHeaderAhead) {
      this.isHeaderAhead = false
      return true
    }
    if (this.parts.length === 0 && RULE.test(line.text)) return true
    this.parts.push(line)
    this.length += line.raw.length
    const {cells, isOpen} = this.cellsOf(this.parts.map(({raw}) => raw).join('\n'))
    if (isOpen && this.parts.length < MAX_LINES && this.length < MAX_CHARS) return true
    return this.add(cells, line)
  }

  take(): readonly Row[] {
    const {rows} = this
    this.rows = []
    return rows
  }

  finish(): void {
    if (this.parts.length > 0) this.lost++
    this.parts = []
  }

  private add(cells: readonly Cell[] | undefined, line: TextLine): boolean {
    const at = this.parts[0] ?? line
    const isOneLine = this.parts.length === 1
    this.parts = []
    this.length = 0
    if (cells) this.rows.push({cells, at})
    else if (isOneLine && !this.isNearly(line)) return false
    else this.lost++
    return true
  }

  /** As many cells as there are columns, or none. */
  private cellsOf(text: string): {readonly cells: readonly Cell[] | undefined; readonly isOpen: boolean} {
    const {columns, separator} = this
    const plain = split(text, separator)
    const fits = ({isOpen, cells}: typeof plain) => !isOpen && cells.length === columns.length
    if (fits(plain)) return plain
    const escaped = separator === '\t' ? plain : splitCsv(text, separator, true)
    return fits(escaped) ? escaped : {cells: undefined, isOpen: plain.isOpen}
  }

  /** More than half of the separators: a row that cannot be taken apart, and not the next thing in the capture. */
  private isNearly({raw}: TextLine): boolean {
    return raw.split(this.separator).length * 2 > this.columns.length + 1
  }
}

function split(text: string, separator: string): {readonly cells: readonly Cell[]; readonly isOpen: boolean} {
  return separator === '\t' ? {cells: splitTabs(text), isOpen: false} : splitCsv(text, separator)
}
