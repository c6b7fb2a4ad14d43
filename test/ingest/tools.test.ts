import {describe, expect, test} from 'vitest'
import {openBundle} from '../../src/bundle/open.js'
import {ingest} from '../../src/ingest/ingest.js'
import {tempBundle} from '../bundle/temp-bundle.js'

const read = (files: Readonly<Record<string, string>>) => ingest(openBundle([tempBundle(files)]))

const STORES = JSON.stringify({count: 2, stores: [1, 2].map((id) => ({store: {id, address: `tikv-${id}.lab:20160`, state_name: 'Up'}, status: {capacity: '1TiB', available: '10GiB'}}))})
const infos = (state: string) => JSON.stringify({region_infos: {7: {region_id: 7, region_local_state: {region: {id: 7, state, region_epoch: {conf_ver: 5, version: 3}, peers: [{id: 8, store_id: 1, role: 'Voter'}, {id: 9, store_id: 2, role: 'Voter'}]}}, raft_local_state: null, raft_apply_state: null}}}, null, 2)
const STARTED = '[2022/10/13 21:39:37.318 +08:00] [INFO] [<unknown>] ["TCP_USER_TIMEOUT is available. TCP_USER_TIMEOUT will be used thereafter"]\n'
const META = '{"raft_status":{"id":9,"hard_state":{"term":8,"vote":0,"commit":21},"soft_state":{"leader_id":0,"raft_state":"Follower"},"last_index":21},"raft_apply":{},"region_state":{"id":7,"start_key":[116],"end_key":[],"epoch":{"conf_ver":5,"version":3},"peers":[{"id":9,"store_id":2,"role":"Voter"}],"merge_state":null}}'
const DF = 'Filesystem      Size  Used Avail Use% Mounted on\n/dev/vdb        1.0T  1.0T     0 100% /data\n'
const DISPLAY = 'Cluster name:       prod\nID                  Role  Host        Ports        OS/Arch       Status  Data Dir    Deploy Dir\n--                  ----  ----        -----        -------       ------  --------    ----------\ntikv-1.lab:20160    tikv  tikv-1.lab  20160/20180  linux/x86_64  Up      /data/tikv  /deploy/tikv-20160\n'

describe('what a file of another tool is', () => {
  test.each([
    ['region-7.json', infos('Normal'), 'tikv-ctl', 1],
    ['status.json', META, 'tikv-ctl', 1],
    ['after-log-lines.txt', STARTED + STARTED + infos('Normal'), 'tikv-ctl', 3],
    ['text-after-log-lines.txt', `${STARTED.repeat(9)}region id: 7\nregion state: None\nraft state: None\napply state: None\n`, 'tikv-ctl', 13],
    ['missing.txt', '$ tikv-ctl --data-dir /data raft region -r 7\nDebugger::region_info: Not Found "info for region 7"\n', 'tikv-ctl', 2],
    ['tombstone.txt', '$ tikv-ctl --data-dir /data tombstone -r 7 --force\nsuccess!\n', 'tikv-ctl', 2],
    ['properties.txt', 'mvcc.min_ts: 436638484783693826\nnum_entries: 821741\nsst_files: 000417.sst\nregion.start_key: 7480\n', 'tikv-ctl', 4],
    ['size.txt', 'region id: 7\ncf default region size: 799.703 MB\ncf write region size: 27616\n', 'tikv-ctl', 3],
    ['bad-regions.txt', 'all regions are healthy\n', 'tikv-ctl', 1],
    ['display.txt', DISPLAY, 'tiup', 3],
    ['display.json', '{"cluster_meta":{"cluster_name":"prod"},"instances":[{"id":"10.0.1.1:20160","role":"tikv","host":"10.0.1.1","ports":"20160/20180","status":"Up"}]}', 'tiup', 1],
    ['4BLhr0', 'tiup-cluster scale-in prod -N 10.0.1.1%3A20160 --force\n2021-01-14T12:17:33.579+0800\tINFO\tExecute command finished\t{"code": 0}\n', 'tiup', 1],
    ['meta.yaml', 'user: tidb\ntiup_version: v1.9.4\ntopology:\n  tikv_servers:\n  - host: 10.0.1.16\n    port: 20160\n', 'topology', 5],
    ['df.txt', DF, 'disk', 2],
    ['stores-by-tiup.txt', `Starting component \`ctl\`: /home/tidb/.tiup/components/ctl/v6.5.12/ctl pd store\n${STORES}\n`, 'stores', 3],
    ['both.txt', `$ tiup cluster display prod\n${DISPLAY}$ df -h\n${DF}`, 'capture', 7],
  ])('%s', async (name, text, kind, records) => {
    expect((await read({[name]: text})).inputs[0]).toMatchObject({kind, records, skipped: null})
  })
})

describe('what tikv-ctl and the status port say', () => {
  test('is told apart by the store, whatever names it', async () => {
    const session = `[tidb@ops ~]$ tikv-ctl --host tikv-1.lab:20160 raft region -r 7\n${STARTED}${infos('Tombstone')}\n[tidb@ops ~]$ tikv-ctl --host tikv-2.lab:20160 raft region -r 7\nDebugClient::region_info: RpcFailure: 5-NOT_FOUND info for region 7\n[tidb@ops ~]$ curl http://nowhere:1/region/7\n${META}\n`
    const {cluster} = await read({'stores.json': STORES, 'session.txt': session})

    expect(cluster.localPeers?.map(({storeId, state, leaderId}) => [storeId, state, leaderId])).toEqual([[1, 'Tombstone', undefined], [2, 'Normal', 0], [2, 'missing', undefined]])
  })

  test('is told apart by `tikv-ctl store`', async () => {
    const {cluster} = await read({'stores.json': STORES, 'a.txt': `$ tikv-ctl --data-dir /data store\nstore id: 2\napi version: V1\n$ tikv-ctl --data-dir /data raft region -r 7\nregion id: 7\nregion state: Some(state: Tombstone region {id: 7 region_epoch {conf_ver: 5 version: 3}})\n`})

    expect(cluster.localPeers).toMatchObject([{storeId: 2, state: 'Tombstone', source: {line: 6}}])
  })

  test('is not believed of a store that is no member of what it is said to have', async () => {
    const {cluster} = await read({'stores.json': STORES, 'tikv-2/region.txt': 'region id: 7\nregion state: Some(region {id: 7 region_epoch {conf_ver: 5 version: 3} peers {id: 8 store_id: 1}})\n'})

    expect(cluster.localPeers?.[0]).not.toHaveProperty('storeId')
  })

  test('says why a command failed: the TiKV still runs', async () => {
    const {cluster} = await read({'a.txt': '$ tikv-ctl --data-dir /data tombstone -r 7 --force\n[2022/10/13 21:39:37.318 +08:00] [ERROR] [main.rs:78] ["error while open kvdb: Storage Engine IO error: While lock file: /data/db/LOCK: Resource temporarily unavailable"]\n'})

    expect(cluster.replies).toMatchObject([{isSuccess: false, command: 'tikv-ctl --data-dir /data tombstone -r 7 --force'}])
  })
})

test('a `df` in the folder of a store is of its host', async () => {
  const {cluster} = await read({'stores.json': STORES, 'tikv-2/df.txt': DF, 'pd-1/df.txt': DF})

  expect(cluster.disks?.map(({source, host}) => [source.file, host])).toEqual([['pd-1/df.txt', undefined], ['tikv-2/df.txt', 'tikv-2.lab']])
})
