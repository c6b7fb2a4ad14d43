import type {LocalPeer} from '../../src/model/local-peer.js'
import type {Peer} from '../../src/model/region.js'

const member = (regionId: number, storeId: number, role: Peer['role']): Peer => ({id: regionId * 10 + storeId, storeId, role, isWitness: false})

/** What store `storeId` answers about Region 7 of stores 5, 1 and 2 (as `aRegion` builds it); a test names only what matters to it. */
export function aLocalPeer(storeId: number, peer: Partial<LocalPeer> = {}): LocalPeer {
  return {regionId: 7, storeId, state: 'Normal', peers: [5, 1, 2].map((id) => member(7, id, 'Voter')), epoch: {confVer: 5, version: 1}, term: 8, lastIndex: 20 + storeId, source: {file: `store-${storeId}.txt`, line: 3, quote: 'region state: …'}, ...peer}
}

export const nothing = (storeId: number): LocalPeer => aLocalPeer(storeId, {state: 'missing', peers: []})
export const tombstone = (storeId: number, peer: Partial<LocalPeer> = {}): LocalPeer => aLocalPeer(storeId, {state: 'Tombstone', ...peer})
