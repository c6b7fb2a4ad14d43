import {describe, expect, test} from 'vitest'
import {raftstoreChannelFull} from '../../src/causes/replication-unfinished/raftstore-channel-full.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, idling, logged} from '../builders/log-digest.js'
import {repeated} from '../builders/operators.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const waiting = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const start = logged(300, '[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [region_count=28] [store_id=3]')
const full = '[ERROR] [kv.rs:726] ["dispatch raft msg from gRPC to raftstore fail"] [err=RaftServer(Transport(Full))]'

describe('raftstore-channel-full', () => {
  test('is likely for the peers that wait on the overloaded store, and for no others', async () => {
    const logs = await aLogDigest({'tikv-3/tikv.log': [start, ...repeated(100, 0, full)]}, {stores: stores(leaving, up(1), up(2), up(3))})

    expect(findingOn(raftstoreChannelFull, aLeavingCluster({logs, version: '5.2.1'}, waiting, {id: 8, on: [1, 2, 5]}))).toMatchObject({confidence: 'likely', stores: [5, 3], regions: [7]})
  })

  test('is found in a log alone', async () => {
    const logs = await aLogDigest({'tikv.log': repeated(100, 0, full)})

    expect(answerOnCluster(raftstoreChannelFull, aCluster({logs})).finding).toMatchObject({confidence: 'likely', regions: []})
  })

  test('takes one line for a hint', async () => {
    expect(findingOn(raftstoreChannelFull, aLeavingCluster({logs: await aLogDigest({'tikv.log': repeated(0, 0, full)})}, waiting)).confidence).toBe('possible')
  })

  test('is ruled out by the same line with another error', async () => {
    const logs = await aLogDigest({'tikv-3/tikv.log': [...idling(1), ...repeated(100, 0, '[ERROR] [kv.rs:726] ["dispatch raft msg from gRPC to raftstore fail"] [err=Grpc(RpcFinished(None))]')]})

    expect(answerOn(raftstoreChannelFull, aLeavingCluster({logs}, waiting)).kind).toBe('ruled-out')
  })
})
