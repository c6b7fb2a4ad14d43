import {describe, expect, test} from 'vitest'
import {aRegion, aStore, regions, stores} from '../../builders/cluster.js'
import {aLeavingCluster, leaving, LEAVING, silent} from '../leaving-store.js'
import {changed, regionOf} from './changed.js'

describe('--remove-peer, --drop-region and --remove-operator', () => {
  test('a peer is removed, and another voter leads if it led', () => {
    const {cluster} = changed(aLeavingCluster({}, {id: 100, on: [LEAVING, 1, 2]}), `--remove-peer 100:${LEAVING}`)
    expect(regionOf(cluster)?.peers.map(({storeId}) => storeId)).toEqual([1, 2])
    expect(regionOf(cluster)?.leader?.storeId).toBe(1)
    expect(cluster.regions?.on(LEAVING)).toEqual([])
  })

  test('nothing is removed without a leader, as PD refuses it', () => {
    expect(changed(aLeavingCluster({}, {id: 100, on: [1, 2, LEAVING], leader: undefined}), '--remove-peer 100:2').asked[0]).toContain('no leader')
  })

  test('nothing is removed where the leader that PD shows has lost its majority', () => {
    const before = aLeavingCluster({others: [silent(1, 3600), silent(2, 3600)]}, {id: 100, on: [1, 2, LEAVING]})
    expect(changed(before, '--remove-peer 100:2').asked[0]).toContain('no majority')
  })

  test('a Region without a leader is gone when it is dropped, and one with a leader comes back', () => {
    const before = aLeavingCluster({}, {id: 100, on: [1, 2, LEAVING], leader: undefined}, {id: 101, on: [1, 2, LEAVING]})
    const {cluster, asked} = changed(before, '--drop-region 100 --drop-region 101')
    expect(cluster.regions?.on(LEAVING).map(({id}) => id)).toEqual([101])
    expect([...(cluster.regions?.all() ?? [])].map(({id}) => id)).toEqual([101])
    expect(asked[1]).toContain('its leader reports it again')
  })

  test.each([
    ['balance-region', ['region'], 0],
    ['merge-region', ['merge'], 0],
    ['replace-rule-offline-peer', ['replica', 'region'], 1],
    ['leave-joint-state', ['region'], 1],
  ])('of a removed %s operator (kinds %j) %d are left: a checker makes its own again', (desc, kinds, left) => {
    const operator = {desc, kinds, regionId: 100, epoch: {confVer: 5, version: 1}, currentStep: 0, steps: [], status: 'running', text: desc, source: leaving.source} as const
    expect(changed(aLeavingCluster({operators: [operator]}), '--remove-operator 100').cluster.operators).toHaveLength(left)
  })

  test('a Region that no dump shows cannot be changed', () => {
    for (const flag of ['--drop-region 7', '--remove-peer 7:1', '--remove-operator 7']) expect(changed(aLeavingCluster({}), flag).asked[0]).toContain('changes nothing')
  })

  test('Regions that are not changed stay as the dump shows them', () => {
    const table = regions(aRegion({id: 100, on: [1, 2, LEAVING]}), aRegion({id: 101, on: [1, 2, 3], leader: undefined}))
    const before = {...aLeavingCluster({}), stores: stores(leaving, aStore({id: 1}), aStore({id: 2})), regions: table}
    const after = changed(before, '--remove-peer 100:2').cluster.regions
    expect(after?.get(101)).toEqual(table.get(101))
    expect(after?.leaderless().map(({id}) => id)).toEqual([101])
    expect(after?.lists).toBe(table.lists)
  })
})
