import {describe, expect, test} from 'vitest'
import {pdNoLeaderOrFlapping} from '../../src/causes/pd-cannot-act/pd-no-leader-or-flapping.js'
import type {PdMembers, Reply} from '../../src/model/pd.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, aDocument, stores} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster, leaving} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const refusal: Reply = {command: 'pd-ctl store', isSuccess: false, text: 'Failed to get store: [503] no leader', source: {file: 'capture.txt', line: 2, quote: 'Failed to get store: [503] no leader'}}
const members = (leader?: string): PdMembers => ({members: [{name: 'pd-1'}, {name: 'pd-2'}], leader, hasLeaderField: true, source: {document: aDocument('member.json'), pointer: ''}})
const stepsDown = (secondsBefore: number) => logged(secondsBefore, '[INFO] [server.go:1764] ["no longer a leader because lease has expired, pd leader will step down"]')
const wins = (secondsBefore: number) => logged(secondsBefore, '[INFO] [server.go:1352] ["campaign pd leader ok"] [campaign-pd-leader-name=pd-1]')
const goesOn = (secondsBefore: number) => logged(secondsBefore, '[INFO] [tso.go:150] ["sync and save timestamp"] [last=2026-01-01T12:00:00.000Z]')
const logOf = (...lines: string[]) => aLogDigest({'pd-1/pd.log': lines})
/** A PD leader starts at each of these moments. */
const starts = (...secondsBefore: number[]) => secondsBefore.flatMap((seconds) => pdStart(seconds))

describe('pd-no-leader-or-flapping', () => {
  test('is certain when PD itself says so and answers nothing else', () => {
    const finding = findingOn(pdNoLeaderOrFlapping, aCluster({replies: [refusal, refusal]}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: []})
    expect(finding.summary).toBe('PD has no leader: nothing is scheduled, moved or buried.')
    expect(finding.evidence[0]).toMatchObject({says: 'PD answers that it has no leader, 2 times', source: refusal.source})
  })

  test('is likely when PD has answered as well, for all that is left', () => {
    expect(findingOn(pdNoLeaderOrFlapping, aLeavingCluster({replies: [refusal]}, led))).toMatchObject({confidence: 'likely', regions: [7]})
    expect(findingOn(pdNoLeaderOrFlapping, aCluster({stores: stores(leaving), members: members()})).evidence[0].says).toBe('the list of PD members names no leader')
  })

  test('does not take an answer about a Region without leader for one about PD', () => {
    const text = 'Failed! [500] "cannot build operator for region with no leader"'

    expect(answerOn(pdNoLeaderOrFlapping, aLeavingCluster({members: members('pd-1'), replies: [{...refusal, text}]}, led))).toMatchObject({kind: 'ruled-out', why: 'PD has a leader, and does not change it again and again'})
  })

  test('is likely when the leader has given up and no other one is seen', async () => {
    const finding = findingOn(pdNoLeaderOrFlapping, aLeavingCluster({logs: await logOf(...pdStart(600), stepsDown(-30), goesOn(-90))}, led))

    expect(finding).toMatchObject({confidence: 'likely', regions: [7]})
    expect(finding.evidence[0].source).toMatchObject({line: 4})
  })

  test.each([
    ['it wins the next election', [stepsDown(-30), wins(-40), goesOn(-90)]],
    ['its log ends before a new one can be elected', [stepsDown(-30), goesOn(-33)]],
    ['stores have sent heartbeats to a leader since', [stepsDown(300), goesOn(0)]],
  ])('is ruled out for a leader that has given up when %s', async (_, lines) => {
    expect(answerOn(pdNoLeaderOrFlapping, aLeavingCluster({logs: await logOf(...pdStart(600), ...lines)}, led)).kind).toBe('ruled-out')
  })

  test('is likely when the leader changes three times within half an hour', async () => {
    const finding = findingOn(pdNoLeaderOrFlapping, aLeavingCluster({logs: await logOf(...pdStart(1300), stepsDown(710), ...starts(700, 100))}, led))

    expect(finding).toMatchObject({confidence: 'likely', regions: [7]})
    expect(finding.summary).toContain('The PD leader changed 3 times in 20 minutes')
    expect(finding.evidence.map(({source}) => source)).toMatchObject([{line: 1}, {line: 8}, {line: 4}])
  })

  test.each([
    ['twice', starts(700, 100)],
    ['three times in hours', starts(9000, 5000, 100)],
    ['three times, and is steady since', [...starts(9000, 8500, 8000), goesOn(10)]],
  ])('is ruled out when it changes %s', async (_, lines) => {
    expect(answerOn(pdNoLeaderOrFlapping, aLeavingCluster({logs: await logOf(...lines)}, led)).kind).toBe('ruled-out')
  })

  test('tells of the changes where no store is leaving', async () => {
    expect(answerOnCluster(pdNoLeaderOrFlapping, aCluster({logs: await logOf(...starts(1300, 700, 100))})).finding).toMatchObject({confidence: 'likely', stores: []})
  })

  test('is not checked without `member` and a log of PD', () => {
    expect(answerOn(pdNoLeaderOrFlapping, aLeavingCluster({}, led))).toMatchObject({kind: 'not-checked', missing: ['pd-log']})
  })
})
