import {expect, test} from 'vitest'
import {planned, type Question} from '../../src/diagnose/plan.js'

const COSTS = new Map([['stores', 1], ['config', 1], ['pd-log', 2], ['tikv-log-leader', 3]] as const)
const any = (weight: number, ...inputs: Question['inputs']): Question => ({weight, inputs, takes: 'any'})
const all = (weight: number, ...inputs: Question['inputs']): Question => ({weight, inputs, takes: 'all'})

test.each<[says: string, questions: readonly Question[], plan: Question['inputs']]>([
  ['nothing where nothing is open', [], []],
  ['first what decides most', [all(1, 'stores'), all(1, 'config'), all(1, 'config')], ['config', 'stores']],
  ['of equals the one that stands first', [all(1, 'config'), all(1, 'stores')], ['stores', 'config']],
  ['a log only where it decides so much more', [all(1, 'tikv-log-leader'), all(1, 'tikv-log-leader'), all(1, 'stores')], ['stores', 'tikv-log-leader']],
  ['the other half of a question that takes two', [all(3, 'config', 'pd-log'), all(2, 'stores')], ['stores', 'config', 'pd-log']],
  ['what a finding asks for in its order, whatever it costs', [any(9, 'tikv-log-leader', 'stores'), all(1, 'stores')], ['tikv-log-leader', 'stores']],
  ['after what answers one finding, what answers another', [any(9, 'pd-log', 'config'), any(6, 'stores')], ['pd-log', 'stores', 'config']],
])('a plan asks for %s', (_, questions, plan) => {
  expect(planned(questions, COSTS)).toEqual(plan)
})
