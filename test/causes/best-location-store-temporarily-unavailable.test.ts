import {describe, expect, test} from 'vitest'
import {bestLocationStoreTemporarilyUnavailable} from '../../src/causes/no-legal-target/best-location-store-temporarily-unavailable.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {MOMENT, stores} from '../builders/cluster.js'
import {aLeavingCluster, aRule, labelled, leaving, rules, rulesOff, silent, type Setting} from '../replay/leaving-store.js'

const region = {id: 7, on: [1, 2, 5]}
const placementRules = rules(aRule({locationLabels: ['zone']}))

/** Zones a and b hold the other replicas; of zone c there is store 3 only. */
function zoned(three: Partial<Store>, setting: Setting = {}, further: readonly Store[] = []) {
  const others = [labelled(1, {zone: 'a'}), labelled(2, {zone: 'b'}), labelled(3, {zone: 'c'}, three), labelled(4, {zone: 'a'}), ...further]
  return aLeavingCluster({placementRules, ...setting, others}, region)
}

const silentFor = (seconds: number): Partial<Store> => {
  const {stateName, lastHeartbeat = MOMENT} = silent(3, seconds)
  return {stateName, lastHeartbeat}
}

describe('best-location-store-temporarily-unavailable', () => {
  test('names the store in the best place, though another store would do', () => {
    const finding = findingOn(bestLocationStoreTemporarilyUnavailable, zoned(silentFor(600)))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7]})
    expect(finding.summary).toBe('For 1 Region on store `5` PD wants store 3, in the best place by the location labels, and no other; and that one takes no peer now.')
    expect(finding.evidence[0].says).toMatch(/^Region 7: the peer on store 5, of rule `pd\/default`, is on a store that leaves, and no store can take it/)
    expect(finding.evidence[1]).toMatchObject({says: 'store 3 is Disconnected: no heartbeat for 10 minutes', source: {pointer: '/stores/3'}})
  })

  test.each<[string, Partial<Store>, string]>([
    ['a silence of half a minute', silentFor(40), 'possible'],
    ['a silence of two minutes', silentFor(120), 'likely'],
    ['one look at a busy store', {isBusy: true}, 'likely'],
  ])('does not make too much of %s', (_, three, confidence) => {
    expect(findingOn(bestLocationStoreTemporarilyUnavailable, zoned(three)).confidence).toBe(confidence)
  })

  test('is certain of a store that is busy in two samples', () => {
    const cluster = zoned({isBusy: true})
    const samples = [-60_000, 0].flatMap((shift) => cluster.samples.map((sample) => ({...sample, name: `${shift}`, moment: MOMENT + shift})))

    expect(findingOn(bestLocationStoreTemporarilyUnavailable, {...cluster, samples}).confidence).toBe('certain')
  })

  test('holds with placement rules off, by the labels of the configuration', () => {
    const {evidence} = findingOn(bestLocationStoreTemporarilyUnavailable, zoned({isBusy: true}, {placementRules: rulesOff, replication: {'max-replicas': 3, 'location-labels': 'zone'}}))

    expect(evidence.map(({source}) => 'pointer' in source && source.pointer)).toContain('/replication/location-labels')
  })

  test('cures the store before it gives the spread up', () => {
    const {remedies} = findingOn(bestLocationStoreTemporarilyUnavailable, zoned(silentFor(600)))

    expect(remedies.map(({whatIf}) => whatIf)).toEqual([['--up', '3'], ['--set', 'replication.location-labels=']])
  })

  test("does not promise that the setting reaches a rule of one's own", () => {
    const {remedies} = findingOn(bestLocationStoreTemporarilyUnavailable, zoned({isBusy: true}, {placementRules: rules(aRule({id: 'mine', locationLabels: ['zone']}))}))

    expect(remedies.at(-1)).toMatchObject({title: 'Let PD use the stores in other places'})
    expect(remedies.at(-1)?.whatIf).toBeUndefined()
  })

  test('is ruled out when a second store in the best place is ready', () => {
    expect(answerOn(bestLocationStoreTemporarilyUnavailable, zoned({isBusy: true}, {}, [labelled(6, {zone: 'c'})])).kind).toBe('ruled-out')
  })

  test('is ruled out where the store is Down: PD then takes the next best place', () => {
    expect(answerOn(bestLocationStoreTemporarilyUnavailable, zoned(silentFor(3600))).kind).toBe('ruled-out')
  })

  test('is ruled out without location labels, and in 4.0, which looks at the connection first', () => {
    expect(answerOn(bestLocationStoreTemporarilyUnavailable, zoned({isBusy: true}, {placementRules: rules(aRule())})).kind).toBe('ruled-out')
    expect(answerOn(bestLocationStoreTemporarilyUnavailable, zoned({isBusy: true}, {version: '4.0.16'})).kind).toBe('ruled-out')
  })

  test('is ruled out while the store drains', () => {
    const samples = [40, 30].map((regionCount, index) => ({name: `${index}`, moment: MOMENT + index * 60_000, stores: stores({...leaving, regionCount})}))

    expect(answerOn(bestLocationStoreTemporarilyUnavailable, zoned({isBusy: true}, {samples}))).toMatchObject({kind: 'ruled-out', why: 'the store still drains, from 40 to 30 Regions: what passes by itself is no cause'})
  })
})
