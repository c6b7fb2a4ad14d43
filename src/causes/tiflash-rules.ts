import type {Cluster} from '../model/cluster.js'
import {say} from '../model/say.js'
import type {PlacementRule} from '../model/scheduling.js'
import {isTiflash, type Store} from '../model/store.js'
import type {Decision, Replay} from '../replay/replay.js'
import {cite, type Evidence, type LeavingStore} from './cause.js'
import {noTargets, ruleOf} from './no-target.js'

/** A rule that wants more TiFlash replicas than there will be TiFlash stores, and the Regions left that it keeps. */
export interface TiflashShortage {
  readonly rule: PlacementRule
  readonly regions: readonly number[]
  readonly decision: Decision
  /** From the rule's name, `table-45-r`; a partition counts as a table. */
  readonly tableId: number | undefined
  /** Is there a table of this id that TiDB wants on TiFlash? `unknown` without INFORMATION_SCHEMA.TIFLASH_REPLICA. */
  readonly table: 'wanted' | 'dropped' | 'perhaps-partition' | 'unknown'
}

export function shortagesOf(cluster: Cluster, store: LeavingStore, replay: Replay | undefined): readonly TiflashShortage[] {
  const byRule = new Map<PlacementRule, {regions: number[]; decision: Decision}>()
  for (const {regions, decision, reason} of noTargets(cluster, store, replay)) {
    const rule = reason === 'tiflash' ? ruleOf(cluster, decision) : undefined
    if (!rule) continue
    const known = byRule.get(rule) ?? {regions: [], decision}
    known.regions.push(...regions)
    byRule.set(rule, known)
  }
  return [...byRule].map(([rule, {regions, decision}]) => {
    const tableId = tableOf(rule)
    return {rule, regions, decision, tableId, table: fateOf(cluster, tableId)}
  })
}

// TiDB domain/infosync/tiflash_manager.go MakeNewRule: group tiflash, id table-45-r
function tableOf({id}: PlacementRule): number | undefined {
  const [, digits] = /^table-(\d+)-r$/.exec(id) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/**
 * The list names tables only: beside a partitioned one an id that it lacks may be a partition. TiDB gives rules to the
 * partitions then and none to the table (ddl/table.go onSetTableFlashReplica), so that a table with a rule has no partitions.
 */
function fateOf({tiflashReplicas, placementRules}: Cluster, tableId: number | undefined): TiflashShortage['table'] {
  if (!tiflashReplicas || tableId === undefined) return 'unknown'
  if (tiflashReplicas.tables.some((table) => table.tableId === tableId)) return 'wanted'
  const ruled = new Set(placementRules?.rules.map(tableOf))
  return tiflashReplicas.tables.every((table) => ruled.has(table.tableId)) ? 'dropped' : 'perhaps-partition'
}

/** TiFlash stores that stay and may serve. */
export function tiflashBeside({stores}: Cluster, leaving: LeavingStore): readonly Store[] {
  return [...(stores?.byId.values() ?? [])].filter((store) => store.id !== leaving.id && isTiflash(store) && store.state === 'Up' && store.stateName !== 'Down')
}

export function citeShortage({rule}: TiflashShortage): Evidence {
  return cite(rule, say`placement rule \`${rule.groupId}/${rule.id}\` wants ${rule.count} on TiFlash`)
}
