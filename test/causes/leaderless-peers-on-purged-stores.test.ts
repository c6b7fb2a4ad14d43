import {describe, expect, test} from 'vitest'
import {leaderlessPeersOnPurgedStores} from '../../src/causes/no-leader/leaderless-peers-on-purged-stores.js'
import type {Cluster} from '../../src/model/cluster.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, type RegionOf, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

/** Two of its voters are on ids that no dump has. */
const halfErased = {id: 7, on: [5, 8, 9], leader: undefined}
const others = [up(1), up(2), up(3)]

/** Of this one both lists were saved: the Tombstone stores too. */
function withBothLists(region: RegionOf): Cluster {
  return {...aLeavingCluster({}, region), stores: {...stores(leaving, ...others), hasTombstones: true}}
}

describe('leaderless-peers-on-purged-stores', () => {
  test('names the erased ids when the list of Tombstone stores lacks them too', () => {
    const finding = findingOn(leaderlessPeersOnPurgedStores, withBothLists(halfErased))

    expect(finding).toMatchObject({confidence: 'certain', refines: 'leaderless-region', regions: [7]})
    expect(finding.summary).toContain('stores that PD has erased (8 and 9)')
    expect(finding.remedies.at(-1)).toMatchObject({risk: 'destructive', commands: ['tiup ctl:v7.5.7 pd -u http://PD:2379 unsafe remove-failed-stores --auto-detect']})
  })

  test.each([
    ['an operator meets it', '[ERROR] [operator_controller.go:944] ["invalid store ID"] [store-id=8]'],
    ['PD erases it', '[INFO] [cluster.go:1135] ["delete store succeeded"] [store="id:8 address:\\"tikv-8.lab:20160\\" state:Tombstone "]'],
    ['PD 3.0 erases it', '[INFO] [cluster.go:630] ["delete store successed"] [store="id:8 address:\\"tikv-8.lab:20160\\" state:Tombstone "]'],
    ['PD erases it after 30 days', '[INFO] [cluster.go:1863] ["auto gc the tombstone store success"] [store="id:8 address:\\"tikv-8.lab:20160\\" state:Tombstone "] [down-time=720h1m3s]'],
  ])('takes the word of a log where the Tombstone list was not saved: %s', async (_, line) => {
    const logs = await aLogDigest({'pd-1/pd.log': [logged(60, line)]})
    const {evidence} = findingOn(leaderlessPeersOnPurgedStores, aLeavingCluster({others, logs}, halfErased))

    expect(evidence.at(-1)).toMatchObject({says: 'by a log PD has no record of store 8', source: {file: 'pd-1/pd.log', line: 1}})
  })

  test('is ruled out without either: the stores may be Tombstone and not purged', () => {
    expect(answerOn(leaderlessPeersOnPurgedStores, aLeavingCluster({others}, halfErased)).kind).toBe('ruled-out')
  })

  test('is ruled out when only learners are on erased ids', () => {
    expect(answerOn(leaderlessPeersOnPurgedStores, withBothLists({id: 7, on: [5, 1, 2], learners: [8, 9], leader: undefined})).kind).toBe('ruled-out')
  })

  test('is ruled out while a leader is left to act', () => {
    expect(answerOn(leaderlessPeersOnPurgedStores, withBothLists({id: 7, on: [5, 1, 8]})).kind).toBe('ruled-out')
  })

  test('is likely from a log alone: votes in vain beside an id that PD does not know', async () => {
    const logs = await aLogDigest({
      'tikv-1/tikv.log': [
        logged(60, '[ERROR] [util.rs:327] ["request failed"] [err="Grpc(RpcFailure(RpcStatus { status: Unknown, details: Some(\\"invalid store ID 462, not found\\") }))"]'),
        logged(59, '[INFO] [raft.rs:1192] ["[region 168] 169 is starting a new election at term 5"]'),
      ],
    })

    expect(answerOnCluster(leaderlessPeersOnPurgedStores, aCluster({logs, regions: aLeavingCluster({}).regions!})).finding).toMatchObject({confidence: 'likely', stores: [462], regions: [168]})
  })

  test('is ruled out when the election had a winner', async () => {
    const logs = await aLogDigest({
      'tikv-1/tikv.log': [
        logged(60, '[ERROR] [util.rs:327] ["request failed"] [err="Grpc(RpcFailure(RpcStatus { status: Unknown, details: Some(\\"invalid store ID 462, not found\\") }))"]'),
        logged(59, '[INFO] [raft.rs:1192] ["[region 168] 169 is starting a new election at term 5"]'),
        logged(58, '[INFO] [raft.rs:892] ["[region 168] 169 became leader at term 6"]'),
      ],
    })

    expect(answerOnCluster(leaderlessPeersOnPurgedStores, aCluster({logs, regions: aLeavingCluster({}).regions!})).kind).toBe('ruled-out')
  })
})
