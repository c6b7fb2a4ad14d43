import type {Cluster} from '../model/cluster.js'
import {type KeyNames, spanOf, tableInWords} from '../model/key-words.js'
import type {TidbRegion} from '../model/pd.js'
import {say, type Sentence} from '../model/say.js'
import type {Source} from '../model/source.js'
import {nameOf, namesIn} from '../model/table.js'
import {count, listed} from '../model/words.js'

/** What one Region, or the Regions of one table, hold. */
export interface HeldKeys {
  readonly says: Sentence
  /** How many Regions, and which one if it is only one that is spoken of. */
  readonly regions: number
  readonly region?: number
  readonly tableId?: bigint
  readonly name?: string
  /** Where the bundle names the table. */
  readonly source?: Source
}

export type KeysOf = (regions: readonly number[]) => readonly HeldKeys[]

/** So many Regions are told of one by one; more are summed up by table. */
const FEW = 3
const MOST_TABLES = 3
/** For more Regions than this nothing is looked up at all. */
const MOST_REGIONS = 10_000

/** Tells the tables and keys of Regions; nothing where the bundle has no bounds. */
export function keysIn(cluster: Cluster): KeysOf {
  const names = namesIn(cluster.tables)
  const known = new Map<readonly number[], readonly HeldKeys[]>()
  const byRegion = new Map<number, Held | undefined>()
  const heldIn = (id: number) => {
    if (!byRegion.has(id)) byRegion.set(id, keysOfRegion(cluster, id, names))
    return byRegion.get(id)
  }
  return (ids) => {
    const keys = known.get(ids) ?? (ids.length > MOST_REGIONS ? [] : heldBy(ids, heldIn))
    known.set(ids, keys)
    return keys
  }
}

function heldBy(ids: readonly number[], heldIn: (id: number) => Held | undefined): readonly HeldKeys[] {
  const held = ids.flatMap((id) => heldIn(id) ?? [])
  if (held.length > FEW) return byTable(held, ids.length)
  return held.map(({keys}) => (ids.length === 1 ? keys : {...keys, says: say`Region ${keys.region}: ${keys.says}`}))
}

/** A Region, and what it is summed up under. */
interface Held {
  readonly keys: HeldKeys
  readonly group: Sentence
}

const ACROSS = say`across tables`

function keysOfRegion({regions, tidbRegions, tables}: Cluster, id: number, names: KeyNames): Held | undefined {
  const [known, seen] = [regions?.get(id), tidbRegions?.get(id)]
  const span = spanOf(known?.startKey ?? '', known?.endKey ?? '', names) ?? spanOf(seen?.startKey ?? '', seen?.endKey ?? '', names)
  if (!span) return seen && seen.tables.length > 0 ? keysByTidb(seen) : undefined
  const keys = {says: span.says, regions: 1, region: id}
  if (!span.table) return {keys, group: span.touchesTable ? ACROSS : say`outside of tables`}
  const {tableId, keyspace} = span.table
  const table = keyspace === undefined ? tables?.get(tableId) : undefined
  return {keys: {...keys, tableId, ...(table && {name: nameOf(table), source: table.source})}, group: tableInWords(span.table, names)}
}

/** TiDB's lists of the Regions of a table do not show their bounds. */
function keysByTidb({regionId, tables, source}: TidbRegion): Held {
  const listedTables = listed(tables.map(({tableId, database, table}) => `${tableId} (${nameOf({database, name: table})})`))
  const says = tables.length > 1 ? say`tables ${listedTables}` : say`table ${listedTables}`
  const [only] = tables.length === 1 ? tables : []
  const one = only && {tableId: BigInt(only.tableId), name: nameOf({database: only.database, name: only.table})}
  return {keys: {says, regions: 1, region: regionId, source, ...one}, group: only ? says : ACROSS}
}

/** `table 104 (test.t): 12 Regions`, the fullest tables first. */
function byTable(held: readonly Held[], asked: number): readonly HeldKeys[] {
  const groups = new Map<string, {readonly keys: HeldKeys; regions: number}>()
  for (const {keys, group} of held) {
    const known = groups.get(group)
    if (known) known.regions++
    else groups.set(group, {keys, regions: 1})
  }
  const sorted = [...groups].toSorted(([, a], [, b]) => b.regions - a.regions)
  const tables = sorted.filter(([, {keys}]) => keys.tableId !== undefined)
  const shown = tables.length === MOST_TABLES + 1 ? tables : tables.slice(0, MOST_TABLES)
  const more = tables.slice(shown.length)
  return [
    ...shown.map(([group, {keys, regions}]): HeldKeys => ({...alone(keys), says: say`${group}: ${count(regions, 'Region')}`, regions})),
    ...summed(count(more.length, 'more table'), more.reduce((sum, [, {regions}]) => sum + regions, 0)),
    ...sorted.filter(([, {keys}]) => keys.tableId === undefined).flatMap(([group, {regions}]) => summed(group, regions)),
    ...summed('not told', asked - held.length),
  ]
}

/** The table, without the Region. */
function alone({tableId, name, source}: HeldKeys): Pick<HeldKeys, 'tableId' | 'name' | 'source'> {
  return {...(tableId !== undefined && {tableId}), ...(name !== undefined && {name}), ...(source && {source})}
}

const summed = (what: string, regions: number): HeldKeys[] => (regions > 0 ? [{says: say`${what}: ${count(regions, 'Region')}`, regions}] : [])
