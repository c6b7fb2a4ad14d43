import {describe, expect, test} from 'vitest'
import {unsafeRecoveryPlanTimeout} from '../../src/causes/pd-cannot-act/unsafe-recovery-plan-timeout.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {collecting, retried, shown} from '../builders/recovery.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const COLLECT = 'Unsafe recovery enters collect report stage'
const FORCE = 'Unsafe recovery enters force leader stage'
const TIMEOUT = 'Unsafe recovery failed: Exceeds timeout 2026-01-01 11:58:00'
const waiting = [COLLECT, FORCE, collecting({unreported: [6]})]
const logOf = (...lines: string[]) => aLogDigest({'pd-1/pd.log': [...pdStart(600), ...lines]})

describe('unsafe-recovery-plan-timeout', () => {
  test('is certain when `show` names the store and PD has sent it the plan again', async () => {
    const finding = findingOn(unsafeRecoveryPlanTimeout, aLeavingCluster({recovery: shown(...waiting), logs: await logOf(retried(100, 6), retried(60, 6))}, led, {id: 8, on: [1, 2, 5], leader: undefined}))

    expect(finding).toMatchObject({confidence: 'certain', refines: 'unsafe-recovery-running', stores: [5, 6], regions: [7]})
    expect(finding.summary).toBe('The unsafe recovery waits for store 6 to do its part.')
    expect(finding.evidence.map(({source}) => source)).toMatchObject([{pointer: '/2'}, {pointer: '/1'}, {file: 'pd-1/pd.log', line: 5}])
  })

  test('is only possible at the first look: every plan takes its time', () => {
    expect(findingOn(unsafeRecoveryPlanTimeout, aLeavingCluster({recovery: shown(...waiting)}, led))).toMatchObject({confidence: 'possible', regions: [7]})
  })

  test('is likely, and holds no Region any more, once the timeout has ended it', () => {
    const finding = findingOn(unsafeRecoveryPlanTimeout, aLeavingCluster({recovery: shown(...waiting, TIMEOUT)}, led))

    expect(finding).toMatchObject({confidence: 'likely', regions: []})
    expect(finding.refines).toBeUndefined()
    expect(finding.summary).toBe('The unsafe recovery waits for store 6 to do its part, and has run into its timeout.')
  })

  test('shows what the waiting store itself says', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(600), 'tikv-6/tikv.log': [logged(90, '[INFO] [pd.rs:1300] ["Unsafe recovery, received a recovery plan"]')]})

    expect(findingOn(unsafeRecoveryPlanTimeout, aLeavingCluster({recovery: shown(...waiting), logs}, led)).evidence.at(-1)).toMatchObject({source: {file: 'tikv-6/tikv.log', line: 1}})
  })

  test('runs the recovery again last, and says that this is destructive', () => {
    expect(findingOn(unsafeRecoveryPlanTimeout, aLeavingCluster({recovery: shown(...waiting, TIMEOUT)}, led)).remedies.map(({risk, when}) => [risk, when !== undefined])).toEqual([['read-only', false], ['destructive', true]])
  })

  test.each([
    ['it still collects reports', [COLLECT, collecting({unreported: [6]})]],
    ['every store has done its part', [COLLECT, FORCE, collecting({})]],
    ['the store was missing in a stage before', [COLLECT, collecting({unreported: [6]}), FORCE]],
    ['it has finished', [...waiting, 'Unsafe recovery Finished']],
    ['none was ever begun', ['No on-going recovery.']],
  ])('is ruled out when %s', (_, stages) => {
    expect(answerOn(unsafeRecoveryPlanTimeout, aLeavingCluster({recovery: shown(...stages)}, led)).kind).toBe('ruled-out')
  })

  test('tells of it where no store is leaving', () => {
    expect(answerOnCluster(unsafeRecoveryPlanTimeout, aCluster({recovery: shown(COLLECT, FORCE, collecting({undispatched: [9], unreported: [6]}), TIMEOUT)})).finding).toMatchObject({confidence: 'likely', stores: [9, 6]})
  })

  test('is not checked without `show` and a log', () => {
    expect(answerOn(unsafeRecoveryPlanTimeout, aLeavingCluster({}, led))).toMatchObject({kind: 'not-checked', missing: ['unsafe-recovery-show', 'pd-log']})
  })
})
