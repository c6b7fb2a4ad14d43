import {describe, expect, test} from 'vitest'
import {regionDenyLabel} from '../../src/causes/pd-cannot-act/region-deny-label.js'
import type {RegionLabel} from '../../src/model/scheduling.js'
import {parseVersion} from '../../src/model/version.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, aDocument} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const inside = {id: 7, on: [1, 2, 5], startKey: '7480', endKey: '7481'}
const outside = {id: 8, on: [1, 2, 5], startKey: '7490', endKey: '7491'}
const source = {document: aDocument('region-label.json'), pointer: '/0'}
const label = (value: string, startKey = '748000', endKey = '7490'): RegionLabel => ({id: 'import/7', labels: [{key: 'schedule', value}], ranges: [{startKey, endKey}], source})
const covering = label('deny', '74', '7482')
const request = (secondsBefore: number, value = 'deny') =>
  logged(secondsBefore, `[INFO] [audit.go:126] ["audit log"] [service-info="{ServiceLabel:SetRegionLabelRule, Method:HTTP/2.0/POST:/pd/api/v1/config/region-label/rule, BodyParam:{\\"id\\":\\"f8c5\\",\\"labels\\":[{\\"key\\":\\"schedule\\",\\"value\\":\\"${value}\\",\\"ttl\\":\\"5m0s\\"}]}}"]`)
const logOf = (...lines: string[]) => aLogDigest({'pd-1/pd.log': [...pdStart(600), ...lines]})

describe('region-deny-label', () => {
  test('is certain for the Regions in the denied range', () => {
    const finding = findingOn(regionDenyLabel, aLeavingCluster({version: '6.1.7', regionLabels: [covering]}, inside, outside))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('Region label rule `import/7` says `schedule=deny`, and this release of PD does not check such Regions at all: 1 Region on store `5`.')
    expect(finding.evidence.map(({source}) => source)).toMatchObject([{document: {file: 'regions.json'}}, source])
    expect(finding.knownBugs?.map(({url}) => url)).toEqual(['https://github.com/tikv/pd/issues/6426'])
  })

  test('quotes the id of the rule in the path and not in the flag', () => {
    const {remedies} = findingOn(regionDenyLabel, aLeavingCluster({version: '6.1.7', regionLabels: [covering]}, inside))

    expect(remedies.map(({risk}) => risk)).toEqual(['read-only', 'reversible'])
    expect(remedies[1]?.commands[0]).toContain('/config/region-label/rule/import%2F7')
    expect(remedies[1]?.whatIf).toEqual(['--remove-region-label', 'import/7'])
  })

  test('is likely where only the logs tell the release', () => {
    const cluster = aLeavingCluster({version: '6.1.7', regionLabels: [covering]}, inside)

    expect(findingOn(regionDenyLabel, {...cluster, version: {is: parseVersion('6.1.7')!, isInferred: true, source}}).confidence).toBe('likely')
  })

  test.each(['5.4.3', '6.5.3', '7.1.0', '8.5.6'])('is ruled out in PD %s, whose checkers go on', (version) => {
    expect(answerOn(regionDenyLabel, aLeavingCluster({version, regionLabels: [covering]}, inside))).toMatchObject({kind: 'ruled-out', why: `in PD ${version} a label \`schedule=deny\` does not keep the checkers away`})
  })

  test.each([
    ['another range', label('deny', '75', '76')],
    ['another value', label('allow', '74', '7482')],
  ])('is ruled out by a label with %s', (_, rule) => {
    expect(answerOn(regionDenyLabel, aLeavingCluster({version: '6.1.7', regionLabels: [rule]}, inside))).toMatchObject({kind: 'ruled-out', why: 'no Region left is under a label `schedule=deny`'})
  })

  test('is ruled out by rules that no longer hold what a request has set', async () => {
    expect(answerOn(regionDenyLabel, aLeavingCluster({version: '6.1.7', regionLabels: [], operators: [], logs: await logOf(request(120))}, inside)).kind).toBe('ruled-out')
  })

  test('is only possible by a request, beside Regions that PD leaves alone for no other reason', async () => {
    const finding = findingOn(regionDenyLabel, aLeavingCluster({version: '6.1.7', operators: [], logs: await logOf(request(120))}, inside))

    expect(finding).toMatchObject({confidence: 'possible', regions: [7]})
    expect(finding.asks?.[0]).toBe('region-labels')
    expect(finding.evidence.map(({source}) => source)).toMatchObject([{line: 4}, {document: {file: 'regions.json'}}])
  })

  test('is not checked without the label rules while PD has something else to wait for', async () => {
    expect(answerOn(regionDenyLabel, aLeavingCluster({version: '6.1.7', operators: [], schedule: {'replica-schedule-limit': 0}, logs: await logOf(request(120))}, inside))).toMatchObject({kind: 'not-checked', missing: ['region-labels']})
  })

  test('tells of a label that is renewed where no store is leaving', async () => {
    expect(answerOnCluster(regionDenyLabel, aCluster({logs: await logOf(request(300), request(60))})).finding).toMatchObject({confidence: 'likely', evidence: [{source: {line: 5}}, {source: {line: 4}}]})
    expect(answerOnCluster(regionDenyLabel, aCluster({logs: await logOf(request(60))})).finding).toMatchObject({confidence: 'possible'})
    expect(answerOnCluster(regionDenyLabel, aCluster({logs: await logOf(request(60, 'allow'))})).kind).toBe('ruled-out')
  })
})
