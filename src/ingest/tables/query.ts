import {type TableName, tableNamed} from './known-tables.js'

/** What a statement asked for, as far as it limits what its result proves. */
export interface Query {
  readonly table: TableName | undefined
  /** The table has a name, be it one that is not known; an inner selection has none. */
  readonly isNamed: boolean
  /** `all`: every row of the table. `some`: a selection of which nothing more is known. */
  readonly rows: 'all' | 'some' | {readonly storeId: number} | {readonly regionIds: readonly number[]}
  /** The select list where it consists of plain names; undefined for `*`. */
  readonly columns?: readonly string[]
}

//  mysql> select …     MySQL [(none)]> SELECT …     mysql -h … -e "select …     tidb> show stats_meta;     SELECT …
const STATEMENT = /^(?:(?=select\s)|.{0,300}?(?:[\w)\]] ?> ?|\s-e ?['"]?|--execute[= ]['"]?)\s*)((?:select|show|with|table)\s.{0,4000})/i
const VERB = /(?:select|show|with|table)\s/i
/** A statement goes on over at most so many lines. */
export const MAX_STATEMENT_LINES = 40
export const MAX_STATEMENT = 8192

/** The statement that begins on this line of a session, if one does. */
export function statementIn(text: string): string | undefined {
  const head = text.slice(0, 4096)
  return VERB.test(head) ? STATEMENT.exec(head)?.[1] : undefined
}

/** Does the statement end here? */
export function isEnded(statement: string): boolean {
  return /(?:;|\\[Gg])/.test(statement)
}

//      -> FROM information_schema.tikv_store_status
const CONTINUED = /^(?:(?:->|'>|">)|(?:from|where|and|or|order|limit|group|having|join|left|inner|on|union)\b)/i

/** What this line adds to a statement that has not ended. */
export function continuation(statement: string, text: string): string | undefined {
  if (CONTINUED.test(text)) return text.replace(/^(?:->|'>|">)/, '')
  return /\bfrom\b/i.test(statement) ? undefined : /^[\w`*.,() ]+$/.exec(text)?.[0]
}

const FROM = /\bfrom\s+[`"]?(?:information_schema[`"]?\s*\.\s*[`"]?)?(\w+)[`"]?([^;\\]*)/i
//  where store_id = 5     WHERE region_id IN (4, 7)
const BY_ID = /^\s*where\s+`?(store_id|region_id)`?\s*(?:=\s*'?(\d+)'?|in\s*\(([\d,\s]+)\))\s*$/i
const SELECTING = /\b(?:where|limit|join|group|having|union|distinct|using)\b|[,(]/i
//  mysql -e "select …" | grep 5
const PIPED = /["']\s*\|\s*(?:grep|egrep|head|tail|awk|sed|cut)\b/

export function queryOf(statement: string): Query {
  const [, name, tail] = FROM.exec(statement) ?? []
  const list = /^select\s+([^;]*?)\s+from\s/i.exec(statement)?.[1] ?? ''
  const columns = list.split(',').map((column) => column.trim().replaceAll('`', '').toUpperCase())
  const isPlain = columns.every((column) => /^\w+$/.test(column))
  const isRaw = isPlain || list === '*' || /^(?:\w+\.)?\*$/.test(list)
  const table = name === undefined ? undefined : tableNamed(name)
  return {
    table,
    isNamed: name !== undefined,
    rows: table === undefined || PIPED.test(statement) || !isRaw ? 'some' : rowsOf(tail ?? ''),
    ...(isPlain && {columns}),
  }
}

function rowsOf(tail: string): Query['rows'] {
  const where = tail.replace(/["'\s]*$/, '').replace(/\border\s+by\s+[\w`., ]+$/i, (order) => (/\blimit\b/i.test(order) ? order : ''))
  const [, column, one, many] = BY_ID.exec(where) ?? []
  if (column === undefined) return SELECTING.test(where) ? 'some' : 'all'
  const ids = (one ?? many ?? '').split(',').map(Number)
  if (!ids.every((id) => Number.isSafeInteger(id) && id > 0)) return 'some'
  if (column.toLowerCase() === 'region_id') return {regionIds: ids}
  return ids.length === 1 ? {storeId: ids[0]!} : 'some'
}
