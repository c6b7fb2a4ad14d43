import {expect, test} from 'vitest'
import {citeSnapshot} from '../../src/causes/snapshot-stages.js'
import {stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aShown, MOVE, repeated} from '../builders/operators.js'
import {aLeavingCluster, up} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const PEER = '[peer_id=71] [region_id=7]'
const requested = (peer = 73) => `[INFO] [peer_storage.rs:549] ["requesting snapshot"] [request_peer=${peer}] [request_index=0] ${PEER}`
const sending = `[INFO] [peer_storage.rs:510] ["start sending snapshot"] [request_peer=73] ${PEER}`
const scanned = '[INFO] [snap.rs:1090] ["scan snapshot"] [takes=9ms] [size=1] [key_count=1] [snapshot=/data/snap/gen_7_6_80.sst] [region_id=7]'
const sent = '[INFO] [snap.rs:190] ["sent snapshot"] [duration=3s] [size=1] [snap_key=7_6_80] [region_id=7]'
const applying = '[INFO] [peer_storage.rs:1000] ["begin to apply snapshot"] [peer_id=73] [region_id=7]'
const applied = '[INFO] [region.rs:494] ["apply new data"] [time_takes=45ms] [region_id=7]'
const idle = '[INFO] [gc_manager.rs:432] ["gc_worker: auto gc starts"] [safe_point=4]'

/** What the logs tell of the snapshot of Region 7, led by store 1, for its learner on store 3. */
async function told(files: Readonly<Record<string, readonly string[]>>, isAwaited = true) {
  const logs = await aLogDigest(files, {stores: stores(...[1, 2, 3, 4].map((id) => up(id)))})
  const operators = isAwaited ? [aShown({steps: MOVE, started: 300})] : []
  const cluster = aLeavingCluster({logs, operators}, {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]})
  return citeSnapshot(cluster, cluster.regions!.get(7)!).map(({says}) => says.replace('the snapshot of Region 7 for store 3: ', ''))
}

test('a request that nothing follows in the log of the leader', async () => {
  expect(await told({'tikv-1/tikv.log': repeated(200, 0, requested())})).toEqual(['requested, 21 times (tikv-1)', 'nothing says that it is generated; the log of tikv-1 goes on for 3 minutes without `start sending snapshot`'])
})

test('a snapshot that is generated and not sent', async () => {
  const [, ...rest] = await told({'tikv-1/tikv.log': [logged(200, requested()), logged(190, scanned), logged(189, sending), ...repeated(180, 0, idle)]})

  expect(rest).toEqual(['generated, 2 times (tikv-1)', 'nothing says that it is sent; the log of tikv-1 goes on for 3 minutes without `sent snapshot`'])
})

const arrived = [logged(200, requested()), logged(189, sending), logged(185, sent)]

test.each([
  ['not checked where the log of the target is not in the bundle', {}, 'whether it is received is not checked, the log of store 3 is not in the bundle'],
  ['not checked where that log begins later', {'tikv-3/tikv.log': repeated(100, 0, idle)}, 'whether it is received is not checked, the log of tikv-3 begins later'],
  ['not checked where that log ends before', {'tikv-3/tikv.log': repeated(300, 180, idle)}, 'whether it is received is not checked, the log of tikv-3 ends there'],
  ['not said where that log goes on', {'tikv-3/tikv.log': repeated(300, 0, idle)}, 'nothing says that it is received; the log of tikv-3 goes on for 3 minutes without `begin to apply snapshot`'],
  ['said, and not applied', {'tikv-3/tikv.log': [logged(300, idle), logged(184, applying), ...repeated(180, 0, idle)]}, 'nothing says that it is applied; the log of tikv-3 goes on for 3 minutes without `apply new data`'],
  ['said, and applied', {'tikv-3/tikv.log': [logged(300, idle), logged(184, applying), logged(183, applied), ...repeated(180, 0, idle)]}, 'applied (tikv-3)'],
])('that it is received is %s', async (_, target, last) => {
  expect((await told({'tikv-1/tikv.log': arrived, ...target})).at(-1)).toBe(last)
})

test('another store that applies a snapshot of the Region is another peer', async () => {
  expect((await told({'tikv-1/tikv.log': arrived, 'tikv-2/tikv.log': [logged(184, applying), logged(183, applied), logged(0, idle)]})).at(-1)).toContain('the log of store 3 is not in the bundle')
})

test('what came before the request belongs to an earlier snapshot', async () => {
  const said = await told({'tikv-1/tikv.log': [logged(900, requested(74)), logged(890, sent), ...repeated(200, 0, requested())]})

  expect(said.at(0)).toContain('requested')
  expect(said.at(-1)).toContain('nothing says that it is generated')
})

test('whether it is requested is not checked without the log of the leader', async () => {
  expect(await told({'tikv-2/tikv.log': repeated(400, 0, idle)})).toEqual(['whether it is requested is not checked, the log of store 1 is not in the bundle'])
})

test('of a pending peer that no operator adds nothing is told unless a snapshot is asked for', async () => {
  expect(await told({'tikv-1/tikv.log': repeated(400, 0, idle)}, false)).toEqual([])
  expect(await told({'tikv-1/tikv.log': repeated(200, 0, requested())}, false)).toHaveLength(2)
})
