import {describe, expect, test} from 'vitest'
import {conclude} from '../../src/diagnose/conclude.js'
import type {TriedRemedy} from '../../src/diagnose/remedies.js'
import type {Cluster} from '../../src/model/cluster.js'
import {aLeavingCluster, LEAVING, up} from '../replay/leaving-store.js'

/** The remedies of one finding, as the report offers them. */
function offered(cluster: Cluster, cause: string): readonly TriedRemedy[] {
  const {found, remedies} = conclude(cluster)
  const one = found.find((each) => each.cause.id === cause)
  return (one && remedies.get(one)) ?? []
}

const inFlags = (remedies: readonly TriedRemedy[]) => remedies.flatMap(({whatIf, frees}) => (whatIf ? [[whatIf.join(' '), frees]] : []))

const moved = [100, 101].map((id) => ({id, on: [1, 2, LEAVING]}))
const full = (id: number, share: number) => up(id, {available: 1000 * 2 ** 30 * share, regionCount: 300})

describe('tryRemedies', () => {
  test('says how many Regions a remedy frees', () => {
    expect(inFlags(offered(aLeavingCluster({schedule: {'replica-schedule-limit': 0}}, ...moved), 'replica-schedule-limit-zero'))).toEqual([['--set schedule.replica-schedule-limit=64', 2]])
  })

  test('does not offer what frees none', () => {
    const flags = inFlags(offered(aLeavingCluster({others: [up(1), up(2), full(3, 0.05)]}, ...moved), 'all-candidates-low-space'))
    expect(flags).toEqual([['--add-store -', 2]])
  })

  test('offers two remedies as one where two locks are on one door', () => {
    const cluster = aLeavingCluster({schedule: {'halt-scheduling': 'true', 'replica-schedule-limit': 0}}, ...moved)
    const both = offered(cluster, 'halt-scheduling').find(({whatIf}) => whatIf)
    expect(both?.whatIf?.filter((word) => word !== '--set').toSorted()).toEqual(['schedule.halt-scheduling=false', 'schedule.replica-schedule-limit=64'])
    expect(both?.frees).toBe(2)
    expect(both?.commands.length).toBeGreaterThan(1)
    expect(both?.title).toContain('and with it')
    expect(both?.when).toContain('one alone frees none of them')
  })

  test('does not praise a remedy for what the other one does alone', () => {
    const cluster = aLeavingCluster({others: [up(1), up(2), full(3, 0.05)], schedule: {'replica-schedule-limit': 64}}, ...moved)
    for (const [flags, frees] of inFlags(offered(cluster, 'all-candidates-low-space'))) expect([flags, frees]).toEqual(['--add-store -', 2])
  })

  test('keeps what the flags cannot say', () => {
    const remedies = offered(aLeavingCluster({}, {id: 100, on: [1, 2, LEAVING], leader: undefined}), 'leaderless-region')
    expect(remedies.length).toBeGreaterThan(0)
    expect(remedies.every(({frees}) => frees === null)).toBe(true)
  })

  test('puts what destroys behind everything else', () => {
    const cluster = aLeavingCluster({others: [up(1), up(2)]}, ...moved, {id: 102, on: [1, 2, LEAVING], leader: undefined})
    for (const remedies of conclude(cluster).remedies.values()) {
      const risks = remedies.map(({risk}) => risk === 'destructive')
      expect(risks).toEqual(risks.toSorted((a, b) => Number(a) - Number(b)))
    }
  })
})
