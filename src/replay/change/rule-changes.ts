import type {Cluster} from '../../model/cluster.js'
import {say, type Sentence} from '../../model/say.js'
import type {PlacementRule, PlacementRules} from '../../model/scheduling.js'
import {releaseOf} from '../releases.js'
import {type Change, type Changed, assumed, idle, made, refused} from './change.js'

/** `DELETE config/rule/GROUP/ID`. */
export function removeRule(group: string, id: string): Change {
  const says = say`the placement rule \`${group}/${id}\` is removed`
  return (cluster) =>
    withRule(cluster, says, group, id, (rules, rule) => {
      const rest = rules.rules.filter((other) => other !== rule)
      // PD schedule/placement/rule_list.go buildRuleList: every key needs a rule, and a voter or leader.
      if (leavesGap(rule, rest)) return refused(cluster, says, say`no rule with a voter or leader is left for its range`)
      return made({...cluster, placementRules: {...rules, rules: rest}}, says)
    })
}

/** `POST config/rule` with another count. */
export function setRuleCount(group: string, id: string, count: number): Change {
  const says = say`the placement rule \`${group}/${id}\` wants ${count}`
  return (cluster) =>
    withRule(cluster, says, group, id, (_, rule) => {
      // PD schedule/placement/rule_manager.go adjustRule
      if (count === 0) return refused(cluster, says, say`invalid count 0`)
      if (rule.role === 'leader' && count > 1) return refused(cluster, says, say`define multiple leaders by count ${count}`)
      return made(saveRule(cluster, rule, {count}), says)
    })
}

/** The cluster with one rule rewritten. PD copies the count of `pd/default` to the configuration (server/api/rule.go syncReplicateConfigWithDefaultRule). */
export function saveRule(cluster: Cluster, rule: PlacementRule, change: Partial<PlacementRule>): Cluster {
  const {placementRules, config, version} = cluster
  if (!placementRules) return cluster
  const saved = {...cluster, placementRules: {...placementRules, rules: placementRules.rules.map((other) => (other === rule ? {...rule, ...change} : other))}}
  const isCopied = version !== undefined && releaseOf(version.is).copiesRuleCount && isDefaultRule(rule)
  if (change.count === undefined || !isCopied || !config) return saved
  return {...saved, config: config.with('replication.max-replicas', change.count, assumed(say`max-replicas is ${change.count}`))}
}

export function isDefaultRule({groupId, id}: PlacementRule): boolean {
  return groupId === 'pd' && id === 'default'
}

/** `DELETE config/region-label/rule/ID`. */
export function removeRegionLabel(id: string): Change {
  const says = say`the Region label rule \`${id}\` is removed`
  return (cluster) => {
    const rest = cluster.regionLabels?.filter((label) => label.id !== id)
    if (!rest || rest.length === cluster.regionLabels?.length) return idle(cluster, says, say`the bundle shows no such rule`)
    return made({...cluster, regionLabels: rest}, says)
  }
}

function withRule(cluster: Cluster, says: Sentence, group: string, id: string, change: (rules: PlacementRules, rule: PlacementRule) => Changed): Changed {
  const {placementRules} = cluster
  if (!placementRules) return idle(cluster, says, say`the placement rules are not in the bundle`)
  if (!placementRules.isEnabled) return idle(cluster, says, say`placement rules are off`)
  const rule = placementRules.rules.find((other) => other.groupId === group && other.id === id)
  return rule ? change(placementRules, rule) : idle(cluster, says, say`there is no such rule`)
}

/** Is some key of the range left without a rule for a voter or leader? */
function leavesGap({startKey, endKey}: PlacementRule, rest: readonly PlacementRule[]): boolean {
  const electing = rest.filter(({role}) => role === 'voter' || role === 'leader').toSorted((a, b) => (a.startKey < b.startKey ? -1 : 1))
  let reached = startKey
  for (const rule of electing) {
    if (rule.startKey > reached) return true
    if (rule.endKey === '') return false
    if (rule.endKey > reached) reached = rule.endKey
    if (endKey !== '' && reached >= endKey) return false
  }
  return true
}
