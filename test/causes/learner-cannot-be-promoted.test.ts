import {describe, expect, test} from 'vitest'
import {learnerCannotBePromoted} from '../../src/causes/conf-change-unfinished/learner-cannot-be-promoted.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, aStore, MOMENT, regions, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aShown, MOVE, ordered, timedOut} from '../builders/operators.js'
import {aLeavingCluster, type Setting, silent, up} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const region = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const adding = {steps: MOVE, started: 900}

describe('learner-cannot-be-promoted', () => {
  test('is likely when the learner is pending for longer than PD allows for a copy', async () => {
    const logs = await aLogDigest({'pd.log': ordered(900, 0, MOVE[0]!)})
    const finding = findingOn(learnerCannotBePromoted, aLeavingCluster({logs, operators: [aShown(adding)]}, region))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5, 3], regions: [7], asks: ['tikv-log-leader', 'tikv-log-target']})
    expect(finding.evidence[0].source).toMatchObject({pointer: '/regions/0/pending_peers'})
  })

  test('counts the operators that timed out at the step, whoever made them', async () => {
    const logs = await aLogDigest({'pd.log': [timedOut(60, {desc: 'balance-region', kinds: 'region', steps: MOVE, started: 660})]})

    expect(findingOn(learnerCannotBePromoted, aLeavingCluster({logs, operators: [aShown({...adding, started: 30})]}, region)).confidence).toBe('likely')
  })

  test('is only possible for minutes: a large snapshot looks the same', () => {
    expect(findingOn(learnerCannotBePromoted, aLeavingCluster({operators: [aShown({...adding, started: 120})]}, region))).toMatchObject({confidence: 'possible', asks: ['store-again', 'tikv-log-leader', 'tikv-log-target', 'region-store']})
  })

  test('is likely for minutes already where two samples show it and the others were done ten times as fast', async () => {
    const finished = logged(200, '[INFO] [operator_controller.go:551] ["operator finish"] [region-id=8] [takes=8.04s] [operator="\\"replace-rule-offline-peer {mv peer: store [5] to [3]} (kind:replica,region, region:8(1, 5), createAt:2025-12-31 11:56:00 +0000 UTC, currentStep:4, steps:[0:{add learner peer 83 on store 3}]) finished\\""]')
    const logs = await aLogDigest({'pd.log': [finished]})
    const operators = [aShown({...adding, started: 120})]
    const samples = [MOMENT - 60_000, MOMENT].map((moment) => ({name: String(moment), moment, operators}))
    const asked = (parts: Setting) => findingOn(learnerCannotBePromoted, aLeavingCluster({operators, ...parts}, region)).confidence

    expect(asked({logs, samples})).toBe('likely')
    expect(asked({logs})).toBe('possible')
    expect(asked({samples})).toBe('possible')
  })

  test('is ruled out when the target does not answer: that is the reason then', () => {
    expect(answerOn(learnerCannotBePromoted, aLeavingCluster({operators: [aShown(adding)], others: [up(1), up(2), silent(3, 60), up(4)]}, region)).kind).toBe('ruled-out')
  })

  test('is ruled out for a learner that has its data', () => {
    expect(answerOn(learnerCannotBePromoted, aLeavingCluster({operators: [aShown(adding)]}, {...region, pendingPeers: []})).kind).toBe('ruled-out')
  })

  test('is found where no store is leaving', () => {
    const cluster = aCluster({stores: stores(...[1, 2, 3, 5].map((id) => aStore({id}))), regions: regions(aRegion(region)), operators: [aShown(adding)]})

    expect(answerOnCluster(learnerCannotBePromoted, cluster).finding).toMatchObject({confidence: 'likely', regions: [7]})
  })
})
