import {describe, expect, test} from 'vitest'
import {changesOf} from '../../../src/replay/change/flags.js'
import {aLeavingCluster, LEAVING} from '../leaving-store.js'
import {changed, regionOf, storeOf} from './changed.js'

describe('changesOf', () => {
  test.each([
    ['an unknown flag', '--fly 5'],
    ['a flag without its value', '--up'],
    ['a store that is no number', '--up five'],
    ['an id beyond 2^53', '--drop-region 9007199254740993'],
    ['a setting without a value', '--set schedule.low-space-ratio'],
    ['a share above 1', '--free 5=1.5'],
    ['a limit of another kind', '--store-limit 5:transfer=3'],
    ['a label without a key', '--add-store =z1'],
    ['a rule without its group', '--remove-rule default'],
  ])('reads no change from %s', (_, words) => {
    expect(changesOf(words.split(' '))).toBeUndefined()
  })

  test('makes the changes in their order', () => {
    const {cluster, asked} = changed(aLeavingCluster({}), '--label 4:zone=z1 --label 4:zone=z2')
    expect(storeOf(cluster, 4)?.labels).toEqual([{key: 'zone', value: 'z2'}])
    expect(asked).toEqual(['store 4 gets the label `zone=z1`', 'store 4 gets the label `zone=z2`'])
  })

  test('leaves the cluster that it was given as it is', () => {
    const before = aLeavingCluster({}, {id: 100, on: [1, 2, LEAVING]})
    changed(before, '--add-store - --down 1 --drop-region 100 --set schedule.replica-schedule-limit=0')
    expect(before.stores?.byId.size).toBe(5)
    expect(storeOf(before, 1)?.stateName).toBe('Up')
    expect(regionOf(before)?.leader?.storeId).toBe(1)
    expect(before.config?.number('schedule.replica-schedule-limit')).toBeUndefined()
  })
})
