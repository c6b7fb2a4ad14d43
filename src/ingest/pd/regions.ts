import {type DownPeer, type Peer, PEER_ROLES, type PeerRole, type Region} from '../../model/region.js'
import {type Fields, fieldsOf, flagOf, isFields, listOf, numberOf, textOf} from './fields.js'

/**
 * A Region as `region ID` prints it, or an element of the list of `region`, `region store N` and `region check X`
 * (tikv/pd server/api/region.go RegionInfo):
 *
 *     {"id": 434317, "start_key": "7480…FA", "end_key": "7480…FA", "epoch": {"conf_ver": 7, "version": 4204},
 *      "peers": [{"id": 434318, "store_id": 1, "role_name": "Voter"}, {"id": 434321, "store_id": 390553, "role": 1, "role_name": "Learner", "is_learner": true}],
 *      "leader": {"role_name": "Voter"}, "approximate_size": 0}
 *
 * There is a leader only if it has an id: the key is missing (up to 5.0.2), or is `{}`, `{"role_name": "Voter"}` (5.0.3 to 6.2) or `{"role_name": ""}`.
 */
export function readRegion(value: unknown): Omit<Region, 'source'> | undefined {
  const wrapped = fieldsOf(value)
  const region = isFields(wrapped['region']) ? wrapped['region'] : wrapped
  const id = numberOf(region['id'])
  if (id === undefined || id <= 0) return undefined
  if (Array.isArray(region['peer_stores'])) return projection(id, region['peer_stores'])
  if (!Array.isArray(region['peers'])) return undefined
  const peers = peersOf(region['peers'])
  // Without the peer whose id does not fit a double it would be another Region.
  if (peers.length < region['peers'].length) return undefined
  const epoch = fieldsOf(region['epoch'])
  // PD prints both keys, the empty one too: one that somebody cut away is no infinity.
  const hasKeys = 'start_key' in region && 'end_key' in region
  return {
    id,
    startKey: hasKeys ? keyOf(region['start_key']) : '',
    endKey: hasKeys ? keyOf(region['end_key']) : '',
    epoch: {confVer: numberOf(epoch['conf_ver']) ?? 0, version: numberOf(epoch['version']) ?? 0},
    peers,
    leader: peerOf(region['leader']),
    downPeers: listOf(region['down_peers']).flatMap(downPeer),
    pendingPeers: peersOf(region['pending_peers']),
    size: numberOf(region['approximate_size']) ?? 0,
    keys: numberOf(region['approximate_keys']) ?? 0,
  }
}

/** What the jq filter of the handbook leaves: {"id":199,"peer_stores":[8,2,5]}. Peers have no ids there, and nothing tells the leader. */
function projection(id: number, stores: readonly unknown[]): ReturnType<typeof readRegion> {
  const peers = stores.flatMap((store) => {
    const storeId = numberOf(store)
    return storeId === undefined ? [] : [{id: 0, storeId, role: 'Voter' as const, isWitness: false}]
  })
  if (peers.length < stores.length) return undefined
  return {id, startKey: '', endKey: '', epoch: {confVer: 0, version: 0}, peers, leader: undefined, isLeaderUnknown: true, lacks: 'range', downPeers: [], pendingPeers: [], size: undefined, keys: undefined}
}

/** PD prints keys in upper-case hex; hand-made notes may not, and base64 is another key in upper case. */
function keyOf(value: unknown): string {
  const text = textOf(value) ?? ''
  return /^[\da-f]*$/i.test(text) ? text.toUpperCase() : text
}

function peersOf(value: unknown): readonly Peer[] {
  return listOf(value).flatMap((peer) => peerOf(peer) ?? [])
}

/** `is_learner` (all releases), `role` as a number (from 5.0) and `role_name` (from 5.0.3) say the same. */
function peerOf(value: unknown): Peer | undefined {
  const peer = fieldsOf(value)
  const id = numberOf(peer['id'])
  const storeId = numberOf(peer['store_id'])
  if (!id || storeId === undefined) return undefined
  return {id, storeId, role: roleOf(peer), isWitness: flagOf(peer['is_witness']) === true}
}

function roleOf(peer: Fields): PeerRole {
  const named = PEER_ROLES.find((role) => role === peer['role_name'])
  if (named) return named
  return flagOf(peer['is_learner']) === true ? 'Learner' : (PEER_ROLES[numberOf(peer['role']) ?? 0] ?? 'Voter')
}

// {"peer": {"id": 41, "store_id": 4}, "down_seconds": 1234}
function downPeer(value: unknown): DownPeer[] {
  const down = fieldsOf(value)
  const peer = peerOf(down['peer'])
  return peer ? [{peer, downSeconds: numberOf(down['down_seconds']) ?? 0}] : []
}
