import {type Cluster, momentOf} from '../model/cluster.js'
import type {LocalPeer} from '../model/local-peer.js'
import type {LogEvent, LogNode} from '../model/log-digest.js'
import type {Region} from '../model/region.js'
import {say, type Sentence} from '../model/say.js'
import type {Store} from '../model/store.js'
import {isAtLeast} from '../model/version.js'
import {count} from '../model/words.js'
import type {SignatureId} from '../signatures/index.js'
import {type Answer, type LeavingStore, notChecked, ruledOut} from './cause.js'
import {isAfter, lastPdStart, reachesDumps} from './history.js'
import {leftThat, leftToldOf} from './left.js'
import {goneStores, isNowhere, leaderlessByAll, leadingPeer, newerThanPd, seenOf, tombstoneMajority} from './local-peers.js'
import {fate, type Quorum, quorumOf} from './quorum.js'

/** After a start PD knows no leader until heartbeats come; each TiKV reports at once on reconnect (pd_client handle_reconnect), so two minutes are ample. */
const SETTLED_MS = 2 * 60_000
/** A leader reports to PD at least once a minute (raftstore.pd-heartbeat-tick-interval). */
const HEARTBEAT_MS = 60_000
/** An election that goes on for longer than TiKV's abnormal-leader-missing-duration is no burst. */
const FAILING_MS = 10 * 60_000
/** Silence proves something only over a long log: a hibernated voter speaks up within half an hour (peer.rs on_check_peer_stale_state_tick). */
const SILENT_MS = 2 * 3_600_000
/** A running TiKV logs its garbage collection every ten minutes (src/server/gc_worker/gc_manager.rs): a log that ends earlier than this may have missed something. */
const QUIET_MS = 15 * 60_000

/** Does a missing leader prove anything at the moment of the dump? `early`: PD had just loaded its Regions. */
type Proof = 'settled' | 'early' | 'unprepared'

export function proofOf(cluster: Cluster): Proof {
  if (hasHeardNobody(cluster)) return 'unprepared'
  const start = lastPdStart(cluster)
  // Without a list of stores the dumps tell no time; the logs ended about when they were saved.
  const moment = momentOf(cluster) ?? endOfLogs(cluster)
  if (start?.loaded.time !== undefined && moment !== undefined && moment - start.loaded.time < SETTLED_MS) return start.isPrepared ? 'early' : 'unprepared'
  return !isPdStartKnown(cluster) && isWarmingUp(cluster) ? 'early' : 'settled'
}

/** Does a log of PD tell when it last loaded its Regions? One that ends long before the dumps may lack the last start. */
export function isPdStartKnown(cluster: Cluster): boolean {
  return lastPdStart(cluster) !== undefined && reachesDumps(cluster)
}

/** Statistics live in the memory of the PD leader: where no store has any, not one has reported to it yet (core/store.go). */
function hasHeardNobody({stores}: Cluster): boolean {
  const all = [...(stores?.byId.values() ?? [])].filter(({state}) => state !== 'Tombstone')
  return stores?.isComplete === true && all.length > 1 && all.every(({capacity}) => capacity === 0)
}

function endOfLogs({logs}: Cluster): number | undefined {
  const ends = logs?.nodes.flatMap(({to}) => to ?? []) ?? []
  return ends.length > 0 ? Math.max(...ends) : undefined
}

/** More than a fifth of what was dumped without leaders is, as a rule, a PD that still loads, and not a broken cluster. */
function isWarmingUp({regions}: Cluster): boolean {
  const many = Math.floor((regions?.count ?? 0) / 5) + 1
  return regions !== undefined && regions.count >= 5 && regions.leaderless(many).length >= many
}

type Kind = 'majority-lost' | 'peers-purged' | 'election-failing' | 'ghost' | 'pd-stale' | 'open'

/** Why one Region has no leader, as far as dumps and logs decide. */
export interface Case {
  readonly region: Region
  readonly quorum: Quorum
  readonly kind: Kind
  readonly confidence: 'certain' | 'likely' | 'possible'
  /** The lines that decide. */
  readonly events: readonly LogEvent[]
  /** Voters' logs that were searched and do not mention the Region. */
  readonly silent: readonly LogNode[]
  /** What TiKVs themselves answered that decides. */
  readonly local: readonly LocalPeer[]
}

const known = new WeakMap<LeavingStore, {readonly cluster: Cluster; readonly cases: readonly Case[]}>()

/** Regions left on the store that have no leader, or whose last known leader sits on a dead store with the majority. Many causes ask for them. */
export function leaderlessCases(cluster: Cluster, store: LeavingStore): readonly Case[] {
  const before = known.get(store)
  if (before?.cluster === cluster) return before.cases
  const shown = leftThat(store, (region) => hasNone(region) || leaderIsGone(cluster, region))
  const told = leftToldOf(cluster, store).filter((region) => isLeaderless(cluster, region) && !hasNone(region) && !leaderIsGone(cluster, region))
  const cases = (told.length > 0 ? [...shown, ...told].toSorted((a, b) => a.id - b.id) : shown).map((region) => classify(cluster, region))
  known.set(store, {cluster, cases})
  return cases
}

/** PD knows no leader, or every voter's own TiKV says that it follows nobody: PD keeps the last leader that it heard of. */
export function isLeaderless(cluster: Cluster, region: Region): boolean {
  return hasNone(region) || leaderlessByAll(cluster, region).length > 0
}

function hasNone({leader, isLeaderUnknown}: Region): boolean {
  return leader === undefined && !isLeaderUnknown
}

/** The answer where there is no such Region: sure only if the dump shows the leader of each. */
export function noneLeaderless(store: LeavingStore, why: Sentence = say`no Region left is without a leader`): Answer {
  const hidden = leftThat(store, ({isLeaderUnknown}) => isLeaderUnknown === true).length
  return hidden > 0 ? notChecked(say`the dump does not show whether ${count(hidden, 'Region')} left ${hidden === 1 ? 'has' : 'have'} a leader`, ['region-store']) : ruledOut(why)
}

function leaderIsGone(cluster: Cluster, region: Region): boolean {
  const {leader} = region
  const its = leader && fate(cluster, leader.storeId)
  if (its !== 'dead' && its !== 'erased') return false
  return quorumOf(cluster, region).state === 'lost' && region.peers.some(({id, role}) => id === leader?.id && role !== 'Learner')
}

const NONE: readonly never[] = []

export function classify(cluster: Cluster, region: Region): Case {
  const quorum = quorumOf(cluster, region)
  const nodes = voterNodes(cluster, quorum)
  const base = {region, quorum, events: NONE, silent: NONE, local: NONE}
  if (quorum.state === 'lost') return lostCase(cluster, base)
  const led = standingLeader(cluster, region)
  const isProven = led !== undefined && isProvenSince(cluster, led)
  const told = isProven ? undefined : toldCase(cluster, base)
  if (told) return told
  if (led) return {...base, kind: 'pd-stale', confidence: isProven ? 'certain' : 'likely', events: [led]}
  const votes = failingElections(cluster, region.id)
  if (votes) return {...base, kind: 'election-failing', ...votes}
  const silent = nodes.filter((node) => isSilent(cluster, region, node))
  const alive = quorum.voters.filter(({fate}) => fate === 'alive')
  const isGhost = quorum.state === 'alive' && isUnreported(cluster, region) && seenOf(cluster, region).held.length === 0 && alive.every(({peer}) => silent.some(({storeId}) => storeId === peer.storeId))
  return {...base, silent, kind: isGhost ? 'ghost' : 'open', confidence: isGhost ? 'likely' : 'possible'}
}

/** No leader has reported it since PD loaded it. Up to 3.0 PD leaves a size of 0 out (server/api/region.go `approximate_size,omitempty`). */
export function isUnreported({version}: Cluster, {size, lacks}: Region): boolean {
  return size === 0 || (size === undefined && lacks === undefined && version !== undefined && !isAtLeast(version.is, '3.1.0'))
}

/** What tikv-ctl and the status ports of the TiKVs settle, whatever the logs lack. */
function toldCase(cluster: Cluster, base: Pick<Case, 'region' | 'quorum' | 'events' | 'silent' | 'local'>): Case | undefined {
  const {region, quorum} = base
  const {gone, held} = seenOf(cluster, region)
  if (isNowhere(cluster, region)) return {...base, kind: 'ghost', confidence: 'certain', local: gone}
  const nothing = goneStores(cluster, region)
  const isGone = held.length === 0 && nothing.size > 0 && [...quorum.voters, ...quorum.learners].every(({peer, fate}) => nothing.has(peer.storeId) || fate === 'dead' || fate === 'erased')
  if (isGone) return {...base, kind: 'ghost', confidence: 'likely', local: gone}
  const silenced = tombstoneMajority(cluster, region)
  if (silenced.length > 0) return {...base, kind: 'election-failing', confidence: 'certain', local: silenced}
  const ahead = leadingPeer(cluster, region) ?? newerThanPd(cluster, region)
  return ahead && {...base, kind: 'pd-stale', confidence: 'likely', local: [ahead]}
}

/** A store that was only just lost may be back in a minute; one whose record is erased, with proof, is purged. */
function lostCase(cluster: Cluster, base: Pick<Case, 'region' | 'quorum' | 'events' | 'silent' | 'local'>): Case {
  const {voters, needed, alive} = base.quorum
  const isUncertain = voters.some(({fate, store}) => fate === 'dead' && store !== undefined && isOnlyUnheard(cluster, store))
  const gone = voters.filter(({fate}) => fate === 'dead' || fate === 'erased').length
  const isCertain = voters.length - gone < needed || alive + voters.filter(({fate}) => fate === 'disconnected').length < needed
  const purged = voters.filter(({peer, fate}) => fate === 'erased' && isPurged(cluster, peer.storeId))
  const events = purged.flatMap(({peer}) => purgeEvents(cluster, peer.storeId).slice(0, 1))
  return {...base, events, kind: purged.length > 0 ? 'peers-purged' : 'majority-lost', confidence: isCertain && !isUncertain ? 'certain' : 'possible'}
}

/** PD saves when it last heard from a store only every five minutes (server/cluster storePersistInterval). */
const PERSISTED_MS = 5 * 60_000

/** No heartbeat has reached this PD leader, and the last one that an earlier one saved is so young that PD may just have started. */
function isOnlyUnheard(cluster: Cluster, {capacity, stateName, lastHeartbeat, seenAt}: Store): boolean {
  const silence = seenAt !== undefined && lastHeartbeat !== undefined ? seenAt - lastHeartbeat : undefined
  return capacity === 0 && stateName !== 'Down' && (isPdStartKnown(cluster) ? proofOf(cluster) !== 'settled' : silence !== undefined && silence < PERSISTED_MS + SETTLED_MS)
}

/** Neither PD's store list nor its list of Tombstone stores has the id, or a log says that PD does not know it. */
function isPurged(cluster: Cluster, storeId: number): boolean {
  const {stores} = cluster
  if (stores?.byId.has(storeId)) return false
  return (stores?.isComplete === true && stores.hasTombstones) || purgeEvents(cluster, storeId).length > 0
}

export function purgeEvents(cluster: Cluster, storeId: number): readonly LogEvent[] {
  return PURGED.flatMap((signature) => cluster.logs?.seen(signature, {storeId})?.events ?? [])
}

/** PD erases the record (`delete store succeeded`), or says with TiKV that an id has none: `lost the store…`, `invalid store ID`, `missing store`. */
const PURGED: readonly SignatureId[] = ['store-purged', 'lost-store', 'pd-store-unknown', 'tikv-store-invalid']

function voterNodes(cluster: Cluster, quorum: Quorum): readonly LogNode[] {
  const stores = new Set(quorum.voters.map(({peer}) => peer.storeId))
  return cluster.logs?.nodes.filter(({storeId, component}) => storeId !== undefined && stores.has(storeId) && component !== 'pd') ?? []
}

const DEPOSED: readonly SignatureId[] = ['became-follower', 'quorum-lost', 'election-started', 'became-pre-candidate', 'became-candidate']

/** The last `became leader` of the Region that no later line of the same node takes back. */
function standingLeader(cluster: Cluster, {id}: Region): LogEvent | undefined {
  const last = cluster.logs?.seen('became-leader', {regionId: id})?.last
  if (!last) return undefined
  const deposed = DEPOSED.some((signature) => {
    const later = cluster.logs?.seen(signature, {regionId: id, node: last.node})?.last
    return later !== undefined && later.time !== undefined && last.time !== undefined && later.time > last.time
  })
  return deposed ? undefined : last
}

/** The leader was elected after PD had loaded its Regions, and PD had time to hear of it. */
function isProvenSince(cluster: Cluster, led: LogEvent): boolean {
  const start = lastPdStart(cluster)
  const moment = momentOf(cluster)
  return start !== undefined && isAfter(led, start.loaded) && moment !== undefined && led.time !== undefined && moment - led.time > HEARTBEAT_MS
}

export const ASKING: readonly SignatureId[] = ['election-started', 'became-pre-candidate', 'became-candidate']
const REFUSED: readonly SignatureId[] = ['vote-rejected', 'vote-answered', 'campaign-blocked']

/** Votes asked for and refused for ten minutes, without a leader in between. */
export function failingElections(cluster: Cluster, id: number): Pick<Case, 'confidence' | 'events'> | undefined {
  const lastLed = cluster.logs?.seen('became-leader', {regionId: id})?.last.time ?? 0
  const nodes = (cluster.logs?.nodes ?? []).flatMap(({name}) => {
    const asked = ASKING.flatMap((signature) => cluster.logs?.seen(signature, {regionId: id, node: name}) ?? [])
    const refused = REFUSED.flatMap((signature) => cluster.logs?.seen(signature, {regionId: id, node: name}) ?? [])
    const times = asked.flatMap(({first, last}) => [first.time ?? 0, last.time ?? 0]).filter((time) => time > lastLed)
    const isLong = times.length > 0 && Math.max(...times) - Math.min(...times) >= FAILING_MS
    return isLong && refused.length > 0 ? [[asked[0]!.last, refused[0]!.last]] : []
  })
  if (nodes.length === 0) return undefined
  return {confidence: nodes.length >= 2 ? 'certain' : 'likely', events: nodes.flat()}
}

function isSilent(cluster: Cluster, region: Region, node: LogNode): boolean {
  const {logs} = cluster
  if (!logs?.isWatched(region.id) || node.from === undefined || node.to === undefined) return false
  const moment = momentOf(cluster)
  const reaches = moment === undefined || moment - node.to < QUIET_MS
  // A log that pauses is one of which somebody kept only some lines.
  return node.isContinuous && node.silences === undefined && reaches && node.to - node.from >= SILENT_MS && logs.mentions(region.id, node.name) === undefined
}
