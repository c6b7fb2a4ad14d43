import {parseOperator} from '../../src/ingest/pd/operator-text.js'
import type {ShownOperator} from '../../src/model/operator.js'
import {aDocument, MOMENT} from './cluster.js'
import {logged} from './log-digest.js'

interface OperatorOf {
  readonly desc?: string
  readonly kinds?: string
  readonly regionId?: number
  /** Seconds before the dumps. */
  readonly started?: number
  readonly currentStep?: number
  readonly steps: readonly string[]
}

/** The steps of a move from the leaving store to store 3. */
export const MOVE = ['add learner peer 73 on store 3', 'use joint consensus, promote learner peer 73 on store 3 to voter, demote voter peer 75 on store 5 to learner', 'leave joint state, promote learner peer 73 on store 3 to voter, demote voter peer 75 on store 5 to learner', 'remove peer on store 5']

function operatorText({desc = 'replace-rule-offline-peer', kinds = 'replica,region', regionId = 7, started = 300, currentStep = 0, steps}: OperatorOf): string {
  const at = `${new Date(MOMENT - started * 1000).toISOString().replace('T', ' ').replace('Z', '')} +0000 UTC m=+8.3`
  return `${desc} {mv peer} (kind:${kinds}, region:${regionId}(1, 5), createAt:${at}, startAt:${at}, currentStep:${currentStep}, size:72, steps:[${steps.map((step, index) => `${index}:{${step}}`).join(', ')}], timeout:[17m0s])`
}

/** An operator as `operator show` lists it. */
export function aShown(operator: OperatorOf): ShownOperator {
  const parsed = parseOperator(operatorText(operator))
  if (!parsed) throw new Error('the builder wrote an operator that cannot be read')
  return {...parsed, source: {document: aDocument('operators.json'), pointer: '/0'}}
}

/** pd.log: the operator is made when it starts. */
export function added(operator: OperatorOf): string {
  return logged(operator.started ?? 300, `[INFO] [operator_controller.go:488] ["add operator"] [region-id=${operator.regionId ?? 7}] [operator="\\"${operatorText(operator)}\\""] [additional-info=]`)
}

/** pd.log: the operator is given up. */
export function timedOut(secondsBefore: number, operator: OperatorOf): string {
  return logged(secondsBefore, `[INFO] [operator_controller.go:574] ["operator timeout"] [region-id=${operator.regionId ?? 7}] [takes=1m0s] [operator="\\"${operatorText(operator)} timeout\\""]`)
}

/** pd.log: the step goes out every ten seconds, in answer to heartbeats of the Region. */
export function ordered(from: number, to: number, step: string, {regionId = 7, source = 'heartbeat'} = {}): readonly string[] {
  const moments = Array.from({length: Math.floor((from - to) / 10) + 1}, (_, index) => from - index * 10)
  return moments.map((seconds) => logged(seconds, `[INFO] [operator_controller.go:634] ["send schedule command"] [region-id=${regionId}] [step="${step}"] [source=${source}]`))
}

/** The same line of a TiKV every ten seconds. */
export function repeated(from: number, to: number, rest: string): readonly string[] {
  return Array.from({length: Math.floor((from - to) / 10) + 1}, (_, index) => logged(from - index * 10, rest))
}
