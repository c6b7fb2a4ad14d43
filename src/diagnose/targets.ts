import type {LeavingStore} from '../causes/cause.js'
import {refusedDeletes, removalOf} from '../causes/history.js'
import type {Cluster} from '../model/cluster.js'
import {isTiflash, type Store} from '../model/store.js'
import {releaseOf} from '../replay/releases.js'

/** How far the removal of a store is, before any question of why. */
export type Stage = 'leaving' | 'removed' | 'reverted' | 'refused' | 'asked'

export interface Target extends LeavingStore {
  readonly stage: Stage
  /** When the removal began, as the log shows it. */
  readonly since: string | null
}

/** The stores that the report is about: those that leave first, then those whose removal is over, then the one asked for. */
export function targets(cluster: Cluster, asked?: number): readonly Target[] {
  const all = [...candidates(cluster, asked)].flatMap((id) => target(cluster, id, id === asked) ?? [])
  return all.toSorted((a, b) => RANK[a.stage] - RANK[b.stage] || a.id - b.id)
}

const RANK: Readonly<Record<Stage, number>> = {leaving: 0, reverted: 1, refused: 2, removed: 3, asked: 4}

function candidates(cluster: Cluster, asked: number | undefined): Set<number> {
  const ids = new Set<number>(asked === undefined ? [] : [asked])
  for (const store of cluster.stores?.byId.values() ?? []) if (store.state !== 'Up' || store.nodeState === 'Removing') ids.add(store.id)
  for (const signature of ['store-offline', 'store-tombstone', 'tombstone-kept'] as const) for (const id of cluster.logs?.storesOf(signature) ?? []) ids.add(id)
  for (const {id} of registeredOffline(cluster)) ids.add(id)
  for (const {storeId} of refusedDeletes(cluster)) ids.add(storeId)
  for (const id of erasedWithPeers(cluster)) ids.add(id)
  return ids
}

/** Stores whose Regions somebody has listed, and that the whole list of stores does not have: Tombstone or purged. */
function erasedWithPeers({stores, regions}: Cluster): readonly number[] {
  return (regions?.lists ?? []).flatMap(({kind, storeId, ids}) => (kind === 'store' && storeId !== undefined && ids.length > 0 && stores?.isComplete && !stores.byId.has(storeId) ? [storeId] : []))
}

function target(cluster: Cluster, id: number, isAsked: boolean): Target | undefined {
  const store = cluster.stores?.byId.get(id)
  const removal = removalOf(cluster, id)
  const stage = stageOf(cluster, id, store) ?? (isAsked ? 'asked' : undefined)
  if (!stage) return undefined
  const left = regionsLeft(cluster, id, store)
  const address = store?.address ?? removal.begun?.fields.get('store-address') ?? removal.buried?.fields.get('store-address')
  return {
    id,
    stage,
    since: removal.begun?.stamp || null,
    isTiflash: store !== undefined && isTiflash(store),
    ...(address !== undefined && {address}),
    ...(store && {store}),
    ...(left && {left: left.regions, isWhole: left.isWhole}),
  }
}

/** The dump decides; where it does not list the store the log does. */
function stageOf(cluster: Cluster, id: number, store: Store | undefined): Stage | undefined {
  const {begun, buried, reverted} = removalOf(cluster, id)
  if (store?.state === 'Tombstone' || store?.nodeState === 'Removed') return 'removed'
  if (store?.state === 'Offline' || store?.nodeState === 'Removing') return buried ? 'removed' : 'leaving'
  const isRefused = refusedDeletes(cluster).some(({storeId}) => storeId === id)
  if (store) return reverted ? 'reverted' : isRefused ? 'refused' : undefined
  if (buried || cluster.logs?.seen('tombstone-kept', {storeId: id})) return 'removed'
  if (reverted) return 'reverted'
  if (begun) return cluster.stores?.isComplete ? 'removed' : 'leaving'
  if (registeredOffline(cluster).some((other) => other.id === id)) return 'leaving'
  if (erasedWithPeers(cluster).includes(id)) return 'removed'
  return isRefused ? 'refused' : undefined
}

// … already registered by id:4 address:"10.1.0.20:20160" state:Offline      (server/cluster/cluster.go putStoreImpl)
const REGISTERED = /already registered by id:(\d+) [^\n]*?state:Offline/

/** Leaving stores that only PD's refusal of a new store at their address names. */
function registeredOffline(cluster: Cluster): ReadonlyArray<{readonly id: number}> {
  return (cluster.logs?.seen('duplicated-store-address')?.events ?? []).flatMap(({source, message, fields}) => {
    const match = REGISTERED.exec(`${message} ${[...fields.values()].join(' ')} ${source.quote}`)
    return match ? [{id: Number(match[1])}] : []
  })
}

function regionsLeft(cluster: Cluster, id: number, store: Store | undefined) {
  if (!cluster.regions) return undefined
  const regions = cluster.regions.on(id)
  const isWhole = cluster.regions.lists.some((list) => list.isComplete && (list.kind === 'all' || (list.kind === 'store' && list.storeId === id && !mayHide(cluster, list.ids.length, store))))
  return isWhole || regions.length > 0 ? {regions, isWhole} : undefined
}

/** Up to 4.0 `region store N` hides Regions that have a learner there (tikv/pd#3070): those of a TiFlash, or where the store counts more than the list. */
function mayHide({version}: Cluster, listed: number, store: Store | undefined): boolean {
  return !(version && releaseOf(version.is).listsLearners) && store !== undefined && (isTiflash(store) || (store.regionCount ?? 0) > listed)
}
