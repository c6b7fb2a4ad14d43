import {tableWith} from './known-tables.js'
import type {Row, Shape, TextLine} from './row-reader.js'
import {splitBox} from './split.js'

const BORDER = /^\+[-+]*$/
const BORDER_PART = /^[-+]+$/
//  |---|:--:|
const RULE = /^\|[-:| +]+\|$/
/** A cell with line breaks of its own, or a narrow window. */
const MAX_PARTS = 64
const MAX_CHARS = 256 * 1024

/**
 * The table that mysql draws; a window that is too narrow wraps each of its rows in the same way as its border. Without a border it is
 * Markdown.
 *
 *     +----------+------------------+
 *     | STORE_ID | STORE_STATE_NAME |
 *     +----------+------------------+
 *     |        5 | Offline          |
 *     +----------+------------------+
 */
export class BoxShape implements Shape {
  columns: readonly string[] | undefined
  head: TextLine | undefined
  lost = 0
  private rows: Row[] = []
  /** Lines of the upper border. */
  private readonly border: string[] = []
  private bars: readonly number[] | undefined
  private isMeasured = false
  private parts: TextLine[] = []
  private length = 0
  private isClosed = false
  private closing = 0
  private hasBody = false

  /** Undefined when no table begins on this line. */
  static at({text}: TextLine): BoxShape | undefined {
    if (BORDER.test(text) && text.length > 2) return new BoxShape()
    const cells = text.startsWith('|') ? splitBox(text, undefined, undefined) : undefined
    return cells && tableWith(cells.map((cell) => (cell ?? '').toUpperCase())) ? new BoxShape() : undefined
  }

  get isCut(): boolean {
    return this.border.length > 0 && !this.isClosed
  }

  read(line: TextLine): boolean {
    if (this.isClosed && (this.closing >= this.border.length || !BORDER_PART.test(line.text))) return false
    if (this.parts.length === 0 && BORDER_PART.test(line.text)) return this.readBorder(line)
    if (this.parts.length === 0 && RULE.test(line.text)) return true
    if (this.parts.length === 0 && !line.text.startsWith('|')) return false
    if (!this.isMeasured) this.measure()
    this.parts.push(line)
    this.length += line.raw.length
    const row = this.joined()
    const isFull = this.border.length <= 1 || this.parts.length >= this.border.length
    const cells = isFull && row.trimEnd().endsWith('|') ? splitBox(row, this.bars, this.columns?.length ?? (this.bars && this.bars.length - 1)) : undefined
    if (cells) this.add(cells)
    else if (this.isBroken(line)) return this.startAgain(line)
    return true
  }

  take(): readonly Row[] {
    const {rows} = this
    this.rows = []
    return rows
  }

  finish(): void {
    if (this.parts.length > 0) this.drop()
  }

  private readBorder({raw}: TextLine): boolean {
    const isUpper = this.columns === undefined
    if (isUpper && (this.border.length >= MAX_PARTS || raw.length > MAX_CHARS)) return false
    if (isUpper) this.border.push(raw.trimEnd())
    else if (!this.hasBody && this.closing < this.border.length) this.closing++
    else {
      this.closing = this.isClosed ? this.closing + 1 : 1
      this.isClosed = true
    }
    return true
  }

  private measure(): void {
    this.isMeasured = true
    this.bars = barsOf(this.border)
  }

  private add(cells: Row['cells']): void {
    const [at] = this.parts
    this.parts = []
    this.length = 0
    if (!this.columns) {
      this.columns = cells.map((cell) => (cell ?? '').toUpperCase())
      this.head = at
    } else if (at) {
      this.hasBody = true
      this.rows.push({cells, at})
    }
  }

  /** The next row begins although this one has not ended. */
  private isBroken({text}: TextLine): boolean {
    return this.parts.length >= MAX_PARTS || (this.parts.length > 1 && this.length > MAX_CHARS) || (this.parts.length > Math.max(1, this.border.length) && text.startsWith('|'))
  }

  private startAgain(line: TextLine): boolean {
    this.drop()
    return this.read(line)
  }

  private drop(): void {
    this.lost++
    this.parts = []
    this.length = 0
  }

  /** A wrapped row is as wide as its border was: blanks at the ends of its lines may have been lost. */
  private joined(): string {
    const width = this.border.length > 1 ? (this.border[0] ?? '').length : undefined
    return width === undefined ? this.parts.map(({raw}) => raw).join('\n') : this.parts.map(({raw}, at) => (at + 1 < this.border.length ? raw.padEnd(width) : raw)).join('')
  }
}

function barsOf(border: readonly string[]): readonly number[] | undefined {
  const text = border.join('')
  const bars = [...text.matchAll(/\+/g)].map(({index}) => index)
  return bars.length > 1 ? bars : undefined
}
