import type {TidbRegion} from '../model/pd.js'
import {type JsonSource, within} from '../model/source.js'
import {addTable, type Table} from '../model/table.js'
import {type Fields, fieldsOf, isFields, listOf, numberOf, present, textOf} from './pd/fields.js'

/** What TiDB has told so far. */
interface FromTidb {
  readonly tidbRegions: Map<number, TidbRegion>
  readonly tables: Map<bigint, Table>
}

/** What an entry tells: names, and which tables have data in which Regions. */
interface Answer {
  /** Whole ones are from `regions/ID`; the others show one table of perhaps several. */
  readonly regions?: ReadonlyArray<TidbRegion & {readonly isWhole: boolean}>
  readonly tables?: readonly Table[]
}

/** The database and the table of `curl http://tidb:10080/tables/test/t/regions` and of `/schema/test`. */
interface Asked {
  readonly database: string
  readonly table: string
}

/**
 * Takes over what TiDB's status port printed, and says how many entries it has (tidb docs/tidb_http_api.md, server/http_handler.go):
 *
 *     /regions/ID              {"start_key": "dIAA…", "end_key": "dIAA…", "start_key_hex": "7480…", "region_id": 203, "frames": [{"db_name": "test", "table_name": "t", "table_id": 61, "is_record": true}]}
 *     /tables/test/t/regions   {"name": "t", "id": 61, "record_regions": [{"region_id": 203, "leader": {…}, "region_epoch": {…}}], "indices": [{"name": "idx", "id": 1, "regions": […]}]}; a list of partitions
 *     /tables/test/t/ranges    {"name": "t", "id": 61, "table": {"start_key": …}, "record": {…}, "index": […]}
 *     /schema/test             [{"id": 61, "name": {"O": "t", "L": "t"}, "cols": […], "index_info": [{"id": 1, "idx_name": {"O": "idx"}}], "partition": {"definitions": [{"id": 62, "name": {"O": "p0"}}]}}]
 *     /db-table/61             {"db_info": {"db_name": {"O": "test"}}, "table_info": {…}, "schema_version": 45}
 *     /regions/hot             {"write": [{"db_name": "test", "table_name": "t", "table_id": 61, "region_id": 203}], "read": null}
 *     /regions/meta            [{"region_id": 2, "leader": {"id": 3, "store_id": 1}, "region_epoch": {…}}], the Regions of TiDB's meta data
 *     /schema                  [{"id": 1, "db_name": {"O": "mysql", "L": "mysql"}, "charset": "utf8mb4", "state": 5}]
 */
export function takeTidbHttp(value: unknown, source: JsonSource, command: string, {tidbRegions, tables}: FromTidb): number {
  const isList = Array.isArray(value)
  const asked = askedOf(command)
  const entries: readonly unknown[] = isList ? value : [value]
  for (const [index, entry] of entries.entries()) {
    const answer = readEntry(fieldsOf(entry), isList ? within(source, `/${index}`) : source, asked, isList)
    for (const table of answer.tables ?? []) addTable(tables, table)
    for (const {isWhole, ...region} of answer.regions ?? []) if (isWhole || !tidbRegions.has(region.regionId)) tidbRegions.set(region.regionId, region)
  }
  return entries.length
}

function readEntry(entry: Fields, source: JsonSource, asked: Asked, isInList: boolean): Answer {
  if ('frames' in entry) return framesOf(entry, source)
  if ('read' in entry && 'write' in entry) return join(...['read', 'write'].map((kind) => framesIn(listOf(entry[kind]), within(source, `/${kind}`))))
  if ('table_info' in entry) return {tables: tableInfo(fieldsOf(entry['table_info']), within(source, '/table_info'), nameIn(fieldsOf(entry['db_info'])['db_name']))}
  if (isFields(entry['name'])) return {tables: tableInfo(entry, source, asked.database)}
  // Of a partition the name alone is printed.
  if (typeof entry['name'] === 'string') return tableRegions(entry, source, isInList ? {...asked, table: asked.table === '' ? '' : `${asked.table}(${entry['name']})`} : asked)
  return {}
}

//  curl http://tidb:10080/tables/test/t/regions     curl -s 'http://127.0.0.1:10080/schema/test'
function askedOf(command: string): Asked {
  const [, database = '', table = ''] = /:\d+\/(?:schema|tables)\/([^/?\s"']+)(?:\/([^/?\s"']+))?/.exec(command) ?? []
  return {database, table}
}

const join = (...answers: readonly Answer[]): Answer => ({regions: answers.flatMap(({regions = []}) => regions), tables: answers.flatMap(({tables = []}) => tables)})

function framesOf(entry: Fields, source: JsonSource): Answer {
  const regionId = numberOf(entry['region_id'])
  if (regionId === undefined) return {}
  const frames = within(source, '/frames')
  const {tables = []} = framesIn(listOf(entry['frames']), frames)
  const bounds = present({startKey: textOf(entry['start_key_hex']) ?? textOf(entry['start_key']), endKey: textOf(entry['end_key_hex']) ?? textOf(entry['end_key'])})
  return {regions: [{regionId, tables: listOf(entry['frames']).map((frame) => shortly(fieldsOf(frame))), ...bounds, source: frames, isWhole: true}], tables}
}

/** Entries with `db_name`, `table_name`, `table_id`, perhaps an index, and in a list of hot Regions `region_id`. */
function framesIn(frames: readonly unknown[], source: JsonSource): Answer {
  return join(...frames.map((each, index): Answer => {
    const frame = fieldsOf(each)
    const [regionId, at] = [numberOf(frame['region_id']), within(source, `/${index}`)]
    const indexId = idOf(frame['index_id'])
    const indexes = new Map(indexId !== undefined && frame['index_name'] !== '' ? [[indexId, textOf(frame['index_name']) ?? '']] : [])
    const tables = tableOf(idOf(frame['table_id']), textOf(frame['db_name']) ?? '', textOf(frame['table_name']), indexes, at)
    return {tables, regions: regionId === undefined || tables.length === 0 ? [] : [{regionId, tables: [shortly(frame)], source: at, isWhole: false}]}
  }))
}

const shortly = (frame: Fields) => ({database: textOf(frame['db_name']) ?? '', table: textOf(frame['table_name']) ?? '', tableId: numberOf(frame['table_id']) ?? 0})

function tableRegions(entry: Fields, source: JsonSource, asked: Asked): Answer {
  const name = asked.table === '' ? textOf(entry['name']) : asked.table
  const indices = listOf(entry['indices']).map(fieldsOf)
  const tables = tableOf(idOf(entry['id']), asked.database, name, indexesOf(indices, ({name}) => textOf(name)), source)
  const lists = [['/record_regions', entry['record_regions']] as const, ...indices.map(({regions}, index) => [`/indices/${index}/regions`, regions] as const)]
  const table = {database: asked.database, table: name ?? '', tableId: numberOf(entry['id']) ?? 0}
  const regions = lists.flatMap(([pointer, list]) => listOf(list).flatMap((each, index) => {
    const regionId = numberOf(fieldsOf(each)['region_id'])
    return regionId === undefined ? [] : [{regionId, tables: [table], source: within(source, `${pointer}/${index}`), isWhole: false}]
  }))
  return {tables, regions}
}

function tableInfo(entry: Fields, source: JsonSource, database: string): readonly Table[] {
  const name = nameIn(entry['name'])
  const indexes = indexesOf(listOf(entry['index_info']).map(fieldsOf), (index) => nameIn(index['idx_name']))
  const partitions = listOf(fieldsOf(entry['partition'])['definitions']).map(fieldsOf)
  return [
    ...tableOf(idOf(entry['id']), database, name, indexes, source),
    ...partitions.flatMap((partition, index) => tableOf(idOf(partition['id']), database, `${name}(${nameIn(partition['name'])})`, indexes, within(source, `/partition/definitions/${index}`))),
  ]
}

function tableOf(id: bigint | undefined, database: string, name: string | undefined, indexes: Table['indexes'], source: JsonSource): readonly Table[] {
  return id === undefined || !name ? [] : [{id, database, name, indexes, source}]
}

function indexesOf(indexes: readonly Fields[], name: (index: Fields) => string | undefined): Table['indexes'] {
  return new Map(indexes.flatMap((index) => {
    const [id, words] = [idOf(index['id']), name(index)]
    return id === undefined || !words ? [] : [[id, words] as const]
  }))
}

// {"O": "Orders", "L": "orders"}
const nameIn = (value: unknown) => textOf(fieldsOf(value)['O']) ?? ''

/** An int64, exact: one that a double would round has been left as text. */
function idOf(value: unknown): bigint | undefined {
  return (typeof value === 'number' && Number.isSafeInteger(value)) || (typeof value === 'string' && /^\d{1,19}$/.test(value)) ? BigInt(value) : undefined
}
