import type {LabelConstraint, PlacementRule, RegionLabel, RuleGroup} from '../../model/scheduling.js'
import {type JsonSource, within} from '../../model/source.js'
import {type Fields, fieldsOf, flagOf, isFields, listOf, numberOf, textOf} from './fields.js'
import {labelsOf} from './stores.js'

interface PlacementDump {
  readonly rules: readonly PlacementRule[]
  /** Only a dump of bundles or groups tells them. */
  readonly groups?: readonly RuleGroup[]
  /** Rules that lack what makes them one. */
  readonly lost: number
}

/**
 * `config placement-rules show` prints an array of rules, `rule-bundle get` and Clinic's placement-rule.json bundles of them
 * (tikv/pd pkg/schedule/placement/rule.go):
 *
 *     [{"group_id": "pd", "id": "default", "start_key": "", "end_key": "", "role": "voter", "count": 3, "label_constraints": [{"key": "disk", "op": "in", "values": ["ssd"]}]}]
 *     [{"group_id": "pd", "group_index": 0, "group_override": false, "rules": [{"group_id": "pd", …}]}]
 */
export function readPlacementRules(value: unknown, source: JsonSource): PlacementDump {
  const entries = Array.isArray(value) ? value : value === null ? [] : [value]
  const bundles = entries.filter((entry) => isFields(entry) && Array.isArray(entry['rules']))
  const at = (index: number) => (Array.isArray(value) ? within(source, `/${index}`) : source)
  if (bundles.length === 0) return rulesOf(entries, at)
  const dumps = entries.map((bundle, index) => rulesOf(listOf(fieldsOf(bundle)['rules']), (rule) => within(at(index), `/rules/${rule}`)))
  return {
    rules: dumps.flatMap(({rules}) => rules),
    lost: dumps.reduce((sum, {lost}) => sum + lost, 0),
    groups: bundles.map((bundle) => fieldsOf(bundle)).map((bundle) => ({id: textOf(bundle['group_id']) ?? '', index: numberOf(bundle['group_index']) ?? 0, override: flagOf(bundle['group_override']) === true})),
  }
}

function rulesOf(entries: readonly unknown[], sourceAt: (index: number) => JsonSource): PlacementDump {
  const rules = entries.flatMap((entry, index) => ruleOf(fieldsOf(entry), sourceAt(index)) ?? [])
  return {rules, lost: entries.length - rules.length}
}

const ROLES = ['voter', 'leader', 'follower', 'learner'] as const

function ruleOf(rule: Fields, source: JsonSource): PlacementRule | undefined {
  const groupId = textOf(rule['group_id'])
  const id = textOf(rule['id'])
  const role = ROLES.find((name) => name === rule['role'])
  const count = numberOf(rule['count'])
  if (groupId === undefined || id === undefined || role === undefined || count === undefined) return undefined
  return {
    groupId,
    id,
    index: numberOf(rule['index']) ?? 0,
    override: flagOf(rule['override']) === true,
    startKey: (textOf(rule['start_key']) ?? '').toUpperCase(),
    endKey: (textOf(rule['end_key']) ?? '').toUpperCase(),
    role,
    isWitness: flagOf(rule['is_witness']) === true,
    count,
    labelConstraints: listOf(rule['label_constraints']).flatMap(constraintOf),
    locationLabels: listOf(rule['location_labels']).filter((label) => typeof label === 'string'),
    isolationLevel: textOf(rule['isolation_level']) ?? '',
    source,
  }
}

const OPS = ['in', 'notIn', 'exists', 'notExists'] as const

function constraintOf(value: unknown): LabelConstraint[] {
  const constraint = fieldsOf(value)
  const key = textOf(constraint['key'])
  const op = OPS.find((name) => name === constraint['op'])
  return key === undefined || op === undefined ? [] : [{key, op, values: listOf(constraint['values']).filter((text) => typeof text === 'string')}]
}

// [{"id": "pd", "index": 0, "override": false}]
export function readRuleGroups(value: unknown): readonly RuleGroup[] {
  return listOf(value).flatMap((entry) => {
    const group = fieldsOf(entry)
    const id = textOf(group['id'])
    return id === undefined ? [] : [{id, index: numberOf(group['index']) ?? 0, override: flagOf(group['override']) === true}]
  })
}

// [{"id": "import", "labels": [{"key": "schedule", "value": "deny"}], "rule_type": "key-range", "data": [{"start_key": "7480…", "end_key": "7480…"}]}]
export function readRegionLabels(value: unknown, source: JsonSource): readonly RegionLabel[] {
  return listOf(value).flatMap((entry, index) => {
    const label = fieldsOf(entry)
    const id = textOf(label['id'])
    if (id === undefined) return []
    const ranges = (Array.isArray(label['data']) ? label['data'] : [label['data']]).map((range) => fieldsOf(range))
    return [{id, labels: labelsOf(label['labels']), ranges: ranges.map((range) => ({startKey: (textOf(range['start_key']) ?? '').toUpperCase(), endKey: (textOf(range['end_key']) ?? '').toUpperCase()})), source: within(source, `/${index}`)}]
  })
}
