import {describe, expect, test} from 'vitest'
import {schedulingMicroserviceUnavailable} from '../../src/causes/pd-cannot-act/scheduling-microservice-unavailable.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {added, MOVE} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const wins = (secondsBefore: number) => logged(secondsBefore, '[INFO] [server.go:260] ["campaign scheduling primary ok"] [campaign-scheduling-primary-name=s-1]')
const stepsDown = (secondsBefore: number) => logged(secondsBefore, '[INFO] [server.go:290] ["no longer a primary/leader because lease has expired, the scheduling primary will step down"]')
const goesOn = (secondsBefore: number) => logged(secondsBefore, '[WARN] [server.go:300] ["scheduling primary is not elected yet"]')
const logOf = (...lines: string[]) => aLogDigest({'pd-1/pd.log': pdStart(600), 'scheduling-1/scheduling.log': [wins(500), ...lines]})
const versioned = {version: '8.5.6'}

describe('scheduling-microservice-unavailable', () => {
  test('is likely when the primary has stepped down and its log goes on without one', async () => {
    const finding = findingOn(schedulingMicroserviceUnavailable, aLeavingCluster({...versioned, logs: await logOf(stepsDown(120), goesOn(10))}, led, {id: 8, on: [1, 2, 5], leader: undefined}))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5], regions: [7], asks: ['pd-log', 'operators']})
    expect(finding.summary).toBe('The separate scheduling service of PD lost its primary, and no log shows a new one: no checker runs meanwhile.')
    expect(finding.evidence[0].source).toMatchObject({file: 'scheduling-1/scheduling.log', line: 2})
  })

  test('is only possible when its log ends with that', async () => {
    expect(findingOn(schedulingMicroserviceUnavailable, aLeavingCluster({...versioned, logs: await logOf(stepsDown(120), goesOn(80))}, led)).confidence).toBe('possible')
  })

  test('is ruled out when there is a primary again', async () => {
    expect(answerOn(schedulingMicroserviceUnavailable, aLeavingCluster({...versioned, logs: await logOf(stepsDown(300), wins(290), goesOn(10))}, led))).toMatchObject({kind: 'ruled-out', why: 'the scheduling service has a primary'})
  })

  test('does not take a hand-over to another primary for a loss, and asks for its log', async () => {
    const handsOver = logged(120, '[INFO] [server.go:310] ["no longer be primary because primary have been updated, the scheduling primary will step down"]')

    expect(answerOn(schedulingMicroserviceUnavailable, aLeavingCluster({...versioned, logs: await logOf(handsOver, goesOn(10))}, led))).toMatchObject({kind: 'not-checked', missing: ['pd-log']})
  })

  test('is ruled out when a checker has made an operator since, whoever runs it', async () => {
    expect(answerOn(schedulingMicroserviceUnavailable, aLeavingCluster({...versioned, logs: await logOf(stepsDown(300), added({steps: MOVE, started: 100}), goesOn(10))}, led)).kind).toBe('ruled-out')
  })

  test('does not take the PD leader that steps down for it', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(600), logged(120, '[INFO] [server.go:1764] ["no longer a leader because lease has expired, pd leader will step down"]'), goesOn(10)]})

    expect(answerOn(schedulingMicroserviceUnavailable, aLeavingCluster({...versioned, logs}, led))).toMatchObject({kind: 'ruled-out', why: 'nothing shows a separate scheduling service'})
  })

  test('is ruled out in a release without the service', async () => {
    expect(answerOn(schedulingMicroserviceUnavailable, aLeavingCluster({version: '7.1.5', logs: await logOf(stepsDown(120), goesOn(10))}, led)).why).toBe('PD 7.1.5 has no separate scheduling service')
  })

  test('is not checked without a log', () => {
    expect(answerOn(schedulingMicroserviceUnavailable, aLeavingCluster(versioned, led))).toMatchObject({kind: 'not-checked', missing: ['pd-log']})
  })
})
