import {type Key, type Place, readKey} from './key.js'
import {shown} from './memcomparable.js'
import {say, type Sentence} from './say.js'

/** Names that the bundle tells; undefined for what it does not. */
export interface KeyNames {
  readonly table: (tableId: bigint) => string | undefined
  readonly index: (tableId: bigint, indexId: bigint) => string | undefined
}

const NO_NAMES: KeyNames = {table: () => undefined, index: () => undefined}

type TableKey = Extract<Key, {kind: 'table'}>

/** `table 11705 (test.t), row 54466201`. */
export function keyInWords(key: Key, names: KeyNames = NO_NAMES): string {
  switch (key.kind) {
    case 'table': {
      const place = placeInWords(key, names)
      return place === '' ? tableInWords(key, names) : `${tableInWords(key, names)}, ${place}`
    }
    case 'meta':
      return say`${inKeyspace(key)}TiDB's meta data${key.parts.map((part) => ` ${shown(part)}`).join('')}`
    case 'keyspace':
      return say`keyspace ${key.keyspace}${key.isRaw ? say`, raw` : ''}${key.bytes.length > 0 ? say`, key ${shown(key.bytes)}` : ''}`
    case 'bytes':
      return say`key ${shown(key.bytes)}`
  }
}

/** Table ids are counted by keyspace: a name is known where there is none. */
export function tableInWords(key: TableKey, names: KeyNames): Sentence {
  const name = key.keyspace === undefined ? names.table(key.tableId) : undefined
  return say`${inKeyspace(key)}table ${key.tableId}${name === undefined ? '' : ` (${name})`}`
}

const inKeyspace = ({keyspace}: {readonly keyspace?: number}) => (keyspace === undefined ? '' : say`keyspace ${keyspace}, `)

function placeInWords(key: TableKey, names: KeyNames): string {
  const {place} = key
  switch (place.kind) {
    case 'start':
      return ''
    case 'row':
      return place.values.length === 0 ? say`its rows` : say`row ${valuesInWords(place.values)}`
    case 'index':
      return place.values.length === 0 ? indexInWords(key, place.indexId, names) : `${indexInWords(key, place.indexId, names)}, ${valuesInWords(place.values)}`
    case 'other':
      return say`key ${shown(place.bytes)}`
  }
}

function indexInWords({keyspace, tableId}: TableKey, indexId: bigint, names: KeyNames): string {
  const name = keyspace === undefined ? names.index(tableId, indexId) : undefined
  return say`index ${indexId}${name === undefined ? '' : ` (${name})`}`
}

const MOST_VALUES = 8

function valuesInWords(values: readonly string[]): string {
  const shown = (values.length > MOST_VALUES ? [...values.slice(0, MOST_VALUES), '…'] : values).join(', ')
  return values.length > 1 ? `(${shown})` : shown
}

/** A range of keys, and the one table that it lies in. */
interface KeySpan {
  readonly says: Sentence
  readonly table?: TableKey
  /** One of its bounds lies in a table. */
  readonly touchesTable: boolean
}

/** What a Region holds; undefined when nothing tells its bounds. The end is not part of it, and the empty key is no bound. */
export function spanOf(startKey: string, endKey: string, names: KeyNames = NO_NAMES): KeySpan | undefined {
  if (startKey === '' && endKey === '') return undefined
  const [start, end] = [readKey(startKey), readKey(endKey)]
  if (!start && !end) return undefined
  if (start?.kind === 'table' && end?.kind === 'table' && isOneTable(start, end)) return {says: say`${tableInWords(start, names)}, ${withinTable(start, end, names)}`, table: start, touchesTable: true}
  const touchesTable = start?.kind === 'table' || end?.kind === 'table'
  return {says: say`${boundInWords(startKey, start, '-∞', names)} to ${boundInWords(endKey, end, '+∞', names)}`, touchesTable}
}

function boundInWords(text: string, key: Key | undefined, infinity: string, names: KeyNames): string {
  if (text === '') return infinity
  return key ? keyInWords(key, names) : say`a key that cannot be decoded`
}

/** The start of the next table is the end of this one. */
function isOneTable(start: TableKey, end: TableKey): boolean {
  return start.keyspace === end.keyspace && (end.place.kind === 'start' ? isNext(start, end) : start.tableId === end.tableId)
}

const isNext = (start: TableKey, end: TableKey) => start.tableId + 1n === end.tableId

function withinTable(start: TableKey, end: TableKey, names: KeyNames): string {
  const [from, to] = [start.place, isTableEnd(end.place) ? undefined : end.place]
  if (from.kind === 'start' && !to) return say`all of it`
  if (from.kind === 'row' && (!to || to.kind === 'row')) return withinRows(from.values, to?.values ?? [])
  if (from.kind === 'index' && to?.kind === 'index' && from.indexId === to.indexId) return `${indexInWords(start, from.indexId, names)}, ${between(from.values, to.values)}`
  const first = placeInWords(start, names)
  if (!to) return say`from ${first} on`
  const last = placeInWords(end, names)
  return first === '' ? say`up to ${last}` : say`${first} to ${last}`
}

/** The start of the next table, or what sorts behind the rows. */
function isTableEnd(place: Place): boolean {
  return place.kind === 'start' || (place.kind === 'other' && place.bytes.toString('latin1') > '_r')
}

function withinRows(first: readonly string[], last: readonly string[]): string {
  return first.length === 0 && last.length === 0 ? say`all rows` : say`rows ${between(first, last)}`
}

/** `before 5`, `from 5 on`, `5 to 9`. */
function between(first: readonly string[], last: readonly string[]): string {
  if (first.length === 0) return say`before ${valuesInWords(last)}`
  return last.length === 0 ? say`from ${valuesInWords(first)} on` : say`${valuesInWords(first)} to ${valuesInWords(last)}`
}
