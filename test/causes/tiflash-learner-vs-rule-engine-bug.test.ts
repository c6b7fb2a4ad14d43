import {describe, expect, test} from 'vitest'
import {tiflashLearnerVsRuleEngineBug} from '../../src/causes/no-legal-target/tiflash-learner-vs-rule-engine-bug.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aDocument, aRegion, MOMENT, type RegionOf, regions} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aShown, MOVE} from '../builders/operators.js'
import {aLeavingCluster, aRule, labelled, rules, type Setting, up} from '../replay/leaving-store.js'

const onTiflash = aRule({groupId: 'tiflash', id: 'table-81-r', index: 120, override: true, role: 'learner', count: 1, labelConstraints: [{key: 'engine', op: 'in', values: ['tiflash']}]})
const REGION: RegionOf = {id: 7, on: [1, 2, 5], learners: [31]}

/** PD had its time since the delete, has a target in stores 3 and 4, and makes no operator. */
async function aClusterWith(region: RegionOf = REGION, setting: Setting = {}) {
  const begun = logged(600, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=10.0.0.5:20160] [physically-destroyed=false]')
  const others = [...[1, 2, 3, 4].map((id) => up(id)), labelled(31, {engine: 'tiflash'})]
  return aLeavingCluster({version: '6.5.6', operators: [], logs: await aLogDigest({'pd-1/pd.log': [begun]}), others, placementRules: rules(aRule(), {...onTiflash, override: false}), ...setting}, region)
}

describe('tiflash-learner-vs-rule-engine-bug', () => {
  test('hints at the bugs when PD could move a Region with a TiFlash learner, and does not', async () => {
    const finding = findingOn(tiflashLearnerVsRuleEngineBug, await aClusterWith())

    expect(finding).toMatchObject({confidence: 'possible', stores: [5], regions: [7]})
    expect(finding.summary).toContain('1 Region on store `5` has a learner on TiFlash')
    expect(finding.evidence.map(({says}) => says)).toEqual(['Region 7 has a learner on TiFlash', 'PD is 6.5.6'])
    expect(finding.remedies.at(-1)?.title).toBe('Upgrade PD')
  })

  test('is likely once PD has said that its checker runs, and two looks show the same', async () => {
    const shown = regions(aRegion(REGION))
    const samples = [{name: 'before', moment: MOMENT - 300_000, regions: shown}, {name: '', moment: MOMENT, regions: shown}]
    const checkers = [{checker: 'rule', isPaused: false, source: {document: aDocument('checker-rule.json'), pointer: ''}}]

    expect(findingOn(tiflashLearnerVsRuleEngineBug, await aClusterWith(REGION, {samples, checkers})).confidence).toBe('likely')
    expect(findingOn(tiflashLearnerVsRuleEngineBug, await aClusterWith(REGION, {samples})).confidence).toBe('possible')
    expect(findingOn(tiflashLearnerVsRuleEngineBug, await aClusterWith(REGION, {checkers})).confidence).toBe('possible')
  })

  test.each([
    ['6.5.6', [6662, 7185]],
    ['6.5.7', [7185]],
    ['7.1.1', [7185]],
    ['7.4.0', [7185]],
  ])('names the bugs that PD %s still has: %j', async (version, issues) => {
    const urls = findingOn(tiflashLearnerVsRuleEngineBug, await aClusterWith(REGION, {version})).knownBugs?.map(({url}) => url)

    expect(urls).toEqual(issues.map((issue) => `https://github.com/tikv/pd/issues/${issue}`))
  })

  test.each(['7.1.3', '7.5.0', '8.5.4'])('is ruled out in PD %s, which has the fixes', async (version) => {
    expect(answerOn(tiflashLearnerVsRuleEngineBug, await aClusterWith(REGION, {version}))).toMatchObject({kind: 'ruled-out', why: expect.stringContaining('has the known fixes')})
  })

  test.each<[string, RegionOf, Setting]>([
    ['the Region has no learner on TiFlash', {id: 7, on: [1, 2, 5]}, {placementRules: rules(aRule())}],
    ['there is a better reason: no store can take the peer', REGION, {others: [up(1), up(2), labelled(31, {engine: 'tiflash'})]}],
    ['PD is at work on an operator', REGION, {operators: [aShown({regionId: 8, steps: MOVE})]}],
  ])('is ruled out when %s', async (_, region, setting) => {
    expect(answerOn(tiflashLearnerVsRuleEngineBug, await aClusterWith(region, setting)).kind).toBe('ruled-out')
  })

  test('is ruled out while PD may not have come round to the Region since the delete', async () => {
    const begun = logged(5, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=10.0.0.5:20160] [physically-destroyed=false]')

    expect(answerOn(tiflashLearnerVsRuleEngineBug, await aClusterWith(REGION, {logs: await aLogDigest({'pd-1/pd.log': [begun]})})).kind).toBe('ruled-out')
  })
})
