import {isLeft} from '../causes/left.js'
import {fate} from '../causes/quorum.js'
import {linesByNode, spanOf, storeOfNode, textOf} from '../causes/repeated-lines.js'
import {isCheckers} from '../causes/switches.js'
import type {Cluster} from '../model/cluster.js'
import type {LogEvent, Tally} from '../model/log-digest.js'
import {isJoint} from '../model/region.js'
import {isTiflash} from '../model/store.js'
import type {SignatureId} from '../signatures/index.js'
import type {Ranked} from './rank.js'

/** What the lines are held against: the whole bundle, and what was found in it. */
export interface Court {
  readonly cluster: Cluster
  readonly stores: readonly Ranked[]
  /** Causes that are at least likely. */
  readonly found: ReadonlySet<string>
}

/** What clears a loud line. A pattern without an alibi is innocent always. */
interface Alibi {
  /** Of each line. */
  readonly clears?: (event: LogEvent, court: Court) => boolean
  /** Of all of them: what makes the pattern evidence. */
  readonly unless?: (tally: Tally, court: Court) => boolean
}

const MINUTE_MS = 60_000
const HALF_HOUR_MS = 30 * MINUTE_MS
/** PD's limit for a store that it empties (server/cluster/cluster.go, storelimit.Unlimited). */
const UNLIMITED = 100_000_000

const isLeaving = ({stores}: Court, storeId: number | undefined) => stores.some(({target}) => target.id === storeId)
const isLeftOn = ({stores}: Court, regionId: number | undefined) => regionId !== undefined && stores.some(({target}) => isLeft(target, regionId))

/** Does a line of one of these signatures about the same Region come later? */
function isFollowed({cluster}: Court, event: LogEvent, ...signatures: readonly SignatureId[]): boolean {
  const {regionId, time} = event
  return regionId !== undefined && signatures.some((signature) => (cluster.logs?.seen(signature, {regionId})?.last.time ?? 0) >= (time ?? Number.POSITIVE_INFINITY))
}

/** The lines of the same kind about the same Region, on the same node. */
function alike({cluster}: Court, {signature, regionId, node}: LogEvent): Tally | undefined {
  return regionId === undefined ? undefined : cluster.logs?.seen(signature, {regionId, node})
}

const isBrief = (tally: Tally | undefined) => tally === undefined || spanOf(tally) < 2 * MINUTE_MS
const has = ({cluster}: Court, ...signatures: readonly SignatureId[]) => signatures.some((signature) => cluster.logs?.seen(signature) !== undefined)

/** [to_addr=tikv-5.lab:20160]   [addr=tikv-5.lab:20160] [store_id=5] */
function isCalledDead({cluster}: Court, {storeId, fields}: LogEvent): boolean {
  const address = fields.get('to_addr') ?? fields.get('addr')
  const called = storeId ?? [...(cluster.stores?.byId.values() ?? [])].find((store) => store.address === address)?.id
  return called !== undefined && ['dead', 'erased', 'disconnected'].includes(fate(cluster, called))
}

/** The host of a TiFlash that PD lists as Up: to ask it is no mistake. */
function asksLiveTiflash({cluster}: Court, event: LogEvent): boolean {
  const hosts = [...(cluster.stores?.byId.values() ?? [])].filter((store) => isTiflash(store) && store.stateName === 'Up').map(({address}) => address.replace(/:\d+$/, ''))
  return hosts.some((host) => textOf(event).includes(`${host}:`))
}

/** A restart or a stop of the same process within a minute. */
function isNearRestart({cluster}: Court, {node, time}: LogEvent): boolean {
  const events = (['tikv-started', 'tikv-stopping', 'raftstore-started'] as const).flatMap((signature) => cluster.logs?.seen(signature, {node})?.events ?? [])
  return events.some((event) => Math.abs((event.time ?? 0) - (time ?? 0)) < MINUTE_MS)
}

/** Every Up store has room: then a warning about space is one about the number of stores. */
function hasRoom({cluster}: Court): boolean {
  const up = [...(cluster.stores?.byId.values() ?? [])].filter(({stateName}) => stateName === 'Up')
  return up.length > 0 && up.every(({capacity, available}) => capacity !== undefined && available !== undefined && available >= capacity * 0.2)
}

const JOINT = /role:(?:Demoting|Incoming)Voter/
const ENTERS_JOINT = /Add peer:\{[^}]*role:(?:Demoting|Incoming)Voter/

/** The Region left the joint state: by its last change of members, and by the dump. */
function isOutOfJoint(court: Court, event: LogEvent): boolean {
  const last = court.cluster.logs?.seen(event.signature, event.regionId === undefined ? {} : {regionId: event.regionId})?.last
  const region = event.regionId === undefined ? undefined : court.cluster.regions?.get(event.regionId)
  return last !== undefined && !ENTERS_JOINT.test(textOf(last)) && !(region && isJoint(region))
}

const operatorOf = ({fields}: LogEvent) => fields.get('operator') ?? ''

/** By the id of the red herring; the conditions are those under which the pattern stops to be one. */
export const ALIBIS: Readonly<Record<string, Alibi>> = {
  'batch-raft-stream-established': {unless: (_, {cluster}) => linesByNode(cluster, ['batch-raft-established']).some((lines) => spanOf(lines) >= 2 * MINUTE_MS && lines.count >= (spanOf(lines) / 1000) * 2)},
  'kv-rpc-remote-stopped': {clears: (event, court) => textOf(event).includes('RemoteStopped') && (isNearRestart(court, event) || isBrief(court.cluster.logs?.seen(event.signature, {node: event.node})))},
  'connection-aborted-peer-down': {clears: (event, court) => !textOf(event).includes('larger than max') && isCalledDead(court, event)},
  'send-snap-remote-stopped': {clears: (event, court) => textOf(event).includes('RemoteStopped') && (isFollowed(court, event, 'snapshot-sent', 'snapshot-applied') || court.cluster.logs?.seen('snapshot-refused', {regionId: event.regionId ?? -1}) !== undefined || (alike(court, event)?.count ?? 0) < 3)},
  'region-not-exist-but-not-tombstone': {clears: (event, court) => !isLeftOn(court, event.regionId) || isBrief(alike(court, event))},
  'region-is-tombstone': {
    clears: ({regionId, node}, {cluster}) => {
      const peers = regionId === undefined ? undefined : cluster.regions?.get(regionId)?.peers
      const here = storeOfNode(cluster, node)
      return peers === undefined || (here !== undefined && !peers.some(({storeId}) => storeId === here))
    },
  },
  'stale-route-errors': {clears: ({regionId}, court) => !isLeftOn(court, regionId)},
  'leader-missing-on-single-peer': {unless: ({events}) => events.length < 2 || events.some(({time}) => time !== events[0]?.time)},
  'invalid-store-id-not-found': {clears: ({storeId}, {cluster}) => storeId !== 0 && cluster.regions !== undefined && (storeId === undefined || cluster.regions.on(storeId).length === 0)},
  'invalid-store-id-zero': {clears: ({storeId}) => storeId === 0},
  'pd-reconnect-interval-too-small': {unless: (_, {cluster}) => (cluster.logs?.seen('store-heartbeat-failed')?.count ?? 0) >= 3},
  'short-election-burst': {clears: (event, court) => isFollowed(court, {...event, time: court.cluster.logs?.seen(event.signature, {regionId: event.regionId ?? -1})?.last.time ?? Number.POSITIVE_INFINITY}, 'became-leader')},
  'single-snapshot-request': {clears: (event, court) => court.cluster.logs?.seen('snapshot-generation-failed', {regionId: event.regionId ?? -1}) === undefined && (isFollowed(court, event, 'snapshot-sent', 'snapshot-applied', 'conf-change-done') || (alike(court, event)?.count ?? 0) < 3)},
  'single-pending-conf-change': {clears: (event, court) => isFollowed(court, event, 'conf-change-done') || (event.regionId !== undefined && isBrief(alike(court, event)))},
  'peer-destroy-and-recreate': {clears: (event, court) => !has(court, 'snapshot-overlap') || !textOf(alike(court, event)?.last ?? event).includes('start destroy peer')},
  'resolved-ts-gap-large': {clears: (event, court) => event.regionId === undefined || court.cluster.logs?.seen('conf-change-ordered', {regionId: event.regionId}) === undefined || isFollowed(court, event, 'conf-change-done')},
  'tombstone-warning-for-up-store': {clears: (event) => !textOf(event).includes('state:Offline')},
  'tombstone-warning-space-wording': {clears: (event, court) => textOf(event).includes('state:Offline') && hasRoom(court), unless: (_, {found}) => found.has('all-candidates-low-space')},
  'tso-slow': {unless: (_, {found}) => found.has('pd-no-leader-or-flapping')},
  'store-delete-success': {clears: ({storeId}, {stores}) => stores.some(({target}) => target.id === storeId && (target.stage === 'leaving' || target.stage === 'removed'))},
  'remove-peer-limit-unlimited': {
    clears: ({storeId, fields}, court) => isLeaving(court, storeId) && fields.get('type') === 'remove-peer' && Number(fields.get('rate-per-min')) >= UNLIMITED,
    unless: (_, {cluster}) => cluster.storeLimits !== undefined && cluster.storeLimits.size > 0 && [...cluster.storeLimits.values()].every(({addPeer}) => (addPeer ?? 0) >= UNLIMITED),
  },
  'step-resent-by-heartbeat': {clears: (event, court) => event.fields.get('source') === 'heartbeat' && isFollowed(court, event, 'operator-finished')},
  'single-joint-role': {clears: (event, court) => JOINT.test(textOf(event)) && isOutOfJoint(court, event)},
  'merge-operator-added': {clears: (event, court) => /^"?merge-region/.test(operatorOf(event)) && isFollowed(court, event, 'operator-finished', 'operator-region-gone', 'merge-finished')},
  'single-operator-cancel': {clears: (event, court) => !isCheckers(event) || isFollowed(court, event, 'operator-added', 'operator-finished'), unless: ({count}) => count >= 20},
  'operator-canceled-flood': {
    clears: (event) => event.fields.get('takes') === '0s' && /^"?evict-leader/.test(operatorOf(event)),
    unless: ({count}, court) => count < 20 || court.found.has('leader-cannot-leave-the-store') || court.found.has('operator-starvation') || !has(court, 'operator-finished'),
  },
  'source-store-low-space': {clears: ({storeId}, court) => isLeaving(court, storeId)},
  'evict-slow-store': {unless: (_, {found}) => found.has('leader-cannot-leave-the-store')},
  'single-pd-leader-change': {unless: ({events, last}) => events.filter(({time}) => (last.time ?? 0) - (time ?? 0) <= HALF_HOUR_MS).length >= 3},
  'tidb-store-not-ready': {clears: (event, court) => !asksLiveTiflash(court, event)},
  'tiflash-probe-failed': {clears: (event, court) => !asksLiveTiflash(court, event)},
  'tidb-load-store-failed': {clears: ({storeId}, {cluster}) => storeId === undefined || (cluster.regions?.on(storeId).length ?? 0) === 0},
  'tiup-port-timeout': {unless: (_, court) => has(court, 'duplicated-store-address', 'tikv-fatal')},
}
