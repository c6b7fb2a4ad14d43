import {describe, expect, test} from 'vitest'
import {notEnoughUpStores} from '../../src/causes/no-legal-target/not-enough-up-stores.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest} from '../builders/log-digest.js'
import {aLeavingCluster, labelled, leaving, rulesOff, silent, up} from '../replay/leaving-store.js'

const region = {id: 7, on: [1, 2, 5]}
const WARNING = "TiKV instance number 2 will be less than max-replicas setting after scale-in. TiFlash won't be able to receive data from leader before TiKV instance number reach 3"
const tiflash = (id: number) => labelled(id, {engine: 'tiflash'})

describe('not-enough-up-stores', () => {
  test('says that the other Up stores have a peer each', () => {
    const finding = findingOn(notEnoughUpStores, aLeavingCluster({others: [up(1), up(2)]}, region))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('1 Region on store `5` has no store to go to: each of the other 2 Up TiKV stores (1 and 2) already has a peer of it.')
    expect(finding.evidence.map(({says}) => says)).toContainEqual(expect.stringMatching(/pd\/default.* wants 3 voters/))
  })

  test('holds with placement rules off, by `max-replicas`', () => {
    const {evidence} = findingOn(notEnoughUpStores, aLeavingCluster({others: [up(1), up(2)], placementRules: rulesOff, replication: {'max-replicas': 3, 'enable-placement-rules': 'false'}}, region))

    expect(evidence.map(({source}) => 'pointer' in source && source.pointer)).toContain('/replication/max-replicas')
  })

  test.each([
    ['is Down', silent(3, 7200)],
    ['is a TiFlash', tiflash(3)],
  ])('does not count a store that %s', (_, third) => {
    expect(findingOn(notEnoughUpStores, aLeavingCluster({others: [up(1), up(2), third]}, region)).regions).toEqual([7])
  })

  test('gives replicas up last, and says that this is destructive', () => {
    const {remedies} = findingOn(notEnoughUpStores, aLeavingCluster({others: [up(1), up(2)]}, region))

    expect(remedies.map(({risk}) => risk)).toEqual(['reversible', 'reversible', 'destructive'])
    expect(remedies[0]?.whatIf).toEqual(['--add-store', '-'])
  })

  test('is ruled out when a free store is only silent for a minute', () => {
    expect(answerOn(notEnoughUpStores, aLeavingCluster({others: [up(1), up(2), silent(3, 60)]}, region)).kind).toBe('ruled-out')
  })

  test('is ruled out when a third store is Up', () => {
    expect(answerOn(notEnoughUpStores, aLeavingCluster({others: [up(1), up(2), up(3)]}, region)).kind).toBe('ruled-out')
  })

  test('needs only the stores when no other one is Up', () => {
    expect(findingOn(notEnoughUpStores, aCluster({stores: stores(leaving)}))).toMatchObject({confidence: 'certain', summary: 'No other TiKV store is Up: nothing on store `5` has anywhere to go.'})
  })

  test("takes tiup's warning for the number of replicas, where both stores hold the same", async () => {
    const logs = await aLogDigest({'scale-in.txt': ['$ tiup cluster scale-in prod -N 10.0.0.5:20160', WARNING]})
    const others = [up(1, {regionCount: 40}), up(2, {regionCount: 40})]

    expect(findingOn(notEnoughUpStores, aCluster({logs, stores: stores(leaving, ...others)}))).toMatchObject({confidence: 'certain', evidence: expect.arrayContaining([expect.objectContaining({source: expect.objectContaining({line: 2})})])})
    expect(answerOn(notEnoughUpStores, aCluster({logs, stores: stores(leaving, ...others, up(3, {regionCount: 10}))})).kind).toBe('not-checked')
  })

  test('is not checked when only the stores are known, and two are Up', () => {
    expect(answerOn(notEnoughUpStores, aCluster({stores: stores(leaving, up(1), up(2))}))).toMatchObject({kind: 'not-checked', missing: ['region-store', 'config', 'placement-rules']})
  })

  test('is not checked for a TiFlash without its rules', () => {
    expect(answerOn(notEnoughUpStores, aCluster({stores: stores({...tiflash(5), state: 'Offline', stateName: 'Offline'}, up(1))})).kind).toBe('not-checked')
  })
})
