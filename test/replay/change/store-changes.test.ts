import {describe, expect, test} from 'vitest'
import type {Cluster} from '../../../src/model/cluster.js'
import type {ShownOperator} from '../../../src/model/operator.js'
import {aLeavingCluster, labelled, leaving, LEAVING, silent, up} from '../leaving-store.js'
import {changed, regionOf, storeOf} from './changed.js'
import {say} from '../../../src/model/say.js'

/** An operator of the Region whose present step brings a peer to the store. */
function anOperator(regionId: number, storeId: number): ShownOperator {
  const steps = [{kind: 'add-learner', text: `add learner on store ${storeId}`, storeId} as const]
  return {desc: 'replace-offline-replica', kinds: ['replica'], regionId, epoch: {confVer: 5, version: 1}, currentStep: 0, steps, status: 'running', text: '', source: leaving.source}
}

/** Of the store that would take the peers the add-peer limit is used up. */
function limited(version: string, removePeer = 1e8): Cluster {
  return aLeavingCluster({
    version,
    storeLimits: new Map([
      [1, {storeId: 1, addPeer: 0.01, source: leaving.source}],
      [LEAVING, {storeId: LEAVING, removePeer, source: leaving.source}],
    ]),
  })
}

describe('--add-store', () => {
  test('adds an empty store with a free id and room', () => {
    const {cluster, asked} = changed(aLeavingCluster({}), '--add-store zone=z3,host=h9')
    expect(storeOf(cluster, 6)).toMatchObject({state: 'Up', regionCount: 0, labels: [{key: 'zone', value: 'z3'}, {key: 'host', value: 'h9'}]})
    expect(storeOf(cluster, 6)?.available).toBe(storeOf(cluster, 6)?.capacity)
    expect(asked).toEqual(['one more empty store with `zone=z3,host=h9`, as store 6'])
  })
})

describe('--up and --down', () => {
  test('a voter that comes back gives a Region that lacked only it a leader', () => {
    const before = aLeavingCluster({others: [up(1), silent(2, 3600), silent(3, 3600)]}, {id: 100, on: [1, 2, 3], leader: undefined})
    const {cluster} = changed(before, '--up 2')
    expect(regionOf(cluster)?.leader?.storeId).toBe(1)
    expect(storeOf(cluster, 2)?.stateName).toBe('Up')
  })

  test('one voter of two that are needed gives no leader', () => {
    const before = aLeavingCluster({others: [silent(1, 3600), silent(2, 3600), silent(3, 3600)]}, {id: 100, on: [1, 2, 3], leader: undefined})
    expect(regionOf(changed(before, '--up 2').cluster)?.leader).toBeUndefined()
    expect(regionOf(changed(before, '--up 2 --up 3').cluster)?.leader).toBeDefined()
  })

  test('a voter that nobody lacked gives no leader: the reason is another one', () => {
    const before = aLeavingCluster({others: [up(1), up(2), silent(3, 3600)]}, {id: 100, on: [1, 2, 3], leader: undefined})
    expect(regionOf(changed(before, '--up 3').cluster)?.leader).toBeUndefined()
  })

  test('peers on a store that comes back are neither down nor pending', () => {
    const peer = {id: 1002, storeId: 2, role: 'Voter', isWitness: false} as const
    const before = aLeavingCluster({others: [up(1), silent(2, 3600), up(3)]}, {id: 100, on: [1, 2, 3], downPeers: [{peer, downSeconds: 3600}], pendingPeers: [peer]})
    expect(regionOf(changed(before, '--up 2').cluster)).toMatchObject({downPeers: [], pendingPeers: []})
  })

  test('a store that runs cannot come back', () => {
    const before = aLeavingCluster({operators: [anOperator(100, 4)]})
    expect(changed(before, '--up 4')).toEqual({cluster: before, asked: ['the process of store 4 runs again: changes nothing, for it runs']})
  })

  test('operators that waited for the store can end, and so can those of Regions with a peer there', () => {
    const waiting = [anOperator(100, 4), anOperator(101, 3), anOperator(102, 3)]
    const before = aLeavingCluster({others: [up(1), up(2), up(3), silent(4, 60)], operators: waiting}, {id: 100, on: [1, 2, LEAVING]}, {id: 101, on: [1, 4, LEAVING]}, {id: 102, on: [1, 2, LEAVING]})
    expect(changed(before, '--up 4').cluster.operators?.map(({regionId}) => regionId)).toEqual([102])
  })

  test('operators towards a store that stays silent run into their time', () => {
    const before = aLeavingCluster({others: [up(1), up(2), up(3), silent(4, 60)], operators: [anOperator(100, 4), anOperator(101, 3)]})
    expect(changed(before, '--add-store -').cluster.operators?.map(({regionId}) => regionId)).toEqual([101])
    expect(changed(before, '--remove-operator 7').cluster.operators).toHaveLength(2)
  })

  test('an unsafe recovery that waits for the store gets on when all have reported', () => {
    const details = ['Stores that have reported to PD: 1', 'Stores that have not reported to PD: 2, 3']
    const before = aLeavingCluster({others: [up(1), silent(2, 3600), silent(3, 3600)], recovery: [{info: say`Collecting reports from alive stores(1/3)`, details, source: leaving.source}]})
    const last = (words: string) => changed(before, words).cluster.recovery?.at(-1)
    expect(last('--up 2')).toMatchObject({info: 'Collecting reports from alive stores(1/3)', details: [details[0], 'Stores that have not reported to PD: 3']})
    expect(last('--up 2 --up 3')?.info).toBe('Unsafe recovery Finished')
  })

  test('a leader that dies is followed by another voter, or by none', () => {
    const before = aLeavingCluster({others: [up(1), up(2), silent(3, 3600)]}, {id: 100, on: [1, 2, 3]}, {id: 101, on: [1, 2, LEAVING]})
    const {cluster} = changed(before, '--down 1')
    expect(storeOf(cluster, 1)?.stateName).toBe('Down')
    expect(regionOf(cluster)?.leader).toBeUndefined()
    expect(regionOf(cluster, 101)?.leader?.storeId).toBe(2)
    expect(regionOf(cluster, 101)?.downPeers.map(({peer}) => peer.storeId)).toEqual([1])
  })
})

describe('--label, --free and --store-limit', () => {
  test('a label is set and taken away in any case of its key', () => {
    const before = aLeavingCluster({others: [labelled(1, {Zone: 'z1'})]})
    expect(storeOf(changed(before, '--label 1:zone=z2').cluster, 1)?.labels).toEqual([{key: 'zone', value: 'z2'}])
    expect(storeOf(changed(before, '--label 1:zone=').cluster, 1)?.labels).toEqual([])
  })

  test('the free share is that of the capacity', () => {
    expect(storeOf(changed(aLeavingCluster({others: [up(1, {capacity: 1000, available: 10})]}), '--free 1=0.25').cluster, 1)).toMatchObject({capacity: 1000, available: 250})
  })

  test.each([
    ['7.5.7', 0.01],
    ['9.0.0-beta.2', 0.01],
    ['8.5.6', 200],
    ['26.3.4', 200],
  ])('a raised add-peer limit reaches the target filter of %s as %d a minute', (version, left) => {
    expect(changed(limited(version), '--store-limit 1:add-peer=200').cluster.storeLimits?.get(1)?.addPeer).toBe(left)
  })

  test('it does so in every release where the limit of the leaving store runs dry first', () => {
    expect(changed(limited('7.5.7', 0.01), '--store-limit 1:add-peer=200').cluster.storeLimits?.get(1)?.addPeer).toBe(200)
  })

  test('a raised remove-peer limit works at once', () => {
    expect(changed(limited('7.5.7', 0.01), `--store-limit ${LEAVING}:remove-peer=200`).cluster.storeLimits?.get(LEAVING)?.removePeer).toBe(200)
  })

  test('an unknown store changes nothing, and that is said', () => {
    const before = aLeavingCluster({})
    expect(changed(before, '--free 77=0.5')).toEqual({cluster: before, asked: ['50 % of store 77 are free: changes nothing, the bundle shows no such store']})
  })
})
