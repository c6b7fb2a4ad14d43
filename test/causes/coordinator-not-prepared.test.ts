import {describe, expect, test} from 'vitest'
import {coordinatorNotPrepared} from '../../src/causes/pd-cannot-act/coordinator-not-prepared.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const unprepared = {isPrepared: false}

describe('coordinator-not-prepared', () => {
  test('is certain when PD has waited for longer than it waits', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(600, unprepared), logged(30, '[INFO] [grpc_service.go:548] ["put store ok"]')]})
    const finding = findingOn(coordinatorNotPrepared, aLeavingCluster({logs}, led))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toContain('loaded its Regions 10 minutes before the end of the bundle')
    expect(finding.evidence.map(({source}) => source)).toMatchObject([{line: 1}, {line: 2}])
  })

  test('is likely when the log ends long before the dumps: what came after it does not show', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(600, unprepared)})

    expect(findingOn(coordinatorNotPrepared, aLeavingCluster({logs}, led)).confidence).toBe('likely')
  })

  test('is likely when it loads them again and again and never gets ready', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(600, unprepared), ...pdStart(200, unprepared)]})

    expect(findingOn(coordinatorNotPrepared, aLeavingCluster({logs}, led)).confidence).toBe('likely')
  })

  test('only hints within the five minutes that every start may take', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(200, unprepared)})

    expect(findingOn(coordinatorNotPrepared, aLeavingCluster({logs}, led)).confidence).toBe('possible')
  })

  test('is ruled out when the last leader runs its schedulers', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(900, unprepared), ...pdStart(600)]})

    expect(answerOn(coordinatorNotPrepared, aLeavingCluster({logs}, led)).kind).toBe('ruled-out')
  })

  test('is ruled out by an operator of a checker: whoever cut the log left that line out', async () => {
    const added = logged(100, '[INFO] [operator_controller.go:440] ["add operator"] [region-id=9] [operator="\\"replace-rule-offline-peer {mv peer: store [5] to [3]} (kind:replica,region, region:9(1, 5), steps:[add learner peer 91 on store 3])\\""]')
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(600, unprepared), added]})

    expect(answerOn(coordinatorNotPrepared, aLeavingCluster({logs}, led)).kind).toBe('ruled-out')
  })

  test('is ruled out when no line says that it collects reports', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [logged(600, '[INFO] [cluster.go:364] ["load regions"] [count=30] [cost=49.033µs]')]})

    expect(answerOn(coordinatorNotPrepared, aLeavingCluster({logs}, led)).kind).toBe('ruled-out')
  })

  test('is not checked without a log of PD', () => {
    expect(answerOn(coordinatorNotPrepared, aLeavingCluster({}, led))).toMatchObject({kind: 'not-checked', missing: ['pd-log']})
  })
})
