import type {LocalPeer, LocalPeerState} from '../../model/local-peer.js'
import {type Peer, PEER_ROLES} from '../../model/region.js'
import {type JsonSource, within} from '../../model/source.js'
import {type Fields, fieldsOf, isFields, listOf, numberOf, present} from '../pd/fields.js'
import type {Place, SeenPeer} from './place.js'

/** What a JSON document tells of the peers of one store. */
export function readLocalPeers(value: unknown, source: JsonSource, place: Place): readonly SeenPeer[] {
  const one = readRegionMeta(value, source)
  return (one ? [one] : readRegionInfos(value, source)).map((peer) => ({...peer, place}))
}

/**
 * `tikv-ctl raft region` from 5.3 on (tikv/tikv cmd/tikv-ctl/src/executor.rs dump_region_info):
 *
 *     {"region_infos": {"7": {"region_id": 7,
 *       "region_local_state": {"region": {"id": 7, "state": "Normal", "region_epoch": {"conf_ver": 5, "version": 3}, "peers": [{"id": 8, "store_id": 1, "role": "Voter"}]}},
 *       "raft_local_state": {"hard_state": {"term": 8, "vote": 8, "commit": 21}, "last_index": 21},
 *       "raft_apply_state": {"applied_index": 21, "commit_index": 20, "commit_term": 8, "truncated_state": {"index": 5, "term": 5}}}}}
 */
function readRegionInfos(value: unknown, source: JsonSource): readonly LocalPeer[] {
  return Object.entries(fieldsOf(fieldsOf(value)['region_infos'])).flatMap(([key, info]): LocalPeer[] => {
    const {region_id: id = key, region_local_state: local, raft_local_state: raft, raft_apply_state: apply} = fieldsOf(info)
    const regionId = numberOf(id)
    if (!isFields(info) || regionId === undefined || regionId <= 0) return []
    const hard = fieldsOf(fieldsOf(raft)['hard_state'])
    const region = fieldsOf(fieldsOf(local)['region'])
    return [
      {
        regionId,
        peers: peersOf(region['peers']),
        source: within(source, `/region_infos/${key}/region_local_state${placeOf(local)}`),
        ...present({state: stateOf(local, raft, apply), epoch: epochOf(region['region_epoch']), lastIndex: numberOf(fieldsOf(raft)['last_index'])}),
        ...hardState(hard),
        ...applyState(apply),
      },
    ]
  })
}

/** What says most of the state. */
function placeOf(local: unknown): string {
  const region = fieldsOf(fieldsOf(local)['region'])
  return 'state' in region ? '/region/state' : 'region_epoch' in region ? '/region/region_epoch' : ''
}

const STATES: readonly LocalPeerState[] = ['Normal', 'Applying', 'Tombstone', 'Merging', 'Unavailable']

function stateOf(local: unknown, raft: unknown, apply: unknown): LocalPeerState | undefined {
  if (local === null) return 'missing'
  const fields = fieldsOf(local)
  const said = fieldsOf(fields['region'])['state'] ?? fields['state']
  // A peer that destroys itself deletes both and then writes Tombstone (raftstore peer_storage.rs clear_meta, peer.rs destroy); every other one has them.
  return STATES.find((state) => state === said) ?? (said === undefined && raft === null && apply === null ? 'Tombstone' : undefined)
}

/**
 * `http://TIKV_STATUS/region/ID` from 4.0.8 on (raftstore/src/store/region_meta.rs). Only a peer that runs answers.
 *
 *     {"group_state":"Idle","raft_status":{"id":8,"hard_state":{"term":8,"vote":8,"commit":21},"soft_state":{"leader_id":0,"raft_state":"Follower"},"applied":21,"voters":{},"learners":{},"last_index":21},
 *      "raft_apply":{"applied_index":21,"truncated_state":{"index":5,"term":5}},"region_state":{"id":7,"start_key":[116,128],"end_key":[],"epoch":{"conf_ver":5,"version":3},"peers":[{"id":8,"store_id":1,"role":"Voter"}],"merge_state":null}}
 */
function readRegionMeta(value: unknown, source: JsonSource): LocalPeer | undefined {
  const {raft_status: status, raft_apply: apply, region_state: region} = fieldsOf(value)
  const {id: peerId, hard_state: hard, soft_state: soft, last_index: lastIndex} = fieldsOf(status)
  const {id, peers: listed, epoch, merge_state: merge} = fieldsOf(region)
  const regionId = numberOf(id)
  if (regionId === undefined || regionId <= 0) return undefined
  const peers = peersOf(listed)
  return {
    regionId,
    peers,
    // Without members it has never got its data.
    state: peers.length === 0 ? 'missing' : isFields(merge) ? 'Merging' : 'Normal',
    source: within(source, '/raft_status'),
    ...present({storeId: peers.find((peer) => peer.id === numberOf(peerId))?.storeId, epoch: epochOf(epoch), lastIndex: numberOf(lastIndex), leaderId: numberOf(fieldsOf(soft)['leader_id']), raftState: raftStateOf(fieldsOf(soft)['raft_state'])}),
    ...hardState(fieldsOf(hard)),
    ...applyState(apply),
  }
}

function raftStateOf(said: unknown): LocalPeer['raftState'] {
  return (['Follower', 'PreCandidate', 'Candidate', 'Leader'] as const).find((state) => state === said)
}

function epochOf(value: unknown): LocalPeer['epoch'] {
  const confVer = numberOf(fieldsOf(value)['conf_ver'])
  const version = numberOf(fieldsOf(value)['version'])
  return confVer !== undefined && version !== undefined ? {confVer, version} : undefined
}

function hardState(hard: Fields) {
  return present({term: numberOf(hard['term']), vote: numberOf(hard['vote']), commit: numberOf(hard['commit'])})
}

function applyState(apply: unknown) {
  return present({applied: numberOf(fieldsOf(apply)['applied_index']), truncated: numberOf(fieldsOf(fieldsOf(apply)['truncated_state'])['index'])})
}

function peersOf(value: unknown): readonly Peer[] {
  return listOf(value).flatMap((entry): Peer[] => {
    const {id, store_id: storeId, role, is_learner: isLearner, is_witness: isWitness} = fieldsOf(entry)
    const [peer, store] = [numberOf(id), numberOf(storeId)]
    if (!peer || store === undefined) return []
    return [{id: peer, storeId: store, role: PEER_ROLES.find((one) => one === role) ?? (isLearner === true ? 'Learner' : 'Voter'), isWitness: isWitness === true}]
  })
}
