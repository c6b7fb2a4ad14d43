import {describe, expect, test} from 'vitest'
import {snapshotOrPendingCountThrottle} from '../../src/causes/throttled-or-disabled/snapshot-or-pending-count-throttle.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, MOMENT, stores} from '../builders/cluster.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const left = {id: 7, on: [1, 2, 5]}
const schedule = {'max-snapshot-count': 64, 'max-pending-peer-count': 64}
/** Store 3 is the only one that has no peer of the Region. */
const around = (third: Partial<Store>) => ({others: [up(1), up(2), up(3, third)], schedule})
/** What PD showed at moments before, at the same distance. */
const samples = (...counts: ReadonlyArray<{readonly leaving?: number; readonly third: Partial<Store>}>) =>
  counts.map(({leaving: regionCount = 30, third}, index) => ({name: `${index}`, moment: MOMENT - (counts.length - 1 - index) * 60_000, stores: stores({...leaving, regionCount}, up(1), up(2), up(3, third))}))

describe('snapshot-or-pending-count-throttle', () => {
  test('is likely by one look at the only store that could take the Region', () => {
    const finding = findingOn(snapshotOrPendingCountThrottle, aLeavingCluster(around({receivingSnapCount: 65}), left))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5, 3], regions: [7], asks: ['store-again', 'tikv-log-target']})
    expect(finding.summary).toBe('1 Region on store `5` could go to store 3 only, which has more snapshots under way than PD allows.')
    expect(finding.evidence[0].source).toMatchObject({document: {file: 'regions.json'}})
    expect(finding.evidence.slice(1)).toMatchObject([{says: 'store 3 sends 0, receives 65 and applies 0 Raft snapshots', source: {pointer: '/stores/3'}}, {source: {pointer: '/schedule/max-snapshot-count'}}])
  })

  test('is certain by the same in two looks', () => {
    const third = {sendingSnapCount: 70}

    expect(findingOn(snapshotOrPendingCountThrottle, aLeavingCluster({...around(third), samples: samples({third}, {third})}, left)).confidence).toBe('certain')
  })

  test('is likely by two looks where only the default tells how many PD allows', () => {
    const third = {sendingSnapCount: 70}
    const {config: _, ...cluster} = aLeavingCluster({...around(third), samples: samples({third}, {third})}, left)

    expect(findingOn(snapshotOrPendingCountThrottle, cluster).confidence).toBe('likely')
  })

  test('counts pending peers as well', () => {
    const finding = findingOn(snapshotOrPendingCountThrottle, aLeavingCluster(around({pendingPeerCount: 65}), left))

    expect(finding.summary).toContain('more pending peers than PD allows')
    expect(finding.evidence.map(({source}) => 'pointer' in source && source.pointer)).toContain('/schedule/max-pending-peer-count')
    expect(finding.remedies[0]?.commands[0]).toContain('config set max-pending-peer-count')
  })

  test.each([
    ['it is at the limit', {receivingSnapCount: 64, sendingSnapCount: 64, pendingPeerCount: 64}],
    ['only both counts together exceed it', {receivingSnapCount: 40, sendingSnapCount: 40}],
  ])('is ruled out when %s: PD tests each for more', (_, third) => {
    expect(answerOn(snapshotOrPendingCountThrottle, aLeavingCluster(around(third), left))).toMatchObject({kind: 'ruled-out', why: 'no Region left waits for stores that have too many snapshots or pending peers'})
  })

  test('is ruled out while another store is free', () => {
    expect(answerOn(snapshotOrPendingCountThrottle, aLeavingCluster({others: [up(1), up(2), up(3, {receivingSnapCount: 65}), up(4)], schedule}, left)).kind).toBe('ruled-out')
  })

  test('is ruled out while a limit of 0 for pending peers means none', () => {
    expect(answerOn(snapshotOrPendingCountThrottle, aLeavingCluster({...around({pendingPeerCount: 900}), schedule: {...schedule, 'max-pending-peer-count': 0}}, left)).kind).toBe('ruled-out')
  })

  test('only slows a store that still drains', () => {
    const third = {receivingSnapCount: 65}
    const answer = answerOn(snapshotOrPendingCountThrottle, aLeavingCluster({...around(third), samples: samples({leaving: 30, third}, {leaving: 20, third})}, left))

    expect(answer).toMatchObject({kind: 'ruled-out', why: expect.stringContaining('still drains, from 30 to 20 Regions')})
  })

  test('is not checked without the Regions and the configuration', () => {
    expect(answerOn(snapshotOrPendingCountThrottle, aCluster({version: '7.5.7', stores: stores(leaving)}))).toMatchObject({kind: 'not-checked', missing: ['region-store', 'config', 'placement-rules']})
  })
})
