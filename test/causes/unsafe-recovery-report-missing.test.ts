import {describe, expect, test} from 'vitest'
import {unsafeRecoveryReportMissing} from '../../src/causes/pd-cannot-act/unsafe-recovery-report-missing.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, pdStart} from '../builders/log-digest.js'
import {collecting, entered, retried, shown, staged} from '../builders/recovery.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const COLLECT = 'Unsafe recovery enters collect report stage'
const TIMEOUT = 'Unsafe recovery failed: Exceeds timeout 2026-01-01 11:58:00'
const logOf = (...lines: string[]) => aLogDigest({'pd-1/pd.log': [...pdStart(600), ...lines]})

describe('unsafe-recovery-report-missing', () => {
  test('is certain when the recovery ran into its timeout while a store had not reported', () => {
    const finding = findingOn(unsafeRecoveryReportMissing, aLeavingCluster({recovery: shown(COLLECT, collecting({unreported: [6]}), TIMEOUT)}, led))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 6], regions: []})
    expect(finding.summary).toBe('The unsafe recovery waits for the report of store 6, which is not in its list of failed stores.')
    expect(finding.evidence[0]).toMatchObject({says: `\`show\` ends with: ${TIMEOUT}`, source: {pointer: '/2'}})
  })

  test('gives the silent store up last, and says that this is destructive', () => {
    const {remedies} = findingOn(unsafeRecoveryReportMissing, aLeavingCluster({recovery: shown(COLLECT, collecting({unreported: [6]}), TIMEOUT)}, led))

    expect(remedies.map(({risk}) => risk)).toEqual(['read-only', 'reversible', 'destructive'])
    expect(remedies[2]).toMatchObject({when: expect.stringContaining('lost for good'), commands: [expect.stringContaining('DEAD_STORES,6 ')]})
  })

  test('holds the Regions with a leader while it still waits: likely once PD has asked again, else only possible', async () => {
    const recovery = shown(COLLECT, collecting({unreported: [6]}))

    expect(findingOn(unsafeRecoveryReportMissing, aLeavingCluster({recovery}, led))).toMatchObject({confidence: 'possible', refines: 'unsafe-recovery-running', regions: [7]})
    expect(findingOn(unsafeRecoveryReportMissing, aLeavingCluster({recovery, logs: await logOf(retried(60, 6))}, led))).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test('is only possible by pd.log, which does not name the store', async () => {
    const logs = await logOf(entered(300, 'collect report'), staged(120, TIMEOUT))

    expect(findingOn(unsafeRecoveryReportMissing, aLeavingCluster({logs}, led))).toMatchObject({confidence: 'possible', stores: [5], regions: []})
  })

  test.each([
    ['every store has reported', [COLLECT, collecting({})]],
    ['the reports are in, and a later stage waits', [COLLECT, 'Unsafe recovery enters force leader stage', collecting({unreported: [6]})]],
    ['it has finished', [COLLECT, collecting({unreported: [6]}), 'Unsafe recovery Finished']],
    ['it has failed for another reason', [COLLECT, collecting({unreported: [6]}), 'Unsafe recovery failed: Store 9 does not exist']],
    ['none was ever begun', ['No on-going recovery.']],
  ])('is ruled out when %s', (_, stages) => {
    expect(answerOn(unsafeRecoveryReportMissing, aLeavingCluster({recovery: shown(...stages)}, led)).kind).toBe('ruled-out')
  })

  test('tells of it where no store is leaving', () => {
    expect(answerOnCluster(unsafeRecoveryReportMissing, aCluster({recovery: shown(COLLECT, collecting({unreported: [6, 9]}), TIMEOUT)})).finding).toMatchObject({confidence: 'certain', stores: [6, 9]})
  })

  test('is not checked without `show` and a log', () => {
    expect(answerOn(unsafeRecoveryReportMissing, aLeavingCluster({}, led))).toMatchObject({kind: 'not-checked', missing: ['unsafe-recovery-show', 'pd-log']})
  })
})
