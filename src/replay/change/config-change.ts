import type {Cluster} from '../../model/cluster.js'
import {say, type Sentence} from '../../model/say.js'
import {Config, type PlacementRule} from '../../model/scheduling.js'
import {isTiflash} from '../../model/store.js'
import {releaseOf} from '../releases.js'
import {usesRules} from '../settings.js'
import {assumed, type Change, type Changed, made, refused} from './change.js'
import {isDefaultRule, saveRule} from './rule-changes.js'

/** `config set`, with what PD refuses (PD server/server.go SetScheduleConfig, SetReplicationConfig). */
export function setConfig(path: string, value: string): Change {
  const says = say`\`${path}\` is set to \`${value}\``
  return (cluster) => {
    const changed = withValue(cluster, path, value)
    const refusal = refusalOf(changed)
    if (refusal !== undefined) return refused(cluster, says, refusal)
    if (path === 'replication.enable-placement-rules') return switchRules(cluster, changed, value, says)
    return COPIED_PATHS.has(path) && usesRules(cluster.config, cluster.placementRules) ? copyToRule(cluster, changed, says) : made(changed, says)
  }
}

function withValue(cluster: Cluster, path: string, value: string): Cluster {
  const config = cluster.config ?? new Config([])
  return {...cluster, config: config.with(path, value, assumed(say`${path}=${value}`))}
}

/** PD server/config/config.go ScheduleConfig.Validate, ReplicationConfig.Validate. */
function refusalOf({config}: Cluster): Sentence | undefined {
  const low = config?.number('schedule.low-space-ratio')
  const high = config?.number('schedule.high-space-ratio')
  for (const [name, ratio] of [['low', low], ['high', high]] as const) {
    if (ratio !== undefined && (ratio < 0 || ratio > 1)) return say`${name}-space-ratio should between 0 and 1`
  }
  if (low !== undefined && high !== undefined && low <= high) return say`low-space-ratio should be larger than high-space-ratio, and that is ${high}`
  const level = config?.text('replication.isolation-level') ?? ''
  const labels = config?.list('replication.location-labels')
  return level !== '' && labels?.includes(level) === false ? say`isolation-level must be one of location-labels or empty` : undefined
}

const COPIED_PATHS: ReadonlySet<string> = new Set(['replication.max-replicas', 'replication.location-labels', 'replication.isolation-level'])

/**
 * While placement rules are on, these keys mean nothing but what they write into the rule `pd/default`: from 5.0 on, and
 * the isolation level from pd#7121 on. PD refuses where the rule differs from the configuration, so that neither is lost.
 */
function copyToRule(before: Cluster, changed: Cluster, says: Sentence): Changed {
  const {placementRules, version} = before
  if (!placementRules || !version) return made(changed, say`${says}; whether PD takes it depends on the rule \`pd/default\`, which is not in the bundle`)
  const release = releaseOf(version.is)
  const now = copied(before)
  const next = copied(changed)
  const isCopied = release.copiesReplication && (now.count !== next.count || !isSameSet(now.locationLabels, next.locationLabels) || (release.copiesIsolation && now.isolationLevel !== next.isolationLevel))
  if (!isCopied) return made(changed, say`${says}; with placement rules on it changes nothing`)

  const rule = placementRules.rules.find(isDefaultRule)
  if (!rule || rule.startKey !== '' || rule.endKey !== '') return refused(before, says, say`not only default rule exists, please update rule instead`)
  const isConsistent = rule.count === now.count && isSameSet(rule.locationLabels, now.locationLabels) && (!release.copiesIsolation || rule.isolationLevel === now.isolationLevel)
  if (!isConsistent) return refused(before, says, say`the default rules do not consistent with replication config, please update rule instead`)
  const isolationLevel = release.copiesIsolation ? next.isolationLevel : rule.isolationLevel
  return made(saveRule(changed, rule, {...next, isolationLevel}), say`${says}, and in the rule \`pd/default\``)
}

function copied({config}: Cluster): Pick<PlacementRule, 'count' | 'locationLabels' | 'isolationLevel'> {
  return {count: config?.number('replication.max-replicas') ?? 3, locationLabels: config?.list('replication.location-labels') ?? [], isolationLevel: config?.text('replication.isolation-level') ?? ''}
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label) => b.includes(label))
}

function switchRules(before: Cluster, changed: Cluster, value: string, says: Sentence): Changed {
  const {placementRules, stores} = changed
  if (value !== 'true') {
    const hasTiflash = [...(stores?.byId.values() ?? [])].some((store) => store.state !== 'Tombstone' && isTiflash(store))
    if (hasTiflash) return refused(before, says, say`cannot disable placement rules with TiFlash nodes`)
    return made({...changed, placementRules: {isEnabled: false, rules: [], source: assumed(says)}}, says)
  }
  if (placementRules?.isEnabled) return made(changed, says)
  // PD schedule/placement/rule_manager.go Initialize: rules saved before come back, which no dump shows while they are off.
  return made({...changed, placementRules: {isEnabled: true, rules: [firstRule(changed)], source: assumed(says)}}, say`${says}; PD starts with the rule \`pd/default\` alone, unless others were saved before`)
}

function firstRule(cluster: Cluster): PlacementRule {
  return {...copied(cluster), groupId: 'pd', id: 'default', index: 0, override: false, startKey: '', endKey: '', role: 'voter', isWitness: false, labelConstraints: [], source: assumed(say`the rule that PD begins with`)}
}
