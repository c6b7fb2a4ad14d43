import {describe, expect, test} from 'vitest'
import {readLocalPeers} from '../../../src/ingest/tikv-ctl/local-peer-json.js'
import {aDocument} from '../../builders/cluster.js'

const place = {file: 'region-7.json', command: ''}
const source = {document: aDocument('region-7.json'), pointer: ''}
const read = (value: unknown) => readLocalPeers(value, source, place)

const region = (more: object = {}) => ({id: 7, start_key: '7480', end_key: '', region_epoch: {conf_ver: 5, version: 3}, peers: [{id: 8, store_id: 1, role: 'Voter'}, {id: 9, store_id: 2, role: 'Learner'}], ...more})
const raft = {hard_state: {term: 8, vote: 8, commit: 21}, last_index: 22}
const apply = {applied_index: 21, commit_index: 20, commit_term: 8, truncated_state: {index: 5, term: 5}}
const infos = (local: unknown, raftState: unknown = raft, applyState: unknown = apply) => ({region_infos: {7: {region_id: 7, region_local_state: local, raft_local_state: raftState, raft_apply_state: applyState}}})

describe('readLocalPeers', () => {
  test('reads what tikv-ctl prints of a Region', () => {
    expect(read(infos({region: region({state: 'Normal'})}))).toEqual([
      {
        regionId: 7, state: 'Normal', epoch: {confVer: 5, version: 3}, peers: [{id: 8, storeId: 1, role: 'Voter', isWitness: false}, {id: 9, storeId: 2, role: 'Learner', isWitness: false}],
        term: 8, vote: 8, commit: 21, lastIndex: 22, applied: 21, truncated: 5, place, source: {...source, pointer: '/region_infos/7/region_local_state/region/state'},
      },
    ])
  })

  test.each(['Applying', 'Tombstone', 'Merging', 'Unavailable'])('reads the state %s', (state) => {
    expect(read(infos({region: region({state})}))).toMatchObject([{state}])
  })

  test('says nothing of a state that the release does not print', () => {
    expect(read(infos({region: region()}))[0]).not.toHaveProperty('state')
  })

  test('knows a peer that destroyed itself where the release prints no state: it has neither raft nor apply state', () => {
    expect(read(infos({region: region()}, null, null))).toMatchObject([{state: 'Tombstone', epoch: {confVer: 5, version: 3}}])
  })

  test('knows a peer that has no data', () => {
    expect(read(infos(null))).toMatchObject([{regionId: 7, state: 'missing', peers: []}])
  })

  test('reads every Region of a store', () => {
    const two = {region_infos: {7: infos({region: region()}).region_infos[7], 9: {region_id: 9, region_local_state: null, raft_local_state: null, raft_apply_state: null}}}

    expect(read(two).map(({regionId, state}) => [regionId, state])).toEqual([[7, undefined], [9, 'missing']])
  })

  test('passes by what is no Region', () => {
    expect(read({region_infos: {x: {region_id: 'x'}, 8: null, 9: 'gone', '18446744073709551615': {}}})).toEqual([])
  })

  const meta = (status: object = {}, state: object = {}) => ({
    group_state: 'Idle',
    raft_status: {id: 8, hard_state: {term: 8, vote: 0, commit: 21}, soft_state: {leader_id: 0, raft_state: 'Follower'}, applied: 21, voters: {}, learners: {}, last_index: 22, ...status},
    raft_apply: apply,
    region_state: {id: 7, start_key: [116, 128], end_key: [], epoch: {conf_ver: 5, version: 3}, peers: [{id: 8, store_id: 1, role: 'Voter'}, {id: 10, store_id: 3, role: 'DemotingVoter', is_witness: true}], merge_state: null, ...state},
    bucket_keys: [],
  })

  test('reads what the status port says, and which store that is', () => {
    expect(read(meta())).toMatchObject([{regionId: 7, storeId: 1, state: 'Normal', leaderId: 0, raftState: 'Follower', vote: 0, lastIndex: 22, epoch: {confVer: 5, version: 3}, peers: [{role: 'Voter'}, {role: 'DemotingVoter', isWitness: true}]}])
  })

  test('knows a leader, a merge and a peer that never got its data', () => {
    expect(read(meta({soft_state: {leader_id: 8, raft_state: 'Leader'}}))).toMatchObject([{leaderId: 8, raftState: 'Leader'}])
    expect(read(meta({}, {merge_state: {min_index: 7, commit: 9, region_id: 9}}))).toMatchObject([{state: 'Merging'}])
    expect(read(meta({}, {peers: []}))).toMatchObject([{state: 'missing'}])
  })

  test('does not guess the store of a peer that is no longer a member', () => {
    expect(read(meta({id: 99}))[0]).not.toHaveProperty('storeId')
  })
})
