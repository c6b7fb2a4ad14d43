import {describe, expect, test} from 'vitest'
import type {Store} from '../../src/model/store.js'
import type {Filter} from '../../src/replay/replay.js'
import {aDocument, type RegionOf} from '../builders/cluster.js'
import {aRule, decisionOn, labelled, LEAVING, rules, rulesOff, type Setting, silent, up} from './leaving-store.js'

const GIB = 2 ** 30

/** What happens to store 4, the only one beside those that have a peer. */
function fateOf(four: Store, setting: Setting = {}): Filter | 'target' | undefined {
  const decision = decisionOn({on: [1, 2, LEAVING]}, {...setting, others: [up(1), up(2), four]})
  if (decision.targets.includes(4)) return 'target'
  return decision.rejected.find(({storeId}) => storeId === 4)?.by
}

function addPeerLimit(addPeer: number): NonNullable<Setting['storeLimits']> {
  return new Map([[4, {storeId: 4, addPeer, source: {document: aDocument('store-limit.json'), pointer: ''}}]])
}

function pendingOn4(id: number): RegionOf {
  return {id, on: [4, 1, 2], pendingPeers: [{id: id * 10 + 4, storeId: 4, role: 'Voter', isWitness: false}]}
}

function zones(others: Readonly<Record<number, string>>): readonly Store[] {
  return Object.entries(others).map(([id, zone]) => labelled(Number(id), {zone}))
}

describe('a store', () => {
  test('that is healthy is a target', () => {
    expect(fateOf(up(4))).toBe('target')
  })

  test.each<[Filter, Store]>([
    ['not-up', up(4, {state: 'Offline', stateName: 'Offline'})],
    ['not-up', silent(4, 3600)],
    ['low-space', up(4, {available: 100 * GIB, regionCount: 200})],
    ['special-use', labelled(4, {specialUse: 'reserved'})],
    ['exclusive-label', labelled(4, {engine: 'tiflash'})],
    ['exclusive-label', labelled(4, {$purpose: 'backup'})],
    ['disconnected', silent(4, 60)],
    ['busy', up(4, {isBusy: true})],
    ['snapshots', up(4, {receivingSnapCount: 65})],
    ['pending-peers', up(4, {pendingPeerCount: 17})],
  ])('is rejected by %s', (by, store) => {
    expect(fateOf(store)).toBe(by)
  })

  test('that holds a peer is no target', () => {
    const decision = decisionOn({on: [1, 2, LEAVING]})
    expect(decision.rejected.filter(({by}) => by === 'has-peer').map(({storeId}) => storeId)).toEqual([1, 2, LEAVING])
  })

  test('with constraints against it is no target', () => {
    const placementRules = rules(aRule({labelConstraints: [{key: 'disk', op: 'notIn', values: ['hdd']}]}))
    expect(fateOf(labelled(4, {disk: 'hdd'}), {placementRules})).toBe('label-constraints')
  })

  test('has its limit used up when it gets a token in hours only', () => {
    expect(fateOf(up(4), {storeLimits: addPeerLimit(0.01)})).toBe('store-limit')
    expect(fateOf(up(4), {storeLimits: addPeerLimit(3)})).toBe('target')
  })

  test('that fails two filters is shown with the one that is harder to change', () => {
    expect(fateOf(labelled(4, {engine: 'tiflash'}, {available: GIB, regionCount: 200}))).toBe('exclusive-label')
  })

  test('that has not reported to this PD leader is no target up to 7.0 only, and for its silence', () => {
    const empty = up(4, {capacity: 0, available: 0})
    expect(fateOf(empty, {version: '6.5.12'})).toBe('disconnected')
    expect(fateOf(empty, {version: '7.5.7'})).toBe('target')
  })

  test('with few Regions and more than 8 GiB free is not low on space', () => {
    const small = up(4, {capacity: 100 * GIB, available: 10 * GIB, regionCount: 40})
    expect(fateOf(small, {version: '6.1.7'})).toBe('low-space')
    expect(fateOf(small, {version: '6.5.12'})).toBe('target')
  })

  test('has as many pending peers as the Regions say where `store` does not show them', () => {
    const setting = {version: '7.5.7', schedule: {'max-pending-peer-count': 1}, others: [up(1), up(2), up(4)]}
    const decision = decisionOn({on: [1, 2, LEAVING]}, setting, pendingOn4(200), pendingOn4(300))
    expect(decision.rejected).toContainEqual({storeId: 4, by: 'pending-peers'})
  })
})

describe('engines', () => {
  test('take peers of any kind while placement rules are off', () => {
    expect(fateOf(labelled(4, {engine: 'tiflash'}), {placementRules: rulesOff})).toBe('target')
  })
})

describe('the location', () => {
  const byZone = rules(aRule({locationLabels: ['zone']}))

  test('keeps only the best places, and PD takes the lowest score among them', () => {
    const decision = decisionOn({on: [1, 2, LEAVING]}, {placementRules: byZone, others: zones({1: 'a', 2: 'b', 3: 'c', 4: 'a', 6: 'c'})})
    expect(decision.targets).toEqual([3, 6])
    expect(decision.rejected).toContainEqual({storeId: 4, by: 'worse-location'})
  })

  test('is not given up for a best store that is busy', () => {
    const others = [...zones({1: 'a', 2: 'b', 4: 'a'}), labelled(3, {zone: 'c'}, {isBusy: true})]
    const setting = {placementRules: byZone, others}
    expect(decisionOn({on: [1, 2, LEAVING]}, setting)).toMatchObject({kind: 'none', obstacle: 'no-target'})
    expect(decisionOn({on: [1, 2, LEAVING]}, {...setting, version: '4.0.16'})).toMatchObject({kind: 'replace', targets: [4]})
  })

  test('reads values in any case, and a missing label as the same place', () => {
    const others = [labelled(1, {zone: 'A'}), labelled(2, {zone: 'b'}), labelled(3, {zone: 'a'}), up(4), labelled(6, {Zone: 'c'})]
    expect(decisionOn({on: [1, 2, LEAVING]}, {placementRules: byZone, others}).targets).toEqual([6])
  })
})

describe('the isolation level', () => {
  const isolated = rules(aRule({locationLabels: ['zone', 'host'], isolationLevel: 'zone'}))
  const others = [labelled(1, {zone: 'a', host: '1'}), labelled(2, {zone: 'b', host: '2'}), labelled(3, {zone: 'a', host: '3'})]

  test('forbids a place that another peer has', () => {
    const decision = decisionOn({on: [1, 2, LEAVING]}, {placementRules: isolated, others})
    expect(decision).toMatchObject({kind: 'none', obstacle: 'no-target'})
    expect(decision.rejected).toContainEqual({storeId: 3, by: 'isolation'})
  })

  test('does not exist in 4.0', () => {
    expect(decisionOn({on: [1, 2, LEAVING]}, {placementRules: isolated, others, version: '4.0.16'}).targets).toEqual([3])
  })

  test.each([
    ['6.1.7', 'replace'],
    ['6.5.2', 'none'],
    ['7.5.7', 'replace'],
  ])('of %s has an opinion of its own on a lonely peer', (version, kind) => {
    const placementRules = rules(aRule({count: 1, locationLabels: ['zone'], isolationLevel: 'zone'}))
    expect(decisionOn({on: [LEAVING]}, {placementRules, others, version}).kind).toBe(kind)
  })
})
