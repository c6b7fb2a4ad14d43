import type {FieldKind} from './fields.js'
import type {LineSpan} from './lines.js'

/** What stands in a column of a table, by the name of the column in upper case. */
const KINDS: Readonly<Record<string, FieldKind>> = {
  ...Object.fromEntries(['DB_NAME', 'TABLE_SCHEMA', 'TABLE_NAME', 'INDEX_NAME', 'PARTITION_NAME', 'SCHEMA_NAME', 'DATABASE', 'DB', 'TABLE', 'USER'].map((name): [string, FieldKind] => [name, 'name'])),
  ...Object.fromEntries(['ADDRESS', 'STATUS_ADDRESS', 'PEER_ADDRESS', 'INSTANCE', 'HOST', 'IP', 'MANAGE HOST', 'CLIENT_URLS', 'PEER_URLS'].map((name): [string, FieldKind] => [name, 'host'])),
  ...Object.fromEntries(['START_KEY', 'END_KEY'].map((name): [string, FieldKind] => [name, 'key'])),
  ...Object.fromEntries(['QUERY', 'SQL', 'INFO', 'DIGEST_TEXT', 'QUERY_SAMPLE_TEXT', 'SQL_TEXT'].map((name): [string, FieldKind] => [name, 'sql'])),
  ...Object.fromEntries(['DATA DIR', 'DEPLOY DIR', 'DEPLOY_PATH'].map((name): [string, FieldKind] => [name, 'dir'])),
}
const NAME = /^[\w ()%./*-]{0,64}$/
//  ID                   Role          Host           Ports  …    of `tiup cluster display`
const DISPLAY = /^ID {2,}Role {2,}/
const CELLS: Readonly<Record<string, RegExp>> = {
  '|': /[^|]+/g,
  '\t': /[^\t]+|(?<=\t)(?=\t)/g,
  ',': /"(?:[^"\\]|""|\\.)*"|[^,]+|(?<=,)(?=,)/g,
  ';': /"(?:[^"\\]|""|\\.)*"|[^;]+|(?<=;)(?=;)/g,
  '  ': /\S+(?: \S+)*/g,
}

/** The table at hand. */
export interface Table {
  readonly separator: string
  readonly kinds: ReadonlyArray<FieldKind | undefined>
}

/** A table of text, as mysql, a CSV and tiup write it: what its cells hold is known by their columns. */
export class Columns {
  constructor(private readonly memory: {table: Table | undefined}) {}

  /** The cells of a row that are to be replaced; none for its header, and for what is no row. */
  cellsOf(line: string): readonly LineSpan[] {
    if (/^[-+|: ]+$/.test(line) && line !== '') return []
    const separator = separatorOf(line)
    if (separator !== undefined && isHeader(line, separator)) this.memory.table = {separator, kinds: kindsIn(line, separator)}
    else if (this.memory.table && line.includes(this.memory.table.separator)) return rowOf(line, this.memory.table)
    else this.memory.table = undefined
    return []
  }
}

function rowOf(line: string, {separator, kinds}: Table): readonly LineSpan[] {
  return cellsIn(line, separator).flatMap((cell, at) => (kinds[at] === undefined ? [] : [{...trimmed(line, cell), kind: kinds[at]}]))
}

function kindsIn(line: string, separator: string): Table['kinds'] {
  return namesIn(line, separator).map((name) => (separator === '  ' && name === 'ID' ? 'host' : KINDS[name]))
}

function separatorOf(line: string): string | undefined {
  if (DISPLAY.test(line)) return '  '
  return ['|', '\t', ',', ';'].find((separator) => line.includes(separator))
}

function isHeader(line: string, separator: string): boolean {
  const names = namesIn(line, separator)
  return names.length > 1 && names.every((name) => NAME.test(name)) && (separator === '  ' || names.some((name) => KINDS[name] !== undefined && name.length > 2 && !/ /.test(name)))
}

interface Cell {
  readonly from: number
  readonly to: number
}

function cellsIn(line: string, separator: string): readonly Cell[] {
  return [...line.matchAll(CELLS[separator]!)].map(({0: text, index}) => ({from: index, to: index + text.length}))
}

function namesIn(line: string, separator: string): readonly string[] {
  return cellsIn(line, separator).map((cell) => {
    const {from, to} = trimmed(line, cell)
    return line.slice(from, to).toUpperCase()
  })
}

/** Without blanks and quotes. */
function trimmed(line: string, {from, to}: Cell): Cell {
  const text = line.slice(from, to)
  const before = /^[\s"]*/.exec(text)![0].length
  const length = text.slice(before).replace(/[\s"]*$/, '').length
  return {from: from + before, to: from + before + length}
}
