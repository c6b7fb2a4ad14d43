import fc from 'fast-check'
import {expect, test} from 'vitest'
import {planned, type Prices, type Question} from '../../src/diagnose/plan.js'

const PRICES: Prices = new Map([['stores', {cost: 1}], ['config', {cost: 1}], ['schedulers', {cost: 1, gives: ['config']}], ['pd-log', {cost: 2}], ['tikv-log-leader', {cost: 3}], ['tikv-log-voters', {cost: 4, gives: ['tikv-log-leader']}]])
const any = (weight: number, ...inputs: Question['inputs']): Question => ({weight, inputs, takes: 'any'})
const all = (weight: number, ...inputs: Question['inputs']): Question => ({weight, inputs, takes: 'all'})

test.each<[says: string, questions: readonly Question[], plan: Question['inputs']]>([
  ['nothing where nothing is open', [], []],
  ['nothing where nothing could tell', [any(9), all(1)], []],
  ['first what decides most', [all(1, 'stores'), all(1, 'config'), all(1, 'config')], ['config', 'stores']],
  ['of equals the one that stands first', [all(1, 'config'), all(1, 'stores')], ['stores', 'config']],
  ['a log only after what costs less and decides as much', [all(1, 'tikv-log-leader'), all(1, 'tikv-log-leader'), all(1, 'stores')], ['stores', 'tikv-log-leader']],
  ['the other half of a question that takes two', [all(3, 'config', 'pd-log'), all(2, 'stores')], ['stores', 'config', 'pd-log']],
  ['what tells most of a finding, whatever it costs, and not for the rest', [any(9, 'tikv-log-leader', 'stores'), all(1, 'config')], ['tikv-log-leader', 'config']],
  ['after what answers one finding, what answers another', [any(9, 'pd-log', 'config'), any(6, 'stores')], ['pd-log', 'stores']],
  ['one input for two findings', [any(9, 'pd-log', 'config'), any(6, 'config', 'pd-log')], ['pd-log']],
  ['nothing that another input brings along, and for that one in its turn', [all(4, 'config'), all(2, 'stores'), all(1, 'schedulers')], ['schedulers', 'stores']],
  ['the logs of all voters, and not that of the leader again', [all(2, 'tikv-log-leader'), all(1, 'tikv-log-voters')], ['tikv-log-voters']],
  ['nothing for a question that what comes later decides as well', [any(3, 'stores', 'config'), all(2, 'stores', 'pd-log')], ['stores', 'pd-log']],
])('a plan asks for %s', (_, questions, plan) => {
  expect(planned(questions, PRICES)).toEqual(plan)
})

const question = fc.record({weight: fc.nat(2000), inputs: fc.uniqueArray(fc.constantFrom(...PRICES.keys()), {maxLength: 4}), takes: fc.constantFrom('any', 'all')})

/** How well a plan tells: the place of the best input that it has, or gets with another, among those of the question. */
function tells({inputs, takes}: Question, plan: Question['inputs']): number {
  const have = new Set(plan.flatMap((input) => [input, ...(PRICES.get(input)?.gives ?? [])]))
  const best = inputs.findIndex((input) => have.has(input))
  return takes === 'all' && !inputs.every((input) => have.has(input)) ? -1 : best
}

test('a plan decides every question that can be decided, and lacks something without any one of its inputs', () => {
  fc.assert(
    fc.property(fc.array(question, {maxLength: 30}), (questions) => {
      const weighed = questions.map((each) => ({...each, weight: each.weight + 1}))
      const plan = planned(weighed, PRICES)

      for (const each of weighed.filter(({inputs}) => inputs.length > 0)) expect(tells(each, plan)).toBeGreaterThanOrEqual(0)
      for (const input of plan) {
        const rest = plan.filter((one) => one !== input)
        expect(weighed.filter((each) => tells(each, rest) !== tells(each, plan))).not.toEqual([])
      }
    }),
  )
})
