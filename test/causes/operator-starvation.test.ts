import {describe, expect, test} from 'vitest'
import {operatorStarvation} from '../../src/causes/throttled-or-disabled/operator-starvation.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {added, MOVE} from '../builders/operators.js'
import {aLeavingCluster, leaving} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const leaderless = {id: 8, on: [1, 2, 5], leader: undefined}
const WAITING = 'scheduler-max-waiting-operator'
const request = (value: number) => logged(60, `[INFO] [audit.go:126] ["audit log"] [service-info="{ServiceLabel:SetPDConfig, Method:HTTP/1.1/POST:/pd/api/v1/config, BodyParam:{\\"${WAITING}\\":${value}}}"]`)
const cancelled = (secondsBefore: number, {desc = 'replace-rule-offline-peer', takes = '0s', startAt = '0001-01-01 00:00:00 +0000 UTC'} = {}) =>
  logged(secondsBefore, `[INFO] [operator_controller.go:666] ["operator canceled"] [region-id=7] [takes=${takes}] [operator="\\"${desc} {mv peer: store [5] to [3]} (kind:replica,region, region:7(1, 5), createAt:2026-01-01 11:58:00 +0000 UTC m=+8.3, startAt:${startAt}, currentStep:0, size:72, steps:[0:{add learner peer 73 on store 3}], timeout:[17m0s])\\""]`)
const times = (count: number, line: (secondsBefore: number) => string) => Array.from({length: count}, (_, index) => line(300 - index * 10))
const logOf = (...lines: string[]) => aLogDigest({'pd-1/pd.log': [...pdStart(600), ...lines]})

describe('operator-starvation', () => {
  test('is certain by a queue of 0, for every Region left that has a leader', () => {
    const finding = findingOn(operatorStarvation, aLeavingCluster({schedule: {[WAITING]: 0}}, led, leaderless))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('`scheduler-max-waiting-operator` is 0: PD refuses every operator, those of its own checkers too, so that 1 Region on store `5` stays.')
    expect(finding.evidence[0].source).toMatchObject({pointer: `/schedule/${WAITING}`})
    expect(finding.remedies).toMatchObject([{risk: 'reversible', whatIf: ['--set', `schedule.${WAITING}=5`]}])
  })

  test('is likely by the last request alone, and asks for the configuration', async () => {
    expect(findingOn(operatorStarvation, aCluster({logs: await logOf(request(5), request(0)), stores: stores(leaving)}))).toMatchObject({confidence: 'likely', asks: ['config'], evidence: [{source: {line: 5}}]})
  })

  test('believes the configuration and not an old request', async () => {
    expect(answerOn(operatorStarvation, aLeavingCluster({logs: await logOf(request(0)), schedule: {[WAITING]: 5}}, led))).toMatchObject({kind: 'ruled-out', why: '`scheduler-max-waiting-operator` is 5, and operators do not pile up'})
  })

  test('is only possible by operators that are cancelled as soon as they are made', async () => {
    const finding = findingOn(operatorStarvation, aLeavingCluster({logs: await logOf(...times(20, cancelled)), schedule: {[WAITING]: 5}}, led, leaderless))

    expect(finding).toMatchObject({confidence: 'possible', regions: [7]})
    expect(finding.summary).toContain('(20 lines)')
    expect(finding.evidence.map(({source}) => source)).toMatchObject([{line: 4}, {line: 23}])
  })

  test.each([
    ['a few are', times(19, cancelled)],
    ['they are those of a scheduler', times(20, (at) => cancelled(at, {desc: 'balance-region'}))],
    ['they had begun', times(20, (at) => cancelled(at, {takes: '10s', startAt: '2026-01-01 11:58:00 +0000 UTC m=+8.4'}))],
    ['one gets through', [...times(20, cancelled), added({steps: MOVE, started: 50})]],
  ])('is ruled out when %s', async (_, lines) => {
    expect(answerOn(operatorStarvation, aLeavingCluster({logs: await logOf(...lines), schedule: {[WAITING]: 5}}, led)).kind).toBe('ruled-out')
  })

  test('is not checked when the configuration lacks the key: absent is not zero', () => {
    expect(answerOn(operatorStarvation, aLeavingCluster({}, led))).toMatchObject({kind: 'not-checked', missing: ['config']})
  })

  test('hints at one such operator where no store is leaving', async () => {
    expect(answerOnCluster(operatorStarvation, aCluster({logs: await logOf(cancelled(60))})).finding).toMatchObject({confidence: 'possible', stores: [], regions: [7]})
  })
})
