import {cite, type Evidence} from '../../causes/cause.js'
import type {LogEvent} from '../../model/log-digest.js'
import type {ShownOperator} from '../../model/operator.js'
import {say} from '../../model/say.js'
import type {SignatureId} from '../../signatures/index.js'
import type {OperatorChange, OperatorEnd, Uncompared} from './difference.js'
import {isSavedOnce, type Pair} from './moment.js'
import {savedIn} from './setting-changes.js'

/** What became of PD's plans, by Region: those that were there, and those that are there now. */
export function operatorChanges(pair: Pair): {readonly changes: readonly OperatorChange[]; readonly uncompared: readonly Uncompared[]} {
  const [old, now] = [pair.old.cluster.operators, pair.now.cluster.operators]
  const [one, other] = [old?.[0]?.source, now?.[0]?.source]
  if (!old || !now || (one && other && isSavedOnce(one, other))) return {changes: [], uncompared: [{of: 'operators', saved: savedIn(old, now)}]}
  const [before, after] = [byKey(old), byKey(now)]
  const changes = [
    ...[...before].map(([key, operator]) => changeOf(pair, operator, after.get(key))),
    ...[...after].flatMap(([key, operator]) => (before.has(key) ? [] : [newOne(operator)])),
  ]
  return {changes: changes.toSorted((a, b) => a.region - b.region), uncompared: []}
}

function byKey(operators: readonly ShownOperator[]): ReadonlyMap<string, ShownOperator> {
  return new Map(operators.map((operator) => [`${operator.regionId} ${operator.desc} ${operator.createdAt ?? ''}`, operator]))
}

function newOne(operator: ShownOperator): OperatorChange {
  return {...described(operator), became: 'new', step: {old: null, now: operator.currentStep, of: operator.steps.length}, evidence: [shown(operator)]}
}

function changeOf(pair: Pair, old: ShownOperator, now: ShownOperator | undefined): OperatorChange {
  const step = {old: old.currentStep, now: now?.currentStep ?? null, of: old.steps.length}
  if (now) return {...described(now), became: 'still-there', step, evidence: [shown(old), shown(now)]}
  const end = endOf(pair, old)
  return {...described(old), became: end?.became ?? 'gone', step, evidence: [shown(old), ...(end ? [cite(end.event, say`the log of PD tells its end`)] : [])]}
}

/** `doing`: the step at which it stands; a finished one stands at none. */
function described({regionId, desc, steps, currentStep}: ShownOperator): Pick<OperatorChange, 'region' | 'desc' | 'doing'> {
  const step = steps[currentStep]
  return {region: regionId, desc, doing: step ? {kind: step.kind, text: step.text} : null}
}

function shown(operator: ShownOperator): Evidence {
  return cite(operator, say`${operator.desc} of Region ${operator.regionId} is at step ${operator.currentStep}`)
}

const ENDS: ReadonlyArray<readonly [SignatureId, OperatorEnd]> = [
  ['operator-finished', 'finished'],
  ['operator-timed-out', 'timed-out'],
  ['operator-canceled', 'canceled'],
  ['operator-replaced', 'replaced'],
  ['operator-expired', 'expired'],
  ['operator-removed', 'removed'],
]

/** The first end of an operator of this Region and kind that pd.log has after the dump in which it stood. */
function endOf({old, now}: Pair, {regionId, desc, createdAt}: ShownOperator): {readonly became: OperatorEnd; readonly event: LogEvent} | undefined {
  const ends = ENDS.flatMap(([signature, became]) => [old, now].flatMap(({cluster}) => cluster.logs?.seen(signature, {regionId})?.events ?? []).map((event) => ({became, event})))
  const own = ends.filter(({event}) => event.time !== undefined && event.time >= (createdAt ?? Number.POSITIVE_INFINITY) && `${event.message} ${event.fields.get('operator') ?? ''}`.includes(desc))
  return own.toSorted((a, b) => a.event.time! - b.event.time!)[0]
}
