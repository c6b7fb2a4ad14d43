import type {Cluster} from '../model/cluster.js'
import {type Peer, quorumSets, type Region, whole} from '../model/region.js'
import {liveness} from '../model/store.js'

/** A store that no dump tells of counts as alive: then there is no reason to say that it is not. */
export function isAlive(cluster: Cluster, storeId: number): boolean {
  const store = cluster.stores?.byId.get(storeId)
  if (!store) return cluster.stores?.isComplete !== true
  return store.state !== 'Tombstone' && liveness(store) !== 'dead'
}

/** Can every set of voters that must agree do so? Learners never count; a joint state needs both halves. */
export function hasQuorum(region: Region, isAlive: (storeId: number) => boolean): boolean {
  return quorumSets(region).every((set) => set.filter(({storeId}) => isAlive(storeId)).length > set.length / 2)
}

/** The Region led by one of the voters that run. */
export function elect(region: Region, isAlive: (storeId: number) => boolean): Region {
  const candidates = region.peers.filter(({role, isWitness, storeId}) => (role === 'Voter' || role === 'IncomingVoter') && !isWitness && isAlive(storeId))
  const isHealthy = ({id}: Peer) => region.pendingPeers.every((peer) => peer.id !== id)
  return {...whole(region), leader: candidates.find(isHealthy) ?? candidates[0]}
}
