import {describe, expect, test} from 'vitest'
import type {Cause} from '../../src/causes/cause.js'
import {allReplicasLost} from '../../src/causes/no-leader/all-replicas-lost.js'
import {ghostRegionPdOnly} from '../../src/causes/no-leader/ghost-region-pd-only.js'
import {leaderExistsButPdStale} from '../../src/causes/no-leader/leader-exists-but-pd-stale.js'
import {leaderlessElectionFailing} from '../../src/causes/no-leader/leaderless-election-failing.js'
import {leaderlessRegion} from '../../src/causes/no-leader/leaderless-region.js'
import {learnersOnlyOrUninitialised} from '../../src/causes/no-leader/learners-only-or-uninitialised.js'
import type {LocalPeer} from '../../src/model/local-peer.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {MOMENT, stores} from '../builders/cluster.js'
import {aLogDigest, pdStart} from '../builders/log-digest.js'
import {aLocalPeer, nothing, tombstone} from '../builders/local-peer.js'
import {aLeavingCluster, leaving, silent, up} from '../replay/leaving-store.js'

const region = {id: 7, on: [5, 1, 2], leader: undefined}
const told = (...localPeers: readonly LocalPeer[]) => aLeavingCluster({localPeers}, region)
const confidence = (cause: Cause, ...localPeers: readonly LocalPeer[]) => answerOn(cause, told(...localPeers)).finding?.confidence

describe('what TiKVs say of a Region without a leader', () => {
  test('proves a ghost when none of its stores has it', () => {
    const finding = findingOn(ghostRegionPdOnly, told(nothing(5), tombstone(1), nothing(2)))

    expect(finding).toMatchObject({confidence: 'certain', refines: 'leaderless-region', regions: [7]})
    expect(finding.summary).toBe('PD lists Region 7 with a peer on store `5`, and no TiKV with such a peer has it.')
    expect(finding.evidence.slice(1).map(({says}) => says)).toEqual(['store 5: it has no peer of Region 7', 'store 1: its peer of Region 7 is Tombstone there', 'store 2: it has no peer of Region 7'])
    expect(finding.remedies[0]).toMatchObject({risk: 'read-only', title: 'Ask PD again: the dump is one moment only'})
  })

  test.each([
    ['a store was not asked', [nothing(5), nothing(1)]],
    ['one store has the Region', [nothing(5), nothing(1), aLocalPeer(2)]],
    ['a release prints no state', [nothing(5), nothing(1), {...aLocalPeer(2), state: undefined} as unknown as LocalPeer]],
    ['nothing tells which store has it', [nothing(5), nothing(1), nothing(2), {...aLocalPeer(2), storeId: undefined} as unknown as LocalPeer]],
    ['a Tombstone is of a later membership than PD knows', [nothing(5), nothing(1), tombstone(2, {epoch: {confVer: 6, version: 1}})]],
    ['one answer of a store contradicts the other', [nothing(5), nothing(1), nothing(2), aLocalPeer(2)]],
  ])('does not prove one when %s', (_, peers) => {
    expect(confidence(ghostRegionPdOnly, ...peers)).not.toBe('certain')
  })

  test('makes a ghost likely when only a dead store was not asked', () => {
    const cluster = aLeavingCluster({localPeers: [nothing(5), nothing(1)], others: [up(1), silent(2, 7200), up(3)]}, region)

    expect(findingOn(ghostRegionPdOnly, cluster).confidence).toBe('likely')
  })

  test('refutes a ghost, whatever its size in PD', () => {
    expect(answerOn(ghostRegionPdOnly, aLeavingCluster({localPeers: [aLocalPeer(1)]}, {...region, size: 0})).kind).toBe('ruled-out')
  })

  test('proves that an election must fail when a majority of the voters is Tombstone', () => {
    const finding = findingOn(leaderlessElectionFailing, told(tombstone(5), aLocalPeer(1), tombstone(2)))

    expect(finding).toMatchObject({confidence: 'certain', regions: [7]})
    expect(finding.summary).toContain('too many of the voters are Tombstone on their own stores')
    expect(finding.remedies[1]?.commands).toEqual(['tikv-ctl --data-dir DATA_DIR unsafe-recover remove-fail-stores -s 5,2 -r 7'])
  })

  test.each([
    ['a store without any peer, which makes a new one and votes', [nothing(5), aLocalPeer(1), nothing(2)]],
    ['a Tombstone of an earlier peer of that store', [tombstone(5, {peers: [{id: 3, storeId: 5, role: 'Voter', isWitness: false}]}), aLocalPeer(1), tombstone(2, {peers: [{id: 4, storeId: 2, role: 'Voter', isWitness: false}]})]],
    ['one Tombstone of three', [tombstone(5), aLocalPeer(1), aLocalPeer(2)]],
    ['members that have changed', [tombstone(5), aLocalPeer(1, {epoch: {confVer: 9, version: 1}}), aLocalPeer(2), tombstone(2)]],
  ])('does not prove it by %s', (_, peers) => {
    expect(confidence(leaderlessElectionFailing, ...peers)).not.toBe('certain')
  })

  test('names the most advanced log first', async () => {
    const {evidence} = findingOn(leaderlessElectionFailing, told(tombstone(5), aLocalPeer(1, {lastIndex: 99}), tombstone(2)))

    expect(evidence[1]?.says).toBe('store 1: it has Region 7 (conf_ver 5 version 1; term 8, last index 99)')
  })

  test('shows that PD is behind when a replica has a newer epoch', () => {
    const finding = findingOn(leaderExistsButPdStale, told(aLocalPeer(1, {epoch: {confVer: 5, version: 4}})))

    expect(finding).toMatchObject({confidence: 'likely', refines: 'leaderless-region'})
    expect(finding.summary).toContain('Region 7 has a newer epoch in TiKV than in PD')
  })

  test('shows that PD is behind when a peer leads', () => {
    expect(findingOn(leaderExistsButPdStale, told(aLocalPeer(1, {raftState: 'Leader', leaderId: 71}))).summary).toBe('Region 7 has a leader in TiKV that PD does not know: its reports do not reach PD, or PD refuses them.')
  })

  test('proves that PD refuses every report when each store has an older epoch', () => {
    const older = {epoch: {confVer: 5, version: 0}}
    const finding = findingOn(leaderExistsButPdStale, told(aLocalPeer(5, older), aLocalPeer(1, older), aLocalPeer(2, older)))

    expect(finding).toMatchObject({confidence: 'certain', regions: [7]})
    expect(finding.summary).toContain('conf_ver 5 version 1 against conf_ver 5 version 0')
    expect(confidence(leaderExistsButPdStale, aLocalPeer(5, older), aLocalPeer(1, older))).not.toBe('certain')
    expect(confidence(leaderExistsButPdStale, aLocalPeer(5, older), aLocalPeer(1, older), aLocalPeer(2))).not.toBe('certain')
  })

  test('proves that it has no leader while PD still loads its Regions', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(5, {isPrepared: false})})
    const nobody = [5, 1, 2].map((id) => aLocalPeer(id, {leaderId: 0, raftState: 'Follower'}))

    expect(answerOn(leaderlessRegion, aLeavingCluster({logs}, region)).kind).toBe('not-checked')
    expect(findingOn(leaderlessRegion, aLeavingCluster({logs, localPeers: nobody}, region)).confidence).toBe('certain')
  })

  test('makes it likely that there is no leader where PD only remembers one', () => {
    const nobody = [5, 1, 2].map((id) => aLocalPeer(id, {leaderId: 0, raftState: 'PreCandidate'}))
    const finding = findingOn(leaderlessRegion, aLeavingCluster({localPeers: nobody}, {id: 7, on: [5, 1, 2]}))

    expect(finding).toMatchObject({confidence: 'likely', regions: [7]})
    expect(answerOn(leaderlessRegion, aLeavingCluster({localPeers: nobody.slice(1)}, {id: 7, on: [5, 1, 2]})).kind).toBe('ruled-out')
  })

  test('shows that only a learner is left', () => {
    const cluster = aLeavingCluster({localPeers: [nothing(5), tombstone(1), nothing(2), aLocalPeer(3)], others: [up(1), up(2), up(3)]}, {...region, learners: [3]})

    expect(findingOn(learnersOnlyOrUninitialised, cluster)).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test('finds the replica that a dead store still has on its disk', () => {
    const dead = [silent(1, 7200), silent(2, 7200), up(3)]
    const withDead = (localPeers: readonly LocalPeer[]) => ({...aLeavingCluster({localPeers}, region), stores: stores({...leaving, lastHeartbeat: MOMENT - 7_200_000}, ...dead)})

    expect(findingOn(allReplicasLost, withDead([])).confidence).toBe('likely')
    expect(answerOn(allReplicasLost, withDead([aLocalPeer(1)])).kind).toBe('ruled-out')
    expect(findingOn(allReplicasLost, withDead([nothing(5), nothing(1), nothing(2)])).confidence).toBe('certain')
  })
})
