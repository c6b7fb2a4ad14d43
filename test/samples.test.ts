import {readdirSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import {beforeAll, describe, expect, test} from 'vitest'
import {analyze} from '../src/analyze.js'
import {causes} from '../src/causes/index.js'
import type {Report, VerdictKind} from '../src/report/contract.js'
import {html} from '../src/report/html/page.js'
import {json} from '../src/report/json.js'
import {sarif} from '../src/report/sarif.js'
import {savedReport} from '../src/report/saved-report.js'
import schema from '../src/report/schema.json' with {type: 'json'}
import {text} from '../src/report/text.js'
import {evidenceOf, misquoted} from './citations.js'
import {sarifFaults} from './report/sarif-schema.js'
import {reportOn} from './sample-reports.js'

const validate = new Ajv2020({strict: true, allowUnionTypes: true}).compile(schema)
const ids = new Set(causes.map(({id}) => id))

/** What each near miss is to be taken for: a golden report alone can be accepted by mistake. */
const NEAR: Readonly<Record<string, VerdictKind>> = {
  'near-joint-state-seen-once': 'undetermined',
  'near-learner-still-copying': 'undetermined',
  'near-refusal-without-the-leaders-log': 'stuck',
  'near-dead-source-removed': 'removed',
  'near-deny-label-on-a-fixed-release': 'removed',
  'near-evict-leader-on-the-leaving-store': 'removed',
  'near-halt-not-in-the-bundle': 'undetermined',
  'near-healthy-noise': 'no-store-leaving',
  'near-just-deleted': 'undetermined',
  'near-learner-gate-down-store': 'removed',
  'near-limits-zero-on-other-schedulers': 'draining',
  'near-lost-store-rules-on': 'removed',
  'near-low-ratio-few-regions': 'removed',
  'near-offline-replace-flag-rules-on': 'draining',
  'near-one-voter-log-only': 'stuck',
  'near-other-checker-paused': 'draining',
  'near-pd-just-restarted': 'undetermined',
  'near-pd-restarted-and-draining': 'undetermined',
  'near-store-limit-only-slow': 'draining',
  'near-stores-just-disconnected': 'undetermined',
  'near-stores-only-and-draining': 'draining',
}

/** A release or a setting can only hint at these: their causes never claim more. */
const HINTS: ReadonlySet<string> = new Set(['raftstore-v2', 'tiflash-learner-vs-rule-engine-bug'])

/** Samples named after a cause show it; `near-…` ones look like something and are not. */
describe.each(readdirSync('samples'))('samples/%s', (name) => {
  const root = `samples/${name}`
  let report: Report
  beforeAll(async () => {
    report = await reportOn(name)
  })

  test('reads as its golden report, word for word', async () => {
    await expect(text(report)).toMatchFileSnapshot(`golden/${name}.txt`)
  })

  test.runIf(ids.has(name))('shows its cause', () => {
    expect(report.findings.filter(({confidence}) => confidence !== 'possible' || HINTS.has(name)).map(({cause}) => cause)).toContain(name)
  })

  test.runIf(name in NEAR)('is not taken for what it is near to', () => {
    expect(report.verdict.kind).toBe(NEAR[name])
  })

  test('keeps to the schema', () => {
    validate(JSON.parse(json(report)))
    expect(validate.errors ?? []).toEqual([])
  })

  test('keeps to the schema of SARIF', () => {
    expect(sarifFaults(sarif(report))).toEqual([])
  })

  test('is the same again when its page is opened', () => {
    expect(savedReport(html(report))).toEqual(JSON.parse(json(report)))
  })

  test('quotes what stands in its files', () => {
    expect(evidenceOf(report).flatMap((evidence) => misquoted(root, evidence) ?? [])).toEqual([])
  })

  test('reads every file, or says why not', () => {
    expect(report.inputs.filter(({kind, skipped}) => kind === 'unknown' && skipped === null)).toEqual([])
  })

  test('has no cause that failed', () => {
    expect(report.causes.filter(({outcome}) => outcome === 'failed')).toEqual([])
  })

  test('charges every peer left exactly once, or says that it does not', () => {
    for (const {peersLeft, charged, uncharged} of report.stores) {
      const counted = [...charged.flatMap(({regions}) => regions), ...uncharged]
      expect(new Set(counted).size).toBe(counted.length)
      if (peersLeft !== null) expect(counted).toHaveLength(peersLeft)
      expect(charged.map(({regions, peers}) => regions.length - peers)).toEqual(charged.map(() => 0))
    }
  })

  test('never begins with what destroys, and says of every change when to make it and what takes it back', () => {
    for (const {remedies} of report.findings) {
      expect(remedies[0]?.risk).not.toBe('destructive')
      expect(remedies.filter(({risk, when, undo}) => risk !== 'read-only' && !(when && undo))).toEqual([])
    }
  })

  test('asks for something where the bundle cannot tell', () => {
    if (report.verdict.kind === 'undetermined') expect(report.nextEvidence).not.toEqual([])
  })

  test('gives the same bytes again', async () => {
    expect(json(await analyze([root]))).toBe(json(report))
  })
})
