import type {LineSource} from '../../model/source.js'
import {shapeAt} from './delimited.js'
import {BoxShape} from './box.js'
import {type TableName, tableInFileName, tableWith} from './known-tables.js'
import {continuation, isEnded, MAX_STATEMENT, MAX_STATEMENT_LINES, type Query, queryOf, statementIn} from './query.js'
import type {Cell} from './split.js'
import {VerticalShape} from './vertical.js'

/** A line of a file of dumps. */
export interface TextLine {
  readonly line: number
  /** Byte in the decoded text at which it begins. */
  readonly offset: number
  /** Without what a terminal adds. */
  readonly text: string
  /** The same with the blanks at its ends, which belong to the cells. */
  readonly raw: string
}

/** One result of one statement. */
export interface ResultSet {
  /** Undefined for a table that is none of ours. */
  readonly table: TableName | undefined
  /** Undefined where the statement is not shown. */
  readonly query: Query | undefined
  /** In upper case; empty for `Empty set`. */
  readonly columns: readonly string[]
  readonly head: LineSource
}

export interface Row {
  readonly cells: readonly Cell[]
  /** Where it begins. */
  readonly at: TextLine
}

/** How a result ended. */
export interface ResultEnd {
  /** Every row that the result had was read, as far as it tells. */
  readonly isWhole: boolean
  /** Rows that could not be taken apart. */
  readonly lost: number
}

export interface RowSink {
  begin(set: ResultSet): void
  row(row: Row): void
  end(end: ResultEnd): void
}

/** A shape in which rows are printed. It takes lines as long as they are its own. */
export interface Shape {
  /** Known from the first row on, at the latest. */
  readonly columns: readonly string[] | undefined
  /** The line of the header, or of the first row where there is none. */
  readonly head: TextLine | undefined
  /** False when the line is none of its own: the table is over. */
  read(line: TextLine): boolean
  /** Rows since the last call. */
  take(): readonly Row[]
  /** The end of the text: a last row may be complete. */
  finish(): void
  readonly lost: number
  /** The table was cut off: its lower border is missing. */
  readonly isCut: boolean
}

//  3 rows in set (0.00 sec)     1 row in set, 2 warnings (0.01 sec)     3 row(s) fetched
const FOOTER = /^(\d+) row(?:s|\(s\))? (?:in set|fetched)/
//  mysql>     MySQL [(none)]> exit
const PROMPT = /^(?:mysql|mariadb|tidb)\b[^>]{0,60}>/i
//  ERROR 1142 (42000): …     [tidb@ops ~]$ cat saved.txt
const OTHER = /^(?:ERROR\b|(?:\[[^\]]*\]|[^\s$#]*)[$#] ?\S)/
const EMPTY = /^(?:Empty set|0 rows in set)\b/

/**
 * Reads rows of named columns as SQL clients print them: the table of mysql (also when a terminal has wrapped it), `-B`, `\G`, CSV, and
 * Markdown. What is no part of a result it leaves to others.
 */
export class RowReader {
  private shape: Shape | undefined
  private isBegun = false
  private rows = 0
  private statement: {text: string; lines: number} | undefined
  private query: Query | undefined
  private readonly named: TableName | undefined

  constructor(
    private readonly file: string,
    private readonly sink: RowSink,
  ) {
    this.named = tableInFileName(file)
  }

  /** False when the line is no part of a result or of a statement. */
  read(line: TextLine): boolean {
    if (this.shape && !this.breaksOff(line) && this.shape.read(line)) return this.pass(this.shape)
    const claimed = FOOTER.exec(line.text)?.[1]
    if (claimed !== undefined && this.shape) return this.end(Number(claimed))
    if (this.shape) this.end()
    if (line.text === '') return false
    if (EMPTY.test(line.text)) return this.empty(line)
    if (this.readStatement(line) || this.open(line)) return true
    // What comes now is not the result of the statement before.
    if (PROMPT.test(line.text) || OTHER.test(line.text)) this.close()
    return false
  }

  /** The end of the file, or the output of something else. */
  close(): void {
    if (this.shape) this.end()
    this.query = undefined
    this.statement = undefined
  }

  private end(claimed?: number): true {
    const {shape} = this
    if (!shape) return true
    shape.finish()
    this.pass(shape)
    if (!this.isBegun && shape.columns && shape.head) this.begin(shape.columns, shape.head)
    if (this.isBegun) this.sink.end({isWhole: !shape.isCut && shape.lost === 0 && (claimed === undefined || claimed === this.rows), lost: shape.lost})
    this.shape = undefined
    this.query = undefined
    this.isBegun = false
    this.rows = 0
    return true
  }

  /** A prompt with a statement may look like a row or like a further line of a cell. */
  private breaksOff({text}: TextLine): boolean {
    return !text.startsWith('|') && (FOOTER.test(text) || PROMPT.test(text) || statementIn(text) !== undefined)
  }

  private pass(shape: Shape): true {
    for (const row of shape.take()) {
      if (!this.isBegun) this.begin(shape.columns ?? [], shape.head ?? row.at)
      this.rows++
      this.sink.row(row)
    }
    return true
  }

  private begin(columns: readonly string[], at: TextLine): void {
    this.isBegun = true
    const table = this.query?.isNamed ? this.query.table : tableWith(columns)
    this.sink.begin({table, query: this.query, columns, head: {file: this.file, line: at.line, quote: at.text}})
  }

  private empty(line: TextLine): boolean {
    const table = this.query ? this.query.table : this.named
    const {query} = this
    this.query = undefined
    if (!table) return query !== undefined
    this.sink.begin({table, query, columns: [], head: {file: this.file, line: line.line, quote: line.text}})
    this.sink.end({isWhole: true, lost: 0})
    return true
  }

  private readStatement({text}: TextLine): boolean {
    const begun = statementIn(text)
    const more = begun === undefined && this.statement ? continuation(this.statement.text, text) : undefined
    if (begun === undefined && more === undefined) return false
    const whole = begun ?? `${this.statement?.text} ${more}`
    this.statement = {text: whole.replaceAll(/\s+/g, ' ').slice(0, MAX_STATEMENT), lines: begun === undefined ? (this.statement?.lines ?? 0) + 1 : 1}
    this.query = queryOf(this.statement.text)
    if (isEnded(this.statement.text) || this.statement.lines >= MAX_STATEMENT_LINES) this.statement = undefined
    return true
  }

  private open(line: TextLine): boolean {
    const hint = this.query ? this.query.table : this.named
    const shape = BoxShape.at(line) ?? VerticalShape.at(line, hint) ?? shapeAt(line, hint, this.query?.columns)
    if (!shape) return false
    this.statement = undefined
    this.shape = shape
    if (!shape.read(line)) this.shape = undefined
    return this.shape !== undefined && this.pass(shape)
  }
}
