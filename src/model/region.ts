import type {Source} from './source.js'

/** metapb.PeerRole, in the order of its numbers. */
export const PEER_ROLES = ['Voter', 'Learner', 'IncomingVoter', 'DemotingVoter'] as const
export type PeerRole = (typeof PEER_ROLES)[number]

export interface Peer {
  readonly id: number
  readonly storeId: number
  readonly role: PeerRole
  readonly isWitness: boolean
}

export interface DownPeer {
  readonly peer: Peer
  readonly downSeconds: number
}

/**
 * One Region as one dump shows it. Those of a table are looked up there when they are asked (region-table.ts), so that
 * `{...region}` would have nothing of them: the compiler knows accessors and refuses it, `whole(region)` copies.
 */
export declare abstract class Region {
  get id(): number
  /** The encoded key in upper-case hex, as PD prints it; empty = no bound. */
  get startKey(): string
  get endKey(): string
  get epoch(): {readonly confVer: number; readonly version: number}
  get peers(): readonly Peer[]
  /** PD knows no leader when undefined (five spellings, formats.md 2.3). */
  get leader(): Peer | undefined
  get downPeers(): readonly DownPeer[]
  get pendingPeers(): readonly Peer[]
  /** MiB; 0 may mean that no leader has reported the Region since PD loaded it (causes.md 2.1). Undefined: the dump does not tell. */
  get size(): number | undefined
  get keys(): number | undefined
  /** The dump was cut, or made by hand, and lacks the leader: whether there is one is not known. */
  readonly isLeaderUnknown?: boolean
  /** What the dump does not show: `peers`, all of them and their roles; `range`, only the keys and which peers are pending or down. */
  readonly lacks?: 'peers' | 'range'
  get source(): Source
}

/** A list of Regions as one command printed it: which Regions, and what was asked for. */
export interface RegionList {
  readonly kind: 'all' | 'store' | 'check' | 'single'
  /** The store of `region store N`: from the command or the file's name, else the one store that every Region of the list has. */
  readonly storeId?: number
  /** `offline-peer`, `miss-peer` … of `region check`. */
  readonly check?: string
  readonly ids: Iterable<number> & {readonly length: number}
  /** Cut off, or damaged: what is missing from the list proves nothing. */
  readonly isComplete: boolean
  readonly source: Source
}

/** The Regions of one sample. A Region that several lists show is kept with the highest epoch. */
export interface Regions {
  readonly count: number
  readonly lists: readonly RegionList[]
  get(id: number): Region | undefined
  /** Regions with any peer on the store, by id. */
  on(storeId: number): readonly Region[]
  /** Regions without a leader, by id; long dumps are cut at `limit`. */
  leaderless(limit?: number): readonly Region[]
  all(): Iterable<Region>
  /** How many pending peers each store has. */
  pendingByStore(): ReadonlyMap<number, number>
}

/** The Regions for which something holds, without a list of the others: there may be a million. */
export function select(regions: Iterable<Region>, holds: (region: Region) => boolean): readonly Region[] {
  const selected: Region[] = []
  for (const region of regions) if (holds(region)) selected.push(region)
  return selected
}

/** Regions that are no rows of a table: as they would be otherwise. */
type WholeRegion = {readonly [Part in keyof Region]: Region[Part]}

/** A copy with all there is of the Region, each peer one and the same object however often it is asked for. */
export function whole({id, startKey, endKey, epoch, peers, leader, downPeers, pendingPeers, size, keys, isLeaderUnknown, lacks, source}: Region): WholeRegion {
  return {id, startKey, endKey, epoch, peers, leader, downPeers, pendingPeers, size, keys, ...(isLeaderUnknown && {isLeaderUnknown}), ...(lacks && {lacks}), source}
}

export function isVoter(peer: Peer): boolean {
  return peer.role !== 'Learner'
}

export function isJoint(region: Region): boolean {
  return region.peers.some(({role}) => role === 'IncomingVoter' || role === 'DemotingVoter')
}

/** The voters that must agree: one set, or in a joint state the old and the new one (2 counts in the new half, 3 in the old). */
export function quorumSets(region: Region): ReadonlyArray<readonly Peer[]> {
  const incoming = region.peers.filter(({role}) => role === 'Voter' || role === 'IncomingVoter')
  const outgoing = region.peers.filter(({role}) => role === 'Voter' || role === 'DemotingVoter')
  return isJoint(region) ? [incoming, outgoing] : [incoming]
}
