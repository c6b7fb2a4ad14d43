import {type Cluster, momentOf} from '../model/cluster.js'
import {say, type Sentence} from '../model/say.js'
import type {Store} from '../model/store.js'
import {count, lasting} from '../model/words.js'
import type {Decision, Filter, Rejection} from '../replay/replay.js'
import {shownLimit} from '../replay/store-limits.js'
import {type Answer, cite, type Confidence, type Evidence, type LeavingStore, ruledOut} from './cause.js'
import {fallOf} from './progress.js'

/** A store that is silent for less than this may only be restarting. */
const RESTART_MS = 60_000
/** A silence of this length is no restart. */
const LONG_MS = 5 * 60_000

/** States that pass by themselves; the limit of a store passes too, but not within the life of an operator. */
const TEMPORARY: ReadonlySet<Filter> = new Set(['disconnected', 'busy', 'store-limit', 'snapshots', 'pending-peers'])

/** Does what rejects a store pass by itself? */
export function isTemporary(by: Filter): boolean {
  return TEMPORARY.has(by)
}

/** The candidates that only a state of the moment rejects, in any of the decisions. */
export function waitedFor(decisions: readonly Decision[]): readonly Rejection[] {
  const byStore = new Map(decisions.flatMap(({rejected}) => rejected).filter(({by}) => isTemporary(by)).map((rejection) => [rejection.storeId, rejection]))
  return [...byStore.values()].toSorted((a, b) => a.storeId - b.storeId)
}

/** Regions still leave, so that a state of the moment only slows the removal. */
export function whileDraining(cluster: Cluster, {id}: LeavingStore): Answer | undefined {
  const fall = fallOf(cluster, id)
  return fall && fall.after < fall.before ? ruledOut(say`the store still drains, from ${fall.before} to ${count(fall.after, 'Region')}: what passes by itself is no cause`) : undefined
}

/** One look at what may pass in a minute proves little; the same in two samples, or a long silence, does. */
export function sureOf(cluster: Cluster, rejections: readonly Rejection[]): Confidence {
  const sure = rejections.map((rejection) => sureOfOne(cluster, rejection))
  if (sure.every((confidence) => confidence === 'certain')) return 'certain'
  return sure.every((confidence) => confidence === 'possible') ? 'possible' : 'likely'
}

function sureOfOne(cluster: Cluster, {storeId, by}: Rejection): Confidence {
  const store = cluster.stores?.byId.get(storeId)
  if (by === 'store-limit') return 'certain'
  const silence = store ? silenceOf(cluster, store) : undefined
  if (by === 'disconnected' && silence !== undefined && silence >= LONG_MS) return 'certain'
  const looks = cluster.samples.flatMap(({stores, moment}) => (moment === undefined ? [] : (stores?.byId.get(storeId) ?? [])))
  // How many PD allows is its default only where no dump tells.
  const isAssumed = (by === 'snapshots' || by === 'pending-peers') && !cluster.config?.has('schedule')
  if (!isAssumed && looks.length >= 2 && looks.every((look) => isAsBefore(look, by))) return 'certain'
  return by === 'disconnected' && (silence ?? 0) < RESTART_MS ? 'possible' : 'likely'
}

function isAsBefore(store: Store, by: Filter): boolean {
  if (by === 'busy') return store.isBusy
  if (by === 'disconnected') return store.stateName === 'Disconnected'
  return by === 'pending-peers' || store.sendingSnapCount + store.receivingSnapCount + store.applyingSnapCount > 0
}

/** How long PD has not heard from the store. */
export function silenceOf(cluster: Cluster, {lastHeartbeat, seenAt, silence}: Store): number | undefined {
  const now = momentOf(cluster) ?? seenAt
  return now === undefined || lastHeartbeat === undefined ? silence : now - lastHeartbeat
}

/** Why the store takes no peer now, from its own record. */
export function citeRejection(cluster: Cluster, {storeId, by}: Rejection): Evidence[] {
  const store = cluster.stores?.byId.get(storeId)
  if (by === 'store-limit') return citeLimit(cluster, storeId, 'addPeer')
  return store ? [cite(store, describe(cluster, store, by))] : []
}

function describe(cluster: Cluster, store: Store, by: Filter): Sentence {
  const silence = silenceOf(cluster, store)
  if (by === 'disconnected') return say`store ${store.id} is ${store.stateName}${silence !== undefined ? say`: no heartbeat for ${lasting(silence)}` : ''}`
  if (by === 'busy') return say`store ${store.id} reports \`is_busy\``
  if (by === 'snapshots') return say`store ${store.id} sends ${store.sendingSnapCount}, receives ${store.receivingSnapCount} and applies ${count(store.applyingSnapCount, 'Raft snapshot')}`
  return say`store ${store.id} has ${store.pendingPeerCount === undefined ? say`more pending peers than PD allows` : count(store.pendingPeerCount, 'pending peer')}`
}

/** The limit as `store limit` or the configuration shows it. */
export function citeLimit(cluster: Cluster, storeId: number, kind: 'addPeer' | 'removePeer'): Evidence[] {
  const shown = shownLimit(cluster, storeId, kind)
  const key = kind === 'addPeer' ? 'add-peer' : 'remove-peer'
  return shown ? [{says: say`the \`${key}\` limit of store ${storeId} is ${shown.perMinute} a minute`, source: shown.source}] : []
}
