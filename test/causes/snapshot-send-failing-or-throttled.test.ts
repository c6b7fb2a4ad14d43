import {describe, expect, test} from 'vitest'
import {snapshotSendFailingOrThrottled} from '../../src/causes/replication-unfinished/snapshot-send-failing-or-throttled.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aShown, MOVE, repeated} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const waiting = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const operators = [aShown({steps: MOVE, started: 120})]
const failed = (err: string) => `[ERROR] [snap.rs:511] ["failed to send snap"] [err="${err}"] [region_id=7] [to_addr=10.0.0.3:20160]`
const deadline = failed('Grpc(RpcFailure(RpcStatus { code: 4-DEADLINE_EXCEEDED }))')
const asked = (secondsBefore: number) => logged(secondsBefore, '[INFO] [peer_storage.rs:520] ["requesting snapshot"] [request_peer=73] [request_index=0] [peer_id=71] [region_id=7]')
const stillPending = logged(0, '[INFO] [peer.rs:3274] ["reject to transfer leader"] [last_index=118] [index=118] [reason="pending snapshot"] [to="id: 72 store_id: 2"] [peer_id=71] [region_id=7]')

describe('snapshot-send-failing-or-throttled', () => {
  test('is certain when the same snapshot fails to arrive again and again', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': repeated(100, 0, deadline)})
    const finding = findingOn(snapshotSendFailingOrThrottled, aLeavingCluster({logs, operators}, waiting))

    expect(finding).toMatchObject({confidence: 'certain', regions: [7]})
    expect(finding.evidence[0].says).toContain('does not reach 10.0.0.3:20160')
  })

  test('leaves what the receiver refuses to the receiver', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': repeated(100, 0, failed('message: the number of received snapshot tasks 32 exceeded the limitation 32'))})

    expect(answerOn(snapshotSendFailingOrThrottled, aLeavingCluster({logs, operators}, waiting)).kind).toBe('ruled-out')
  })

  test('is likely when a snapshot is still pending long after it was asked for, and no line ends it', async () => {
    const logs = await aLogDigest({'tikv.log': [asked(1100), stillPending]})

    expect(answerOnCluster(snapshotSendFailingOrThrottled, aCluster({logs})).finding).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test.each([
    ['it was asked for minutes ago only', [asked(300), stillPending]],
    ['it was sent meanwhile', [asked(1100), logged(1000, '[INFO] [snap.rs:190] ["sent snapshot"] [snap_key=7_6_80] [region_id=7]'), stillPending]],
  ])('is ruled out when %s', async (_, lines) => {
    const logs = await aLogDigest({'tikv.log': lines})

    expect(answerOnCluster(snapshotSendFailingOrThrottled, aCluster({logs})).kind).toBe('ruled-out')
  })

  test('takes dropped snapshots without a Region for a hint', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': repeated(100, 0, '[WARN] [snap.rs:330] ["too many sending snapshot tasks, drop Send Snap[to: 10.0.0.3:20160, snap: x]"]')})

    expect(findingOn(snapshotSendFailingOrThrottled, aLeavingCluster({logs, operators}, waiting))).toMatchObject({confidence: 'possible', regions: []})
  })
})
