import type {Cluster} from '../model/cluster.js'
import {isTiflash, type Store} from '../model/store.js'
import type {Decision, Filter, Replay} from '../replay/replay.js'
import {cite, type Evidence, type LeavingStore} from './cause.js'

/** Order in which stores drop out of the candidates when we ask which filter took the last one: what cannot change by itself first. */
const ORDER: readonly Filter[] = ['has-peer', 'not-up', 'special-use', 'exclusive-label', 'label-constraints', 'isolation', 'low-space', 'worse-location', 'store-limit', 'snapshots', 'pending-peers', 'disconnected', 'busy']

export type Reason = 'too-few' | 'label' | 'constraints' | 'isolation' | 'low-space' | 'location' | 'limit' | 'snapshots' | 'silent' | 'tiflash'

const REASON_OF: Readonly<Record<Filter, Reason>> = {
  'has-peer': 'too-few', 'not-up': 'too-few', 'special-use': 'label', 'exclusive-label': 'label', 'label-constraints': 'constraints', isolation: 'isolation', 'low-space': 'low-space',
  'worse-location': 'location', 'store-limit': 'limit', snapshots: 'snapshots', 'pending-peers': 'snapshots', disconnected: 'silent', busy: 'silent',
}

/** Regions left that PD wants to move and finds no store for, by the filter that removed the last candidate. */
export interface NoTarget {
  readonly regions: readonly number[]
  readonly decision: Decision
  readonly reason: Reason
}

export function noTargets(cluster: Cluster, store: LeavingStore, replay: Replay | undefined): readonly NoTarget[] {
  return (replay?.groups ?? [])
    .filter(({decision}) => decision.kind === 'none' && decision.obstacle === 'no-target')
    .map(({regions, decision}) => ({regions, decision, reason: reasonFor(cluster, store, decision)}))
}

function reasonFor(cluster: Cluster, store: LeavingStore, decision: Decision): Reason {
  if (store.isTiflash) return 'tiflash'
  const others = decision.rejected.filter(({storeId}) => storeId !== store.id)
  const candidates = others.filter(({storeId, by}) => {
    const other = cluster.stores?.byId.get(storeId)
    return !(by === 'exclusive-label' && other !== undefined && isTiflash(other))
  })
  const last = candidates.toSorted((a, b) => ORDER.indexOf(b.by) - ORDER.indexOf(a.by))[0]
  return last ? REASON_OF[last.by] : 'too-few'
}

export function withReason(cases: readonly NoTarget[], reason: Reason): {readonly regions: readonly number[]; readonly decisions: readonly Decision[]} {
  const mine = cases.filter((one) => one.reason === reason)
  return {regions: mine.flatMap(({regions}) => regions), decisions: mine.map(({decision}) => decision)}
}

/** The stores that a filter rejects in any of the decisions, with PD's record of them. */
export function rejectedBy(cluster: Cluster, decisions: readonly Decision[], filters: readonly Filter[]): readonly Store[] {
  const ids = new Set(decisions.flatMap(({rejected}) => rejected.filter(({by}) => filters.includes(by)).map(({storeId}) => storeId)))
  return [...ids].toSorted((a, b) => a - b).flatMap((id) => cluster.stores?.byId.get(id) ?? [])
}

/** Where the configuration that the decision rests on stands. */
export function citeConfig({config}: Cluster, path: string, says: string): Evidence[] {
  const source = config?.cite(path)
  return source ? [{says, source}] : []
}

/** The placement rule of a decision, with its place in the dump. */
export function citeRule({placementRules}: Cluster, {rule}: Decision): Evidence[] {
  const found = placementRules?.rules.find(({groupId, id}) => `${groupId}/${id}` === rule)
  return found ? [cite(found, `placement rule ${rule} wants ${found.count} ${found.role}s`)] : []
}
