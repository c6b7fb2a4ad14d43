import {describe, expect, test} from 'vitest'
import type {ShownOperator, Step} from '../../src/model/operator.js'
import type {Peer} from '../../src/model/region.js'
import type {Store} from '../../src/model/store.js'
import {follow} from '../../src/replay/follow.js'
import type {Decision} from '../../src/replay/replay.js'
import {aStore, type RegionOf} from '../builders/cluster.js'
import {aLeavingCluster, aRule, labelled, leaving, LEAVING, rules, rulesOff, type Setting, silent, up} from './leaving-store.js'

/** PD's last decision about a Region with a peer on the leaving store. */
function lastDecision(region: Omit<RegionOf, 'id'>, setting: Setting = {}): Decision {
  const decision = follow(aLeavingCluster(setting, {id: 100, ...region}), LEAVING)?.of(100)
  if (!decision) throw new Error('nothing is foretold of the Region')
  return decision
}

/** An operator of this Region that stands at its first step. */
function operator(desc: string, ...steps: ReadonlyArray<Partial<Step> & Pick<Step, 'kind'>>): ShownOperator {
  return {desc, kinds: [], regionId: 100, epoch: {confVer: 5, version: 1}, currentStep: 0, steps: steps.map((step) => ({text: step.kind, ...step})), status: 'running', text: desc, source: leaving.source}
}

function peer(storeId: number, role: Peer['role']): Peer {
  return {id: 1000 + storeId, storeId, role, isWitness: false}
}

/** A store that gets no leader while `dr` is rejected. */
function dr(id: number): Store {
  return labelled(id, {zone: 'dr'})
}

describe('follow', () => {
  test('ends when the peer has left', () => {
    expect(lastDecision({on: [1, 2, LEAVING]}).kind).toBe('replace')
  })

  test('goes on after a peer of another leaving store has taken the last place', () => {
    const alsoLeaving = aStore({id: 4, state: 'Offline', stateName: 'Offline'})
    const others = [up(1), up(2), alsoLeaving]
    expect(lastDecision({on: [1, 4, LEAVING]}, {others})).toMatchObject({kind: 'none', obstacle: 'no-target'})
    expect(lastDecision({on: [1, 4, LEAVING]}, {others: [...others, up(3)]}).kind).toBe('replace')
  })

  test('lets a Region leave its joint state first', () => {
    const peers = [peer(1, 'Voter'), peer(2, 'Voter'), peer(3, 'IncomingVoter'), peer(LEAVING, 'DemotingVoter')]
    expect(lastDecision({on: [], peers, leader: peers[0]}).kind).toBe('remove')
  })

  test('lets a learner be promoted first, while placement rules are off', () => {
    const setting: Setting = {placementRules: rulesOff, replication: {'enable-placement-rules': 'false', 'max-replicas': 3}}
    expect(lastDecision({on: [1, LEAVING], learners: [2]}, setting).kind).toBe('replace')
  })

  test('takes an operator of another purpose as ended, and one that takes the peer away as done', () => {
    const others = [up(1), up(2)]
    const balance = operator('balance-region', {kind: 'add-learner', storeId: 2}, {kind: 'remove-peer', storeId: 1})
    expect(lastDecision({on: [1, 2, LEAVING]}, {others, operators: [balance]})).toMatchObject({kind: 'none', obstacle: 'no-target'})
    const replacement = operator('replace-rule-offline-peer', {kind: 'add-learner', storeId: 2}, {kind: 'remove-peer', storeId: LEAVING})
    expect(lastDecision({on: [1, 3, LEAVING]}, {others, operators: [replacement]})).toMatchObject({kind: 'other'})
  })

  test('expects nothing of an operator towards a store that does not answer', () => {
    const replacement = operator('replace-offline-replica', {kind: 'add-learner', storeId: 3}, {kind: 'remove-peer', storeId: LEAVING})
    const setting: Setting = {version: '4.0.16', others: [up(1), up(2), silent(3, 60)], operators: [replacement]}
    expect(lastDecision({on: [1, 2, LEAVING]}, setting)).toMatchObject({kind: 'none', obstacle: 'no-target'})
  })

  test('expects nothing of a leader that does not run and has no majority behind it', () => {
    const others = [silent(1, 3600), silent(2, 3600), up(3)]
    expect(lastDecision({on: [1, 2, LEAVING]}, {others})).toMatchObject({kind: 'none', obstacle: 'no-leader'})
  })

  test('tries every target where PD finds no leader among the first', () => {
    const rejecting = {'label-property': {'reject-leader': [{key: 'zone', value: 'dr'}]}}
    const setting = (last: Store): Setting => ({others: [dr(1), dr(2), dr(3), last], extraConfig: rejecting, placementRules: rules(aRule())})
    expect(lastDecision({on: [LEAVING, 1, 2]}, setting(dr(4)))).toMatchObject({kind: 'none', obstacle: 'no-valid-leader'})
    expect(lastDecision({on: [LEAVING, 1, 2]}, setting(up(4)))).toMatchObject({kind: 'replace', targets: [4]})
  })

  test('foretells nothing but missing leaders without the stores', () => {
    const {stores, ...rest} = aLeavingCluster({}, {id: 100, on: [1, LEAVING], leader: undefined}, {id: 101, on: [1, LEAVING]})
    expect(stores).toBeDefined()
    const answer = follow(rest, LEAVING)
    expect([answer?.of(100)?.obstacle, answer?.of(101)]).toEqual(['no-leader', undefined])
  })
})
