import {describe, expect, test} from 'vitest'
import {learnerGateInReplicaChecker} from '../../src/causes/throttled-or-disabled/learner-gate-in-replica-checker.js'
import type {Peer} from '../../src/model/region.js'
import {answerOn, findingOn} from '../builders/answer.js'
import type {RegionOf} from '../builders/cluster.js'
import {aLeavingCluster, rulesOff, type Setting, silent, up} from '../replay/leaving-store.js'

const learner: Peer = {id: 73, storeId: 3, role: 'Learner', isWitness: false}
/** The learner still copies, so that PD cannot promote it. */
const gated = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}

function withoutRules(setting: Setting, ...all: readonly RegionOf[]) {
  return aLeavingCluster({placementRules: rulesOff, replication: {'max-replicas': 3, 'enable-placement-rules': 'false'}, ...setting}, ...all)
}

describe('learner-gate-in-replica-checker', () => {
  test('names the learner that keeps PD from the Region, and the switch', () => {
    const finding = findingOn(learnerGateInReplicaChecker, withoutRules({}, gated))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7]})
    expect(finding.summary).toBe('Placement rules are off, and PD replaces no peer of a Region that has a learner: 1 Region on store `5` has one on store 3.')
    expect(finding.evidence).toMatchObject([{says: 'Region 7 has a pending learner on store 3'}, {says: 'placement rules are off', source: {pointer: '/replication/enable-placement-rules'}}])
  })

  test('offers to take the learner out, and to turn placement rules on', () => {
    expect(findingOn(learnerGateInReplicaChecker, withoutRules({}, gated)).remedies.map(({whatIf}) => whatIf)).toEqual([['--remove-peer', '7:3'], ['--set', 'replication.enable-placement-rules=true']])
  })

  test('starts the silent store of the learner first', () => {
    const others = [up(1), up(2), silent(3, 600), up(4)]

    expect(findingOn(learnerGateInReplicaChecker, withoutRules({others}, gated)).remedies[0]?.whatIf).toEqual(['--up', '3'])
  })

  test('explains only the Regions that have a learner', () => {
    expect(findingOn(learnerGateInReplicaChecker, withoutRules({}, gated, {id: 8, on: [1, 2, 5]})).regions).toEqual([7])
  })

  test('is ruled out for a learner that has caught up: PD promotes it', () => {
    expect(answerOn(learnerGateInReplicaChecker, withoutRules({}, {...gated, pendingPeers: []})).kind).toBe('ruled-out')
  })

  test('is ruled out with placement rules on', () => {
    expect(answerOn(learnerGateInReplicaChecker, aLeavingCluster({}, gated))).toMatchObject({kind: 'ruled-out', why: 'placement rules are on, or no Region left has a learner'})
  })

  test('is ruled out when a voter, and no learner, is pending', () => {
    expect(answerOn(learnerGateInReplicaChecker, withoutRules({}, {id: 7, on: [1, 2, 5], pendingPeers: [{...learner, id: 72, storeId: 2, role: 'Voter'}]})).kind).toBe('ruled-out')
  })

  test('is not checked when nothing tells whether placement rules are on', () => {
    const {config: _config, placementRules: _rules, ...parts} = withoutRules({}, gated)

    expect(answerOn(learnerGateInReplicaChecker, parts)).toMatchObject({kind: 'not-checked', missing: expect.arrayContaining(['config'])})
  })
})
