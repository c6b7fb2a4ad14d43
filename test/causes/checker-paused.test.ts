import {describe, expect, test} from 'vitest'
import {checkerPaused} from '../../src/causes/pd-cannot-act/checker-paused.js'
import type {CheckerStatus} from '../../src/model/scheduling.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, aDocument, MOMENT, stores} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, rulesOff} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const leaderless = {id: 8, on: [1, 2, 5], leader: undefined}
const status = (checker: string, isPaused: boolean): CheckerStatus => ({checker, isPaused, source: {document: aDocument(`checker-${checker}.json`), pointer: ''}})
const pause = (secondsBefore: number, delay: number, checker = 'rule') =>
  logged(secondsBefore, `[INFO] [audit.go:126] ["audit log"] [service-info="{ServiceLabel:PauseOrResumeChecker, Method:HTTP/1.1/POST:/pd/api/v1/checker/${checker}, BodyParam:{\\"delay\\":${delay}}}"]`)
const logOf = (...lines: string[]) => aLogDigest({'pd-1/pd.log': [...pdStart(600), ...lines]})

describe('checker-paused', () => {
  test("is certain by PD's answer, for every Region left that has a leader", () => {
    const finding = findingOn(checkerPaused, aLeavingCluster({checkers: [status('rule', true)]}, led, leaderless))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('Somebody has paused the checker `rule`: PD makes no operator for 1 Region on store `5`.')
    expect(finding.evidence[0].source).toMatchObject({document: {file: 'checker-rule.json'}})
    expect(finding.remedies.map(({risk, whatIf}) => ({risk, whatIf}))).toEqual([{risk: 'reversible', whatIf: ['--resume-checker', 'rule']}])
  })

  test('asks the replica checker while placement rules are off', () => {
    const off = {placementRules: rulesOff, replication: {'enable-placement-rules': 'false'}}

    expect(findingOn(checkerPaused, aLeavingCluster({...off, checkers: [status('replica', true)]}, led))).toMatchObject({confidence: 'certain', regions: [7]})
    expect(answerOn(checkerPaused, aLeavingCluster({...off, checkers: [status('rule', true)]}, led)).kind).toBe('not-checked')
  })

  test('is not checked when a checker has made an operator after the moment at which it was paused', async () => {
    const added = logged(30, '[INFO] [operator_controller.go:440] ["add operator"] [region-id=9] [operator="\\"replace-rule-offline-peer {mv peer: store [5] to [3]} (kind:replica,region, region:9(1, 5), steps:[add learner peer 91 on store 3])\\""]')
    const cluster = aLeavingCluster({checkers: [status('rule', true)], logs: await logOf(added)}, led)
    const [now] = cluster.samples
    const paused = (secondsBefore: number) => ({...cluster, samples: [{...now!, name: 'checker-rule.json', moment: MOMENT - secondsBefore * 1000}, {...now!, name: 'later'}]})

    expect(answerOn(checkerPaused, paused(120))).toMatchObject({kind: 'not-checked', missing: ['checker-status']})
    expect(findingOn(checkerPaused, paused(25)).confidence).toBe('certain')
  })

  test('is ruled out by a pause of another checker', () => {
    expect(answerOn(checkerPaused, aLeavingCluster({checkers: [status('merge', true), status('replica', true), status('rule', false)]}, led))).toMatchObject({kind: 'ruled-out', why: 'the checker `rule` is not paused'})
  })

  test('needs both answers where nothing tells whether placement rules are on', () => {
    const parts = {version: '7.5.7', stores: stores(leaving)}

    expect(answerOn(checkerPaused, aCluster({...parts, checkers: [status('rule', false)]})).kind).toBe('not-checked')
    expect(answerOn(checkerPaused, aCluster({...parts, checkers: [status('rule', false), status('replica', false)]})).kind).toBe('ruled-out')
  })

  test('is likely by a request whose time has not run out', async () => {
    const finding = findingOn(checkerPaused, aLeavingCluster({logs: await logOf(pause(120, 3600))}, led))

    expect(finding).toMatchObject({confidence: 'likely', regions: [7], asks: ['checker-status']})
    expect(finding.evidence[0].source).toMatchObject({file: 'pd-1/pd.log', line: 4})
  })

  test.each([
    ['has run out', [pause(120, 60)]],
    ['was taken back', [pause(120, 3600), pause(60, 0)]],
    ['was for another checker', [pause(120, 3600, 'merge')]],
    ['died with the PD leader that knew it', [pause(120, 3600), ...pdStart(60)]],
  ])('is not checked after a request that %s', async (_, lines) => {
    expect(answerOn(checkerPaused, aLeavingCluster({logs: await logOf(...lines)}, led))).toMatchObject({kind: 'not-checked', missing: ['checker-status']})
  })

  test('is only possible where PD makes no operator and nothing tells why', async () => {
    const logs = await logOf()

    expect(findingOn(checkerPaused, aLeavingCluster({logs, operators: []}, led))).toMatchObject({confidence: 'possible', regions: [7], asks: ['checker-status']})
    expect(answerOn(checkerPaused, aLeavingCluster({logs, operators: [], schedule: {'replica-schedule-limit': 0}}, led)).kind).toBe('not-checked')
  })

  test('does not call Regions that the bundle does not show none', () => {
    const {confidence, summary} = findingOn(checkerPaused, aCluster({version: '7.5.7', stores: stores(leaving), checkers: [status('rule', true)]}))

    expect(confidence).toBe('likely')
    expect(summary).toContain('PD makes no operator for what is left on store `5`')
  })

  test('is ruled out in a release that cannot pause', () => {
    expect(answerOn(checkerPaused, aLeavingCluster({version: '5.2.1'}, led))).toMatchObject({kind: 'ruled-out', why: 'PD 5.2.1 has no way to pause a checker'})
  })
})
