import type {Peer, Region} from '../model/region.js'

export function isLeader(region: Region, peer: Peer): boolean {
  return region.leader?.id === peer.id
}

/** Has the leader not heard from the peer for long? */
export function isDown(region: Region, {id}: Peer): boolean {
  return region.downPeers.some(({peer}) => peer.id === id)
}

/** Is the peer too far behind in the log? */
export function isPending(region: Region, {id}: Peer): boolean {
  return region.pendingPeers.some((peer) => peer.id === id)
}

export function isUnhealthy(region: Region, peer: Peer): boolean {
  return isDown(region, peer) || isPending(region, peer)
}
