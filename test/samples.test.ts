import {readdirSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import {beforeAll, describe, expect, test} from 'vitest'
import {analyze} from '../src/analyze.js'
import {causes} from '../src/causes/index.js'
import type {Report} from '../src/report/contract.js'
import {json} from '../src/report/json.js'
import schema from '../src/report/schema.json' with {type: 'json'}
import {text} from '../src/report/text.js'
import {evidenceOf, misquoted} from './citations.js'

const validate = new Ajv2020({strict: true, allowUnionTypes: true}).compile(schema)
const ids = new Set(causes.map(({id}) => id))

/** Samples named after a cause show it; `near-…` ones look like something and are not. */
describe.each(readdirSync('samples'))('samples/%s', (name) => {
  const root = `samples/${name}`
  let report: Report
  beforeAll(async () => {
    report = await analyze([root])
  })

  test('reads as its golden report, word for word', async () => {
    await expect(text(report)).toMatchFileSnapshot(`golden/${name}.txt`)
  })

  test.runIf(ids.has(name))('shows its cause', () => {
    expect(report.findings.filter(({confidence}) => confidence !== 'possible').map(({cause}) => cause)).toContain(name)
  })

  test('keeps to the schema', () => {
    validate(JSON.parse(json(report)))
    expect(validate.errors ?? []).toEqual([])
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

  test('never begins with what destroys, and says when to do it', () => {
    for (const {remedies} of report.findings) {
      expect(remedies[0]?.risk).not.toBe('destructive')
      expect(remedies.filter(({risk, when}) => risk === 'destructive' && when === null)).toEqual([])
    }
  })

  test('asks for something where the bundle cannot tell', () => {
    if (report.verdict.kind === 'undetermined') expect(report.nextEvidence).not.toEqual([])
  })

  test('gives the same bytes again', async () => {
    expect(json(await analyze([root]))).toBe(json(report))
  })
})
