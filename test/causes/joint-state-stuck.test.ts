import {describe, expect, test} from 'vitest'
import {jointStateStuck} from '../../src/causes/conf-change-unfinished/joint-state-stuck.js'
import type {Sample} from '../../src/model/cluster.js'
import type {Peer} from '../../src/model/region.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, MOMENT, regions} from '../builders/cluster.js'
import {aLogDigest} from '../builders/log-digest.js'
import {aShown, MOVE, ordered, timedOut} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const peer = (storeId: number, role: Peer['role']): Peer => ({id: 70 + storeId, storeId, role, isWitness: false})
const peers = [peer(1, 'Voter'), peer(2, 'Voter'), peer(3, 'IncomingVoter'), peer(5, 'DemotingVoter')]
const joint = {id: 7, on: [], peers, leader: peers[0]}
const leaving = {steps: MOVE, currentStep: 2}

/** The same Region, so many seconds before. */
function earlier(seconds: number): readonly Sample[] {
  const sample = (moment: number): Sample => ({name: String(moment), moment, regions: regions(aRegion(joint))})
  return [sample(MOMENT - seconds * 1000), sample(MOMENT)]
}

describe('joint-state-stuck', () => {
  test('is certain when PD orders the leave for longer than it allows for the step', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, MOVE[2]!)})
    const finding = findingOn(jointStateStuck, aLeavingCluster({logs, operators: [aShown(leaving)]}, joint, {id: 8, on: [1, 2, 5]}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.evidence[0]).toMatchObject({says: 'Region 7: Voter on store 1, Voter on store 2, IncomingVoter on store 3, DemotingVoter on store 5', source: {pointer: '/regions/0/peers'}})
  })

  test('is certain when two dumps show the same roles, minutes apart', () => {
    expect(findingOn(jointStateStuck, aLeavingCluster({samples: earlier(90)}, joint))).toMatchObject({confidence: 'certain', regions: [7]})
  })

  test('counts the time of operators that timed out before', async () => {
    const short = {desc: 'leave-joint-state', kinds: 'unknown', steps: [MOVE[2]!]}
    const logs = await aLogDigest({'pd.log': [80, 70, 60, 50].map((seconds) => timedOut(seconds, {...short, started: seconds + 10}))})

    expect(findingOn(jointStateStuck, aLeavingCluster({logs, operators: [aShown({...short, started: 10})]}, joint)).confidence).toBe('certain')
  })

  test('is only possible after one look: a move passes through a joint state', () => {
    const finding = findingOn(jointStateStuck, aLeavingCluster({operators: [aShown({...leaving, started: 20})]}, joint))

    expect(finding).toMatchObject({confidence: 'possible', asks: ['store-again', 'region-store', 'pd-log']})
  })

  test('is likely after half a minute, and only possible after less', () => {
    expect(findingOn(jointStateStuck, aLeavingCluster({samples: earlier(35)}, joint)).confidence).toBe('likely')
    expect(findingOn(jointStateStuck, aLeavingCluster({samples: earlier(15)}, joint)).confidence).toBe('possible')
  })

  test('leaves a Region without a leader to the causes of that', () => {
    expect(answerOn(jointStateStuck, aLeavingCluster({samples: earlier(90)}, {...joint, leader: undefined})).kind).toBe('ruled-out')
  })

  test('is ruled out where no Region is in a joint state', () => {
    expect(answerOn(jointStateStuck, aLeavingCluster({}, {id: 7, on: [1, 2, 5]})).kind).toBe('ruled-out')
  })

  test('is likely where no store is leaving and PD waits all the same', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, MOVE[2]!)})

    expect(answerOnCluster(jointStateStuck, aCluster({logs, operators: [aShown(leaving)], regions: regions(aRegion(joint))})).finding).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test.each([['6.5.0', 1], ['6.5.1', 0], ['7.5.7', 0]])('names the bug of leaving where %s has it', (version, bugs) => {
    expect(findingOn(jointStateStuck, aLeavingCluster({samples: earlier(90), version}, joint)).knownBugs).toHaveLength(bugs)
  })
})
