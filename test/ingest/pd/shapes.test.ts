import {describe, expect, test} from 'vitest'
import {openBundle} from '../../../src/bundle/open.js'
import {ingest} from '../../../src/ingest/ingest.js'
import {tempBundle} from '../../bundle/temp-bundle.js'

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
const read = (files: Readonly<Record<string, unknown>>) => ingest(openBundle([tempBundle(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, typeof value === 'string' ? value : json(value)])))]))

const region = (id: number, more: object = {}) => ({id, start_key: '', end_key: '', epoch: {conf_ver: 5, version: 1}, peers: [{id: id * 10 + 1, store_id: 1}, {id: id * 10 + 2, store_id: 2}], leader: {id: id * 10 + 1, store_id: 1}, ...more})
const store = (id: number, more: object = {}) => ({store: {id, address: `10.0.1.${id}:20160`, version: '6.5.12', state_name: 'Up', ...more}, status: {capacity: '1TiB'}})

const member = (clusterId: string) => `{"header": {"cluster_id": ${clusterId}}, "members": [{"name": "pd-1"}], "leader": {"name": "pd-1"}}\n`

/** What PD and those around it print, and the file it is saved in. */
const SHAPES: ReadonlyArray<readonly [file: string, content: unknown, kind: string, records: number]> = [
  ['region.json', [region(2)], 'regions', 1],
  ['region-2.json', {region: region(2)}, 'region', 1],
  ['region-404.json', 'null\n', 'region', 0],
  ['region-404.json', {id: 0, start_key: '', end_key: '', leader: {role_name: ''}, written_bytes: 0}, 'region', 0],
  ['regions-count.json', {count: 12, regions: null}, 'regions', 0],
  ['region-scan.json', [1, 3, 5].map((id) => JSON.stringify({count: 2, regions: [region(id), region(id + 1)]})).join('\n'), 'regions', 6],
  ['range-holes.json', [['', '7480'], ['7490', '']], 'region-check', 0],
  ['hist-size.json', [{start: 0, end: 9, count: 12}], 'region-check', 0],
  ['stats.json', {count: 10, empty_count: 1, storage_size: 96, storage_keys: 9, store_leader_count: {1: 3}, store_peer_count: {1: 9}}, 'region-check', 0],
  ['cluster.json', '{"id": 6980053391786540225, "max_peer_count": 3}\n', 'config', 0],
  ['cluster-status.json', {raft_bootstrap_time: '2022-03-28T09:24:05+08:00', is_initialized: true, replication_status: ''}, 'health', 0],
  ['hot-read.json', {as_peer: null, as_leader: {1: {total_flow_bytes: 1, regions_count: 1, statistics: []}}}, 'hot', 1],
  ['min-resolved-ts.json', '{"min_resolved_ts": 448225331888160770, "persist_interval": "1s"}\n', 'config', 0],
  ['gc.json', '{"service_gc_safe_points": [{"service_id": "gc_worker", "expired_at": 9223372036854775807, "safe_point": 448225331888160770}], "gc_safe_point": 448225331888160770}\n', 'config', 0],
  ['keyspaces.json', {keyspaces: [{id: 0, name: 'DEFAULT', state: 'ENABLED'}]}, 'config', 0],
  ['progress.json', '{"action": "removing", "store_id": 5, "progress": 0.37, "current_speed": 12.3, "left_seconds": 1.7976931348623157e+308}\n', 'progress', 1],
  ['label.json', [{key: 'zone', value: 'z1'}], 'stores', 0],
  ['health.json', [{name: 'pd-1', member_id: 1, client_urls: [], health: 'true'}], 'health', 1],
  ['leader.json', '{"name": "pd-1", "member_id": 13913028374926295265, "peer_urls": [], "client_urls": []}\n', 'members', 0],
  ['operators.json', [{desc: 'replace-rule-offline-peer', brief: 'mv peer: store [5] to [6]', region_id: 120, region_epoch: {conf_ver: 5, version: 6}, kind: 20, timeout: '17m0s', status: 1}], 'operators', 1],
  ['unsafe-show.json', [{info: 'No on-going recovery.'}], 'unsafe-recovery', 1],
  ['unsafe-show-5.3.json', ['Collecting cluster info from all alive stores, 0/1.', 'Stores that have reported to PD: '], 'unsafe-recovery', 0],
  ['unsafe-history-5.3.json', ['No unasfe recover has been triggered since PD restarted.'], 'unsafe-recovery', 0],
  ['placement-rule.json', [{group_id: 'pd', group_index: 0, group_override: false, rules: [{group_id: 'pd', id: 'default', start_key: '', end_key: '', role: 'voter', count: 3}]}], 'placement-rules', 1],
  ['rule-detail.json', {'rule-fits': [{rule: {}, peers: [], 'peers-different-role': null, 'isolation-score': 0}], 'orphan-peers': null}, 'placement-rules', 0],
  ['describe.json', {name: 'balance-region-scheduler', status: 'normal', summary: '', timestamp: 1_679_000_000}, 'schedulers', 0],
  ['paused.json', [{name: 'balance-leader-scheduler', paused_at: '2023-06-07T11:00:00Z', resume_at: '2023-06-07T12:00:00Z'}], 'schedulers', 0],
  ['replication-mode.json', {'replication-mode': 'majority', 'dr-auto-sync': {'label-key': ''}}, 'config', 2],
  ['server.json', {'use-region-storage': 'true', 'max-gap-reset-ts': '24h0m0s', 'key-type': 'table'}, 'config', 0],
  ['limit-scene.json', {Idle: 100, Low: 50, Normal: 32, High: 12}, 'store-limit', 0],
  ['store-limit-4.0.1.json', {1: {rate: 14.9, mode: 'auto'}}, 'store-limit', 1],
  ['diag/cluster.json', '{"diag_version": "v1.0.0", "cluster_name": "c", "cluster_id": "6980053391786540225", "cluster_type": "tidb-cluster"}\n', 'topology', 1],
  ['metrics.json', {status: 'success', data: {resultType: 'matrix', result: [{metric: {}, values: [[1_648_517_045, '123']]}]}}, 'capture', 0],
  ['pod.json', {apiVersion: 'v1', kind: 'Pod', metadata: {name: 'basic-tikv-0'}}, 'topology', 0],
  ['tc.json', {apiVersion: 'pingcap.com/v1alpha1', kind: 'TidbCluster', status: {tikv: {stores: {5: {id: '5', ip: 'basic-tikv-2', leaderCount: 0, state: 'Offline'}}}}}, 'topology', 1],
  ['tikv-region.json', {group_state: {}, raft_status: {}, raft_apply: {}, region_state: {}}, 'tikv-ctl', 0],
  ['tidb-meta.json', [{region_id: 2, leader: {id: 3, store_id: 1}, peers: [], region_epoch: {conf_ver: 1, version: 1}}], 'tidb-http', 1],
  ['jq.txt', '{"id":1,"address":"127.0.0.1:20161""state_name":"Up"}\n{"id":5,"address":"127.0.0.1:20162""state_name":"Offline"}\n', 'store', 2],
  ['store-501.json', '404 page not found\n', 'capture', 1],
  ['health.json', 'Usage:\n  pd-ctl health [flags]\n', 'capture', 2],
  ['stores.json', 'Failed to get store: Get "http://10.0.1.11:2379/pd/api/v1/stores": dial tcp 10.0.1.11:2379: connect: connection refused\n', 'capture', 1],
  ['config.json', 'Error: unknown command "stor" for "pd-ctl"\n', 'capture', 1],
]

describe('every answer that PD gives', () => {
  test.each(SHAPES)('%s of %j is known', async (file, content, kind, records) => {
    const {inputs, notices} = await read({[file]: content})
    expect(inputs.map(({kind, records}) => ({kind, records}))).toEqual([{kind, records}])
    expect(notices).toEqual([])
  })

  test('is named where nothing of it is needed', async () => {
    const {inputs} = await read({'safe.json': '{"service_gc_safe_points": [], "gc_safe_point": 448225331888160770}\n'})
    expect(inputs.map(({skipped}) => skipped)).toEqual(['it is the safe points of garbage collection (`service-gc-safepoint`), and nothing of that is needed'])
  })
})

describe('an answer that says no', () => {
  test.each(['[503] no leader', 'Failed to get store: [503] no leader', '[503] [PD:apiutil:ErrRedirectNoLeader]redirect finds no leader', 'no leader', 'redirect finds no leader'])('is a reply: %s', async (text) => {
    const {cluster} = await read({'stores.json': `${text}\n`})
    expect(cluster.replies?.map(({text, isSuccess, source}) => [text, isSuccess, source.line])).toEqual([[text, false, 1]])
  })

  test.each(['[412] "placement rules feature is disabled"', '"placement rules feature is disabled"'])('tells that the rules are off: %s', async (text) => {
    const {cluster} = await read({'rules.json': `${text}\n`})
    expect(cluster.placementRules).toMatchObject({isEnabled: false, source: {line: 1}})
  })
})

describe('what an answer is about', () => {
  test('a filter makes a list of stores one of some stores', async () => {
    const session = `» store --state=Offline\n${json({count: 1, stores: [store(5, {state_name: 'Offline'})]})}» store check Down\n${json({count: 0, stores: []})}`
    const {cluster} = await read({'session.txt': session})
    expect(cluster.stores).toMatchObject({isComplete: false, hasTombstones: false})
  })

  test('paused schedulers are not all schedulers, and those that grant leaders are told apart from those that evict them', async () => {
    const session = `» scheduler show --status paused\n["balance-leader-scheduler"]\n» scheduler config grant-leader-scheduler\n{"store-id-ranges": {"5": []}}\n`
    expect((await read({'session.txt': session})).cluster.schedulers).toMatchObject({names: [], evictLeaderStores: [{storeId: 5, scheduler: 'grant-leader-scheduler'}]})
  })

  test('up to 3.0 the name of a scheduler tells whose leaders it evicts', async () => {
    const {cluster} = await read({'schedulers.json': ['balance-leader-scheduler', 'evict-leader-scheduler-4']})
    expect(cluster.schedulers?.evictLeaderStores).toMatchObject([{storeId: 4, source: {pointer: '/1'}}])
  })

  test('a flat configuration may mix the sections', async () => {
    const {cluster} = await read({'config.json': {'max-replicas': 3, 'replica-schedule-limit': '64'}})
    expect([cluster.config?.number('replication.max-replicas'), cluster.config?.number('schedule.replica-schedule-limit')]).toEqual([3, 64])
  })

  test('a bare list of Regions is what somebody picked', async () => {
    const {cluster} = await read({'region.json': [region(2)]})
    expect(cluster.regions?.lists).toMatchObject([{kind: 'check', isComplete: false}])
  })

  test('dumps of two clusters are not joined without a word', async () => {
    const {notices} = await read({'a/member.json': member('6980053391786540225'), 'b/member.json': member('6980053391786540226'), 'c/member.json': member('6980053391786540225')})
    expect(notices).toEqual([{level: 'warning', file: 'b/member.json', line: 1, says: 'these are dumps of two clusters, 6980053391786540225 (a/member.json) and 6980053391786540226: what one says is no evidence about the other, so analyze them apart'}])
  })
})

describe('ids that do not fit a double', () => {
  test('are left out, with all that would be wrong without them', async () => {
    const {cluster, notices} = await read({
      'region.json': '{"count": 2, "regions": [{"id": 2, "peers": [{"id": 9007199254740993, "store_id": 1}, {"id": 4, "store_id": 2}]}, {"id": 3, "peers": [{"id": 5, "store_id": 1}]}]}\n',
      'store-limit.json': '{"9007199254740993": {"add-peer": 15}, "1": {"add-peer": 15}}\n',
      'operators.json': '["remove-orphan-peer {rm peer: store [10]} (kind:region, region:9007199254740993(3, 6), createAt:2026-11-23 09:11:11 +0000 UTC, currentStep:0, steps:[0:{remove peer on store 10}])"]\n',
    })
    expect([...(cluster.regions?.all() ?? [])].map(({id}) => id)).toEqual([3])
    expect([...(cluster.storeLimits?.keys() ?? [])]).toEqual([1])
    expect(cluster.operators).toEqual([])
    expect(notices.map(({file, says}) => `${file}: ${says}`)).toEqual(['operators.json: 1 operator of this list could not be read', 'region.json: 1 Region of this list could not be read'])
  })
})
