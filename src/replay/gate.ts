import type {Cluster} from '../model/cluster.js'
import type {Region, Regions} from '../model/region.js'
import {say, type Sentence} from '../model/say.js'
import {type Source, within} from '../model/source.js'
import type {Store} from '../model/store.js'
import type {Version} from '../model/version.js'
import {count} from '../model/words.js'
import {releaseOf} from './releases.js'

/** One condition of PD's for burying the store, and what the dumps say of it; null when they do not tell. */
interface GateTerm {
  readonly says: Sentence
  readonly holds: boolean | null
  readonly evidence: ReadonlyArray<{readonly says: Sentence; readonly source: Source}>
}

/** PD's test for turning a leaving store into a Tombstone. */
export interface Gate {
  /** PD's release, null when no file tells it: then the predicate is that of every release up to 8.5. */
  readonly version: string | null
  readonly predicate: 'region-count' | 'region-size'
  readonly terms: readonly GateTerm[]
}

/** PD server/cluster/cluster.go checkStores (6.1 to 8.5 checkStore, BuryStore): would it bury the store, term by term? */
export function gate(cluster: Cluster, storeId: number): Gate {
  const version = cluster.version?.is
  const store = cluster.stores?.byId.get(storeId)
  const isBySize = version !== undefined && releaseOf(version).buriesBySize
  const empty = isBySize ? sizeTerm(cluster.regions, storeId) : countTerm(cluster.regions, storeId, version)
  const displayed = store ? displayedTerm(store, cluster.regions) : undefined
  return {version: version?.text ?? null, predicate: isBySize ? 'region-size' : 'region-count', terms: [stateTerm(store), empty, ...(displayed ? [displayed] : [])]}
}

function stateTerm(store: Store | undefined): GateTerm {
  const says = say`the store is leaving: Offline, which newer releases also call Removing`
  if (!store) return {says, holds: null, evidence: []}
  return {says, holds: store.state === 'Offline', evidence: [{says: say`store \`${store.id}\` is \`${store.stateName}\``, source: within(store.source, '/store/state_name')}]}
}

/** GetStoreRegionCount: every Region of PD's cache with any peer there; it needs neither a leader nor the store's process. */
function countTerm(regions: Regions | undefined, storeId: number, version: Version | undefined): GateTerm {
  const says = say`no Region in PD has a peer on the store`
  const left = regions?.on(storeId) ?? []
  const [first] = left
  if (first) return {says, holds: false, evidence: [{says: say`${count(left.length, 'Region')} listed with a peer on store \`${storeId}\``, source: first.source}]}
  const list = completeList(regions, storeId, version)
  return list ? {says, holds: true, evidence: [{says: say`the list holds no Region with a peer on store \`${storeId}\``, source: list.source}]} : {says, holds: null, evidence: []}
}

/** GetRegionSize: Regions that no leader has reported since PD's start have size 0, so that a store can be buried with them. */
function sizeTerm(regions: Regions | undefined, storeId: number): GateTerm {
  const says = say`the Regions with a peer on the store have a size of 0 MiB in PD together`
  const left = regions?.on(storeId) ?? []
  const sized = left.filter(({size}) => size !== undefined && size > 0)
  const [first] = sized
  if (first) return {says, holds: false, evidence: [{says: say`${count(sized.length, 'Region')} on store \`${storeId}\` with a size above 0`, source: first.source}]}
  const list = left.every(({size}) => size !== undefined) ? completeList(regions, storeId, undefined) : undefined
  return list ? {says, holds: true, evidence: [{says: say`the list holds no Region on store \`${storeId}\` with a size above 0`, source: list.source}]} : {says, holds: null, evidence: []}
}

/** Regions that do not keep PD from burying their store: no leader has reported them, so that PD gives them no size, and it sums up sizes. */
export function weightless({version}: Cluster, regions: readonly Region[]): ReadonlySet<number> {
  const isBySize = version !== undefined && releaseOf(version.is).buriesBySize
  return new Set(isBySize ? regions.flatMap(({id, leader, size}) => (leader === undefined && size === 0 ? [id] : [])) : [])
}

/** A list that would show the Regions of the store; up to 4.0 `region store N` leaves out where it has a learner. */
function completeList(regions: Regions | undefined, storeId: number, version: Version | undefined) {
  const listsLearners = version === undefined || releaseOf(version).listsLearners
  return regions?.lists.find(({kind, isComplete, ...list}) => isComplete && (kind === 'all' || (kind === 'store' && listsLearners && list.storeId === storeId)))
}

/** The counter that `store` shows is not the one that PD tests: up to 6.4 it is only renewed by Region heartbeats (pd#4953). */
function displayedTerm(store: Store, regions: Regions | undefined): GateTerm | undefined {
  const listed = regions?.on(store.id).length
  if (listed === undefined || store.regionCount === undefined || (listed > 0) === (store.regionCount > 0)) return undefined
  return {
    says: say`\`region_count\` shows ${store.regionCount} where ${count(listed, 'Region')} ${listed === 1 ? 'is' : 'are'} listed: PD does not test it`,
    holds: null,
    evidence: [{says: say`store \`${store.id}\` shows \`region_count\` ${store.regionCount}`, source: within(store.source, '/status/region_count')}],
  }
}
