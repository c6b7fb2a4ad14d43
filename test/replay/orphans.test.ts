import {describe, expect, test} from 'vitest'
import type {Peer} from '../../src/model/region.js'
import {aRule, decisionOn, LEAVING, rules, silent, up} from './leaving-store.js'

const voter = (storeId: number): Peer => ({id: 1000 + storeId, storeId, role: 'Voter', isWitness: false})
const learner = (storeId: number): Peer => ({...voter(storeId), role: 'Learner'})
const pending = (...stores: readonly number[]) => ({pendingPeers: stores.map(voter)})
const down = (...stores: readonly number[]) => ({downPeers: stores.map((storeId) => ({peer: voter(storeId), downSeconds: 60}))})

/** Four peers where three are wanted: while all are healthy, the one with the highest id, on the leaving store, is the orphan. */
const extra = {on: [1, 2, 3, LEAVING]}

describe('an orphan', () => {
  test('is removed, never replaced', () => {
    expect(decisionOn(extra)).toMatchObject({kind: 'remove', from: LEAVING, targets: []})
  })

  test('waits for a pending peer of a rule from 5.2.2 on', () => {
    expect(decisionOn({...extra, ...pending(3)}, {version: '5.2.1'})).toMatchObject({kind: 'remove', from: LEAVING})
    expect(decisionOn({...extra, ...pending(3)}, {version: '5.2.2'})).toMatchObject({kind: 'none', obstacle: 'orphan-waits'})
  })

  test('is the pending peer itself where the fit takes healthy peers first', () => {
    expect(decisionOn({...extra, ...pending(3)}, {version: '8.5.7'})).toMatchObject({kind: 'remove', from: 3})
  })

  test('says what it waits for', () => {
    const decision = decisionOn({...extra, ...pending(1, LEAVING)}, {version: '6.5.12'})
    expect(decision).toMatchObject({kind: 'none', obstacle: 'orphan-waits'})
    expect(decision.because).toBe('no rule wants the peer on store 5, and PD removes none before all rules are well: the peer on store 1 is pending')
  })

  test('takes over for a rule peer on a disconnected store from 6.5.6 on', () => {
    const others = [up(1), up(2), silent(3, 60), up(4)]
    expect(decisionOn(extra, {others, version: '6.5.5'})).toMatchObject({kind: 'remove', from: LEAVING})
    expect(decisionOn(extra, {others, version: '6.5.6'})).toMatchObject({kind: 'remove', from: 3})
  })

  test('that leads stays where no other peer may lead', () => {
    const others = [1, 2, 3].map((id) => up(id, {isBusy: true}))
    const decision = decisionOn({...extra, leader: voter(LEAVING)}, {others})
    expect(decision).toMatchObject({kind: 'none', obstacle: 'no-valid-leader', from: LEAVING})
  })
})

describe('an orphan learner', () => {
  const region = {on: [], peers: [voter(1), voter(2), voter(LEAVING), learner(3)], leader: voter(1), ...down(2)}

  test('is promoted in the place of a peer that is down', () => {
    const others = [up(1), silent(2, 60), up(3)]
    expect(decisionOn({...region, ...down(2, LEAVING)}, {others, version: '6.5.12'})).toMatchObject({kind: 'promote', from: 2})
  })

  test('is promoted by 6.5.4 only if the store of that peer is Down', () => {
    const on = (seconds: number) => decisionOn({...region, ...down(2, LEAVING)}, {others: [up(1), silent(2, seconds), up(3)], version: '6.5.4'})
    expect(on(60)).toMatchObject({kind: 'none'})
    expect(on(3600)).toMatchObject({kind: 'promote', from: 2})
  })
})

describe('of two or more orphans', () => {
  test('an unhealthy one goes from 6.1.4 on though a rule is ill', () => {
    const region = {on: [1, 2, 3, 4, LEAVING], ...pending(1, 2, LEAVING)}
    expect(decisionOn(region, {version: '6.1.3'})).toMatchObject({kind: 'none', obstacle: 'orphan-waits'})
    expect(decisionOn(region, {version: '6.1.4'})).toMatchObject({kind: 'remove', from: 2})
  })

  test.each([
    ['6.5.2', 1, 'none'],
    ['6.5.3', 1, 'remove'],
    ['6.5.6', 2, 'remove'],
    ['6.5.7', 2, 'none'],
    ['6.5.7', 1, 'remove'],
  ])('in %s, with %i peers that cannot be added, a healthy one has the fate: %s', (version, count, kind) => {
    const placementRules = rules(aRule(), aRule({id: 'fast', count, labelConstraints: [{key: 'disk', op: 'in', values: ['ssd']}]}))
    expect(decisionOn({on: [1, 2, 3, 4, LEAVING]}, {placementRules, version}).kind).toBe(kind)
  })
})
