import {describe, expect, test} from 'vitest'
import {brokenRaftConnection} from '../../src/causes/replication-unfinished/broken-raft-connection.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {repeated} from '../builders/operators.js'
import {aLeavingCluster, leaving, silent, up} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const waiting = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const all = {stores: stores(leaving, up(1), up(2), up(3), up(4))}
const start = (storeId: number) => logged(600, `[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [region_count=28] [store_id=${storeId}]`)
const aborted = (storeId: number, error = 'RpcFailure(RpcStatus { code: 14-UNAVAILABLE })') => `[ERROR] [raft_client.rs:407] ["connection aborted"] [addr=10.0.0.${storeId}:20160] [receiver_err="Some(${error})"] [store_id=${storeId}]`

describe('broken-raft-connection', () => {
  test('is likely when both ends lose their stream, for the Regions that wait there', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [start(1), ...repeated(300, 0, aborted(3))], 'tikv-3/tikv.log': [start(3), ...repeated(300, 0, aborted(1))]}, all)

    expect(findingOn(brokenRaftConnection, aLeavingCluster({logs}, waiting, {id: 8, on: [1, 2, 5]}))).toMatchObject({confidence: 'likely', stores: [5, 1, 3], regions: [7]})
  })

  test('is possible from one side', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [start(1), ...repeated(300, 0, aborted(3))]}, all)

    expect(findingOn(brokenRaftConnection, aLeavingCluster({logs}, waiting)).confidence).toBe('possible')
  })

  test.each([
    ['it breaks once: any restart does that', aborted(3), 10, {}],
    ['the other store does not answer at all', aborted(3), 300, {others: [up(1), up(2), silent(3, 600), up(4)]}],
    ['a message is too large', aborted(3, 'Sent message larger than max (10705556 vs. 10485760)'), 300, {}],
  ])('is ruled out when %s', async (_, line, seconds, setting) => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [start(1), ...repeated(seconds, 0, line)]}, all)

    expect(answerOn(brokenRaftConnection, aLeavingCluster({logs, ...setting}, waiting)).kind).toBe('ruled-out')
  })

  test('asks for the other end where the bundle is a log of one', async () => {
    const logs = await aLogDigest({'tikv.log': [logged(0, '[WARN] [raft_client.rs:132] ["batch_raft/raft RPC finally fail"] [err=RemoteStopped] [to_addr=127.0.0.1:15011]')]})

    expect(answerOnCluster(brokenRaftConnection, aCluster({logs})).finding).toMatchObject({confidence: 'possible', asks: ['tikv-log-target', 'tikv-log-store', 'stores']})
  })
})
