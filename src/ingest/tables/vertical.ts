import {QUOTE_LIMIT} from '../../model/source.js'
import {COLUMN_NAMES, type TableName} from './known-tables.js'
import type {Row, Shape, TextLine} from './row-reader.js'
import {type Cell, cellOf} from './split.js'

//  *************************** 1. row ***************************
const HEADING = /^\*{3,} *\d+\. row *\*{3,}$/
//           STORE_ID: 5
const FIELD = /^( *)([A-Za-z_][\w().* ]{0,80}): ?(.*)$/
const MAX_VALUE = 64 * 1024

/** `\G` of a mysql client: one column a line, their names aligned at the colon. A value that has line breaks goes on over further lines. */
export class VerticalShape implements Shape {
  columns: readonly string[] | undefined
  head: TextLine | undefined
  lost = 0
  readonly isCut = false
  private rows: Row[] = []
  private names: string[] = []
  private cells: string[] = []
  /** The fields as they stand there, for a quotation. */
  private shown = ''
  private at: TextLine | undefined
  private colon: number | undefined

  private constructor(private readonly hasHeadings: boolean) {}

  /** Undefined when no row begins on this line. Without its heading it must belong to a table that was asked for. */
  static at({text}: TextLine, hint: TableName | undefined): VerticalShape | undefined {
    if (HEADING.test(text)) return new VerticalShape(true)
    const name = FIELD.exec(text)?.[2]?.toUpperCase()
    return hint && name !== undefined && COLUMN_NAMES.has(name) ? new VerticalShape(false) : undefined
  }

  read(line: TextLine): boolean {
    if (HEADING.test(line.text)) {
      this.finish()
      return true
    }
    const [, indent = '', name, value = ''] = FIELD.exec(line.raw) ?? []
    const colon = indent.length + (name?.length ?? 0)
    if (name !== undefined && this.isColumn(name, colon)) return this.field(line, name.toUpperCase(), value, colon)
    if (!this.hasHeadings || this.names.length === 0 || line.text === '') return false
    return this.goOn(line)
  }

  take(): readonly Row[] {
    const {rows} = this
    this.rows = []
    return rows
  }

  finish(): void {
    if (this.at) this.add({...this.at, text: this.shown})
    this.names = []
    this.cells = []
    this.shown = ''
    this.at = undefined
  }

  /** A further line of a value may hold a colon too, but not at that place. */
  private isColumn(name: string, colon: number): boolean {
    if (this.columns) return this.columns.includes(name.toUpperCase())
    return this.colon === undefined || this.colon === colon || COLUMN_NAMES.has(name.toUpperCase())
  }

  private field(line: TextLine, name: string, value: string, colon: number): boolean {
    if (this.names.includes(name)) this.finish()
    if (this.shown.length < QUOTE_LIMIT) this.shown += this.at ? `\n${line.text}` : line.text
    this.at ??= line
    this.colon ??= colon
    this.names.push(name)
    this.cells.push(value)
    return true
  }

  private goOn({raw}: TextLine): boolean {
    const last = this.cells.length - 1
    const value = `${this.cells[last]}\n${raw}`
    if (value.length > MAX_VALUE) return false
    this.cells[last] = value
    return true
  }

  private add(at: TextLine): void {
    this.columns ??= this.names
    this.head ??= at
    const byName = new Map<string, Cell>(this.names.map((name, index) => [name, cellOf((this.cells[index] ?? '').trimEnd())]))
    if (this.columns.every((name) => byName.has(name))) this.rows.push({cells: this.columns.map((name) => byName.get(name)), at})
    else this.lost++
  }
}
