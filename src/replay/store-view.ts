import {DISCONNECTED_MS, type Store} from '../model/store.js'
import type {Release} from './releases.js'
import type {Filter} from './replay.js'
import type {Settings} from './settings.js'

/** A store as the filters see it: what does not depend on the Region is worked out once. */
export interface StoreView {
  readonly id: number
  /** Position among all stores, for tables. */
  readonly index: number
  readonly store: Store
  readonly isUp: boolean
  readonly isDisconnected: boolean
  readonly isDown: boolean
  readonly score: number
  /** Why no peer may come here whatever the Region: no Up store, or one for a special use. */
  readonly permanent: Filter | undefined
  readonly isLowOnSpace: boolean
  /** Why no peer may come here for the moment. */
  readonly temporary: Filter | undefined
  /** Why not even a witness may, which needs no Raft snapshot. */
  readonly unreachable: Filter | undefined
  /** No peer may be moved off for balance of places: too busy, or its remove-peer limit is used up. */
  readonly isPoorSource: boolean
  readonly isRemovalStarved: boolean
  /** May leadership be transferred here, rules apart? */
  readonly mayLead: boolean
}

/** What the cluster says of a store beside its own record. */
interface StoreContext {
  readonly release: Release
  readonly settings: Settings
  readonly moment: number | undefined
  readonly evictsLeader: boolean
  readonly pendingPeers: number
  readonly limit: {readonly addPeer?: number; readonly removePeer?: number} | undefined
}

/** Store heartbeats come every 10 s: the newest one in a dump is that much older than the dump at most. */
const HEARTBEAT_MS = 10_000

const GIB = 1024 ** 3

/**
 * A limit that gives out less than one token in an operator's life of 10 min is used up for good: the first operator
 * after a start of PD takes the only one. Tokens are not dumped, so a higher limit counts as open.
 */
const STARVED_PER_MINUTE = 0.1

/** Works out what the store is to the filters (PD schedule/filter/filters.go StoreStateFilter). */
export function viewStore(store: Store, index: number, context: StoreContext): StoreView {
  const silence = silenceOf(store, context)
  const [isUp, isDisconnected, isDown] = [store.state === 'Up', silence > DISCONNECTED_MS, silence > context.settings.maxDownMs]
  const isRemovalStarved = context.release.limitsRemoval && isStarved(context, context.limit?.removePeer)
  const unreachable = unreachableFilter(store, isDisconnected, context)
  const isAlive = isUp && !isDisconnected && !isDown
  return {
    id: store.id,
    index,
    store,
    isUp,
    isDisconnected,
    isDown,
    score: store.regionScore ?? 0,
    permanent: permanentFilter(store, isDown),
    isLowOnSpace: isLowOnSpace(store, context),
    temporary: unreachable ?? temporaryFilter(store, context),
    unreachable,
    isRemovalStarved,
    isPoorSource: isRemovalStarved || store.isBusy || hasManySnapshots(store, context),
    mayLead: isAlive && !store.isBusy && !context.evictsLeader && !rejectsLeader(store, context.settings),
  }
}

/** How long PD has not heard from the store, ms. Its own word for an Up store corrects what the heartbeats leave open. */
function silenceOf(store: Store, {moment, settings}: StoreContext): number {
  const now = store.seenAt ?? moment
  const computed = now === undefined || store.lastHeartbeat === undefined ? store.silence : now - store.lastHeartbeat
  if (store.stateName === 'Down') return computed === undefined ? settings.maxDownMs + 1 : computed + HEARTBEAT_MS
  if (store.stateName === 'Disconnected') return Math.max(computed ?? 0, DISCONNECTED_MS + 1)
  return computed ?? 0
}

/** PD schedule/filter/filters.go StoreStateFilter with AllowTemporaryStates, specialUseFilter. */
function permanentFilter(store: Store, isDown: boolean): Filter | undefined {
  if (store.state !== 'Up' || isDown) return 'not-up'
  return ['hotRegion', 'reserved'].includes(labelOf(store, 'specialUse')) ? 'special-use' : undefined
}

/** PD core/store.go IsLowSpace, by schedule/filter/filters.go storageThresholdFilter; `high-space-ratio` plays no part. */
function isLowOnSpace({capacity, available, regionCount}: Store, {release, settings}: StoreContext): boolean {
  if (capacity === undefined || available === undefined) return false
  if (capacity === 0) return !release.trustsEmptyCapacity
  if ((regionCount ?? 0) < release.fewRegions && available > 8 * GIB) return false
  return available / capacity < 1 - settings.lowSpaceRatio
}

/** PD schedule/filter/filters.go anyConditionMatch: what fastFailoverTarget tests of the state of the moment, and regionTarget first. */
function unreachableFilter(store: Store, isDisconnected: boolean, {release}: StoreContext): Filter | undefined {
  if (isDisconnected && release.testsDisconnectedTargets) return 'disconnected'
  return store.isBusy ? 'busy' : undefined
}

/** The rest of regionTarget, in its order. */
function temporaryFilter(store: Store, context: StoreContext): Filter | undefined {
  const {settings, limit, pendingPeers} = context
  if (isStarved(context, limit?.addPeer)) return 'store-limit'
  if (hasManySnapshots(store, context)) return 'snapshots'
  return settings.maxPendingPeers > 0 && pendingPeers > settings.maxPendingPeers ? 'pending-peers' : undefined
}

function hasManySnapshots(store: Store, {release, settings}: StoreContext): boolean {
  const counts = [store.sendingSnapCount, store.receivingSnapCount, release.countsApplyingSnapshots ? store.applyingSnapCount : 0]
  return counts.some((count) => count > settings.maxSnapshots)
}

function isStarved({settings}: StoreContext, perMinute: number | undefined): boolean {
  return settings.limitsStores && perMinute !== undefined && perMinute < STARVED_PER_MINUTE
}

// PD server/config/persist_options.go CheckLabelProperty compares key and value exactly.
function rejectsLeader(store: Store, {rejectLeader}: Settings): boolean {
  return store.labels.some((label) => rejectLeader.some(({key, value}) => label.key === key && label.value === value))
}

/** The value of a label, empty when the store has none. Keys match in any case (PD core/store.go GetLabelValue). */
export function labelOf({labels}: Store, key: string): string {
  const wanted = key.toLowerCase()
  return labels.find((label) => label.key.toLowerCase() === wanted)?.value ?? ''
}
