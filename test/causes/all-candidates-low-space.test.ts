import {describe, expect, test} from 'vitest'
import {allCandidatesLowSpace} from '../../src/causes/no-legal-target/all-candidates-low-space.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, regions, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const GIB = 2 ** 30
const full = (id: number, store: Partial<Store> = {}) => up(id, {capacity: 1000 * GIB, available: 150 * GIB, regionCount: 400, ...store})
const region = {id: 7, on: [1, 2, 5]}

describe('all-candidates-low-space', () => {
  test('names the only store without a peer, with its space', () => {
    const finding = findingOn(allCandidatesLowSpace, aLeavingCluster({others: [up(1), up(2), full(3)], schedule: {'low-space-ratio': 0.8}}, region))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7]})
    expect(finding.summary).toBe('1 Region on store `5` finds no store with space: store 3, the only candidate, is beyond `low-space-ratio`.')
    expect(finding.evidence[0].says).toBe('store 3 has 150.0 GiB of 1000.0 GiB free (15.0 % free) and 400 Regions')
  })

  test("is likely at most where the ratio is not in the dumps, and PD's default stands in", () => {
    expect(findingOn(allCandidatesLowSpace, aLeavingCluster({others: [up(1), up(2), full(3)]}, region)).confidence).toBe('likely')
  })

  test("cites the ratio, and pd.log's warnings of the same store", async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [1, 2].map((minutes) => logged(minutes * 60, '[WARN] [cluster.go:997] ["store does not have enough disk space"] [store-id=3] [capacity=1073741824000] [available=161061273600]'))})
    const {evidence} = findingOn(allCandidatesLowSpace, aLeavingCluster({logs, others: [up(1), up(2), full(3)], schedule: {'low-space-ratio': 0.8}}, region))

    expect(evidence.slice(1)).toMatchObject([{source: {pointer: '/schedule/low-space-ratio'}}, {says: 'pd.log warns of store 3, 2 times', source: {line: 1}}])
  })

  test('offers room before a higher ratio, which has to stay above `high-space-ratio`', () => {
    const {remedies} = findingOn(allCandidatesLowSpace, aLeavingCluster({others: [up(1), up(2), full(3)]}, region))

    expect(remedies.map(({whatIf}) => whatIf)).toEqual([['--add-store', '-'], undefined, ['--set', 'schedule.low-space-ratio=0.9'], undefined])
    expect(remedies.every(({risk}) => risk === 'reversible')).toBe(true)
  })

  test('is ruled out when another store has room', () => {
    expect(answerOn(allCandidatesLowSpace, aLeavingCluster({others: [up(1), up(2), full(3), up(4)]}, region)).kind).toBe('ruled-out')
  })

  test('is ruled out while the ratio of the cluster lets the store be filled further', () => {
    expect(answerOn(allCandidatesLowSpace, aLeavingCluster({others: [up(1), up(2), full(3)], schedule: {'low-space-ratio': 0.9}}, region)).kind).toBe('ruled-out')
  })

  test('is ruled out for a store with fewer Regions than PD cares about', () => {
    expect(answerOn(allCandidatesLowSpace, aLeavingCluster({others: [up(1), up(2), full(3, {regionCount: 10})]}, region)).kind).toBe('ruled-out')
  })

  test('is ruled out when the full stores already hold the Region: there is none too many', () => {
    expect(answerOn(allCandidatesLowSpace, aLeavingCluster({others: [full(1), full(2)]}, region)).kind).toBe('ruled-out')
  })

  test('is not checked without the list of Regions', () => {
    expect(answerOn(allCandidatesLowSpace, aCluster({stores: stores(leaving, full(3)), regions: regions()})).kind).not.toBe('found')
  })
})
