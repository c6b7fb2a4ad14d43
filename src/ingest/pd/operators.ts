import type {Operator, Step} from '../../model/operator.js'
import {fieldsOf, isFields, numberOf, textOf} from './fields.js'
import {parseOperator} from './operator-text.js'

/**
 * An entry of `operator show`, the answer of `operator check ID`, or from 8.0 an entry of `operators?object`
 * (tikv/pd pkg/schedule/operator/operator.go OpObject, which has no steps):
 *
 *     "replace-rule-offline-peer {mv peer: store [5] to [6]} (kind:replica,region, region:120(6,5), …)"
 *     "status: RUNNING, operator: replace-rule-offline-peer {mv peer: store [5] to [6]} (kind:replica,region, region:120(6,5), …)"
 *     {"desc": "replace-rule-offline-peer", "brief": "mv peer: store [5] to [6]", "region_id": 120, "region_epoch": {"conf_ver": 5, "version": 6}, "kind": 20, "timeout": "17m0s", "status": 1}
 */
export function readOperator(value: unknown): Operator | undefined {
  if (typeof value === 'string') return parseOperator(value.replace(/^status: .*?, operator: /, ''))
  const operator = fieldsOf(value)
  const desc = textOf(operator['desc'])
  const regionId = numberOf(operator['region_id'])
  if (!isFields(value) || desc === undefined || regionId === undefined) return undefined
  const brief = textOf(operator['brief']) ?? ''
  const epoch = fieldsOf(operator['region_epoch'])
  return {
    desc,
    kinds: [],
    regionId,
    epoch: {confVer: numberOf(epoch['conf_ver']) ?? 0, version: numberOf(epoch['version']) ?? 0},
    currentStep: 0,
    steps: stepsOf(brief),
    status: STATUS[numberOf(operator['status']) ?? 0] ?? 'running',
    text: `${desc} {${brief}}`,
  }
}

// tikv/pd pkg/schedule/operator/status.go
const STATUS: Readonly<Record<number, Operator['status']>> = {2: 'finished', 6: 'timeout'}

// mv peer: store [5] to [6]     rm peer: store [5]     add peer: store [6]     transfer leader: store 5 to 6
const BRIEF = /^(mv peer|rm peer|add peer|transfer leader): store \[?(\d+)\]?(?: to \[?(\d+)\]?)?/

function stepsOf(brief: string): readonly Step[] {
  const [, verb, one, other] = BRIEF.exec(brief) ?? []
  const [from, to] = [Number(one), other === undefined ? undefined : Number(other)]
  if (verb === 'rm peer') return [{kind: 'remove-peer', text: brief, storeId: from}]
  if (verb === 'add peer') return [{kind: 'add-peer', text: brief, storeId: from}]
  if (to === undefined) return []
  if (verb === 'transfer leader') return [{kind: 'transfer-leader', text: brief, storeId: to, fromStoreId: from}]
  return [{kind: 'add-learner', text: brief, storeId: to}, {kind: 'remove-peer', text: brief, storeId: from}]
}
