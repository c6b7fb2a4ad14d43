import {describe, expect, test} from 'vitest'
import {keyOfCited} from '../../src/ingest/context.js'
import {jsonl} from '../../src/report/jsonl.js'
import {sarif} from '../../src/report/sarif.js'
import {aReport, leaderless, regionEvidence, storeEvidence} from './fixtures.js'
import {poisoned} from './hostile.js'
import {sarifFaults} from './sarif-schema.js'

const logLine = {says: 'a line of a log', file: 'store 5/tikv:a.log', line: 7, quote: '[2022/03/28 09:34:38.062 +08:00] [WARN] [a.rs:1] ["b"]'}

describe('sarif', () => {
  test('keeps to the published schema, which refuses what is wrong', () => {
    expect(sarifFaults(sarif(aReport()))).toEqual([])
    expect(sarifFaults(JSON.stringify({...JSON.parse(sarif(aReport())), runs: [{}]}))).toContainEqual(expect.objectContaining({instancePath: '/runs/0', message: "must have required property 'tool'"}))
  })

  test('has a result a finding, at the file and line where it can be seen', () => {
    const {runs} = JSON.parse(sarif(aReport({findings: [{...leaderless, evidence: [regionEvidence, logLine]}]})))
    expect(runs[0].results).toHaveLength(1)
    expect(runs[0].results[0]).toMatchObject({
      ruleId: 'leaderless-region',
      level: 'error',
      locations: [{physicalLocation: {artifactLocation: {uri: 'store%205/tikv%3Aa.log'}, region: {startLine: 7, snippet: {text: logLine.quote}}}}],
      relatedLocations: [{physicalLocation: {artifactLocation: {uri: 'region-store-5.json'}}, logicalLocations: [{fullyQualifiedName: '/regions/0/leader'}]}],
    })
    expect(runs[0].tool.driver.rules[0]).toMatchObject({id: 'leaderless-region', shortDescription: {text: expect.stringContaining('The scale-in is stuck because')}})
  })

  test('tells its version, and the line of a value of JSON where it was counted', () => {
    const excerpts = new Map([[keyOfCited(regionEvidence), {first: 38, at: 5, lines: []}]])
    const text = sarif(aReport({findings: [{...leaderless, evidence: [storeEvidence, regionEvidence]}]}), {version: '1.2.3', excerpts})
    expect(sarifFaults(text)).toEqual([])
    const [{tool, results}] = JSON.parse(text).runs
    expect(tool.driver.version).toBe('1.2.3')
    expect(results[0].locations[0]).toMatchObject({physicalLocation: {region: {startLine: 43}}, logicalLocations: [{fullyQualifiedName: '/regions/0/leader'}]})
    expect(results[0].relatedLocations[0].physicalLocation).not.toHaveProperty('region')
  })

  test('lets nothing of a bundle become a link, a placeholder or a control', () => {
    const report = poisoned(aReport({findings: [{...leaderless, summary: 'see [here](https://h.example) {0}', evidence: [logLine]}]}))
    expect(sarifFaults(sarif(report))).toEqual([])
    expect(JSON.parse(sarif(report)).runs[0].results[0].message.text).toContain(String.raw`see \[here\](https://h.example) {{0}}`)
  })
})

describe('jsonl', () => {
  test('has a line a finding, with the verdict that it stands under', () => {
    const lines = jsonl(poisoned(aReport({findings: [leaderless, {...leaderless, confidence: 'possible'}]}))).split('\n')
    expect(lines.map((line) => line !== '' && JSON.parse(line).confidence)).toEqual(['certain', 'possible', false])
    expect(JSON.parse(jsonl(aReport()))).toEqual({schema: 1, verdict: 'stuck', ...leaderless})
  })

  test('is empty where nothing was found', () => {
    expect(jsonl(aReport({findings: []}))).toBe('')
  })
})
