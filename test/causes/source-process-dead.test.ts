import {describe, expect, test} from 'vitest'
import {sourceProcessDead} from '../../src/causes/tikv-cannot-run/source-process-dead.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, MOMENT, stores} from '../builders/cluster.js'
import {leaving} from '../replay/leaving-store.js'

const clusterWith = (store: Partial<Store>) => aCluster({stores: stores({...leaving, ...store})})

describe('source-process-dead', () => {
  test('is certain by a capacity of 0, and explains no Region by itself', () => {
    const finding = findingOn(sourceProcessDead, clusterWith({capacity: 0}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: []})
    expect(finding.evidence[0]).toMatchObject({says: 'capacity 0: the PD leader has had no heartbeat of store 5 since it took over', source: {pointer: '/stores/5/status/capacity'}})
    expect(finding.remedies[0]?.whatIf).toEqual(['--up', '5'])
  })

  test('is certain by a heartbeat that is older than the dump', () => {
    expect(findingOn(sourceProcessDead, clusterWith({lastHeartbeat: MOMENT - 90_000})).evidence[0].says).toBe('the last heartbeat of store 5, 90 seconds before the dump')
  })

  test('is ruled out while heartbeats come', () => {
    expect(answerOn(sourceProcessDead, clusterWith({lastHeartbeat: MOMENT - 10_000}))).toMatchObject({kind: 'ruled-out', why: 'store 5 still sends heartbeats'})
  })

  test('is ruled out for a store that is removed: nothing wants it back', () => {
    expect(answerOn(sourceProcessDead, clusterWith({state: 'Tombstone', stateName: 'Tombstone', capacity: 0})).kind).toBe('ruled-out')
  })

  test('is not checked when nothing tells the time of the dump', () => {
    const {seenAt, ...timeless} = leaving

    expect(seenAt).toBeDefined()
    expect(answerOn(sourceProcessDead, aCluster({stores: stores(timeless)}))).toMatchObject({kind: 'not-checked', missing: ['stores']})
  })

  test('is not checked for a store that only a log names', () => {
    expect(answerOn(sourceProcessDead, aCluster({stores: stores()})).kind).toBe('not-checked')
  })

  test('blocks only beside another cause', () => {
    expect(sourceProcessDead.blocks).toBe('with-others')
  })
})
