import type {Cluster} from '../model/cluster.js'
import {type Peer, quorumSets, type Region} from '../model/region.js'
import {say, type Sentence} from '../model/say.js'
import {liveness, silenceOf, type Store} from '../model/store.js'
import {removalOf} from './history.js'

/**
 * What has become of the store that holds a peer. `disconnected` is silent for less than PD's max-store-down-time and
 * may be back in a minute; `erased` is in no dump of a bundle that has them all: Tombstone, or purged after it.
 */
export type Fate = 'alive' | 'disconnected' | 'dead' | 'erased' | 'unknown'

export interface Quorum {
  readonly voters: ReadonlyArray<{readonly peer: Member; readonly fate: Fate; readonly store?: Store}>
  readonly learners: ReadonlyArray<{readonly peer: Member; readonly fate: Fate}>
  /** `lost`: some set of voters that must agree cannot, even if every store of unknown fate lives. `alive`: it can, without any of them. */
  readonly state: 'alive' | 'lost' | 'unknown'
  /** Voters needed in the set that is worst off, and what it has. */
  readonly needed: number
  readonly alive: number
}

/** In the words of a report. */
export const FATES: Readonly<Record<Fate, Sentence>> = {alive: say`alive`, disconnected: say`disconnected`, dead: say`dead`, erased: say`erased`, unknown: say`unknown`}

/** Longer than TiKV takes to start again. */
const RESTART_MS = 60_000

/** A member of the Region, by its store: Regions with peers in the same roles on the same stores share one answer. */
type Member = Pick<Peer, 'storeId' | 'role'>

const known = new WeakMap<Cluster, Map<string, Quorum>>()

/** Of a million Regions without a leader most have lost it alike. */
export function quorumOf(cluster: Cluster, region: Region): Quorum {
  const quorums = known.get(cluster) ?? new Map<string, Quorum>()
  known.set(cluster, quorums)
  let members: string = region.lacks ?? ''
  for (const {storeId, role} of region.peers) members += ` ${storeId} ${role}`
  const quorum = quorums.get(members) ?? findQuorum(cluster, region)
  quorums.set(members, quorum)
  return quorum
}

/** Learners never count; a joint state needs a majority in both halves. */
function findQuorum(cluster: Cluster, region: Region): Quorum {
  const fateOf = (peer: Peer) => fate(cluster, peer.storeId)
  const worst = quorumSets(region)
    .map((set) => {
      const needed = Math.floor(set.length / 2) + 1
      const alive = set.filter((peer) => fateOf(peer) === 'alive').length
      const unknown = set.filter((peer) => fateOf(peer) === 'unknown').length
      return {needed, alive, state: alive >= needed ? ('alive' as const) : alive + unknown >= needed ? ('unknown' as const) : ('lost' as const)}
    })
    .toSorted((a, b) => SEVERITY[b.state] - SEVERITY[a.state])[0]!
  return {
    voters: region.peers.filter(({role}) => role !== 'Learner').map((peer) => withStore(cluster, peer, fateOf(peer))),
    learners: region.peers.filter(({role}) => role === 'Learner').map((peer) => ({peer, fate: fateOf(peer)})),
    ...worst,
    ...(region.lacks === 'peers' && {state: 'unknown'}),
  }
}

const SEVERITY = {alive: 0, unknown: 1, lost: 2} as const

function withStore(cluster: Cluster, peer: Peer, fate: Fate) {
  const store = cluster.stores?.byId.get(peer.storeId)
  return store ? {peer, fate, store} : {peer, fate}
}

export function fate(cluster: Cluster, storeId: number): Fate {
  const store = cluster.stores?.byId.get(storeId)
  if (!store) return cluster.stores?.isComplete || removalOf(cluster, storeId).buried ? 'erased' : 'unknown'
  if (store.state === 'Tombstone') return 'erased'
  const alive = liveness(store)
  if (alive !== 'dead') return alive
  return isGone(store) ? 'dead' : 'disconnected'
}

/** PD calls an Up store Down after max-store-down-time. An Offline one is not to come back: a minute of silence is more than a restart. */
function isGone(store: Store): boolean {
  if (store.stateName === 'Down' || store.capacity === 0) return true
  const silence = silenceOf(store)
  return store.state !== 'Up' && silence !== undefined && silence > RESTART_MS
}

/** `3 voters, 2 needed: store 4 alive, store 5 dead, store 6 unknown; learners do not count`. */
export function describeQuorum({voters, learners, needed}: Quorum): Sentence {
  const fates = voters.map(({peer, fate}) => say`store ${peer.storeId} ${FATES[fate]}`).join(say`, `)
  return say`${voters.length} voters, ${needed} needed: ${fates}${learners.length > 0 ? say`; learners do not count` : ''}`
}
