import {describe, expect, test} from 'vitest'
import type {Peer} from '../../src/model/region.js'
import {decisionOn, labelled, LEAVING, rulesOff, type Setting, silent, up} from './leaving-store.js'

const voter = (storeId: number): Peer => ({id: 1000 + storeId, storeId, role: 'Voter', isWitness: false})

/** Rules are off in every test here. */
const off = (setting: Setting = {}): Setting => ({placementRules: rulesOff, ...setting, replication: {'max-replicas': 3, ...setting.replication}})

describe('the replica checker', () => {
  test('replaces the peer on the store that leaves', () => {
    expect(decisionOn({on: [1, 2, LEAVING]}, off())).toMatchObject({checker: 'replica', kind: 'replace', targets: [3, 4], from: LEAVING})
  })

  test('says which filters leave no store', () => {
    const decision = decisionOn({on: [1, 2, LEAVING]}, off({others: [up(1), up(2)]}))
    expect(decision).toMatchObject({kind: 'none', obstacle: 'no-target', from: LEAVING})
    expect(decision.because).toContain('stores 1, 2 and 5 have a peer of the Region already')
  })

  test('removes the peer where the Region has one too many', () => {
    expect(decisionOn({on: [1, 2, 3, LEAVING]}, off())).toMatchObject({kind: 'remove', from: LEAVING})
  })

  test('does nothing while its switch is off', () => {
    const decision = decisionOn({on: [1, 2, LEAVING]}, off({schedule: {'enable-replace-offline-replica': 'false'}}))
    expect(decision).toMatchObject({kind: 'none', obstacle: 'offline-replace-disabled'})
  })

  test('adds the peer that is missing when it may not replace', () => {
    const setting = off({schedule: {'enable-replace-offline-replica': 'false'}})
    expect(decisionOn({on: [1, LEAVING]}, setting)).toMatchObject({kind: 'add', targets: [2, 3, 4]})
  })

  test('stops at the peer of a store that PD does not know, if it comes first', () => {
    expect(decisionOn({on: [1, 99, LEAVING]}, off())).toMatchObject({kind: 'none', obstacle: 'lost-store', from: 99})
    expect(decisionOn({on: [1, LEAVING, 99]}, off())).toMatchObject({kind: 'replace', from: LEAVING})
  })

  test('handles only the first leaving store of a Region', () => {
    const others = [up(1, {state: 'Offline', stateName: 'Offline'}), up(2)]
    expect(decisionOn({on: [1, 2, LEAVING]}, off({others}))).toMatchObject({kind: 'none', obstacle: 'sibling-first', from: 1})
  })

  test('moves a peer to a better place by the labels of the configuration', () => {
    const others = [labelled(1, {zone: 'a'}), labelled(2, {zone: 'a'}), labelled(3, {zone: 'b'}), labelled(4, {zone: 'c'})]
    const setting = off({others, schedule: {'enable-replace-offline-replica': 'false'}, replication: {'location-labels': 'zone'}})
    expect(decisionOn({on: [1, 2, LEAVING]}, setting)).toMatchObject({kind: 'move', targets: [3, 4], from: 2})
  })
})

describe('a learner', () => {
  const region = {on: [1, 2, LEAVING], learners: [3]}
  const pending = [{...voter(3), role: 'Learner' as const}]

  test('is promoted first', () => {
    expect(decisionOn(region, off())).toMatchObject({checker: 'learner', kind: 'promote'})
  })

  test('that cannot be promoted shuts the gate for the leaving peer', () => {
    expect(decisionOn({...region, pendingPeers: pending}, off())).toMatchObject({kind: 'none', obstacle: 'learner-gate'})
  })

  test('does not hold up the replacement of a down peer', () => {
    const others = [up(1), up(2), silent(3, 3600), up(4)]
    const decision = decisionOn({...region, on: [1, LEAVING], pendingPeers: pending, downPeers: [{peer: {...voter(3), role: 'Learner'}, downSeconds: 3600}]}, off({others}))
    expect(decision).toMatchObject({kind: 'replace', from: 3})
  })
})

describe('4.0', () => {
  test('counts learners among the peers that are too many', () => {
    const region = {on: [1, LEAVING], learners: [2, 3], pendingPeers: [2, 3].map((id) => ({...voter(id), role: 'Learner' as const})), downPeers: [{peer: {...voter(2), role: 'Learner' as const}, downSeconds: 3600}]}
    const others = [up(1), silent(2, 3600), up(3), up(4)]
    expect(decisionOn(region, off({others, version: '4.0.16'}))).toMatchObject({kind: 'remove', from: 2})
    expect(decisionOn(region, off({others, version: '5.2.1'}))).toMatchObject({kind: 'replace', from: 2})
  })
})
