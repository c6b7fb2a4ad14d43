import {describe, expect, test} from 'vitest'
import type {Peer} from '../../src/model/region.js'
import {aDocument} from '../builders/cluster.js'
import {aRule, decisionOn, labelled, LEAVING, rules, silent, up} from './leaving-store.js'

const peerOn = (storeId: number): Peer => ({id: 1000 + storeId, storeId, role: 'Voter', isWitness: false})

const ssd = [{key: 'disk', op: 'in', values: ['ssd']}] as const

describe('the rule checker', () => {
  test('replaces the peer on the store that leaves', () => {
    expect(decisionOn({on: [1, 2, LEAVING]})).toMatchObject({checker: 'rule', kind: 'replace', targets: [3, 4], from: LEAVING, rule: 'pd/default'})
  })

  test('says which filters leave no store', () => {
    const decision = decisionOn({on: [1, 2, LEAVING]}, {others: [up(1), up(2), up(3, {isBusy: true})]})
    expect(decision).toMatchObject({kind: 'none', obstacle: 'no-target', from: LEAVING})
    expect(decision.because).toBe(
      'the peer on store 5, of rule `pd/default`, is on a store that leaves, and no store can take it: stores 1, 2 and 5 have a peer of the Region already; store 3 is busy',
    )
  })

  test('adds what a rule lacks first', () => {
    expect(decisionOn({on: [1, LEAVING]})).toMatchObject({kind: 'add', targets: [2, 3, 4]})
  })

  test('never looks at an offline peer of a rule that is short and finds no store', () => {
    const decision = decisionOn({on: [1, LEAVING]}, {others: [up(1), silent(2, 3600)]})
    expect(decision).toMatchObject({kind: 'none', obstacle: 'rule-short', rule: 'pd/default'})
    expect(decision.because).toContain('has 2 of 3 peers')
  })

  test('puts another leaving peer of the rule first', () => {
    const alsoLeaving = up(1, {state: 'Offline', stateName: 'Offline'})
    const decision = decisionOn({on: [1, 2, LEAVING]}, {others: [alsoLeaving, up(2)]})
    expect(decision).toMatchObject({kind: 'none', obstacle: 'sibling-first', from: 1})
  })

  test('puts a witness in the place of a down peer at first, for which no limit and no Raft snapshot counts', () => {
    const region = {on: [1, 2, LEAVING], leader: peerOn(2), downPeers: [1, LEAVING].map((id) => ({peer: peerOn(id), downSeconds: 3600}))}
    const others = [silent(1, 3600), up(2), up(3, {receivingSnapCount: 99}), up(4, {isBusy: true})]
    const schedule = {'enable-witness': 'true', 'max-snapshot-count': 3}

    expect(decisionOn(region, {others, schedule})).toMatchObject({kind: 'replace', from: 1, targets: [3], rejected: expect.arrayContaining([{storeId: 4, by: 'busy'}])})
    expect(decisionOn(region, {others, schedule: {'max-snapshot-count': 3}})).toMatchObject({kind: 'none', rejected: expect.arrayContaining([{storeId: 3, by: 'snapshots'}])})
    expect(decisionOn(region, {others, schedule, version: '6.5.12'})).toMatchObject({kind: 'none', obstacle: 'sibling-first'})
  })

  test('makes a peer a witness where its rule wants one, unless one of the Region is pending', () => {
    const placementRules = rules(aRule({id: 'a-witness', count: 1, isWitness: true}), aRule({count: 2}))
    const setting = {placementRules, schedule: {'enable-witness': 'true'}}
    const region = {on: [1, 2, LEAVING], leader: peerOn(2)}

    expect(decisionOn(region, setting)).toMatchObject({kind: 'other', rule: 'pd/a-witness'})
    expect(decisionOn({...region, pendingPeers: [peerOn(2)]}, setting)).toMatchObject({kind: 'replace', from: LEAVING})
    expect(decisionOn(region, {...setting, schedule: {}})).toMatchObject({kind: 'replace', from: LEAVING})
  })

  test('replaces a peer that is down on a store that is Down', () => {
    const down = [{peer: peerOn(1), downSeconds: 60}]
    const setting = {others: [silent(1, 3600), up(2), up(3)]}
    expect(decisionOn({on: [2, 1, LEAVING], downPeers: down}, {...setting, version: '6.1.7'}).from).toBe(LEAVING)
    expect(decisionOn({on: [2, 1], learners: [], downPeers: down, peers: [peerOn(1), peerOn(2), {...peerOn(LEAVING), id: 9999}]}, {...setting, version: '5.3.0'}).from).toBe(1)
  })

  test('wants the leader to have missed a down peer for long up to 5.2.1', () => {
    const region = {on: [2, 1, LEAVING], downPeers: [{peer: peerOn(1), downSeconds: 60}]}
    const setting = {others: [silent(1, 3600), up(2), up(3)]}
    expect(decisionOn(region, {...setting, version: '5.2.2'}).from).toBe(1)
    expect(decisionOn(region, {...setting, version: '5.2.1'}).from).toBe(LEAVING)
  })

  test('stops at the first rule that fails in 4.0, and goes on later', () => {
    const placementRules = rules(aRule({id: 'backup', count: 1, labelConstraints: [...ssd]}), aRule())
    const stuck = decisionOn({on: [1, 2, LEAVING]}, {placementRules, version: '4.0.16'})
    expect(stuck).toMatchObject({kind: 'none', obstacle: 'rule-short', rule: 'pd/backup'})
    expect(decisionOn({on: [1, 2, LEAVING]}, {placementRules, version: '5.2.1'}).kind).toBe('replace')
  })

  test('frees a peer that another rule can spare from 7.5 on', () => {
    const placementRules = rules(aRule({id: 'a', role: 'leader', count: 1}), aRule({id: 'fast', count: 1, labelConstraints: [...ssd]}), aRule({id: 'rest', count: 2}))
    const setting = {placementRules, others: [labelled(1, {disk: 'ssd'}), up(2), up(3), up(4)]}
    expect(decisionOn({on: [1, 2, LEAVING]}, {...setting, version: '7.4.0'})).toMatchObject({kind: 'replace', from: LEAVING, rule: 'pd/rest'})
    expect(decisionOn({on: [1, 2, LEAVING]}, {...setting, version: '7.5.7'})).toMatchObject({kind: 'replace', from: 1, rule: 'pd/a'})
  })

  test('splits a Region that spans a boundary first', () => {
    const placementRules = rules(aRule(), aRule({groupId: 'tiflash', id: 't', role: 'learner', startKey: '74', endKey: '75'}))
    expect(decisionOn({on: [1, 2, LEAVING], startKey: '73', endKey: '7401'}, {placementRules}).kind).toBe('other')
    expect(decisionOn({on: [1, 2, LEAVING], startKey: '73', endKey: '7401'}, {placementRules, version: '5.2.1'}).kind).toBe('other')
  })
})

describe('roles', () => {
  test('promote a learner where the rule wants a voter, unless it is pending', () => {
    const placementRules = rules(aRule({groupId: 'a', id: 'two', count: 2, labelConstraints: [...ssd]}), aRule({count: 1}))
    const setting = {placementRules, others: [labelled(1, {disk: 'ssd'}), labelled(3, {disk: 'ssd'}), up(4)]}
    const region = {on: [1, LEAVING], learners: [3]}
    expect(decisionOn(region, setting)).toMatchObject({kind: 'promote', rule: 'a/two'})
    expect(decisionOn({...region, pendingPeers: [{...peerOn(3), role: 'Learner'}]}, setting)).toMatchObject({kind: 'replace', from: LEAVING})
  })

  test('demote a voter where the rule wants a learner, on the same store without joint consensus', () => {
    const placementRules = rules(aRule({groupId: 'a', id: 'copy', role: 'learner', count: 1}), aRule({count: 2}))
    const setting = {placementRules, schedule: {'enable-joint-consensus': 'false'}}
    expect(decisionOn({on: [1, 2, LEAVING]}, setting)).toMatchObject({kind: 'other', targets: [1]})
    expect(decisionOn({on: [1, 2, LEAVING]}, {placementRules})).toMatchObject({kind: 'other', targets: []})
  })

  test('hand the leadership to the peer that a leader rule wants', () => {
    const placementRules = rules(aRule({groupId: 'a', id: 'lead', role: 'leader', count: 1, labelConstraints: [...ssd]}), aRule({count: 2}))
    const others = [up(1), labelled(2, {disk: 'ssd'}), up(3), up(4)]
    expect(decisionOn({on: [1, 2, LEAVING]}, {placementRules, others}).kind).toBe('other')
  })
})

describe('the leader', () => {
  const lead = {on: [LEAVING, 1, 2]}
  const source = {document: aDocument('scheduler.json'), pointer: ''}
  const evicted = (...ids: readonly number[]) => ({schedulers: {names: ['evict-leader-scheduler'], evictLeaderStores: ids.map((storeId) => ({storeId, source})), source}})

  test('goes to another peer of the Region, or to the new one', () => {
    expect(decisionOn(lead).kind).toBe('replace')
    expect(decisionOn(lead, evicted(1, 2)).kind).toBe('replace')
  })

  test('cannot leave the store when no peer may lead', () => {
    expect(decisionOn(lead, evicted(1, 2, 3, 4))).toMatchObject({kind: 'none', obstacle: 'no-valid-leader', from: LEAVING})
  })

  test('decides by the one store that PD picks', () => {
    expect(decisionOn(lead, evicted(1, 2, 3))).toMatchObject({kind: 'none', obstacle: 'no-valid-leader'})
    expect(decisionOn(lead, evicted(1, 2, 4))).toMatchObject({kind: 'replace'})
  })

  test('may not go to a store whose label rejects leaders', () => {
    const others = [1, 2, 3].map((id) => labelled(id, {dc: 'dc3'}))
    const setting = {others, schedule: {}, replication: {}}
    const parts = {'label-property': {'reject-leader': [{key: 'dc', value: 'dc3'}]}}
    expect(decisionOn(lead, setting).kind).toBe('replace')
    expect(decisionOn(lead, {...setting, extraConfig: parts})).toMatchObject({obstacle: 'no-valid-leader'})
  })

  test('on another store is in nobody’s way', () => {
    expect(decisionOn({on: [1, 2, LEAVING]}, evicted(1, 2, 3, 4)).kind).toBe('replace')
  })
})

describe('a better place', () => {
  const placementRules = rules(aRule({groupId: 'a', labelConstraints: [{key: 'zone', op: 'exists', values: []}], locationLabels: ['zone']}), aRule({id: 'spare', count: 1}))
  const others = [labelled(1, {zone: 'a'}), labelled(2, {zone: 'a'}), labelled(3, {zone: 'b'}), labelled(4, {zone: 'c'})]

  test('is looked for rule by rule, before the rule that has the leaving peer', () => {
    expect(decisionOn({on: [1, 2, 3, LEAVING]}, {placementRules, others})).toMatchObject({kind: 'move', targets: [4], rule: 'a/default'})
  })

  test('is not looked for when the peers stand as far apart as they can', () => {
    expect(decisionOn({on: [1, 3, 4, LEAVING]}, {placementRules, others})).toMatchObject({kind: 'replace', from: LEAVING})
  })
})
