import {describe, expect, test} from 'vitest'
import {leaderCannotLeaveTheStore} from '../../src/causes/conf-change-unfinished/leader-cannot-leave-the-store.js'
import type {Schedulers} from '../../src/model/scheduling.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, aDocument} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster, up} from '../replay/leaving-store.js'

const others = [up(1), up(2), up(3)]
const led = {id: 7, on: [5, 1, 2]}

/** evict-leader schedulers for these stores. */
function evicting(...ids: readonly number[]): Schedulers {
  const source = {document: aDocument('schedulers.json'), pointer: ''}
  return {names: ids.map((id) => `evict-leader-scheduler-${id}`), evictLeaderStores: ids.map((storeId, index) => ({storeId, source: {...source, pointer: `/${index}`}})), source}
}

describe('leader-cannot-leave-the-store', () => {
  test('is certain when leaders are evicted from every other store', () => {
    const finding = findingOn(leaderCannotLeaveTheStore, aLeavingCluster({others, schedulers: evicting(1, 2, 3)}, led, {id: 8, on: [1, 2, 5]}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('Store `5` leads 1 Region that no other store may lead, so that PD can build no operator for it.')
    expect(finding.evidence.slice(1).map(({says}) => says)).toEqual([1, 2, 3].map((id) => `an evict-leader scheduler keeps leaders off store ${id}`))
  })

  test('removes a scheduler first; a higher `leader-schedule-limit` never helps', () => {
    const {remedies} = findingOn(leaderCannotLeaveTheStore, aLeavingCluster({others, schedulers: evicting(1, 2, 3)}, led))

    expect(remedies[0]?.commands).toEqual(['tiup ctl:v7.5.7 pd -u http://PD:2379 scheduler remove evict-leader-scheduler-1'])
    expect(remedies.at(-1)?.when).toContain('`leader-schedule-limit` never helps here')
  })

  test('is ruled out when one voter of the Region may lead', () => {
    expect(answerOn(leaderCannotLeaveTheStore, aLeavingCluster({others, schedulers: evicting(1, 3)}, led)).kind).toBe('ruled-out')
  })

  test('is ruled out when the leader is elsewhere', () => {
    expect(answerOn(leaderCannotLeaveTheStore, aLeavingCluster({others, schedulers: evicting(1, 2, 3)}, {id: 7, on: [1, 2, 5]})).kind).toBe('ruled-out')
  })

  test('is ruled out when leaders are evicted from the leaving store alone', () => {
    expect(answerOn(leaderCannotLeaveTheStore, aLeavingCluster({others, schedulers: evicting(5)}, led)).kind).toBe('ruled-out')
  })

  test('counts the stores that PD spares as slow, and those that a grant-leader scheduler names up to 8.5', () => {
    const source = {document: aDocument('config.json'), pointer: '/schedule/schedulers-payload'}
    const schedulers: Schedulers = {names: [], source, evictLeaderStores: [{storeId: 1, source}, {storeId: 2, scheduler: 'evict-slow-store-scheduler', source}, {storeId: 3, scheduler: 'grant-leader-scheduler', source}]}
    const finding = findingOn(leaderCannotLeaveTheStore, aLeavingCluster({others, schedulers, version: '8.5.7'}, led))

    expect(finding.regions).toEqual([7])
    expect(finding.evidence.map(({says}) => says)).toContain('`evict-slow-store-scheduler` keeps leaders off store 2')
    expect(finding.remedies.map(({whatIf}) => whatIf?.join(' '))).toContain('--remove-scheduler evict-slow-store-scheduler')
    expect(answerOn(leaderCannotLeaveTheStore, aLeavingCluster({others, schedulers, version: '26.3.4'}, led)).kind).toBe('ruled-out')
  })

  test('is likely by the DEBUG line of a checker alone', async () => {
    const logs = await aLogDigest({'pd.log': [logged(60, '[DEBUG] [rule_checker.go:108] ["fail to fix rule peer"] [rule-group=pd] [rule-id=default] [error="no valid leader"]')]})

    expect(answerOnCluster(leaderCannotLeaveTheStore, aCluster({logs})).finding).toMatchObject({confidence: 'likely', regions: [], asks: ['schedulers', 'config', 'stores']})
  })

  test('does not take any other reason of a checker for it', async () => {
    const logs = await aLogDigest({'pd.log': [logged(60, '[DEBUG] [rule_checker.go:108] ["fail to fix rule peer"] [rule-group=pd] [rule-id=default] [error="no store to replace peer"]')]})

    expect(answerOnCluster(leaderCannotLeaveTheStore, aCluster({logs})).kind).toBe('ruled-out')
  })

  test('is not checked without what PD looks at', () => {
    expect(answerOn(leaderCannotLeaveTheStore, aCluster())).toMatchObject({kind: 'not-checked', missing: ['region-store', 'config', 'placement-rules']})
  })
})
