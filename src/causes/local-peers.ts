import type {Cluster} from '../model/cluster.js'
import type {LocalPeer} from '../model/local-peer.js'
import {quorumSets, type Region, whole} from '../model/region.js'
import {say, type Sentence} from '../model/say.js'
import {inTurn} from '../model/words.js'
import {cite, type Evidence} from './cause.js'

const known = new WeakMap<Cluster, ReadonlyMap<number, readonly LocalPeer[]>>()

/** All that TiKVs themselves say of the Region: tikv-ctl, or their status port. */
export function localPeersOf(cluster: Cluster, regionId: number): readonly LocalPeer[] {
  if (!cluster.localPeers) return []
  const all = known.get(cluster) ?? byRegion(cluster.localPeers)
  known.set(cluster, all)
  return all.get(regionId) ?? []
}

function byRegion(peers: readonly LocalPeer[]): ReadonlyMap<number, readonly LocalPeer[]> {
  const all = new Map<number, LocalPeer[]>()
  for (const peer of peers) {
    const mine = all.get(peer.regionId)
    if (mine) mine.push(peer)
    else all.set(peer.regionId, [peer])
  }
  return all
}

/** What the TiKVs say of a Region, store by store of those on which PD lists a peer. */
interface Seen {
  /** The store has no peer of it, or only a Tombstone one: no data of the Region. */
  readonly gone: readonly LocalPeer[]
  /** It has one, or its state was not printed, or it is not known which store it is. */
  readonly held: readonly LocalPeer[]
  /** Every store with a peer in PD's record was looked at. */
  readonly isWhole: boolean
}

export function seenOf(cluster: Cluster, region: Region): Seen {
  const all = localPeersOf(cluster, region.id)
  const held = all.filter((peer) => !isGone(peer, region))
  const gone = all.filter(({storeId}) => storeId !== undefined && !held.some((other) => other.storeId === storeId))
  return {gone, held, isWhole: region.peers.length > 0 && region.peers.every(({storeId}) => all.some((peer) => peer.storeId === storeId))}
}

/** A Tombstone of a later membership than PD knows says that the Region may have moved on to other stores. */
function isGone({state, epoch}: LocalPeer, region: Region): boolean {
  return state === 'missing' || (state === 'Tombstone' && (epoch?.confVer ?? 0) <= region.epoch.confVer)
}

/** No TiKV has any of it: every store with a peer was looked at, and none has data of the Region. */
export function isNowhere(cluster: Cluster, region: Region): boolean {
  const {gone, held, isWhole} = seenOf(cluster, region)
  return isWhole && held.length === 0 && gone.length > 0
}

/** On these stores nothing of the Region is left, although PD counts their peers. */
export function goneStores(cluster: Cluster, region: Region): ReadonlySet<number> {
  return new Set(seenOf(cluster, region).gone.flatMap(({storeId}) => storeId ?? []))
}

/** The peers that have data agree on who must vote, and too many of those are Tombstone: the answers that show it. */
export function tombstoneMajority(cluster: Cluster, region: Region): readonly LocalPeer[] {
  const {gone, held} = seenOf(cluster, region)
  const [first] = held
  if (!first || held.some(({state, epoch}) => state !== 'Normal' || epoch?.confVer !== first.epoch?.confVer)) return []
  const silenced = gone.filter((peer) => neverVotes(peer, first))
  const isLost = quorumSets({...whole(region), peers: first.peers}).some((set) => set.length > 0 && set.filter(({storeId}) => !silenced.some((peer) => peer.storeId === storeId)).length * 2 <= set.length)
  return isLost ? [...silenced, ...held] : []
}

/** raftstore fsm/store.rs check_msg drops a message to a Tombstone that is newer than its sender, or that is this very peer; a store without any makes a new peer, which votes. */
function neverVotes({state, storeId, epoch, peers}: LocalPeer, asking: LocalPeer): boolean {
  const own = (members: LocalPeer['peers']) => members.find((peer) => peer.storeId === storeId)?.id
  const isSame = (own(peers) ?? 0) >= (own(asking.peers) ?? Number.POSITIVE_INFINITY)
  return state === 'Tombstone' && (isSame || (epoch !== undefined && asking.epoch !== undefined && isAhead(epoch, asking.epoch)))
}

/** A peer with its data and a newer epoch than PD's record: PD was not told. */
export function newerThanPd(cluster: Cluster, region: Region): LocalPeer | undefined {
  return seenOf(cluster, region).held.find(({state, epoch}) => state !== undefined && epoch !== undefined && isAhead(epoch, region.epoch) && !isAhead(region.epoch, epoch))
}

/** Every store with a peer has data of an older epoch than PD's record: whoever leads, PD refuses the report. */
export function allOlderThanPd(cluster: Cluster, region: Region): readonly LocalPeer[] {
  const {gone, held, isWhole} = seenOf(cluster, region)
  const isOlder = held.every(({state, epoch}) => (state === 'Normal' || state === 'Merging') && epoch !== undefined && isAhead(region.epoch, epoch))
  return isWhole && gone.length === 0 && isOlder ? held : []
}

type Epoch = Region['epoch']

function isAhead(a: Epoch, b: Epoch): boolean {
  return a.confVer > b.confVer || a.version > b.version
}

/** The peer that says of itself that it leads. */
export function leadingPeer(cluster: Cluster, region: Region): LocalPeer | undefined {
  return localPeersOf(cluster, region.id).find(({raftState}) => raftState === 'Leader')
}

/** Every voter's store answers that its peer follows nobody. */
export function leaderlessByAll(cluster: Cluster, region: Region): readonly LocalPeer[] {
  const asked = localPeersOf(cluster, region.id).filter(({leaderId}) => leaderId !== undefined)
  const isWhole = region.peers.every(({role, storeId}) => role === 'Learner' || asked.some((peer) => peer.storeId === storeId))
  return isWhole && asked.every(({leaderId}) => leaderId === 0) ? asked : []
}

/** `tikv-ctl raft region -r ID` was answered by every store with a peer. */
export function isAnswered(cluster: Cluster, region: Region): boolean {
  return seenOf(cluster, region).isWhole
}

export function citeLocal(peer: LocalPeer): Evidence {
  return cite(peer, say`${peer.storeId === undefined ? say`a TiKV` : say`store ${peer.storeId}`}: ${describe(peer)}`)
}

function describe({regionId, state, epoch, leaderId, raftState, term, lastIndex}: LocalPeer): Sentence {
  if (state === 'missing') return say`it has no peer of Region ${regionId}`
  if (state === 'Tombstone') return say`its peer of Region ${regionId} is Tombstone there`
  const facts = [
    ...(epoch ? [say`conf_ver ${epoch.confVer} version ${epoch.version}`] : []),
    ...(term !== undefined && lastIndex !== undefined ? [say`term ${term}, last index ${lastIndex}`] : []),
    ...(raftState === 'Leader' ? [say`it leads`] : leaderId === undefined ? [] : [leaderId === 0 ? say`no leader` : say`it follows peer ${leaderId}`]),
  ]
  return say`it has Region ${regionId}${state === undefined || state === 'Normal' ? '' : say` in state ${state}`}${facts.length > 0 ? say` (${inTurn(facts)})` : ''}`
}
