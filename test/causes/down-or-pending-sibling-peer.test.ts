import {describe, expect, test} from 'vitest'
import {downOrPendingSiblingPeer} from '../../src/causes/replication-unfinished/down-or-pending-sibling-peer.js'
import type {Peer} from '../../src/model/region.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {MOMENT} from '../builders/cluster.js'
import {aShown} from '../builders/operators.js'
import {aLeavingCluster, aRule, labelled, LEAVING, rules, type Setting, silent, up} from '../replay/leaving-store.js'

const voter = (storeId: number): Peer => ({id: 70 + storeId, storeId, role: 'Voter', isWitness: false})
const inZone = (id: number, zone: string, store: Partial<Store> = {}) => labelled(id, {zone}, store)
const isolated = rules(aRule({locationLabels: ['zone'], isolationLevel: 'zone'}))
const down = {id: 7, on: [1, 2, LEAVING], leader: voter(2), downPeers: [{peer: voter(1), downSeconds: 7200}]}

/** Store 1 has died, and its zone is empty; the leaving store has a neighbour that could take its peer. */
function withDeadSibling(setting: Setting = {}, ...further: readonly Store[]) {
  const {stateName, lastHeartbeat = MOMENT} = silent(1, 7200)
  const others = [inZone(LEAVING, 'c', {state: 'Offline', stateName: 'Offline'}), inZone(1, 'a', {stateName, lastHeartbeat}), inZone(2, 'b'), inZone(3, 'c'), ...further]
  return aLeavingCluster({placementRules: isolated, version: '5.3.0', ...setting, others}, down)
}

/** The leaving store leads, and PD hands the leadership to store 1. */
function handingOver(pending: readonly number[], started: number) {
  const operators = [aShown({desc: 'replace-rule-offline-leader-peer', steps: ['transfer leader from store 5 to store 1', 'remove peer on store 5'], started})]
  return aLeavingCluster({operators}, {id: 7, on: [LEAVING, 1, 2], pendingPeers: pending.map(voter)})
}

describe('down-or-pending-sibling-peer', () => {
  test('names the peer that PD cannot place and will not pass over', () => {
    const finding = findingOn(downOrPendingSiblingPeer, withDeadSibling())

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 1], regions: [7]})
    expect(finding.summary).toBe('1 Region on store `5` waits for another peer that comes first: the one on store 1 is down or pending.')
    expect(finding.evidence[0].says).toMatch(/^Region 7: another peer of its rule comes first: the peer on store 1, of rule `pd\/default`, is down, and no store can take it/)
  })

  test('brings the store back before it takes the peer out by hand', () => {
    expect(findingOn(downOrPendingSiblingPeer, withDeadSibling()).remedies.map(({whatIf}) => whatIf)).toEqual([['--up', '1'], ['--add-store', '-'], ['--remove-peer', '7:1']])
  })

  test('is only likely where the leaving peer would find no store either: that is the root', () => {
    const others = [silent(1, 7200), up(2)]

    expect(findingOn(downOrPendingSiblingPeer, aLeavingCluster({others, version: '5.3.0'}, down)).confidence).toBe('likely')
  })

  test('does not call a sibling down that leaves as well, nor start its process', () => {
    const others = [inZone(LEAVING, 'c', {state: 'Offline', stateName: 'Offline'}), inZone(1, 'a', {state: 'Offline', stateName: 'Offline'}), inZone(2, 'b'), inZone(3, 'c')]
    const finding = findingOn(downOrPendingSiblingPeer, aLeavingCluster({placementRules: isolated, others}, {id: 7, on: [1, 2, LEAVING]}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 1]})
    expect(finding.summary).toBe('1 Region on store `5` waits for another peer that comes first: the one on store 1 leaves as well.')
    expect(finding.remedies.map(({whatIf}) => whatIf)).toEqual([['--add-store', '-']])
  })

  test('tells a dead sibling from one that leaves as well', () => {
    const {stateName, lastHeartbeat = MOMENT} = silent(1, 7200)
    const others = [inZone(LEAVING, 'c', {state: 'Offline', stateName: 'Offline'}), inZone(1, 'a', {stateName, lastHeartbeat}), inZone(2, 'b'), inZone(3, 'c'), inZone(4, 'd', {state: 'Offline', stateName: 'Offline'})]
    const both = aLeavingCluster({placementRules: isolated, version: '5.3.0', others}, down, {id: 8, on: [4, 2, LEAVING]})
    const finding = findingOn(downOrPendingSiblingPeer, both)

    expect(finding).toMatchObject({stores: [5, 1, 4], regions: [7, 8]})
    expect(finding.summary).toBe('2 Regions on store `5` wait for another peer that comes first: those on stores 1 and 4 are down or pending, or leave as well.')
    expect(finding.remedies[0]?.whatIf).toEqual(['--up', '1'])
  })

  test('knows a leadership that PD hands to a pending voter', () => {
    const finding = findingOn(downOrPendingSiblingPeer, handingOver([1], 300))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5, 1], regions: [7]})
    expect(finding.evidence[0]).toMatchObject({says: 'PD hands the leadership of Region 7 to store 1, whose peer is pending', source: {document: {file: 'operators.json'}}})
  })

  test('is certain when the voter is still pending in a second sample', () => {
    const cluster = handingOver([1], 300)
    const samples = [-60_000, 0].flatMap((shift) => cluster.samples.map((sample) => ({...sample, name: `${shift}`, moment: MOMENT + shift})))

    expect(findingOn(downOrPendingSiblingPeer, {...cluster, samples}).confidence).toBe('certain')
  })

  test('is ruled out when the leadership goes to a voter that is well', () => {
    expect(answerOn(downOrPendingSiblingPeer, handingOver([2], 300)).kind).toBe('ruled-out')
  })

  test('is ruled out for a pending sibling: PD replaces the leaving peer all the same', () => {
    expect(answerOn(downOrPendingSiblingPeer, aLeavingCluster({}, {id: 7, on: [1, 2, LEAVING], pendingPeers: [voter(2)]}))).toMatchObject({kind: 'ruled-out', why: 'no other peer of a Region left is down or pending and comes first'})
  })

  test('is ruled out when the dead sibling finds a store', () => {
    expect(answerOn(downOrPendingSiblingPeer, withDeadSibling({}, inZone(6, 'a'))).kind).toBe('ruled-out')
  })

  test('is ruled out where PD looks at healthy peers first', () => {
    expect(answerOn(downOrPendingSiblingPeer, withDeadSibling({version: '7.5.7'})).kind).toBe('ruled-out')
  })
})
