import {type Cluster, momentOf} from '../model/cluster.js'
import type {Store} from '../model/store.js'
import {assemble, type Inputs} from './inputs.js'
import {configOf} from './recorded-config.js'
import {type Release, releaseOf} from './releases.js'
import {assumedGroups} from './rule-list.js'
import {limitsOf} from './store-limits.js'
import {type Settings, settingsOf, usesRules} from './settings.js'
import {type StoreView, viewStore} from './store-view.js'

/** The inputs, or what is missing of them. */
interface Reading {
  readonly inputs?: Inputs
  readonly missing: readonly string[]
  readonly assumed: readonly string[]
}

/** Reads the inputs; without one of the decisive dumps there are none. */
export function readInputs(cluster: Cluster): Reading {
  const {version, stores, config, placementRules} = cluster
  const isRuled = usesRules(config, placementRules)
  const missing = [
    ...(version ? [] : ['version']),
    ...(stores?.isComplete ? [] : ['stores']),
    ...(isRuled === undefined ? ['config'] : []),
    ...(isRuled && !placementRules?.isEnabled ? ['placement-rules'] : []),
  ]
  if (!version || !stores || missing.length > 0) return {missing, assumed: []}

  const release = releaseOf(version.is)
  const known = configOf(cluster)
  const {settings, assumed} = settingsOf(known.config, release)
  const views = viewStores(cluster, [...stores.byId.values()], release, settings)
  const inputs = assemble(cluster, {release, settings, stores: views, placementRules: isRuled ? placementRules : undefined})
  return {inputs, missing: minorGaps(cluster), assumed: [...assumed, ...known.assumed, ...assumptionsOf(cluster)]}
}

/** What PD looks at as well, and what decides for few Regions only. */
function minorGaps({storeLimits, config, schedulers}: Cluster): readonly string[] {
  return [
    ...(storeLimits || ['store-limit', 'store-balance-rate'].some((key) => config?.value(`schedule.${key}`) !== undefined) ? [] : ['store-limit']),
    ...(schedulers && !schedulers.evictLeaderStores ? ['schedulers'] : []),
  ]
}

/** What no dump tells and PD would not have without somebody's doing. */
function assumptionsOf(cluster: Cluster): readonly string[] {
  return [
    ...(cluster.version?.isInferred ? [`PD's release is ${cluster.version.is.text}, as that of TiKV`] : []),
    ...(cluster.regionLabels ? [] : ['no Region label rule is set']),
    ...overridingGroups(cluster).map((id) => `rule group \`${id}\` overrides those before it, as TiDB writes it`),
    ...(cluster.schedulers ? [] : ['no scheduler evicts leaders from a store']),
    ...(cluster.stores?.hasTombstones ? [] : ['a store that is not listed was purged, and is no Tombstone']),
  ]
}

function overridingGroups({placementRules}: Cluster): readonly string[] {
  const groups = placementRules ? assumedGroups(placementRules) : []
  return groups.flatMap(({id, override}) => (override ? [id] : []))
}

function viewStores(cluster: Cluster, stores: readonly Store[], release: Release, settings: Settings): readonly StoreView[] {
  const evicted = evictedStores(cluster, release)
  const moment = momentOf(cluster)
  const pending = release.showsPendingPeers ? undefined : countPending(cluster)
  return stores
    .toSorted((a, b) => a.id - b.id)
    .map((store, index) => {
      const pendingPeers = store.pendingPeerCount ?? pending?.get(store.id) ?? 0
      return viewStore(store, index, {release, settings, moment, pendingPeers, evictsLeader: evicted.has(store.id), limit: limitsOf(cluster, store.id)})
    })
}

/** PD schedule/filter/filters.go pauseLeaderTransfer, slowStoreEvicted, slowTrendEvicted, stoppingStoreEvicted. */
function evictedStores({schedulers}: Cluster, {grantKeepsLeadersAway}: Release): ReadonlySet<number> {
  const evictions = schedulers?.evictLeaderStores ?? []
  return new Set(evictions.filter(({scheduler}) => grantKeepsLeadersAway || scheduler !== 'grant-leader-scheduler').map(({storeId}) => storeId))
}

/** PD counts the Regions with a pending peer on the store (core/region.go GetStorePendingPeerCount). */
function countPending({regions}: Cluster): ReadonlyMap<number, number> | undefined {
  const list = regions?.lists.find(({check, isComplete}) => check === 'pending-peer' && isComplete)
  if (!list) return regions?.pendingByStore()
  const counts = new Map<number, number>()
  for (const {pendingPeers} of [...list.ids].flatMap((id) => regions?.get(id) ?? [])) for (const {storeId} of pendingPeers) counts.set(storeId, (counts.get(storeId) ?? 0) + 1)
  return counts
}

