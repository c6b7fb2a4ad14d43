import {describe, expect, test} from 'vitest'
import {openBundle} from '../../src/bundle/open.js'
import {ingest} from '../../src/ingest/ingest.js'
import {nameOf} from '../../src/model/table.js'
import {tempBundle} from '../bundle/temp-bundle.js'

async function read(files: Readonly<Record<string, unknown>>) {
  const texts = Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? content : JSON.stringify(content, undefined, 1)])
  const {cluster, inputs, notices} = await ingest(openBundle([tempBundle(Object.fromEntries(texts))]))
  const names = [...(cluster.tables?.values() ?? [])].map((table) => `${table.id} ${nameOf(table)}`)
  return {cluster, inputs, notices, names}
}

const meta = (id: number) => ({region_id: id, leader: {id: id + 1, store_id: 1}, peers: [{id: id + 1, store_id: 1}], region_epoch: {conf_ver: 1, version: 3}})
const info = (id: number, name: string, rest: object = {}) => ({id, name: {O: name, L: name.toLowerCase()}, charset: 'utf8mb4', cols: [], index_info: null, state: 5, partition: null, ...rest})
const frames = {
  start_key: 'dIAAAAAAAAA9X3KAAAAAAARH7A==',
  end_key: 'dIAAAAAAAABF',
  start_key_hex: '74800000000000003d5f7280000000000447ec',
  end_key_hex: '748000000000000045',
  region_id: 203,
  frames: [{db_name: 'test', table_name: 't', table_id: 61, is_record: false, index_name: 'idx', index_id: 2, index_values: ['a']}, {db_name: 'test', table_name: 't', table_id: 61, is_record: true, record_id: 280556}],
}

describe('TiDB\'s status port', () => {
  test('regions/ID tells the bounds of a Region, its tables and their indexes', async () => {
    const {cluster, names} = await read({'region.json': frames})
    expect(cluster.tidbRegions?.get(203)).toMatchObject({startKey: frames.start_key_hex, endKey: frames.end_key_hex, tables: [{database: 'test', table: 't', tableId: 61}, {tableId: 61}]})
    expect(names).toEqual(['61 test.t'])
    expect(cluster.tables?.get(61n)).toMatchObject({indexes: new Map([[2n, 'idx']]), source: {pointer: '/frames/0'}})
  })

  test('regions/ID of an old TiDB has its bounds in base64 alone, and null frames tell that there is no table', async () => {
    const {cluster} = await read({'region.json': {start_key: frames.start_key, end_key: frames.end_key, region_id: 203, frames: null}})
    expect(cluster.tidbRegions?.get(203)).toMatchObject({startKey: frames.start_key, endKey: frames.end_key, tables: [], source: {pointer: '/frames'}})
    expect(cluster.tables).toBeUndefined()
  })

  test('tables/DB/TABLE/regions tells the Regions of a table and of its indexes', async () => {
    const {cluster, names} = await read({'tidb.txt': `$ curl http://10.0.0.1:10080/tables/test/t/regions\n${JSON.stringify({name: 't', id: 61, record_regions: [meta(203), meta(205)], indices: [{name: 'idx', id: 1, regions: [meta(207)]}]}, undefined, 1)}\n`})
    expect(names).toEqual(['61 test.t'])
    expect([...(cluster.tidbRegions ?? [])].map(([id, {tables}]) => [id, tables])).toEqual([203, 205, 207].map((id) => [id, [{database: 'test', table: 't', tableId: 61}]]))
    expect(cluster.tables?.get(61n)?.indexes).toEqual(new Map([[1n, 'idx']]))
  })

  test('tables/DB/TABLE/regions of a partitioned table is a list of its partitions', async () => {
    const partitions = JSON.stringify([{name: 'p0', id: 62, record_regions: [meta(2)], indices: []}, {name: 'p1', id: 63, record_regions: [meta(3)], indices: []}])
    expect((await read({'tidb.txt': `$ curl http://10.0.0.1:10080/tables/test/t/regions\n${partitions}\n`})).names).toEqual(['62 test.t(p0)', '63 test.t(p1)'])
    expect((await read({'partitions.json': partitions})).names).toEqual(['62 p0', '63 p1'])
  })

  test('never says that a Region has no table after a list has shown one, but regions/ID does', async () => {
    const list = {name: 't', id: 61, record_regions: [meta(203)], indices: []}
    for (const files of [{'a.json': list, 'b.json': {...frames, frames: null}}, {'a.json': {...frames, frames: null}, 'b.json': list}]) {
      expect((await read(files)).cluster.tidbRegions?.get(203)?.tables).toEqual([])
    }
  })

  test('schema/DB tells tables, indexes and partitions, and schema/DB/TABLE one of them', async () => {
    const partition = {type: 1, definitions: [{id: 62, name: {O: 'p0', L: 'p0'}}]}
    const {cluster, names} = await read({'tidb.txt': `$ curl 'http://10.0.0.1:10080/schema/Shop'\n${JSON.stringify([info(61, 'Orders', {partition, index_info: [{id: 1, idx_name: {O: 'by_day', L: 'by_day'}}]}), info(70, 'users')])}\n`})
    expect(names).toEqual(['61 Shop.Orders', '62 Shop.Orders(p0)', '70 Shop.users'])
    expect(cluster.tables?.get(62n)?.indexes).toEqual(new Map([[1n, 'by_day']]))
    expect((await read({'table.json': info(61, 'Orders')})).names).toEqual(['61 Orders'])
    expect((await read({'table.json': {db_info: {id: 1, db_name: {O: 'Shop', L: 'shop'}}, table_info: info(61, 'Orders'), schema_version: 45}})).names).toEqual(['61 Shop.Orders'])
  })

  test('regions/hot tells the tables of hot Regions', async () => {
    const {cluster, names} = await read({'hot.json': {write: [{region_id: 9, region_metric: {flow_bytes: 5}, db_name: 'test', table_name: 't', table_id: 61, index_name: '', index_id: 0}], read: null}})
    expect(names).toEqual(['61 test.t'])
    expect(cluster.tidbRegions?.get(9)?.tables).toEqual([{database: 'test', table: 't', tableId: 61}])
  })

  test.each([
    ['schema', [{id: 1, db_name: {O: 'mysql', L: 'mysql'}, charset: 'utf8mb4', collate: 'utf8mb4_bin', state: 5}], 1],
    ['regions/meta', [meta(2), meta(4)], 2],
    ['regions/hot without load', {write: null, read: null}, 1],
    ['tables/DB/TABLE/ranges', {name: 't', id: 61, table: {start_key: 'dIAA'}, record: {}, index: []}, 1],
    ['status', {connections: 0, version: '5.7.25-TiDB-v5.2.1', git_hash: 'cd8fb24c5f7ebd9d479ed228bb41848bd5e97445'}, 1],
    ['info', {is_owner: true, version: '5.7.25-TiDB-v5.2.1', git_hash: 'c', ddl_id: 'a', ip: '10.0.0.1', listening_port: 4000, status_port: 10080, lease: '45s'}, 1],
  ])('is known by what %s prints', async (_, content, records) => {
    const {inputs, notices} = await read({'answer.json': content})
    expect(inputs.map(({kind, records}) => ({kind, records}))).toEqual([{kind: 'tidb-http', records}])
    expect(notices).toEqual([])
  })

  test('keeps ids that a double would round, and takes nothing from what is damaged', async () => {
    expect((await read({'schema.json': `[{"id": 4611686018427387905, "name": {"O": "t", "L": "t"}, "cols": []}]`})).names).toEqual(['4611686018427387905 t'])
    expect((await read({'schema.json': [info(1.5, 't'), {id: -1, name: {O: 7}, cols: 0}, {name: 't', id: '', record_regions: [7, null]}]})).names).toEqual([])
  })

  test('prefers the name with the database, and takes names from TIFLASH_REPLICA too', async () => {
    const {cluster, names} = await read({'a.json': info(61, 't', {index_info: [{id: 1, idx_name: {O: 'one'}}]}), 'b.json': frames, 'tiflash_replica.txt': 'TABLE_SCHEMA\tTABLE_NAME\tTABLE_ID\tREPLICA_COUNT\nshop\torders\t99\t2\n'})
    expect(names).toEqual(['61 test.t', '99 shop.orders'])
    expect(cluster.tables?.get(61n)?.indexes).toEqual(new Map([[2n, 'idx'], [1n, 'one']]))
  })
})
