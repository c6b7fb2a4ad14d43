import {describe, expect, test} from 'vitest'
import {leaderStoreDiskFull} from '../../src/causes/tikv-cannot-run/leader-store-disk-full.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const waiting = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const start = logged(600, '[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [region_count=28] [store_id=1]')
const failed = (err: string) => logged(60, `[ERROR] [region.rs:405] ["failed to generate snap!!!"] [err="${err}"] [region_id=7]`)
const panicked = 'tikv panic with "unexpected error: Store(Other(\\"[components/raftstore/src/store/peer_storage.rs:566]: failed to get snapshot after 5 times\\"))" due to disk full'
const adding = logged(61, '[INFO] [pd.rs:1554] ["try to change peer"] [changes="[peer { id: 73 store_id: 3 role: Learner } change_type: AddLearnerNode]"] [region_id=7]')
const all = {stores: stores(leaving, up(1), up(2), up(3))}

describe('leader-store-disk-full', () => {
  test("is certain by the leader's own `No space left`, for the Regions that it leads and that wait", async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [start, failed('IO error: No space left on device')]}, all)

    expect(findingOn(leaderStoreDiskFull, aLeavingCluster({logs}, waiting, {...waiting, id: 8, on: [2, 1, 5]}))).toMatchObject({confidence: 'certain', stores: [5, 1], regions: [7]})
  })

  test('is only a hint once that leader has sent a snapshot again', async () => {
    const sent = logged(20, '[INFO] [snap.rs:190] ["sent snapshot"] [duration=3.2s] [size=100] [snap_key=8_6_80344] [region_id=8]')
    const logs = await aLogDigest({'tikv-1/tikv.log': [start, failed('IO error: No space left on device'), sent]}, all)

    expect(findingOn(leaderStoreDiskFull, aLeavingCluster({logs}, waiting)).confidence).toBe('possible')
  })

  test('joins the panic, which names no Region, with the learner that was being added', async () => {
    const logs = await aLogDigest({'panic.txt': [panicked], 'tikv.log': [adding]})

    expect(answerOnCluster(leaderStoreDiskFull, aCluster({logs})).finding).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test("takes PD's figures of that store where the log does not say why", async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [start, failed('Engine')]}, all)
    const others = [up(1, {capacity: 1000, available: 10}), up(2), up(3)]

    expect(findingOn(leaderStoreDiskFull, aLeavingCluster({logs, others}, waiting))).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test('is ruled out when the disk of the leader has room', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [start, failed('Corruption: block checksum mismatch')]}, all)

    expect(answerOn(leaderStoreDiskFull, aLeavingCluster({logs}, waiting)).kind).toBe('ruled-out')
  })
})
