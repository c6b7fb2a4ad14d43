import type {Peer} from './region.js'
import type {Source} from './source.js'

/** kvproto raft_serverpb.proto PeerState. `missing`: the store has no peer of the Region, or one that never got its data. */
export type LocalPeerState = 'Normal' | 'Applying' | 'Tombstone' | 'Merging' | 'Unavailable' | 'missing'

/** What one TiKV itself has of one Region: RegionLocalState and raft state of its disk (tikv-ctl), or of its memory (status port). Absent = not printed. */
export interface LocalPeer {
  readonly regionId: number
  /** Undefined when nothing tells which store was looked at. */
  readonly storeId?: number
  /** Left out by tikv-ctl 5.3 to 7.1.5, 7.5.1 and 8.1.0: its JSON has no `state` there. */
  readonly state?: LocalPeerState
  readonly peers: readonly Peer[]
  readonly epoch?: {readonly confVer: number; readonly version: number}
  readonly term?: number
  /** Id of the peer that this one voted for. */
  readonly vote?: number
  readonly commit?: number
  readonly lastIndex?: number
  readonly applied?: number
  readonly truncated?: number
  /** Id of the peer that this one follows; 0 = none. */
  readonly leaderId?: number
  readonly raftState?: 'Follower' | 'PreCandidate' | 'Candidate' | 'Leader'
  readonly source: Source
}
