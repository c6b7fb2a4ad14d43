import type {KeyNames} from './key-words.js'
import type {Source} from './source.js'

/** A table or a partition, by the id that stands in its keys. */
export interface Table {
  readonly id: bigint
  /** Empty where the file does not tell it. */
  readonly database: string
  /** `t`, or `t(p0)` of a partition. */
  readonly name: string
  readonly indexes: ReadonlyMap<bigint, string>
  readonly source: Source
}

/** The tables that the bundle names. That one is missing says nothing. */
export type Tables = ReadonlyMap<bigint, Table>

/** Several files may tell of one table: the first one that names its database decides, and each adds the indexes that it names. */
export function addTable(tables: Map<bigint, Table>, table: Table): void {
  const known = tables.get(table.id)
  const named = known && (known.database !== '' || table.database === '') ? known : table
  tables.set(table.id, known ? {...named, indexes: new Map([...table.indexes, ...known.indexes])} : table)
}

/** `test.t`. */
export function nameOf({database, name}: Pick<Table, 'database' | 'name'>): string {
  return database === '' ? name : `${database}.${name}`
}

export function namesIn(tables: Tables | undefined): KeyNames {
  const nameOfTable = (table: Table | undefined) => table && nameOf(table)
  return {table: (id) => nameOfTable(tables?.get(id)), index: (id, index) => tables?.get(id)?.indexes.get(index)}
}
