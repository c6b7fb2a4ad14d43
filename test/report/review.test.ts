import {describe, expect, test} from 'vitest'
import {reviewSections} from '../../src/report/content/review.js'
import type {Finding, Report} from '../../src/report/contract.js'
import {textOf} from '../../src/report/text.js'
import {aReport, aStoreReport, leaderless, timeline} from './fixtures.js'

const sectionOf = (report: Report, id: string): string => textOf(reviewSections(report).find((section) => section.id === id)?.blocks ?? [], {width: 200})

const logged = (time: string, message: string, line: number) => ({says: `PD logs ${message}`, file: 'pd.log', line, quote: `[${time}] [WARN] [cluster.go:997] ["${message}"] [store-id=6]`})
const withEvidence = (...evidence: Finding['evidence']): Report => aReport({findings: [{...leaderless, evidence}]})

const refined = (cause: string, confidence: Finding['confidence']): Finding => ({...leaderless, cause, confidence, refines: 'leaderless-region', summary: `${cause} it is`})

describe('the review', () => {
  test('tells what happened in the order of time, and where it is written, without the routine', () => {
    const routine = {...timeline.nodes[1]!.events[0]!, kind: 'leader', says: 'Region 7 has its leader here'} as const
    const [pd, ...others] = timeline.nodes
    const text = sectionOf(aReport({timeline: {...timeline, nodes: [...others, {...pd!, events: [routine]}]}}), 'timeline')
    expect(text.split('\n').map((line) => /told to leave|dumps of PD|batch-raft/.exec(line)?.[0]).filter((found) => found !== undefined)).toEqual(['batch-raft', 'told to leave', 'dumps of PD'])
    expect(text).toContain('2022-03-28T11:00:47.000Z')
    expect(text).toContain('pd.log:7')
    expect(text).not.toContain('Region 7')
  })

  test('leads from the store to what makes the cause more precise, and takes no hint for a link', () => {
    const report = aReport({findings: [leaderless, refined('leaderless-election-failing', 'likely'), refined('ghost-region-pd-only', 'possible')]})
    const cause = sectionOf(report, 'cause').split('Evidence')[0]
    expect(cause).toMatch(/^1\. Store 5 stuck.*\n\n2\. PD does nothing about Region 434317: the Region has no leader\n\n3\. because leaderless-region \(certain\)[^]*region-store-5\.json[^]*store-5\.json[^]*\n4\. and because leaderless-election-failing \(likely\)/)
    expect(cause).not.toContain('ghost-region-pd-only')
    expect(sectionOf(report, 'factors')).toContain('leaderless-election-failing')
    expect(sectionOf(report, 'factors')).not.toContain('ghost-region-pd-only')
    expect(sectionOf(report, 'hints')).toContain('ghost-region-pd-only')
  })

  test('cites in a link the first of what it rests on, and counts the rest', () => {
    const evidence = Array.from({length: 10}, (_, at) => ({...leaderless.evidence[0]!, says: `sign ${at + 1}`}))
    const chain = sectionOf(aReport({findings: [{...leaderless, evidence}]}), 'cause').split('Evidence')[0]
    expect(chain).toMatch(/sign 8[^]*and 2 more/)
    expect(chain).not.toContain('sign 9')
  })

  test('names no root cause where the bundle cannot tell one', () => {
    const verdict = {kind: 'undetermined', store: 5, cause: null, confidence: null, summary: 'The bundle does not tell.'} as const
    const ids = reviewSections(aReport({verdict})).map(({id, title}) => `${id}: ${title}`)
    expect(ids).toContain('factors: Findings')
    expect(ids.filter((id) => id.startsWith('cause:'))).toEqual([])
  })

  test('counts for each store how many Regions it could take, and which filters keep it from the others', () => {
    const group = {checker: 'rule', decision: 'replace', because: ''} as const
    const replay = [
      {...group, regions: [1, 2], targets: [7], rejected: [{store: 6, by: 'low-space'}] as const},
      {...group, regions: [3], targets: [], rejected: [{store: 6, by: 'low-space'}, {store: 7, by: 'has-peer'}] as const},
    ]
    const table = sectionOf(aReport({stores: [aStoreReport({replay})]}), 'decisions').split('\n').map((line) => line.trim().split(/\s{2,}/))
    expect(table.slice(-4, -1)).toEqual([['Store', 'could take', 'has-peer', 'low-space'], ['6', '·', '·', '3'], ['7', '2', '1', '·']])
  })

  test('tells what was done, when, what was answered, and where it is written', () => {
    const action = {time: null, says: '`pd-ctl store delete 5`', file: 'terminal.txt', line: 3, quote: '$ pd-ctl store delete 5', answer: 'Success!'}
    const done = sectionOf(aReport({actions: [{...action, time: '2022-03-28T19:00:47+08:00'}, action]}), 'done')
    expect(done).toContain('2022-03-28T19:00:47+08:00  `pd-ctl store delete 5`; answer: `Success!`')
    expect(done).toMatch(/not told +`pd-ctl/)
    expect(done).toContain('terminal.txt:3')
  })

  test('tells to which release to upgrade, and which metric to alert on', () => {
    const bug = {url: 'https://github.com/tikv/pd/issues/1', affects: '4.0.0 to 6.5.2', fixedIn: ['5.2.0', '6.5.3', '7.1.0']}
    const on = (version: string) => sectionOf(aReport({findings: [{...leaderless, knownBugs: [bug, bug]}], stores: [aStoreReport({gate: {...aStoreReport().gate, version}})]}), 'prevention')
    expect(on('6.5.1')).toContain('6.5.1 runs here: upgrade to 6.5.3 or later')
    expect(on('4.0.9')).toContain('upgrade to 5.2.0 or later')
    expect(on('6.5.3')).not.toContain('upgrade')
    expect(on('6.5.1').match(/issues\/1/g)).toHaveLength(1)
    expect(on('6.5.1')).toContain('tikv_raftstore_leader_missing > 0')
  })

  test('tells the release with the fix, and the line to alert on', () => {
    const prevention = sectionOf(withEvidence(...leaderless.evidence, logged('2022/03/28 12:00:00.000 +00:00', 'store does not have enough disk space', 9)), 'prevention')
    expect(prevention).toContain('5.2.2 and 5.3.0, of https://github.com/tikv/pd/issues/1234; it affects 4.0.0 to 5.2.1')
    expect(prevention).toContain('store does not have enough disk space, which told of it here: pd.log:9')
  })
})
