import {describe, expect, test} from 'vitest'
import type {Peer} from '../../src/model/region.js'
import {fitRegion} from '../../src/replay/fit.js'
import {readInputs} from '../../src/replay/read-inputs.js'
import type {RegionOf} from '../builders/cluster.js'
import {aLeavingCluster, aRule, labelled, LEAVING, rules, type Setting, up} from './leaving-store.js'

function stores(peers: readonly Peer[]): string {
  return peers.map(({storeId}) => storeId).join(' ')
}

/** How the peers fall to the rules, by store: `pd/default 1 2 5 | orphans 3`. */
function fitOf(region: Omit<RegionOf, 'id'>, setting: Setting = {}): string {
  const cluster = aLeavingCluster(setting, {id: 100, ...region})
  const {inputs} = readInputs(cluster)
  const seen = cluster.regions?.get(100)
  if (!inputs || !seen) throw new Error('the cluster is not whole')
  const fit = fitRegion(inputs, seen, inputs.rules?.rulesFor(seen) ?? [])
  return [...fit.rules.map(({view, peers, misfits}) => `${view.name} ${stores(peers)}${misfits.length > 0 ? ` (not ${stores(misfits)})` : ''}`), `orphans ${stores(fit.orphans)}`].join(' | ').trim()
}

const peer = (storeId: number, role: Peer['role'] = 'Voter'): Peer => ({id: 1000 + storeId, storeId, role, isWitness: false})

describe('a fit', () => {
  test('gives each peer to the rule that wants it', () => {
    const placementRules = rules(aRule(), aRule({groupId: 'tiflash', id: 't', role: 'learner', count: 1, labelConstraints: [{key: 'engine', op: 'in', values: ['tiflash']}]}))
    expect(fitOf({on: [1, 2, LEAVING], learners: [4]}, {placementRules, others: [up(1), up(2), labelled(4, {engine: 'tiflash'})]})).toBe('pd/default 1 2 5 | tiflash/t 4 | orphans')
  })

  test('leaves what no rule wants as an orphan, the one with the highest id', () => {
    expect(fitOf({on: [1, 2, 3, LEAVING]})).toBe('pd/default 1 2 3 | orphans 5')
  })

  test('does not care that a store leaves', () => {
    const peers = [peer(3), peer(2), {...peer(LEAVING), id: 1}, peer(1)]
    expect(fitOf({on: [], peers, leader: peer(3)})).toBe('pd/default 5 1 2 | orphans 3')
  })

  test('prefers healthy peers from 5.4 on', () => {
    const region = {on: [1, 2, 3, LEAVING], pendingPeers: [{id: 1001, storeId: 1, role: 'Voter', isWitness: false} as const]}
    expect(fitOf(region, {version: '7.5.7'})).toBe('pd/default 2 3 5 | orphans 1')
    expect(fitOf(region, {version: '5.2.1'})).toBe('pd/default 1 2 3 | orphans 5')
  })

  test('prefers the combination that stands further apart', () => {
    const others = [labelled(1, {zone: 'a'}), labelled(2, {zone: 'a'}), labelled(3, {zone: 'b'}), labelled(4, {zone: 'c'})]
    expect(fitOf({on: [1, 2, 3, 4]}, {placementRules: rules(aRule({locationLabels: ['zone']})), others})).toBe('pd/default 1 3 4 | orphans 2')
  })

  test('takes the first of equal combinations, in the order of the release', () => {
    const others = [labelled(1, {zone: 'a'}), labelled(2, {zone: 'a'}), labelled(3, {zone: 'b'}), labelled(4, {zone: 'b'})]
    const setting = {placementRules: rules(aRule({count: 2, locationLabels: ['zone']})), others}
    expect(fitOf({on: [1, 2, 3, 4]}, {...setting, version: '6.1.7'})).toBe('pd/default 1 3 | orphans 2 4')
    const apart = {...setting, others: [labelled(1, {zone: 'a'}), labelled(2, {zone: 'b'}), labelled(3, {zone: 'b'}), labelled(4, {zone: 'c'})]}
    expect(fitOf({on: [2, 3, 1, 4]}, {...apart, version: '8.5.7'})).toBe('pd/default 1 2 | orphans 3 4')
  })

  test('shows a peer in the wrong role', () => {
    expect(fitOf({on: [1, 2], learners: [LEAVING]})).toBe('pd/default 1 2 5 (not 5) | orphans')
  })

  test('gives no voter to a learner rule before 5.3', () => {
    const placementRules = rules(aRule({count: 2}), aRule({groupId: 'ops', id: 'copy', role: 'learner', count: 1}))
    expect(fitOf({on: [1, 2, LEAVING]}, {placementRules, version: '5.2.1'})).toBe('ops/copy  | pd/default 1 2 | orphans 5')
    expect(fitOf({on: [1, 2, LEAVING]}, {placementRules, version: '7.5.7'})).toBe('ops/copy 1 (not 1) | pd/default 2 5 | orphans')
  })

  test('leaves a peer on a store that PD does not know to no rule', () => {
    expect(fitOf({on: [1, 99, LEAVING]})).toBe('pd/default 1 5 | orphans 99')
  })
})
