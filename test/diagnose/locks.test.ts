import {describe, expect, test} from 'vitest'
import {conclude} from '../../src/diagnose/conclude.js'
import type {Cluster} from '../../src/model/cluster.js'
import {aDocument} from '../builders/cluster.js'
import {aLeavingCluster, LEAVING, up} from '../replay/leaving-store.js'

const moved = [100, 101].map((id) => ({id, on: [1, 2, LEAVING]}))
const full = up(3, {available: 50 * 2 ** 30, regionCount: 300})
const paused = [{checker: 'rule', isPaused: true, source: {document: aDocument('checker-rule.json'), pointer: ''}}]

/** What is found about the leaving store, in order, with the Regions that each is charged with. */
function found(cluster: Cluster) {
  const {found, stores, verdict, remedies, outcomes} = conclude(cluster)
  return {
    causes: found.filter(({finding}) => finding.confidence !== 'possible').map(({cause, finding}) => `${cause.id} ${finding.confidence}`),
    charged: [...(stores[0]?.charges.byCause ?? [])].map(([{cause}, regions]) => [cause.id, regions]),
    summary: verdict.summary,
    freed: found.map((one) => remedies.get(one)?.filter(({whatIf}) => whatIf).map(({frees}) => frees)),
    outcome: (id: string) => outcomes.find(({cause, store}) => cause.id === id && store)?.kind,
  }
}

describe('locksBehind', () => {
  test('finds what a limit of 0 hides, and charges no Region twice', () => {
    const {causes, charged, summary, freed, outcome} = found(aLeavingCluster({others: [up(1), up(2), full], schedule: {'replica-schedule-limit': 0, 'low-space-ratio': 0.8}}, ...moved))

    expect(causes).toEqual(['replica-schedule-limit-zero certain', 'all-candidates-low-space certain'])
    expect(charged).toEqual([['replica-schedule-limit-zero', [100, 101]]])
    expect(summary).toContain('With `replica-schedule-limit-zero` cured, 2 Regions would still stay because every store that could take its Regions is low on space.')
    expect(freed.slice(0, 2).map((each) => each?.[0])).toEqual([2, 2])
    expect(outcome('all-candidates-low-space')).toBe('found')
  })

  test('sees a paused checker behind a halt for certain, and asks for nothing more', () => {
    const cluster = aLeavingCluster({schedule: {'halt-scheduling': 'true'}, checkers: paused}, ...moved)

    expect(found(cluster).causes).toEqual(['halt-scheduling certain', 'checker-paused certain'])
    expect(conclude(cluster).asks).toEqual([])
  })

  test('takes three locks off one after the other', () => {
    const {causes, summary, freed} = found(aLeavingCluster({others: [up(1), up(2)], schedule: {'replica-schedule-limit': 0}, checkers: paused}, ...moved))

    expect(causes).toEqual(['checker-paused certain', 'replica-schedule-limit-zero certain', 'not-enough-up-stores certain'])
    expect(summary).toContain('With `checker-paused` and `replica-schedule-limit-zero` cured, 2 Regions would still stay because there are fewer eligible Up stores than replicas.')
    expect(freed[0]?.[0]).toBe(2)
  })

  test('says how many Regions it holds, where others would go', () => {
    const some = [{id: 100, on: [1, 2, LEAVING]}, {id: 101, on: [1, 3, LEAVING]}]
    const {summary, freed} = found(aLeavingCluster({others: [up(1), up(2), full], schedule: {'replica-schedule-limit': 0, 'low-space-ratio': 0.8}}, ...some))

    expect(summary).toContain('1 Region would still stay because every store')
    expect(freed[0]).toEqual([1])
  })

  test('says nothing of locks where there is one', () => {
    expect(found(aLeavingCluster({schedule: {'replica-schedule-limit': 0}}, ...moved)).summary).not.toContain('cured')
    expect(found(aLeavingCluster({others: [up(1), up(2)]}, ...moved)).summary).not.toContain('cured')
  })

  test('offers what gets past both locks, where neither cure alone does and the two are not needed together', () => {
    const waiting = {id: 100, on: [1, 2, 3, LEAVING], pendingPeers: [2, LEAVING].map((storeId) => ({id: 1000 + storeId, storeId, role: 'Voter' as const, isWitness: false}))}
    const {causes, freed, summary} = found(aLeavingCluster({schedule: {'replica-schedule-limit': 0}}, waiting))

    expect(causes.slice(0, 2)).toEqual(['replica-schedule-limit-zero certain', 'orphan-peer-not-removed likely'])
    expect(summary).toContain('1 Region would probably still stay because a surplus peer')
    expect(freed[0]).toEqual(freed[1])
    expect(freed[0]?.[0]).toBe(1)
  })
})
