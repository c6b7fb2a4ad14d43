import {describe, expect, test} from 'vitest'
import {isolationLevelUnsatisfiable} from '../../src/causes/no-legal-target/isolation-level-unsatisfiable.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLeavingCluster, aRule, labelled, LEAVING, rules, rulesOff, type Setting, silent} from '../replay/leaving-store.js'

const region = {id: 7, on: [1, 2, 5]}
const isolated = rules(aRule({locationLabels: ['zone', 'host'], isolationLevel: 'zone'}))
const inZone = (id: number, zone: string, store: Partial<Store> = {}) => labelled(id, {zone, host: `h${id}`}, store)

/** Zones a and b hold the other replicas; zone c had the leaving store only. */
function zoned(setting: Setting = {}, ...further: readonly Store[]) {
  const others = [inZone(LEAVING, 'c', {state: 'Offline', stateName: 'Offline'}), inZone(1, 'a'), inZone(2, 'b'), inZone(3, 'a'), ...further]
  return aLeavingCluster({placementRules: isolated, ...setting, others}, region)
}

describe('isolation-level-unsatisfiable', () => {
  test('says which level forbids the stores that have room', () => {
    const finding = findingOn(isolationLevelUnsatisfiable, zoned())

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('Isolation level `zone` forbids every remaining store to 1 Region on store `5`: each one with room shares its `zone` with another replica.')
    expect(finding.evidence[0].says).toMatch(/^Region 7: the peer on store 5, of rule `pd\/default`, is on a store that leaves/)
    expect(finding.evidence.slice(1).map(({says}) => says)).toEqual(['placement rule `pd/default` has isolation level `zone`', 'store 5 is Offline, with zone=c, host=h5', 'store 3 is Up, with zone=a, host=h3'])
  })

  test('holds with placement rules off, by the configuration', () => {
    const replication = {'max-replicas': 3, 'location-labels': 'zone,host', 'isolation-level': 'zone'}
    const {evidence} = findingOn(isolationLevelUnsatisfiable, zoned({placementRules: rulesOff, replication}))

    expect(evidence[1]).toMatchObject({says: '`isolation-level` is `zone`, and placement rules are off', source: {pointer: '/replication/isolation-level'}})
  })

  test('asks for a store in the place that is missing before it gives the level up', () => {
    expect(findingOn(isolationLevelUnsatisfiable, zoned()).remedies.map(({whatIf}) => whatIf)).toEqual([['--add-store', 'zone=c'], ['--set', 'replication.isolation-level='], undefined])
  })

  test('starts a silent neighbour first', () => {
    const down = {...silent(6, 7200), labels: inZone(6, 'c').labels}

    expect(findingOn(isolationLevelUnsatisfiable, zoned({}, down)).remedies[0]?.whatIf).toEqual(['--up', '6'])
  })

  test("does not promise that the setting reaches a rule of one's own", () => {
    const placementRules = rules(aRule({id: 'mine', locationLabels: ['zone', 'host'], isolationLevel: 'zone'}))

    expect(findingOn(isolationLevelUnsatisfiable, zoned({placementRules})).remedies[1]?.whatIf).toBeUndefined()
  })

  test('is ruled out when the zone has another store', () => {
    expect(answerOn(isolationLevelUnsatisfiable, zoned({}, inZone(4, 'c'))).kind).toBe('ruled-out')
  })

  test('is ruled out where the labels only express a wish', () => {
    expect(answerOn(isolationLevelUnsatisfiable, zoned({placementRules: rules(aRule({locationLabels: ['zone', 'host']}))})).kind).toBe('ruled-out')
  })

  test('is ruled out for a level that the stores meet, and in 4.0, which has none', () => {
    const placementRules = rules(aRule({locationLabels: ['zone', 'host'], isolationLevel: 'host'}))

    expect(answerOn(isolationLevelUnsatisfiable, zoned({placementRules})).kind).toBe('ruled-out')
    expect(answerOn(isolationLevelUnsatisfiable, zoned({version: '4.0.16'})).kind).toBe('ruled-out')
  })
})
