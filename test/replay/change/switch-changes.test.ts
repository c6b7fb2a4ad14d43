import {describe, expect, test} from 'vitest'
import {aLeavingCluster, leaving} from '../leaving-store.js'
import {changed} from './changed.js'

const evicting = aLeavingCluster({
  schedulers: {names: ['balance-leader-scheduler', 'evict-leader-scheduler'], evictLeaderStores: [1, 2].map((storeId) => ({storeId, source: leaving.source})), source: leaving.source},
})

describe('--remove-scheduler and --resume-checker', () => {
  test('one store is taken out of the scheduler that evicts leaders, or all are', () => {
    expect(changed(evicting, '--remove-scheduler evict-leader-scheduler-1').cluster.schedulers).toMatchObject({names: ['balance-leader-scheduler', 'evict-leader-scheduler'], evictLeaderStores: [{storeId: 2}]})
    expect(changed(evicting, '--remove-scheduler evict-leader-scheduler').cluster.schedulers).toMatchObject({names: ['balance-leader-scheduler'], evictLeaderStores: []})
    expect(changed(evicting, '--remove-scheduler evict-leader-scheduler-9').asked[0]).toContain('no such scheduler runs')
  })

  test('a scheduler that spares slow stores goes without touching what others evict', () => {
    const before = aLeavingCluster({
      schedulers: {names: ['evict-slow-store-scheduler', 'evict-leader-scheduler'], evictLeaderStores: [{storeId: 1, source: leaving.source}, {storeId: 2, scheduler: 'evict-slow-store-scheduler', source: leaving.source}], source: leaving.source},
    })

    expect(changed(before, '--remove-scheduler evict-slow-store-scheduler').cluster.schedulers).toMatchObject({names: ['evict-leader-scheduler'], evictLeaderStores: [{storeId: 1}]})
    expect(changed(before, '--remove-scheduler evict-leader-scheduler').cluster.schedulers).toMatchObject({names: ['evict-slow-store-scheduler'], evictLeaderStores: [{storeId: 2}]})
  })

  test('a paused checker runs again, and only that one', () => {
    const before = aLeavingCluster({checkers: ['rule', 'replica'].map((checker) => ({checker, isPaused: true, source: leaving.source}))})
    expect(changed(before, '--resume-checker rule').cluster.checkers?.map(({isPaused}) => isPaused)).toEqual([false, true])
  })
})
