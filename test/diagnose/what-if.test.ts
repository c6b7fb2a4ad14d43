import {describe, expect, test} from 'vitest'
import {whatIf} from '../../src/diagnose/what-if.js'
import type {Cluster} from '../../src/model/cluster.js'
import {changesOf} from '../../src/replay/change/flags.js'
import {aStore, config} from '../builders/cluster.js'
import {aLeavingCluster, leaving, LEAVING, silent, up} from '../replay/leaving-store.js'

/** What would follow for the leaving store. */
function outlook(cluster: Cluster, words = '') {
  const changes = words === '' ? [] : changesOf(words.split(' '))
  if (!changes) throw new Error(`${words} cannot be read`)
  return whatIf(cluster, changes, LEAVING).stores[0]
}

const full = (id: number) => up(id, {available: 20 * 2 ** 30, regionCount: 300})

describe('whatIf', () => {
  test('foretells what PD does when nothing is changed', () => {
    expect(outlook(aLeavingCluster({}, {id: 100, on: [1, 2, LEAVING]}))).toEqual({store: LEAVING, kind: 'drains', unblocked: [], stillBlocked: []})
  })

  test('names the Regions that get a way out and those that stay, with what holds them', () => {
    const cluster = aLeavingCluster({others: [up(1), up(2)]}, {id: 100, on: [1, 2, LEAVING]}, {id: 101, on: [1, 2, LEAVING], leader: undefined})
    expect(outlook(cluster)).toMatchObject({kind: 'stuck', unblocked: [], stillBlocked: [{cause: 'not-enough-up-stores', regions: [100]}, {cause: 'leaderless-region', regions: [101]}]})
    expect(outlook(cluster, '--add-store -')).toMatchObject({kind: 'stuck', unblocked: [100], stillBlocked: [{cause: 'leaderless-region', regions: [101]}]})
    expect(outlook(cluster, '--add-store - --drop-region 101')).toEqual({store: LEAVING, kind: 'drains', unblocked: [100, 101], stillBlocked: []})
  })

  test('does not make a change that PD refuses', () => {
    const cluster = aLeavingCluster({others: [up(1), up(2), full(3)], schedule: {'low-space-ratio': 0.8, 'high-space-ratio': 0.7}}, {id: 100, on: [1, 2, LEAVING]})
    expect(outlook(cluster, '--set schedule.low-space-ratio=0.6')?.kind).toBe('stuck')
    expect(outlook(cluster, '--set schedule.low-space-ratio=0.99')?.kind).toBe('drains')
  })

  test('opens two locks on one door only when both are taken off', () => {
    const cluster = aLeavingCluster({schedule: {'halt-scheduling': 'true', 'replica-schedule-limit': 0}}, {id: 100, on: [1, 2, LEAVING]})
    const halt = '--set schedule.halt-scheduling=false'
    const limit = '--set schedule.replica-schedule-limit=64'
    expect([halt, limit, `${halt} ${limit}`].map((words) => outlook(cluster, words)?.kind)).toEqual(['stuck', 'stuck', 'drains'])
  })

  test('brings no leader to Regions whatever the limits, and one by starting their voters', () => {
    const cluster = aLeavingCluster({others: [up(1), silent(2, 3600), silent(3, 3600), up(4)]}, {id: 100, on: [1, 2, 3], peers: [1, 2, LEAVING].map((storeId) => ({id: 1000 + storeId, storeId, role: 'Voter', isWitness: false})), leader: undefined})
    const dead = {...cluster, stores: {...cluster.stores!, byId: new Map([...cluster.stores!.byId, [LEAVING, {...leaving, lastHeartbeat: 0}]])}}
    expect(outlook(dead, '--set schedule.replica-schedule-limit=2048')?.kind).toBe('stuck')
    expect(outlook(dead, '--up 2')?.kind).toBe('drains')
  })

  test('leaves open what the dumps do not tell', () => {
    const {config: _, placementRules: __, ...rest} = aLeavingCluster({}, {id: 100, on: [1, 2, LEAVING]})
    expect(outlook(rest, '--add-store -')?.kind).toBe('undetermined')
    const {regions: ___, ...bare} = rest
    expect(outlook({...bare, config: config({})}, '--add-store -')?.kind).toBe('undetermined')
  })

  test('answers for every store that leaves, or for the one asked about', () => {
    const alsoLeaving = aStore({id: 4, state: 'Offline', stateName: 'Offline'})
    const cluster = aLeavingCluster({others: [up(1), up(2), up(3), alsoLeaving]}, {id: 100, on: [1, 2, LEAVING]}, {id: 101, on: [1, 2, 4], leader: undefined})
    expect(whatIf(cluster, []).stores.map(({store, kind}) => [store, kind])).toEqual([
      [4, 'stuck'],
      [5, 'drains'],
    ])
    expect(whatIf(cluster, [], 4).stores.map(({store}) => store)).toEqual([4])
  })
})
