import {fieldsOf, isFields} from '../pd/fields.js'
import {jsonTableWith, type TableName} from './known-tables.js'
import type {Cell} from './split.js'

/** Rows of a table as JSON. */
export interface JsonRows {
  readonly table: TableName
  readonly columns: readonly string[]
  readonly rows: readonly unknown[]
  /** Pointer of the list; undefined for a row that stands alone, of which a client may print many. */
  readonly list: string | undefined
  /** The statement, where it is the key of the list. */
  readonly statement: string | undefined
}

/**
 * `--result-format=json` of mysqlsh, a document a row or a list of them; its `--json`; an export of DBeaver. Undefined for anything else.
 *
 *     [{"STORE_ID": 5, "STORE_STATE_NAME": "Offline"}]
 *     {"STORE_ID": 5, "STORE_STATE_NAME": "Offline"}
 *     {"hasData": true, "rows": [{"STORE_ID": 5}], "executionTime": "0.0021 sec"}
 *     {"select * from information_schema.TIKV_STORE_STATUS": [{"STORE_ID": 5}]}
 */
export function jsonRowsIn(value: unknown): JsonRows | undefined {
  if (Array.isArray(value)) return rowsOf(value, '', undefined)
  if (!isFields(value)) return undefined
  if (Array.isArray(value['rows'])) return rowsOf(value['rows'], '/rows', undefined)
  const [[key, only] = ['', undefined], ...more] = Object.entries(value)
  if (more.length === 0 && Array.isArray(only)) return rowsOf(only, `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, key)
  return rowsOf([value], undefined, undefined)
}

function rowsOf(rows: readonly unknown[], list: string | undefined, statement: string | undefined): JsonRows | undefined {
  const columns = Object.keys(fieldsOf(rows[0])).map((name) => name.toUpperCase())
  const table = jsonTableWith(columns)
  return table && {table, columns, rows, list, statement}
}

/** The cells of a row by column, in upper case. */
export function jsonCells(row: unknown): ReadonlyMap<string, Cell> {
  return new Map(Object.entries(fieldsOf(row)).map(([name, value]) => [name.toUpperCase(), jsonCell(value)]))
}

function jsonCell(value: unknown): Cell {
  if (value === null || value === undefined) return undefined
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(Number(value)) : JSON.stringify(value)
}
