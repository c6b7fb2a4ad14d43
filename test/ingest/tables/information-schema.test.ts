import {describe, expect, test} from 'vitest'
import {openBundle} from '../../../src/bundle/open.js'
import {ingest} from '../../../src/ingest/ingest.js'
import {tempBundle} from '../../bundle/temp-bundle.js'
import {asBox, asCsv, asJson, asJsonLines, asTabs, asVertical, type Printed, withoutHeader, wrapped} from './shapes.js'
import {only, projected, regionPeers, regionStatus, storeStatus} from './stores.js'

async function read(files: Readonly<Record<string, string>>) {
  return ingest(openBundle([tempBundle(files)]))
}

const select = (table: string, rest = '', what = '*') => `mysql> SELECT ${what} FROM information_schema.${table}${rest};\n`
const lower = (printed: Printed): Printed => ({...printed, columns: printed.columns.map((name) => name.toLowerCase())})

const SHAPES: ReadonlyArray<readonly [string, (printed: Printed) => string]> = [
  ['the table of mysql', asBox],
  ['a table that a window of 100 columns has wrapped', (printed) => wrapped(asBox(printed), 100)],
  ['a table that a window of 61 columns has wrapped', (printed) => wrapped(asBox(printed), 61)],
  ['a table that a window has wrapped before a cell of JSON', (printed) => wrapped(asBox(printed), 62).replaceAll(/ +$/gm, '')],
  ['a coloured table', (printed) => asBox(printed).replaceAll('Offline', '\u001B[31mOffline\u001B[0m')],
  ['Markdown', (printed) => asBox(printed).split('\n').filter((_, at) => at !== 0).slice(0, -2).join('\n').replace(/^\+.*$/m, (border) => border.replaceAll('+', '|'))],
  ['-B', asTabs],
  ['\\G', asVertical],
  ['\\G whose indentation is lost', (printed) => asVertical(printed).replaceAll(/^ +/gm, '')],
  ['CSV', asCsv],
  ['CSV with a byte order mark', (printed) => `\uFEFF${asCsv(printed)}`],
  ['CSV with quotes where they must be', (printed) => asCsv(printed, ',', false)],
  ['CSV with semicolons', (printed) => asCsv(printed, ';')],
  ['CSV with escaped quotes', (printed) => asCsv(printed).replaceAll(/""(?=[^,\r])/g, '\\"')],
  ['CSV with lower-case names', (printed) => asCsv(lower(printed))],
  ['CSV without a header', (printed) => withoutHeader(asCsv(printed))],
  ['-B -N', (printed) => withoutHeader(asTabs(printed))],
  ['the TXT of DBeaver', (printed) => asBox(printed).split('\n').slice(1, -2).map((line) => line.slice(1).replace(/^-.*/, (rule) => rule)).join('\n')],
  ['JSON', asJson],
  ['JSON with lower-case names', (printed) => asJson(lower(printed))],
  ['JSON, a document a row', asJsonLines],
  ['the JSON of mysqlsh', (printed) => `{"hasData": true, "rows": ${asJson(printed)}, "executionTime": "0.0021 sec", "affectedRowCount": 0}`],
  ['the JSON of DBeaver', (printed) => `{"select * from information_schema.TIKV_STORE_STATUS": ${asJson(printed)}}`],
]

describe('TIKV_STORE_STATUS', () => {
  test.each(SHAPES)('is read from %s', async (_, print) => {
    const {cluster, inputs, notices} = await read({'TIKV_STORE_STATUS.txt': print(storeStatus)})

    expect(notices).toEqual([])
    expect(inputs).toMatchObject([{kind: 'information-schema', records: 4}])
    expect([...(cluster.stores?.byId.keys() ?? [])]).toEqual([1, 4, 5, 6])
    expect(cluster.stores?.isComplete).toBe(true)
    expect(cluster.stores?.byId.get(1)).toMatchObject({address: '10.0.1.1:20160', stateName: 'Up', labels: [{key: 'zone', value: 'z1'}], regionCount: 60, version: {text: '5.2.1'}, capacity: 1.745 * 2 ** 40, silence: 0})
    expect(cluster.stores?.byId.get(5)).toMatchObject({state: 'Offline', labels: [], leaderCount: 0, regionCount: 1, silence: 3000})
    expect(cluster.stores?.byId.get(6)).toMatchObject({state: 'Up', stateName: 'Down', silence: 16_201_000})
  })

  test('has no time, since it tells no zone', async () => {
    const {cluster} = await read({'TIKV_STORE_STATUS.txt': asBox(storeStatus)})

    expect(cluster.stores?.byId.get(5)).not.toHaveProperty('lastHeartbeat')
    expect(cluster.stores?.byId.get(5)).not.toHaveProperty('seenAt')
    expect(cluster.samples).toMatchObject([{name: ''}])
    expect(cluster.samples[0]).not.toHaveProperty('moment')
  })

  test('quotes the row', async () => {
    const {cluster} = await read({'session.txt': select('tikv_store_status') + asBox(storeStatus)})

    expect(cluster.stores?.byId.get(5)?.source).toMatchObject({file: 'session.txt', line: 7, quote: expect.stringMatching(/^\| 5 .*Offline/)})
  })

  test('quotes the fields of a row that is printed vertically', async () => {
    const {cluster} = await read({'session.txt': select('tikv_store_status\\G') + asVertical(storeStatus)})

    expect(cluster.stores?.byId.get(1)?.source).toMatchObject({line: 3, quote: expect.stringMatching(/^STORE_ID: 1\n.*\n.*\n.*STORE_STATE_NAME: Up\n/)})
  })

  test.each([
    ['a statement without condition', {'a.txt': select('tikv_store_status') + asBox(storeStatus)}, true],
    ['a statement over several lines', {'a.txt': `mysql> select *\n    -> from information_schema.tikv_store_status\n    -> order by store_id;\n${asBox(storeStatus)}`}, true],
    ['a command of the shell', {'a.txt': `$ mysql -h 10.0.1.9 -P 4000 -u root -e "select * from information_schema.tikv_store_status"\n${asTabs(storeStatus)}`}, true],
    ['a condition', {'a.txt': select('tikv_store_status', ' WHERE store_id > 0') + asBox(storeStatus)}, false],
    ['a condition on a further line', {'a.txt': `mysql> select * from information_schema.tikv_store_status\n    -> where store_state = 0;\n${asBox(storeStatus)}`}, false],
    ['a limit', {'a.txt': select('tikv_store_status', ' LIMIT 4') + asBox(storeStatus)}, false],
    ['a join', {'a.txt': select('tikv_store_status s', ' JOIN t USING (store_id)') + asBox(storeStatus)}, false],
    ['grep', {'a.txt': `$ mysql -e "select * from information_schema.tikv_store_status" | grep -v Down\n${asTabs(storeStatus)}`}, false],
    ['no statement, and a name of its own', {'a.txt': asBox(storeStatus)}, false],
    ['no statement, and a name that says more', {'tikv_store_status_offline.txt': asBox(storeStatus)}, false],
    ['a name, and Offline stores only', {'tikv_store_status.txt': asBox(only(storeStatus, 'STORE_STATE_NAME', 'Offline'))}, false],
    ['a lower border that is missing', {'a.txt': select('tikv_store_status') + asBox(storeStatus).split('\n').slice(0, -3).join('\n')}, false],
    ['a count of rows that is higher', {'a.txt': `${select('tikv_store_status')}${asBox(storeStatus)}9 rows in set (0.01 sec)\n`}, false],
    ['a count of rows that is right', {'a.txt': `${select('tikv_store_status')}${asBox(storeStatus)}4 rows in set (0.01 sec)\n`}, true],
    ['no labels', {'a.txt': select('tikv_store_status', '', 'STORE_ID, STORE_STATE_NAME') + asBox(projected(storeStatus, 'STORE_ID', 'STORE_STATE_NAME'))}, false],
  ])('knows by %s whether it lists every store', async (_, files, isComplete) => {
    const {cluster} = await read(files as unknown as Record<string, string>)

    expect(cluster.stores?.isComplete).toBe(isComplete)
  })

  test('leaves unknown what the result does not show', async () => {
    const {cluster} = await read({'a.txt': asBox(projected(storeStatus, 'STORE_ID', 'STORE_STATE_NAME'))})

    const store = cluster.stores?.byId.get(5)
    expect(store).toMatchObject({id: 5, state: 'Offline'})
    for (const fact of ['capacity', 'available', 'regionCount', 'leaderCount', 'silence', 'version']) expect(store).not.toHaveProperty(fact)
  })

  test('makes no store of a row without a state, and says so', async () => {
    const {cluster, notices} = await read({'a.txt': select('tikv_store_status', '', 'STORE_ID, ADDRESS') + asBox(projected(storeStatus, 'STORE_ID', 'ADDRESS'))})

    expect(cluster.stores).toBeUndefined()
    expect(notices).toMatchObject([{level: 'warning', says: '4 rows of TIKV_STORE_STATUS lack the columns that it takes, and were not read', line: 3}])
  })

  test('does not call the last of the dead alive', async () => {
    const {cluster} = await read({'a.txt': asBox(only(storeStatus, 'STORE_STATE_NAME', 'Offline'))})

    expect(cluster.stores?.byId.get(5)).not.toHaveProperty('silence')
  })
})

describe('TIKV_REGION_PEERS', () => {
  test.each(SHAPES)('is read from %s', async (_, print) => {
    const {cluster, notices} = await read({'TIKV_REGION_PEERS.csv': print(regionPeers).replace('STORE_STATUS', 'REGION_PEERS')})

    expect(notices).toEqual([])
    expect(cluster.regions?.leaderless()).toMatchObject([{id: 7, leader: undefined, lacks: 'range', size: undefined, peers: [{id: 71, storeId: 1}, {id: 72, storeId: 4}, {id: 73, storeId: 5}], downPeers: [{peer: {id: 73}, downSeconds: 5230}]}])
    expect(cluster.regions?.get(9)).toMatchObject({leader: {id: 91}, peers: [{}, {}, {id: 93, role: 'Learner'}], pendingPeers: [{id: 93}]})
    expect(cluster.regions?.lists).toMatchObject([{kind: 'all', ids: [7, 9], isComplete: true}])
  })

  test('is joined with TIKV_REGION_STATUS, whichever comes first', async () => {
    for (const names of [['1', '2'], ['2', '1']] as const) {
      const {cluster, notices} = await read({[`${names[0]}.txt`]: select('tikv_region_status') + asBox(regionStatus), [`${names[1]}.txt`]: select('tikv_region_peers') + asTabs(regionPeers)})

      expect(notices).toEqual([])
      expect(cluster.regions?.count).toBe(2)
      expect(cluster.regions?.get(7)).toMatchObject({epoch: {confVer: 7, version: 4204}, size: 0, startKey: '748000000000002DFFB95F720000000000FA'})
      expect(cluster.regions?.get(9)).toMatchObject({epoch: {confVer: 5, version: 30}, size: 90, keys: 1000, endKey: ''})
      expect(cluster.regions?.get(7)).not.toHaveProperty('lacks')
    }
  })

  test('does not take the peers on one store for all of them', async () => {
    const {cluster} = await read({'a.txt': select('tikv_region_peers', ' where store_id = 5') + asBox(only(regionPeers, 'STORE_ID', '5'))})

    expect(cluster.regions?.lists).toMatchObject([{kind: 'store', storeId: 5, ids: [7], isComplete: true}])
    expect(cluster.regions?.on(5)).toMatchObject([{id: 7, isLeaderUnknown: true, lacks: 'peers'}])
    expect(cluster.regions?.leaderless()).toEqual([])
  })

  test('shows by an empty set that nothing is left on the store', async () => {
    const {cluster} = await read({'a.txt': `${select('tikv_region_peers', ' where store_id = 5')}Empty set (0.02 sec)\n`})

    expect(cluster.regions?.lists).toMatchObject([{kind: 'store', storeId: 5, ids: [], isComplete: true, source: {line: 2, quote: 'Empty set (0.02 sec)'}}])
  })

  test.each([
    ['the peers of some Regions', select('tikv_region_peers', ' where region_id in (7)') + asBox(only(regionPeers, 'REGION_ID', '7')), [7]],
    ['those that do not lead', select('tikv_region_peers', ' where is_leader = 0') + asBox(only(regionPeers, 'IS_LEADER', '0')), []],
    ['those that do not lead, without the statement', asBox(only(regionPeers, 'IS_LEADER', '0')), []],
    ['the first rows', select('tikv_region_peers', ' limit 5') + asBox({...regionPeers, rows: regionPeers.rows.slice(0, 5)}), []],
    ['no leaders', select('tikv_region_peers', '', 'REGION_ID, PEER_ID, STORE_ID') + asBox(projected(regionPeers, 'REGION_ID', 'PEER_ID', 'STORE_ID')), []],
    ['a table that is cut off in its first Region', select('tikv_region_peers') + asBox(regionPeers).split('\n').slice(0, 5).join('\n'), []],
    ['a table that is cut off in its second Region', select('tikv_region_peers') + asBox(regionPeers).split('\n').slice(0, 7).join('\n'), [7]],
  ])('shows in %s a Region without leader only where that is sure', async (_, text, leaderless) => {
    const {cluster} = await read({'a.txt': text})

    expect(cluster.regions?.leaderless().map(({id}) => id)).toEqual(leaderless)
  })

  test('has lines that can be quoted', async () => {
    const {cluster} = await read({'a.txt': `${asBox(regionStatus)}\n${asTabs(regionPeers)}`})

    expect(cluster.regions?.get(9)?.source).toMatchObject({file: 'a.txt', row: 13})
  })
})

describe('other results', () => {
  test('stand in one capture, one after the other', async () => {
    const {cluster, inputs} = await read({
      'session.txt': `MySQL [(none)]> select * from information_schema.tikv_store_status\\G\n${asVertical(storeStatus)}4 rows in set (0.00 sec)\n\nMySQL [(none)]> select * from information_schema.tikv_region_peers;\n${asBox(regionPeers)}6 rows in set (0.00 sec)\n\nMySQL [(none)]> select * from information_schema.tiflash_replica;\nEmpty set (0.01 sec)\n\nMySQL [(none)]> exit\nBye\n`,
    })

    expect(inputs).toMatchObject([{kind: 'information-schema', records: 10}])
    expect(cluster.stores?.byId.size).toBe(4)
    expect(cluster.stores?.isComplete).toBe(true)
    expect(cluster.regions?.count).toBe(2)
    expect(cluster.tiflashReplicas?.tables).toEqual([])
  })

  test('do not say by a selection that TiDB wants nothing on TiFlash', async () => {
    const {cluster} = await read({'a.txt': `${select('tiflash_replica', ' where table_id = 45')}Empty set (0.01 sec)\n`})

    expect(cluster.tiflashReplicas).toBeUndefined()
  })

  test('TIFLASH_REPLICA has its tables', async () => {
    const replicas = {columns: ['TABLE_SCHEMA', 'TABLE_NAME', 'TABLE_ID', 'REPLICA_COUNT', 'LOCATION_LABELS', 'AVAILABLE', 'PROGRESS'], rows: [['test', 't', '45', '2', '', '1', '1']]}
    for (const print of [asBox, asTabs, asVertical, asCsv]) {
      const {cluster} = await read({'tiflash_replica.txt': print(replicas)})
      expect(cluster.tiflashReplicas?.tables).toMatchObject([{tableId: 45, name: 'test.t', count: 2}])
    }
  })

  test('CLUSTER_LOG has lines of logs, without their times', async () => {
    const log = {columns: ['TIME', 'TYPE', 'INSTANCE', 'LEVEL', 'MESSAGE'], rows: [['2020/05/18 21:37:54.784', 'tikv', '10.0.1.5:20160', 'INFO', '[raft.rs:1177] ["became leader at term 8"] [term=8] [raft_id=71] [region_id=7]']]}
    for (const print of [asBox, asTabs, asVertical, asCsv]) {
      const {cluster} = await read({'cluster_log.txt': print(log)})
      const seen = cluster.logs?.seen('became-leader', {regionId: 7})
      expect(seen).toMatchObject({count: 1, last: {level: 'INFO', message: 'became leader at term 8'}})
      expect(seen?.last).not.toHaveProperty('time')
    }
  })

  test('CLUSTER_INFO has the release of PD', async () => {
    const {cluster} = await read({'a.txt': asBox({columns: ['TYPE', 'INSTANCE', 'STATUS_ADDRESS', 'VERSION', 'GIT_HASH'], rows: [['tidb', 'a:4000', 'a:10080', '5.2.2', 'x'], ['pd', 'a:2379', 'a:2379', '5.2.1', 'y']]})})

    expect(cluster.version).toMatchObject({is: {text: '5.2.1'}, isInferred: false, source: {line: 5}})
  })

  test('of tables that are not known become a note', async () => {
    const {notices, inputs} = await read({'a.txt': `mysql> show stats_healthy;\n${asBox({columns: ['Db_name', 'Table_name', 'Partition_name', 'Healthy'], rows: [['shop', 'orders', '', '97']]})}1 row in set (0.00 sec)\n`, 'b.txt': asVertical({columns: ['RULE', 'ITEM', 'TYPE', 'SEVERITY'], rows: [['threshold-check', 'leader-drop', 'tikv', 'warning']]})})

    expect(notices).toMatchObject([
      {level: 'note', file: 'a.txt', says: 'a result of SQL with the columns DB_NAME, TABLE_NAME, PARTITION_NAME and HEALTHY is of no table that is known, and was not read'},
      {level: 'note', file: 'b.txt', says: 'this is INSPECTION_RESULT: nothing of it is used'},
      {level: 'note', file: 'a.txt'},
    ])
    expect(inputs).toMatchObject([{file: 'a.txt', kind: 'unknown'}, {file: 'b.txt', kind: 'information-schema'}])
  })

  test.each([
    ['the history of hot Regions', asBox({columns: ['UPDATE_TIME', 'REGION_ID', 'STORE_ID', 'PEER_ID', 'IS_LEARNER', 'IS_LEADER', 'TYPE', 'HOT_DEGREE'], rows: [['2022-03-29 09:00:00', '7', '5', '73', '0', '0', 'READ', '9']]})],
    ['SHOW TABLE REGIONS', asBox({columns: ['REGION_ID', 'START_KEY', 'END_KEY', 'LEADER_ID', 'LEADER_STORE_ID', 'PEERS', 'SCATTERING'], rows: [['7', 't_75_r', '', '71', '1', '71, 72', '0']]})],
    ['PD\'s history of hot Regions', '{"history_hot_region": [{"update_time": 1, "region_id": 7, "store_id": 5, "peer_id": 73, "is_leader": false, "is_learner": false}]}'],
    ['TiDB\'s regions/ID', '{"region_id": 7, "start_key": "dA==", "end_key": "", "frames": null}'],
    ['a copy of unknown age', `mysql> select * from dba.peers;\n${asBox(regionPeers)}`],
  ])('are not made of %s', async (_, text) => {
    const {cluster} = await read({'a.txt': text})

    expect(cluster.regions).toBeUndefined()
  })

  test('without peers do not tell where a Region is', async () => {
    const {cluster, notices} = await read({'tikv_region_status.csv': asCsv(regionStatus)})

    expect(cluster.regions).toBeUndefined()
    expect(notices).toMatchObject([{level: 'note', says: 'TIKV_REGION_STATUS does not tell on which stores a Region is: save TIKV_REGION_PEERS too'}])
  })
})
