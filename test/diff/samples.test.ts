import {Ajv2020} from 'ajv/dist/2020.js'
import {beforeAll, describe, expect, test} from 'vitest'
import {compareBundles} from '../../src/compare.js'
import type {Difference, Evidence, VerdictKind} from '../../src/report/contract.js'
import schema from '../../src/report/difference-schema.json' with {type: 'json'}
import {json} from '../../src/report/json.js'
import reportSchema from '../../src/report/schema.json' with {type: 'json'}
import {misquoted} from '../citations.js'
import {reportOn} from '../sample-reports.js'
import {apart, asBundles, SAMPLES_WITH_LATER} from './two-moments.js'

const validate = new Ajv2020({strict: true, allowUnionTypes: true}).compile(schema)

/** What `analyze` says of the whole bundle decides whether it gets on. */
const PACES: Readonly<Record<VerdictKind, readonly string[]>> = {
  stuck: ['stuck', 'getting-on'],
  draining: ['getting-on'],
  removed: ['left'],
  'not-removing': ['not-leaving'],
  undetermined: ['cannot-tell', 'stuck'],
  'no-store-leaving': ['no-store-leaving'],
}

function evidenceIn(value: unknown): readonly Evidence[] {
  if (typeof value !== 'object' || value === null) return []
  return 'says' in value && 'quote' in value ? [value as Evidence] : Object.values(value).flatMap(evidenceIn)
}

describe.each(SAMPLES_WITH_LATER)('the two moments of samples/%s', (name) => {
  const root = `samples/${name}`
  let one: Difference
  beforeAll(async () => {
    one = await compareBundles([root])
  })

  test('get the pace that the verdict has', async () => {
    const {verdict} = await reportOn(name)
    expect(PACES[verdict.kind]).toContain(one.conclusion.pace)
    expect(one.now.verdict).toEqual(verdict)
  })

  test('keep to the schema', () => {
    validate(JSON.parse(json(one)))
    expect(validate.errors ?? []).toEqual([])
  })

  test('quote what stands in the files', () => {
    const evidence = evidenceIn(one)
    expect(evidence.length).toBeGreaterThan(0)
    expect(evidence.flatMap((each) => misquoted(root, each) ?? [])).toEqual([])
  })

  test('say the same as two bundles, in which nothing is set otherwise', async () => {
    const bundles = asBundles(apart(name))
    const two = await compareBundles(bundles.paths)
    expect(two.settings).toEqual([])
    expect([two.conclusion.pace, two.seconds, two.leaving.map(({store, peers}) => [store, peers.old, peers.now])]).toEqual([one.conclusion.pace, one.seconds, one.leaving.map(({store, peers}) => [store, peers.old, peers.now])])
    expect(evidenceIn(two).flatMap((each) => misquoted(bundles.root, each) ?? [])).toEqual([])
  })
})

describe('the schema of a difference', () => {
  test('says of what a report has too the same as the schema of the report', () => {
    const [own, report] = [schema.$defs, reportSchema.$defs] as ReadonlyArray<Readonly<Record<string, unknown>>>
    const common = Object.keys(own!).filter((key) => key in report!)
    expect(common).toContain('evidence')
    expect(common.map((key) => own![key])).toEqual(common.map((key) => report![key]))
  })
})
