import {describe, expect, test} from 'vitest'
import {analyze} from '../../src/analyze.js'
import type {Cluster} from '../../src/model/cluster.js'
import type {Regions} from '../../src/model/region.js'
import {json} from '../../src/report/json.js'
import {keysIn} from '../../src/report/region-keys.js'
import {text} from '../../src/report/text.js'
import {aCluster, aDocument, aRegion, regions} from '../builders/cluster.js'
import {tempBundle} from '../bundle/temp-bundle.js'
import {encodedInt, printed, rowKey, tableStart} from '../model/encoded-key.js'

const source = {document: aDocument('schema.json'), pointer: '/0'}
const tables = new Map([[104n, {id: 104n, database: 'test', name: 't', indexes: new Map(), source}]])
const row = (table: bigint, handle: number) => printed(rowKey(table, encodedInt(BigInt(handle))))
const inTable = (id: number, table: bigint) => aRegion({id, on: [1], startKey: row(table, id), endKey: row(table, id + 1)})
const saysOf = (cluster: Cluster, ids: readonly number[]) => keysIn(cluster)(ids).map(({says}) => says)

describe('keysIn', () => {
  test('tells one Region by its table and keys, and where the name of the table stands', () => {
    const keys = keysIn(aCluster({regions: regions(inTable(7, 104n)), tables}))([7])
    expect(keys).toEqual([{says: 'table 104 (test.t), rows 7 to 8', regions: 1, region: 7, tableId: 104n, name: 'test.t', source}])
  })

  test('tells few Regions one by one, and none of which the bundle has no bounds', () => {
    const cluster = aCluster({regions: regions(inTable(7, 104n), inTable(8, 105n), aRegion({id: 9, on: [1], startKey: '', endKey: ''}))})
    expect(saysOf(cluster, [7, 8, 9, 10])).toEqual(['Region 7: table 104, rows 7 to 8', 'Region 8: table 105, rows 8 to 9'])
    expect(saysOf(cluster, [9])).toEqual([])
    expect(saysOf(aCluster(), [7])).toEqual([])
  })

  test('sums many Regions up by table, the fullest first, and all of them add up', () => {
    const of = (from: number, count: number, table: bigint) => Array.from({length: count}, (_, at) => inTable(from + at, table))
    const across = aRegion({id: 2, on: [1], startKey: row(104n, 5), endKey: printed(tableStart(120n))})
    const outside = aRegion({id: 3, on: [1], startKey: '', endKey: '6D44444C4A6F624CFF6973740000000000FA'})
    const all = [...of(10, 2, 105n), ...of(20, 4, 104n), ...of(30, 3, 106n), ...of(40, 1, 107n), ...of(50, 1, 108n), across, outside]
    const cluster = aCluster({regions: regions(...all), tables})
    expect(saysOf(cluster, [...all.map(({id}) => id), 99])).toEqual([
      'table 104 (test.t): 4 Regions', 'table 106: 3 Regions', 'table 105: 2 Regions', '2 more tables: 2 Regions', 'across tables: 1 Region', 'outside of tables: 1 Region', 'not told: 1 Region',
    ])
    expect(keysIn(cluster)(all.map(({id}) => id))[0]).toEqual({says: 'table 104 (test.t): 4 Regions', regions: 4, tableId: 104n, name: 'test.t', source})
  })

  test('falls back on what TiDB tells of a Region', () => {
    const at = {document: aDocument('tidb.json'), pointer: '/frames'}
    const t = {database: 'test', table: 't', tableId: 61}
    const tidbRegions = new Map([
      [7, {regionId: 7, startKey: 'dIAAAAAAAC25X3I=', endKey: 'dIAAAAAAAC25X3KAAAAAAz8WmQ==', tables: [], source: at}],
      [8, {regionId: 8, tables: [t], source: at}],
      [9, {regionId: 9, tables: [t, {...t, table: 'u', tableId: 62}], source: at}],
      [10, {regionId: 10, tables: [], source: at}],
    ])
    const cluster = aCluster({regions: regions(aRegion({id: 7, on: [1], startKey: '', endKey: ''})), tidbRegions})
    expect(saysOf(cluster, [7])).toEqual(['table 11705, rows before 54466201'])
    expect(saysOf(cluster, [8])).toEqual(['table 61 (test.t)'])
    expect(saysOf(cluster, [9])).toEqual(['tables 61 (test.t) and 62 (test.u)'])
    expect(saysOf(cluster, [10])).toEqual([])
  })

  test('does not look at each of a million Regions', () => {
    const asked: number[] = []
    const counting: Regions = {...regions(), count: 0, lists: [], get: (id) => void asked.push(id), on: () => [], leaderless: () => [], all: () => [], pendingByStore: () => new Map()}
    const many = Array.from({length: 1_000_000}, (_, id) => id + 1)
    expect(keysIn(aCluster({regions: counting}))(many)).toEqual([])
    expect(asked).toEqual([])
  })
})

const STORE = {store: {id: 5, address: '10.0.0.5:20160', state_name: 'Offline'}, status: {capacity: '100GiB', available: '50GiB', region_count: 1}}
const leaderless = (id: number, keys: object) => ({id, ...keys, epoch: {conf_ver: 7, version: 4204}, peers: [{id: id + 1, store_id: 1}, {id: id + 2, store_id: 4}, {id: id + 3, store_id: 5}], leader: {role_name: 'Voter'}})
const seed = {start_key: '748000000000002DFFB95F720000000000FA', end_key: '748000000000002DFFB95F728000000003FF3F16990000000000FA'}

describe('a report', () => {
  const files = {
    'store-5.json': JSON.stringify(STORE),
    'region-store-5.json': JSON.stringify({count: 1, regions: [leaderless(434317, seed)]}),
    'tidb.json': JSON.stringify({region_id: 434317, frames: [{db_name: 'dsp', table_name: 'report', table_id: 11705, is_record: true}]}),
  }

  test('says once which table the Region of its findings is of, with the place that names it', async () => {
    const report = await analyze([tempBundle(files)])
    expect(report.findings.filter(({regions}) => regions.includes(434317)).length).toBeGreaterThan(1)
    expect(report.findings.flatMap(({keys}) => keys ?? [])).toEqual([
      {says: 'table 11705 (dsp.report), rows before 54466201', regions: 1, region: 434317, table: 11705, name: 'dsp.report', source: {says: 'dsp.report', file: 'tidb.json', pointer: '/frames/0', quote: '{"db_name":"dsp","table_name":"report","table_id":11705,"is_record":true}'}},
    ])
    expect(text(report)).toContain('Keys      table 11705 (dsp.report), rows before 54466201  tidb.json#/frames/0')
    expect(JSON.parse(json(report)).findings[0].keys[0].table).toBe(11705)
  })

  test('tells the keys of a Region that is charged to no cause with its store', async () => {
    const report = await analyze([tempBundle({...files, 'region-store-5.json': JSON.stringify({count: 1, regions: [{...leaderless(434317, seed), leader: {id: 434318, store_id: 1}}]})})])
    expect(report.stores[0]).toMatchObject({uncharged: [434317], unchargedKeys: [{region: 434317, name: 'dsp.report'}]})
    expect(text(report)).toContain('Not charged    table 11705 (dsp.report), rows before 54466201')
  })

  test('says nothing of keys that the bundle does not have', async () => {
    const report = await analyze([tempBundle({...files, 'region-store-5.json': JSON.stringify({count: 1, regions: [leaderless(434317, {})]}), 'tidb.json': '{"region_id": 1, "frames": null}'})])
    expect(json(report)).not.toContain('"keys"')
  })
})
