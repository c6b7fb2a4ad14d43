import {describe, expect, test} from 'vitest'
import {allCandidatesLowSpace} from '../../src/causes/no-legal-target/all-candidates-low-space.js'
import {targetDisconnectedBusySlow} from '../../src/causes/no-legal-target/target-disconnected-busy-slow.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {MOMENT, stores} from '../builders/cluster.js'
import {aShown, MOVE} from '../builders/operators.js'
import {aLeavingCluster, leaving, type Setting, silent, up} from '../replay/leaving-store.js'

const region = {id: 7, on: [1, 2, 5]}

function withThird(three: Store, setting: Setting = {}, ...further: readonly Store[]) {
  return aLeavingCluster({...setting, others: [up(1), up(2), three, ...further]}, region)
}

describe('target-disconnected-busy-slow', () => {
  test('names the only candidate, and for how long it is silent', () => {
    const finding = findingOn(targetDisconnectedBusySlow, withThird(silent(3, 600)))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7], asks: ['store-again']})
    expect(finding.summary).toBe('1 Region on store `5` could go to store 3 only, and that one is not ready: disconnected.')
    expect(finding.evidence[0].says).toMatch(/^Region 7: the peer on store 5, of rule `pd\/default`, is on a store that leaves/)
    expect(finding.evidence[1]).toMatchObject({says: 'store 3 is Disconnected: no heartbeat for 10 minutes', source: {pointer: '/stores/3'}})
  })

  test('takes a store that has not reported to this PD leader for silent, not for full', () => {
    const cluster = withThird(up(3, {capacity: 0, available: 0, stateName: 'Disconnected', lastHeartbeat: MOMENT - 400_000}), {version: '6.5.12'})

    expect(findingOn(targetDisconnectedBusySlow, cluster)).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7]})
    expect(answerOn(allCandidatesLowSpace, cluster).kind).toBe('ruled-out')
  })

  test.each<[string, Store, string]>([
    ['that may only restart', silent(3, 40), 'possible'],
    ['that is silent for two minutes', silent(3, 120), 'likely'],
    ['that is busy at one moment', up(3, {isBusy: true}), 'likely'],
  ])('does not make too much of a store %s', (_, three, confidence) => {
    expect(findingOn(targetDisconnectedBusySlow, withThird(three)).confidence).toBe(confidence)
  })

  test('is certain of a store that is busy in two samples', () => {
    const cluster = withThird(up(3, {isBusy: true}))
    const samples = [-60_000, 0].flatMap((shift) => cluster.samples.map((sample) => ({...sample, name: `${shift}`, moment: MOMENT + shift})))

    expect(findingOn(targetDisconnectedBusySlow, {...cluster, samples}).confidence).toBe('certain')
  })

  test('sees an operator whose target has gone silent under way', () => {
    const operators = [aShown({steps: MOVE})]
    const finding = findingOn(targetDisconnectedBusySlow, withThird(silent(3, 400), {operators}, up(4)))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7]})
    expect(finding.evidence[0]).toMatchObject({says: 'replace-rule-offline-peer of Region 7 is to bring a peer to store 3, which is Disconnected', source: {document: {file: 'operators.json'}}})
  })

  test('is ruled out for an operator whose present step needs the silent store no more', () => {
    const operators = [aShown({steps: MOVE, currentStep: 3})]

    expect(answerOn(targetDisconnectedBusySlow, withThird(silent(3, 400), {operators}, up(4))).kind).toBe('ruled-out')
  })

  test('is ruled out for an operator that has ended, though it aimed at the silent store', () => {
    const operators = [{...aShown({steps: MOVE}), status: 'timeout' as const}]

    expect(answerOn(targetDisconnectedBusySlow, withThird(silent(3, 400), {operators}, up(4))).kind).toBe('ruled-out')
  })

  test('cures the candidate before it asks for another store', () => {
    expect(findingOn(targetDisconnectedBusySlow, withThird(silent(3, 600))).remedies.map(({whatIf}) => whatIf)).toEqual([['--up', '3'], ['--add-store', '-']])
    expect(findingOn(targetDisconnectedBusySlow, withThird(up(3, {isBusy: true}))).remedies[0]?.risk).toBe('read-only')
  })

  test('is ruled out when another store is ready', () => {
    expect(answerOn(targetDisconnectedBusySlow, withThird(silent(3, 600), {}, up(4))).kind).toBe('ruled-out')
  })

  test('is ruled out when the silent store has a peer itself', () => {
    expect(answerOn(targetDisconnectedBusySlow, aLeavingCluster({others: [up(1), silent(2, 120)]}, region)).kind).toBe('ruled-out')
  })

  test('is ruled out for a store that PD calls Down: that is one store too few', () => {
    expect(answerOn(targetDisconnectedBusySlow, withThird(silent(3, 7200))).kind).toBe('ruled-out')
  })

  test('is ruled out while the store drains', () => {
    const samples = [40, 30].map((regionCount, index) => ({name: `${index}`, moment: MOMENT + index * 60_000, stores: stores({...leaving, regionCount})}))

    expect(answerOn(targetDisconnectedBusySlow, withThird(up(3, {isBusy: true}), {samples}))).toMatchObject({kind: 'ruled-out', why: expect.stringContaining('from 40 to 30 Regions')})
  })
})
