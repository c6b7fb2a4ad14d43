import {grouped} from '../model/grouped.js'
import type {Region} from '../model/region.js'
import type {LabelConstraint, PlacementRule, PlacementRules, RuleGroup} from '../model/scheduling.js'
import {boundariesOf, firstAfter, isCrossed} from './key-range.js'
import type {Location} from './location.js'
import type {Release} from './releases.js'
import type {Filter} from './replay.js'
import {labelOf, type StoreView} from './store-view.js'

/** A placement rule together with what it says of every store. */
export interface RuleView {
  readonly rule: PlacementRule
  readonly name: string
  readonly location: Location
  /** By the store's index: why the rule wants no peer there. */
  readonly refusals: ReadonlyArray<Filter | undefined>
}

/** Which rules hold for which keys (PD schedule/placement/rule_list.go). */
export class RuleList {
  private constructor(
    private readonly keys: readonly string[],
    private readonly rules: ReadonlyArray<readonly RuleView[]>,
  ) {}

  static of(rules: PlacementRules, release: Release, view: (rule: PlacementRule) => RuleView): RuleList {
    const groups = new Map(release.hasRuleGroups ? (rules.groups ?? assumedGroups(rules)).map((group) => [group.id, group]) : [])
    const sorted = rules.rules.toSorted((a, b) => compareRules(a, b, groups))
    const keys = boundariesOf(sorted)
    return new RuleList(keys, sweep(keys, sorted.map(view)).map((active) => rulesToApply(active, groups)))
  }

  /** The rules in PD's order; empty when the Region spans a boundary, or no rule holds there. */
  rulesFor(region: Region): readonly RuleView[] {
    return this.isCrossedIn(region) ? [] : (this.rules[firstAfter(this.keys, region.startKey) - 1] ?? [])
  }


  /** Does a rule begin or end inside the Region? */
  isCrossedIn(region: Region): boolean {
    return isCrossed(this.keys, region)
  }
}

/**
 * The groups as TiDB writes them, where no dump tells: the rules of a placement policy replace `pd/default`, and
 * those of TiFlash come after both (pingcap/tidb ddl/placement/bundle.go Reset, domain/infosync SetTiFlashGroupConfig).
 */
export function assumedGroups({rules, groups}: PlacementRules): readonly RuleGroup[] {
  if (groups) return []
  const ids = new Set(rules.map(({groupId}) => groupId))
  const policies = [...ids].filter((id) => id.startsWith('TiDB_DDL_')).map((id) => ({id, index: 40, override: true}))
  return policies.length > 0 ? [...policies, {id: 'tiflash', index: 120, override: false}] : []
}

/** The rules that are active from each key on: one comes in at its start and goes at its end, the order stays. */
function sweep(keys: readonly string[], sorted: readonly RuleView[]): ReadonlyArray<readonly RuleView[]> {
  const rank = new Map(sorted.map((view, at) => [view, at]))
  const starting = grouped(sorted, ({rule}) => rule.startKey)
  let active: readonly RuleView[] = []
  return keys.map((key) => {
    const staying = active.filter(({rule}) => rule.endKey === '' || rule.endKey > key)
    active = [...staying, ...(starting.get(key) ?? [])].toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
    return active
  })
}

/** PD schedule/placement/rule.go compareRule. */
function compareRules(a: PlacementRule, b: PlacementRule, groups: ReadonlyMap<string, RuleGroup>): number {
  const indexOf = ({groupId}: PlacementRule) => groups.get(groupId)?.index ?? 0
  return indexOf(a) - indexOf(b) || compareText(a.groupId, b.groupId) || a.index - b.index || compareText(a.id, b.id)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** PD schedule/placement/rule.go prepareRulesForApply: an overriding rule drops those before it in its group, an overriding group all groups before it. */
function rulesToApply(rules: readonly RuleView[], groups: ReadonlyMap<string, RuleGroup>): readonly RuleView[] {
  const applied: RuleView[] = []
  let from = 0
  for (const [at, {rule}] of rules.entries()) {
    if (at === 0) continue
    if (rules[from]?.rule.groupId !== rule.groupId) {
      if (groups.get(rule.groupId)?.override) applied.length = 0
      else applied.push(...rules.slice(from, at))
      from = at
    }
    if (rule.override) from = at
  }
  return [...applied, ...rules.slice(from)]
}

// PD schedule/placement/label_constraint.go isExclusiveLabel: these two in this case only, and `$…`.
const EXCLUSIVE_LABELS: ReadonlySet<string> = new Set(['engine', 'exclusive'])

/** Why a rule with these constraints wants no peer on the store (PD schedule/placement/label_constraint.go MatchLabelConstraints). */
export function refusalBy(constraints: readonly LabelConstraint[], {store}: StoreView): Filter | undefined {
  const isForeign = store.labels.some(({key}) => isExclusive(key) && constraints.every((constraint) => constraint.key !== key))
  if (isForeign) return 'exclusive-label'
  return constraints.every((constraint) => isMet(constraint, labelOf(store, constraint.key))) ? undefined : 'label-constraints'
}

function isExclusive(key: string): boolean {
  return key.startsWith('$') || EXCLUSIVE_LABELS.has(key)
}

function isMet({op, values}: LabelConstraint, label: string): boolean {
  if (op === 'in') return label !== '' && values.includes(label)
  if (op === 'notIn') return label === '' || !values.includes(label)
  return (op === 'exists') === (label !== '')
}
