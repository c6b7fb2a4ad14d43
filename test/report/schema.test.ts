import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, test} from 'vitest'
import type {AskInput, Confidence} from '../../src/causes/cause.js'
import type {InputKind} from '../../src/model/input.js'
import type {Checker, DecisionKind, Filter} from '../../src/replay/replay.js'
import type {EventKind, VerdictKind} from '../../src/report/contract.js'
import {json} from '../../src/report/json.js'
import schema from '../../src/report/schema.json' with {type: 'json'}
import {aReport, aStoreReport} from './fixtures.js'

const validate = new Ajv2020({strict: true, allowUnionTypes: true}).compile(schema)

const errorsOf = (report: unknown) => {
  validate(JSON.parse(json(report)))
  return validate.errors?.map(({instancePath, message}) => `${instancePath} ${message}`) ?? []
}

describe('schema.json', () => {
  test('accepts a report', () => {
    expect(errorsOf(aReport())).toEqual([])
  })

  test('accepts a report of a bundle that tells next to nothing', () => {
    const verdict = {kind: 'undetermined', store: 5, cause: null, confidence: null, summary: 'The bundle does not tell.'} as const
    const store = aStoreReport({kind: 'undetermined', address: null, since: null, peersLeft: null, charged: [], replay: null})
    expect(errorsOf(aReport({verdict, stores: [store], findings: [], redHerrings: []}))).toEqual([])
  })

  test.each([
    ['a verdict of no known kind', {verdict: {...aReport().verdict, kind: 'stale'}}, '/verdict/kind must be equal to one of the allowed values'],
    ['a store without its gate', {stores: [{...aStoreReport(), gate: undefined}]}, "/stores/0 must have required property 'gate'"],
    ['a finding without evidence', {findings: [{...aReport().findings[0], evidence: []}]}, '/findings/0/evidence must NOT have fewer than 1 items'],
    ['a field that nobody declared', {guess: 0.7}, ' must NOT have additional properties'],
  ])('refuses %s', (_, part, error) => {
    expect(errorsOf({...aReport(), ...part})).toEqual([error])
  })
})

/** Each list as the compiler knows it: a word more or less in the types does not compile here. */
const LISTS = {
  verdictKind: {stuck: 0, draining: 0, removed: 0, 'not-removing': 0, 'no-store-leaving': 0, undetermined: 0} satisfies Record<VerdictKind, 0>,
  confidence: {certain: 0, likely: 0, possible: 0} satisfies Record<Confidence, 0>,
  checker: {rule: 0, replica: 0, 'joint-state': 0, learner: 0, none: 0} satisfies Record<Checker, 0>,
  decision: {replace: 0, add: 0, remove: 0, promote: 0, move: 0, 'leave-joint': 0, other: 0, none: 0} satisfies Record<DecisionKind, 0>,
  filter: {
    'has-peer': 0, 'not-up': 0, 'low-space': 0, 'special-use': 0, 'exclusive-label': 0, 'label-constraints': 0, isolation: 0, 'worse-location': 0,
    disconnected: 0, busy: 0, 'store-limit': 0, snapshots: 0, 'pending-peers': 0,
  } satisfies Record<Filter, 0>,
  askInput: {
    stores: 0, 'store-again': 0, 'region-store': 0, regions: 0, config: 0, 'placement-rules': 0, 'region-labels': 0, schedulers: 0, operators: 0, 'checker-status': 0,
    'unsafe-recovery-show': 0, 'delete-reply': 0, 'pd-log': 0, 'tikv-log-voters': 0, 'tikv-log-leader': 0, 'tikv-log-target': 0, 'tikv-log-store': 0, 'tikv-ctl-region': 0,
    metrics: 0, 'disk-stats': 0,
  } satisfies Record<AskInput, 0>,
  eventKind: {
    start: 0, stop: 0, panic: 0, disk: 0, silence: 0, 'last-heartbeat': 0, 'pd-leader': 0, 'pd-leader-lost': 0, 'store-offline': 0, 'store-up': 0, 'store-tombstone': 0, 'store-purged': 0,
    recovery: 0, config: 0, election: 0, leader: 0, 'leader-lost': 0, 'operator-created': 0, 'operator-finished': 0, 'operator-timeout': 0, 'operator-canceled': 0, dump: 0, finding: 0, noise: 0,
  } satisfies Record<EventKind, 0>,
  inputKind: {
    'tikv-log': 0, 'pd-log': 0, 'tidb-log': 0, 'tiflash-log': 0, 'rocksdb-log': 0, 'stderr-log': 0, stores: 0, store: 0, regions: 0, region: 0, 'region-check': 0, operators: 0, schedulers: 0,
    config: 0, 'placement-rules': 0, 'rule-groups': 0, 'region-labels': 0, 'store-limit': 0, members: 0, health: 0, 'checker-status': 0, 'unsafe-recovery': 0, progress: 0,
    hot: 0, 'tidb-http': 0, 'information-schema': 0, 'tikv-ctl': 0, tiup: 0, topology: 0, disk: 0, capture: 0, archive: 0, unknown: 0,
  } satisfies Record<InputKind, 0>,
} as const

test.each(Object.entries(LISTS))('%s has the same words in the schema and in the types', (name, words) => {
  const definition = Object.entries(schema.$defs).find(([key]) => key === name)?.[1]
  expect(definition).toEqual({enum: expect.arrayContaining(Object.keys(words))})
  expect(definition && 'enum' in definition && definition.enum.length).toBe(Object.keys(words).length)
})
