import {type Cluster, momentOf} from '../../model/cluster.js'
import {type Peer, type Region, whole} from '../../model/region.js'
import {say, type Sentence} from '../../model/say.js'
import type {StoreLimit} from '../../model/scheduling.js'
import {isTiflash, liveness, type Store} from '../../model/store.js'
import {elect, hasQuorum, isAlive} from '../quorum.js'
import {releaseOf} from '../releases.js'
import {limitsOf} from '../store-limits.js'
import {durationOf} from '../settings.js'
import {assumed, type Change, type Changed, idle, made} from './change.js'
import {withoutOperators} from './changed-operators.js'
import {ChangedRegions} from './changed-regions.js'

type Label = Store['labels'][number]

/** `tiup cluster scale-out`: as large as the largest store, empty, and the first that PD takes. */
export function addStore(labels: readonly Label[]): Change {
  const named = labels.map(({key, value}) => `${key}=${value}`).join(',')
  const says = say`one more empty store ${named === '' ? say`without labels` : say`with \`${named}\``}`
  return (cluster) => {
    if (!cluster.stores) return idle(cluster, says, say`the stores are not in the bundle`)
    const all = [...cluster.stores.byId.values()]
    const id = Math.max(0, ...all.map((store) => store.id)) + 1
    return made(withStore(cluster, emptyStore(cluster, id, labels)), say`${says}, as store ${id}`)
  }
}

const TIB = 1024 ** 4

function emptyStore(cluster: Cluster, id: number, labels: readonly Label[]): Store {
  const all = [...(cluster.stores?.byId.values() ?? [])]
  const capacity = Math.max(TIB, ...all.map((store) => store.capacity ?? 0))
  const counts = {leaderCount: 0, regionCount: 0, regionSize: 0, regionScore: 0, ...RESTED}
  return {id, address: `new-store-${id}:20160`, state: 'Up', stateName: 'Up', isPhysicallyDestroyed: false, labels, capacity, available: capacity, ...counts, ...heardNow(cluster), source: assumed(say`store ${id}`)}
}

const RESTED = {pendingPeerCount: 0, sendingSnapCount: 0, receivingSnapCount: 0, applyingSnapCount: 0, isBusy: false}

function heardNow(cluster: Cluster): Pick<Store, 'lastHeartbeat' | 'seenAt'> {
  const moment = momentOf(cluster) ?? 0
  return {lastHeartbeat: moment, seenAt: moment}
}

/** The process starts again with its data: its peers catch up, and Regions that lacked only it elect a leader. */
export function start(id: number): Change {
  const says = say`the process of store ${id} runs again`
  return (cluster) =>
    withKnown(cluster, id, says, (store) => {
      const reported = reportToRecovery(cluster, id)
      if (liveness(store) === 'alive' && reported === cluster) return idle(cluster, says, say`for it runs`)
      const changed = withStore(reported, revived(store, cluster))
      const before = (storeId: number) => isAlive(cluster, storeId)
      const after = (storeId: number) => isAlive(changed, storeId)
      return onRegions(releaseOperators(changed, id), id, (region) => recovered(hasQuorum(region, after) && !hasQuorum(region, before) ? elect(region, after) : region, id))
    })
}

function revived({capacity, available, ...store}: Store, cluster: Cluster): Store {
  // 0 means that PD has had no heartbeat: what the disk has is not known.
  const space = capacity === 0 ? {} : {...(capacity !== undefined && {capacity}), ...(available !== undefined && {available})}
  return {...store, ...space, ...RESTED, ...heardNow(cluster), stateName: store.state === 'Up' ? 'Up' : store.stateName}
}

/** Operators that waited for the store can end, and PD decides anew; so can those of Regions with a peer there. */
function releaseOperators(cluster: Cluster, storeId: number): Cluster {
  const waiting = new Set(cluster.operators?.filter(({steps}) => steps.some((step) => step.storeId === storeId)).map(({regionId}) => regionId))
  return withoutOperators(cluster, (id) => waiting.has(id) || (cluster.regions?.get(id)?.peers.some((peer) => peer.storeId === storeId) ?? false))
}

// Stores that have not reported to PD: 6, 9      Stores that have not dispatched plan: 6
const MISSING_REPORTS = /^(Stores that have not (?:reported to PD|dispatched plan): )(.*)$/

/** An unsafe recovery that waits for the report of this store alone gets on (PD pkg/unsaferecovery/unsafe_recovery_controller.go CollectReport). */
function reportToRecovery(cluster: Cluster, storeId: number): Cluster {
  const last = cluster.recovery?.at(-1)
  if (!cluster.recovery || !last || !last.details.some((line) => MISSING_REPORTS.exec(line)?.[2]?.split(', ').includes(String(storeId)))) return cluster
  const details = last.details.map((line) => line.replace(MISSING_REPORTS, (_, label: string, ids: string) => label + ids.split(', ').filter((id) => id !== String(storeId)).join(', ')))
  const isWaiting = details.some((line) => /\d/.test(MISSING_REPORTS.exec(line)?.[2] ?? ''))
  const stage = {...last, details, ...(!isWaiting && {info: 'Unsafe recovery Finished'})}
  return {...cluster, recovery: [...cluster.recovery.slice(0, -1), stage]}
}

/** Nothing is down or behind on the store any more. */
function recovered(region: Region, storeId: number): Region {
  const isOther = (peer: Peer) => peer.storeId !== storeId
  const [downPeers, pendingPeers] = [region.downPeers.filter(({peer}) => isOther(peer)), region.pendingPeers.filter(isOther)]
  const isSame = downPeers.length === region.downPeers.length && pendingPeers.length === region.pendingPeers.length
  return isSame ? region : {...whole(region), downPeers, pendingPeers}
}

const HALF_HOUR_MS = 30 * 60_000

/** The process stays dead: PD calls an Up store Down after max-store-down-time, and Regions without a majority lose their leader. */
export function stop(id: number): Change {
  return (cluster) =>
    withKnown(cluster, id, say`store ${id} stays dead`, (store) => {
      const silence = 2 * (durationOf(cluster.config?.text('schedule.max-store-down-time')) ?? HALF_HOUR_MS)
      const seenAt = store.seenAt ?? momentOf(cluster) ?? 0
      const changed = withStore(cluster, {...store, seenAt, lastHeartbeat: seenAt - silence, stateName: store.state === 'Up' ? 'Down' : store.stateName})
      return onRegions(changed, id, (region) => bereft(region, id, silence / 1000, (storeId) => isAlive(changed, storeId)))
    })
}

function bereft(region: Region, storeId: number, downSeconds: number, isLeft: (storeId: number) => boolean): Region {
  const peer = region.peers.find((candidate) => candidate.storeId === storeId)
  if (!peer) return region
  if (!hasQuorum(region, isLeft)) return {...whole(region), leader: undefined}
  const downPeers = [...region.downPeers.filter((down) => down.peer.id !== peer.id), {peer, downSeconds}]
  const isLed = region.leader === undefined || region.leader.storeId !== storeId
  return {...whole(isLed ? region : elect(region, isLeft)), downPeers}
}

/** `store label`; keys match in any case (PD core/store.go MergeLabels). */
export function label(id: number, key: string, value: string): Change {
  return (cluster) =>
    withKnown(cluster, id, value === '' ? say`store ${id} loses the label \`${key}\`` : say`store ${id} gets the label \`${key}=${value}\``, (store) => {
      const rest = store.labels.filter((other) => other.key.toLowerCase() !== key.toLowerCase())
      return withStore(cluster, {...store, labels: value === '' ? rest : [...rest, {key, value}]})
    })
}

/** Space is freed, or used up. */
export function setFree(id: number, ratio: number): Change {
  return (cluster) =>
    withKnown(cluster, id, say`${Number((ratio * 100).toFixed(2))} % of store ${id} are free`, (store) => {
      const capacity = store.capacity || TIB
      return withStore(cluster, {...store, capacity, available: capacity * ratio})
    })
}

/** PD's default pace, peers a minute (server/config/config.go DefaultStoreLimit, DefaultTiFlashStoreLimit). */
const DEFAULT_LIMIT = {tikv: 15, tiflash: 30}

/** Slower than this the limiter of a store is empty most of the time. */
const SLOW_PER_MINUTE = 1

/** `store limit STORE N KIND`. */
export function limitStore(id: number, kind: 'addPeer' | 'removePeer', perMinute: number): Change {
  const says = say`the ${kind === 'addPeer' ? 'add-peer' : 'remove-peer'} limit of store ${id} is ${perMinute} a minute`
  return (cluster, first) =>
    withKnown(cluster, id, says, (store) => {
      const limits = limitsOf(cluster, id)
      const old = limits[kind] ?? (isTiflash(store) ? DEFAULT_LIMIT.tiflash : DEFAULT_LIMIT.tikv)
      if (kind === 'addPeer' && perMinute > old && old < SLOW_PER_MINUTE && isUsedUp(first)) return idle(cluster, says, say`for this release goes on reading the limiter that is used up until an operator for the store is made, or another PD leads`)
      const limit: StoreLimit = {...limits, storeId: id, [kind]: perMinute, source: assumed(says)}
      return {...cluster, storeLimits: new Map([...(cluster.storeLimits ?? []), [id, limit]])}
    })
}

/** Where the remove-peer limit of a leaving store is as low, that one runs dry first and the targets have a token left. */
function isUsedUp(cluster: Cluster): boolean {
  if (cluster.version && releaseOf(cluster.version.is).refreshesStoreLimits) return false
  const leaving = [...(cluster.stores?.byId.values() ?? [])].filter(({state}) => state === 'Offline')
  return leaving.every(({id}) => (limitsOf(cluster, id).removePeer ?? Infinity) >= SLOW_PER_MINUTE)
}

function withKnown(cluster: Cluster, id: number, says: Sentence, change: (store: Store) => Cluster | Changed): Changed {
  const store = cluster.stores?.byId.get(id)
  if (!store) return idle(cluster, says, say`the bundle shows no such store`)
  if (store.state === 'Tombstone') return idle(cluster, says, say`it is Tombstone`)
  const changed = change(store)
  return 'says' in changed ? changed : made(changed, says)
}

function withStore(cluster: Cluster, store: Store): Cluster {
  if (!cluster.stores) return cluster
  return {...cluster, stores: {...cluster.stores, byId: new Map([...cluster.stores.byId, [store.id, store]])}}
}

/** The cluster with the Regions on one store changed: a million that stay as they are stay the same list. */
function onRegions(cluster: Cluster, storeId: number, change: (region: Region) => Region): Cluster {
  const {regions} = cluster
  const changes = new Map<number, Region>()
  for (const region of regions?.on(storeId) ?? []) {
    const changed = change(region)
    if (changed !== region) changes.set(region.id, changed)
  }
  return regions && changes.size > 0 ? {...cluster, regions: new ChangedRegions(regions, changes)} : cluster
}
