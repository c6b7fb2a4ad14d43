import {describe, expect, test} from 'vitest'
import {replay} from '../../src/replay/index.js'
import {aCluster, aRegion, aStore, config, regions, stores} from '../builders/cluster.js'
import {aLeavingCluster, LEAVING, leaving, rulesOff, up} from './leaving-store.js'

const led = aRegion({id: 1, on: [1, LEAVING]})
const leaderless = aRegion({id: 2, on: [1, LEAVING], leader: undefined})

describe('the replay', () => {
  test('answers for the Regions left on the store, and for no other', () => {
    const answer = replay(aLeavingCluster({}, {id: 1, on: [1, 2, LEAVING]}, {id: 2, on: [1, 2, 3]}), LEAVING)
    expect(answer?.of(1)?.kind).toBe('replace')
    expect(answer?.of(2)).toBeUndefined()
  })

  test('puts Regions with the same answer into one group', () => {
    const answer = replay(aLeavingCluster({}, {id: 1, on: [1, 2, LEAVING]}, {id: 2, on: [2, 1, LEAVING]}, {id: 3, on: [1, 3, LEAVING]}), LEAVING)
    expect(answer?.groups.map(({regions}) => regions)).toEqual([[1, 2], [3]])
    expect(answer?.of(1)).toBe(answer?.of(2))
  })

  test('says nothing where no dump shows Regions', () => {
    expect(replay(aCluster({version: '7.5.7', stores: stores(leaving)}), LEAVING)).toBeUndefined()
  })

  test('knows without any other dump that a Region without a leader gets no operator', () => {
    const answer = replay(aCluster({regions: regions(led, leaderless)}), LEAVING)
    expect(answer?.groups).toEqual([{regions: [2], decision: expect.objectContaining({obstacle: 'no-leader'})}])
    expect(answer?.missing).toEqual(['version', 'stores', 'config'])
  })

  test('does not guess the rules', () => {
    const cluster = aCluster({version: '7.5.7', stores: stores(leaving, up(1)), regions: regions(led), config: config({replication: {'enable-placement-rules': 'true'}})})
    expect(replay(cluster, LEAVING)).toMatchObject({groups: [], missing: ['placement-rules']})
  })

  test('does not take one store for all', () => {
    const one = {...stores(aStore({id: LEAVING})), isComplete: false}
    expect(replay(aCluster({version: '7.5.7', stores: one, regions: regions(led), placementRules: rulesOff}), LEAVING)?.missing).toEqual(['stores'])
  })

  test('names what it took for granted', () => {
    const answer = replay(aCluster({version: '7.5.7', stores: stores(leaving, up(1)), regions: regions(led), placementRules: rulesOff}), LEAVING)
    expect(answer?.assumed).toContain("`schedule.replica-schedule-limit` is 64 (PD's default)")
    expect(answer?.assumed).toContain('no Region label rule is set')
    expect(answer?.missing).toEqual(['store-limit'])
  })

  test('asks for the stores of a scheduler that evicts leaders from some', () => {
    const source = {file: 'schedulers.json', line: 1, quote: ''}
    const answer = replay(aLeavingCluster({schedulers: {names: ['evict-leader-scheduler'], source}}, {id: 1, on: [1, 2, LEAVING]}), LEAVING)
    expect(answer?.missing).toContain('schedulers')
  })
})
