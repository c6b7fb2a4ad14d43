import {describe, expect, test} from 'vitest'
import {raftMessageTooLargeForGrpc} from '../../src/causes/replication-unfinished/raft-message-too-large-for-grpc.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const aborted = (secondsBefore: number, to = 3) =>
  logged(secondsBefore, `[ERROR] [raft_client.rs:431] ["connection aborted"] [addr=10.0.0.${to}:20160] [receiver_err="Some(RpcFailure(RpcStatus { code: 8-RESOURCE_EXHAUSTED, message: \\"Sent message larger than max (10705556 vs. 10485760)\\" }))"] [sink_error=Some(RemoteStopped)] [store_id=${to}]`)
/** A move to store 3 that does not end: the new learner there lags. */
const lagging = {id: 7, on: [5, 1, 2], learners: [3]}
const other = {id: 8, on: [1, 2, 5]}

describe('raft-message-too-large-for-grpc', () => {
  test('is charged with the Regions whose learner sits behind the broken stream', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [aborted(120), aborted(60)]})
    const finding = findingOn(raftMessageTooLargeForGrpc, aLeavingCluster({logs, version: '5.2.1'}, lagging, other))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7]})
    expect(finding.summary).toContain('of 10705556 bytes exceeds the gRPC limit of 10485760')
    expect(finding.summary).toContain('2 times')
    expect(finding.evidence.map(({source}) => source)).toMatchObject([{line: 1}, {line: 2}])
  })

  test('is possible only where no peer behind the stream lags', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [aborted(120, 1)]})

    expect(findingOn(raftMessageTooLargeForGrpc, aLeavingCluster({logs, version: '5.2.1'}, other))).toMatchObject({confidence: 'possible', regions: [8]})
  })

  test.each([
    ['5.2.1', true],
    ['5.2.2', false],
    ['5.3.0', true],
    ['6.5.12', false],
    ['4.0.16', false],
  ])('names the bug of batching where the release %s has it: %s', async (version, isAffected) => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [aborted(60)]})

    expect((findingOn(raftMessageTooLargeForGrpc, aLeavingCluster({logs, version}, lagging)).knownBugs ?? []).length > 0).toBe(isAffected)
  })

  test('is found in a bundle that has nothing but the log', async () => {
    const logs = await aLogDigest({'tikv.log': [aborted(60)]})

    expect(answerOnCluster(raftMessageTooLargeForGrpc, aCluster({logs})).finding).toMatchObject({confidence: 'certain', stores: [3], regions: []})
  })

  test('is ruled out when a TiKV logs and does not complain', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [logged(60, '[INFO] [raft.rs:892] ["[region 168] 169 became leader at term 6"]')]})

    expect(answerOn(raftMessageTooLargeForGrpc, aLeavingCluster({logs}, lagging)).kind).toBe('ruled-out')
  })

  test("is not checked by PD's log alone: only the sender says it", async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [logged(60, '[INFO] [cluster.go:364] ["load regions"] [count=30] [cost=49.033µs]')]})

    expect(answerOn(raftMessageTooLargeForGrpc, aLeavingCluster({logs}, lagging))).toMatchObject({kind: 'not-checked', missing: ['tikv-log-leader']})
  })
})
