import {describe, expect, test} from 'vitest'
import {conclude} from '../../src/diagnose/conclude.js'
import type {Cluster} from '../../src/model/cluster.js'
import type {RegionTable} from '../../src/model/region-table.js'
import {aCluster, aRegion, regions, stores} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {added, MOVE, ordered} from '../builders/operators.js'
import {aLeavingCluster, labelled, leaving, silent, type Setting, up} from '../replay/leaving-store.js'

const led = {id: 7, on: [5, 1, 2]}
const elsewhere = {id: 9, on: [1, 2, 3]}
const PEER = '[peer_id=91] [region_id=9]'

const idsOf = (cluster: Cluster) => conclude(cluster).redHerrings.map(({id}) => id)

/** The red herrings of a TiKV's log, beside a healthy cluster from which store 5 leaves. */
async function ofTikv(lines: readonly string[], setting: Setting = {}): Promise<readonly string[]> {
  return idsOf(aLeavingCluster({logs: await aLogDigest({'tikv-1/tikv.log': lines}), ...setting}, led, elsewhere))
}

async function ofPd(lines: readonly string[], setting: Setting = {}): Promise<readonly string[]> {
  return idsOf(aLeavingCluster({logs: await aLogDigest({'pd-1/pd.log': lines}), ...setting}, led, elsewhere))
}

const every = (from: number, to: number, step: number, rest: string) => Array.from({length: Math.floor((from - to) / step) + 1}, (_, index) => logged(from - index * step, rest))

const aborted = (rest: string) => logged(90, `[ERROR] [raft_client.rs:840] ["connection aborted"] [addr=10.0.0.4:20160] [receiver_err="Some(RpcFailure(${rest}))"] [sink_error=Some(RemoteStopped)] [store_id=4]`)
const finished = (secondsBefore: number, regionId: number, desc = 'balance-region') => logged(secondsBefore, `[INFO] [operator_controller.go:551] ["operator finish"] [region-id=${regionId}] [takes=1s] [operator="\\"${desc} {mv peer: store [5] to [3]} (kind:region, region:${regionId}(1, 5), createAt:2026-01-01 11:58:00 +0000 UTC m=+1, currentStep:3)\\""]`)
const canceled = (secondsBefore: number, regionId: number, desc: string) => logged(secondsBefore, `[INFO] [operator_controller.go:618] ["operator canceled"] [region-id=${regionId}] [takes=0s] [operator="\\"${desc} {x} (kind:leader, region:${regionId}(1, 5), createAt:2026-01-01 11:58:00 +0000 UTC m=+1, currentStep:0)\\""]`)
const limit = (storeId: number, type: string, rate: number) => logged(90, `[INFO] [cluster.go:2205] ["store limit changed"] [store-id=${storeId}] [type=${type}] [rate-per-min=${rate}]`)
const doubtful = (state: string) => logged(90, `[WARN] [cluster.go:1203] ["store may not turn into Tombstone, there are no extra up store has enough space to accommodate the extra replica"] [store="id:5 address:\\"x\\" ${state}"]`)
const changes = (secondsBefore: number, detail: string) => logged(secondsBefore, `[INFO] [region.go:751] ["region ConfVer changed"] [region-id=9] [detail="${detail}"] [old-confver=5] [new-confver=6]`)
const entersJoint = 'Remove peer:{id:91 store_id:1 },Add peer:{id:91 store_id:1 role:DemotingVoter }'
const leavesJoint = 'Remove peer:{id:91 store_id:1 role:DemotingVoter },Add peer:{id:91 store_id:1 role:Learner }'
const pendingChange = `[INFO] [peer.rs:4801] ["there is a pending conf change, try later"] ${PEER}`
const requests = `[INFO] [peer_storage.rs:549] ["requesting snapshot"] [request_peer=94] ${PEER}`
const invalid = (id: number) => logged(90, `[ERROR] [util.rs:327] ["request failed"] [err="Grpc(RpcFailure(RpcStatus { details: Some(\\"invalid store ID ${id}, not found\\") }))"]`)
const notReady = logged(90, '[WARN] [mpp_probe.go:246] ["Store is not ready"] ["store address"=10.0.0.4:3930] ["err message"="rpc error: code = Unavailable"]')

describe('a loud line of a TiKV is cleared', () => {
  test.each<[string, string, readonly string[], Setting, boolean]>([
    ['connection-aborted-peer-down', 'the other store is dead', [aborted('UNAVAILABLE')], {others: [up(1), up(2), up(3), silent(4, 7200)]}, true],
    ['connection-aborted-peer-down', 'the other store lives', [aborted('UNAVAILABLE')], {}, false],
    ['connection-aborted-peer-down', 'its message is too large', [aborted('Sent message larger than max (10928086 vs. 10485760)')], {others: [up(1), up(2), up(3), silent(4, 7200)]}, false],
    ['single-pending-conf-change', 'it is said once', [logged(90, pendingChange)], {}, true],
    ['single-pending-conf-change', 'the change is done after it', [...every(900, 90, 30, pendingChange), logged(60, `[INFO] [apply.rs:2537] ["conf change successfully"] ${PEER}`)], {}, true],
    ['single-pending-conf-change', 'it goes on for minutes', every(900, 90, 30, pendingChange), {}, false],
    ['single-snapshot-request', 'it is said once', [logged(90, requests)], {}, true],
    ['single-snapshot-request', 'it repeats, and none is sent', every(900, 90, 30, requests), {}, false],
    ['batch-raft-stream-established', 'there are a few', every(90, 60, 10, '[INFO] [kv.rs:706] ["batch_raft RPC is called, new gRPC stream established"]'), {}, true],
    ['batch-raft-stream-established', 'there are several a second for minutes', every(300, 0, 0.25, '[INFO] [kv.rs:706] ["batch_raft RPC is called, new gRPC stream established"]'), {}, false],
    ['kv-rpc-remote-stopped', 'it lasts for seconds', [logged(90, '[INFO] [kv.rs:1117] ["kv rpc failed"] [err=RemoteStopped] [request=batch_commands]')], {}, true],
    ['kv-rpc-remote-stopped', 'it goes on for minutes on a server that runs', every(900, 0, 60, '[INFO] [kv.rs:1117] ["kv rpc failed"] [err=RemoteStopped] [request=batch_commands]'), {}, false],
    ['region-is-tombstone', 'PD does not list the peer', [logged(90, '[DEBUG] [store.rs:1500] ["region is tombstone"] [region_id=99]')], {}, true],
    ['region-is-tombstone', 'PD lists the peer', [logged(90, '[DEBUG] [store.rs:1500] ["region is tombstone"] [region_id=9]')], {}, false],
    ['stale-route-errors', 'the Region is elsewhere', [logged(90, '[INFO] [process.rs:179] ["get snapshot failed"] [err="epoch not match"] [region_id=9]')], {}, true],
    ['stale-route-errors', 'the Region is left on the store', [logged(90, '[INFO] [process.rs:179] ["get snapshot failed"] [err="epoch not match"] [region_id=7]')], {}, false],
    ['invalid-store-id-not-found', 'no Region lists the store', [invalid(462)], {}, true],
    ['invalid-store-id-not-found', 'a Region lists the store', [invalid(3)], {}, false],
    ['invalid-store-id-zero', 'the id is 0', [invalid(0)], {}, true],
    ['invalid-store-id-zero', 'the id is another one', [invalid(462)], {}, false],
    ['tidb-store-not-ready', 'PD does not list that TiFlash', [notReady], {}, true],
    ['tidb-store-not-ready', 'PD lists that TiFlash as Up', [notReady], {others: [up(1), up(2), labelled(4, {engine: 'tiflash'}, {address: '10.0.0.4:3930'})]}, false],
  ])('%s where %s: %s', async (id, _, lines, setting, isCleared) => {
    const others = setting.others ?? [1, 2, 3, 4].map((store) => up(store))
    const herrings = await ofTikv(lines.map((line) => line), {...setting, others})

    expect(herrings.includes(id)).toBe(isCleared)
  })
})

describe('a loud line of PD is cleared', () => {
  test.each<[string, string, readonly string[], Setting, boolean]>([
    ['step-resent-by-heartbeat', 'the operator comes to its end', [...ordered(90, 80, MOVE[0]!, {regionId: 9}), finished(60, 9)], {}, true],
    ['step-resent-by-heartbeat', 'it does not', ordered(90, 80, MOVE[0]!, {regionId: 9}), {}, false],
    ['single-joint-role', 'the Region leaves the joint state', [changes(90, entersJoint), changes(80, leavesJoint)], {}, true],
    ['single-joint-role', 'the Region stays in it', [changes(90, entersJoint)], {}, false],
    ['merge-operator-added', 'the merge ends', [added({desc: 'merge-region', regionId: 9, steps: ['merge region 9 into region 7']}), finished(60, 9, 'merge-region')], {}, true],
    ['merge-operator-added', 'the merge does not end', [added({desc: 'merge-region', regionId: 9, steps: ['merge region 9 into region 7']})], {}, false],
    ['single-operator-cancel', 'it is one of a scheduler', [canceled(90, 9, 'balance-leader')], {}, true],
    ['single-operator-cancel', 'PD makes another one', [canceled(90, 9, 'replace-rule-offline-peer'), finished(60, 9)], {}, true],
    ['single-operator-cancel', 'PD makes no other one', [canceled(90, 9, 'replace-rule-offline-peer')], {}, false],
    ['operator-canceled-flood', 'an evict-leader scheduler fills the log while others finish', [...every(90, 60, 1, '').map((_, index) => canceled(90 - index, 9, 'evict-leader')), finished(60, 9)], {}, true],
    ['operator-canceled-flood', 'they are those of the checkers', [...every(90, 60, 1, '').map((_, index) => canceled(90 - index, 9, 'replace-rule-offline-peer')), finished(60, 9)], {}, false],
    ['remove-peer-limit-unlimited', 'it is the limit of the leaving store', [limit(5, 'remove-peer', 100_000_000)], {}, true],
    ['remove-peer-limit-unlimited', 'it is the limit of another store', [limit(1, 'remove-peer', 100_000_000)], {}, false],
    ['remove-peer-limit-unlimited', 'somebody sets a limit on the leaving store', [limit(5, 'remove-peer', 0.1)], {}, false],
    ['tombstone-warning-space-wording', 'all stores have room', [doubtful('state:Offline ')], {}, true],
    ['tombstone-warning-space-wording', 'a store has none', [doubtful('state:Offline ')], {others: [up(1), up(2, {available: 1})]}, false],
    ['tombstone-warning-for-up-store', 'it is said of an Up store', [doubtful('')], {}, true],
    ['tombstone-warning-for-up-store', 'it is said of an Offline store', [doubtful('state:Offline ')], {}, false],
  ])('%s where %s: %s', async (id, _, lines, setting, isCleared) => {
    expect((await ofPd(lines, setting)).includes(id)).toBe(isCleared)
  })
})

describe('a display is cleared', () => {
  test('an Offline store: PD has taken the delete, which a second one does not change', () => {
    const herring = conclude(aLeavingCluster({}, led)).redHerrings.find(({id}) => id === 'store-delete-success')

    expect(herring?.evidence).toMatchObject([{says: 'store 5 is Offline: PD has taken the delete', source: {pointer: '/stores/5/store/state_name'}}])
  })

  test('the mark in pd.log of a store that PD has buried since', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(600), logged(300, '[WARN] [cluster.go:1200] ["store has been offline"] [store-id=5] [store-address=tikv-5:20160] [physically-destroyed=false]'), logged(290, '[WARN] [cluster.go:1300] ["store has been Tombstone"] [store-id=5] [store-address=tikv-5:20160] [state=Offline] [physically-destroyed=false]')]})

    expect(conclude(aCluster({version: '7.5.7', logs})).redHerrings.map(({id}) => id)).toContain('store-delete-success')
  })

  test.each([
    ['4.0.16', true],
    ['5.2.1', false],
  ])('an empty list beside a count, in %s: %s', (version, isCleared) => {
    const table = regions(aRegion({id: 7, on: [1, 2, 3], learners: [5]})) as RegionTable
    table.addList({...table.lists[0]!, kind: 'store', storeId: 5, ids: []})

    expect(idsOf({...aLeavingCluster({version}), regions: table}).includes('region-list-empty-with-count')).toBe(isCleared)
  })

  test.each([
    ['6.5.3', true],
    ['7.0.0', false],
    ['7.1.0', true],
  ])('a label `schedule=deny` in %s: %s', (version, isCleared) => {
    const regionLabels = [{id: 'import', labels: [{key: 'schedule', value: 'deny'}], ranges: [], source: leaving.source}]

    expect(idsOf(aLeavingCluster({version, regionLabels}, led)).includes('schedule-deny-on-fixed-version')).toBe(isCleared)
  })

  test('a slow score, unless the store is busy as well', () => {
    const ids = (isBusy: boolean) => idsOf({...aLeavingCluster({}, led), stores: stores(leaving, up(1), up(2), up(3, {slowScore: 100, isBusy}))})

    expect(ids(false)).toContain('slow-score-on-target')
    expect(ids(true)).not.toContain('slow-score-on-target')
  })

  test('`leader-schedule-limit` 0, which no checker reads', () => {
    expect(idsOf(aLeavingCluster({schedule: {'leader-schedule-limit': 0}}, led))).toContain('balance-scheduler-missing')
  })
})
