import {describe, expect, test} from 'vitest'
import {unsafeRecoveryRunning} from '../../src/causes/pd-cannot-act/unsafe-recovery-running.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, MOMENT, stores} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {entered, shown} from '../builders/recovery.js'
import {aLeavingCluster, leaving} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const leaderless = {id: 8, on: [1, 2, 5], leader: undefined}

describe('unsafe-recovery-running', () => {
  test('is certain by `show`, for every Region left that has a leader', () => {
    const finding = findingOn(unsafeRecoveryRunning, aLeavingCluster({recovery: shown('Unsafe recovery enters collect report stage')}, led, leaderless))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('An online unsafe recovery is under way (collect report): until it ends PD makes no operator for 1 Region on store `5`.')
    expect(finding.evidence[0]).toMatchObject({source: {pointer: '/0'}})
    expect(finding.remedies.map(({risk}) => risk)).toEqual(['read-only'])
  })

  test('is likely by pd.log alone, whose end may lie behind', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(600), entered(120, 'collect report'), entered(60, 'force leader')]})

    expect(findingOn(unsafeRecoveryRunning, aLeavingCluster({logs}, led))).toMatchObject({confidence: 'likely', regions: [7], evidence: [{source: {line: 5}}]})
  })

  test.each(['collect report stage: failed stores 4, 9', 'demote failed voter stage', 'demote Failed voter stage'])('goes on at the stage that speaks of failure: %s', async (stage) => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(600), logged(60, `[INFO] [unsafe_recovery_controller.go:547] ["{\\"info\\":\\"Unsafe recovery enters ${stage}\\"}"]`)]})

    expect(findingOn(unsafeRecoveryRunning, aLeavingCluster({logs}, led)).confidence).toBe('likely')
    expect(findingOn(unsafeRecoveryRunning, aLeavingCluster({recovery: shown(`Unsafe recovery enters ${stage}`)}, led)).confidence).toBe('certain')
  })

  test('does not call Regions that the bundle does not show none', () => {
    expect(findingOn(unsafeRecoveryRunning, aCluster({stores: stores(leaving), recovery: shown('Unsafe recovery enters force leader stage')})).summary).toContain('no operator for what is left on store `5`')
  })

  test.each([
    ['has finished', 'Unsafe recovery Finished', 'finished'],
    ['has failed', 'Unsafe recovery Failed: Exceeds timeout 2026-01-01 11:58:00', 'failed'],
  ])('is ruled out when it %s', (_, info, state) => {
    expect(answerOn(unsafeRecoveryRunning, aLeavingCluster({recovery: shown('Unsafe recovery enters collect report stage', info)}, led))).toMatchObject({kind: 'ruled-out', why: `the unsafe recovery has ended: ${state}`})
  })

  test('is ruled out when PD knows of none', () => {
    expect(answerOn(unsafeRecoveryRunning, aLeavingCluster({recovery: shown('No on-going recovery.')}, led))).toMatchObject({kind: 'ruled-out', why: 'no unsafe recovery runs'})
  })

  test('is over when `show` is of an earlier moment, and a checker has made an operator since', async () => {
    const added = logged(30, '[INFO] [operator_controller.go:440] ["add operator"] [region-id=9] [operator="\\"replace-rule-offline-peer {mv peer: store [5] to [3]} (kind:replica,region, region:9(1, 5), steps:[add learner peer 91 on store 3])\\""]')
    const cluster = aLeavingCluster({recovery: shown('Unsafe recovery enters collect report stage'), logs: await aLogDigest({'pd-1/pd.log': [...pdStart(600), added]})}, led)
    const [now] = cluster.samples

    expect(answerOn(unsafeRecoveryRunning, {...cluster, samples: [{...now!, name: 'unsafe-show.json', moment: MOMENT - 120_000}, {...now!, name: 'later'}]}).kind).toBe('ruled-out')
  })

  test('does not outlive the PD leader that ran it', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [entered(900, 'collect report'), ...pdStart(600)]})

    expect(answerOn(unsafeRecoveryRunning, aLeavingCluster({logs}, led)).kind).toBe('ruled-out')
  })

  test('holds nothing up in a release that goes on scheduling', () => {
    expect(answerOn(unsafeRecoveryRunning, aLeavingCluster({version: '5.4.3', recovery: shown('Unsafe recovery enters collect report stage')}, led)).why).toBe('PD 5.4.3 goes on scheduling while it recovers')
  })

  test('is not checked without `show` and a log of PD', () => {
    expect(answerOn(unsafeRecoveryRunning, aLeavingCluster({}, led))).toMatchObject({kind: 'not-checked', missing: ['unsafe-recovery-show', 'pd-log']})
  })
})
