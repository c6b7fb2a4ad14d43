import {describe, expect, test} from 'vitest'
import {readRegion} from '../../../src/ingest/pd/regions.js'

const peers = [{id: 3, store_id: 1}, {id: 4, store_id: 5}]

describe('readRegion', () => {
  test('reads a Region of 5.2 with learners, a silent peer and one that is behind', () => {
    expect(
      readRegion({
        id: 434317,
        start_key: '748000000000002DFFB95F720000000000FA',
        end_key: '748000000000002dffb95f728000000003ff3f16990000000000fa',
        epoch: {conf_ver: 29, version: 4204},
        peers: [{id: 434318, store_id: 1, role_name: 'Voter'}, {id: 1094777, store_id: 390553, role: 1, role_name: 'Learner', is_learner: true}],
        leader: {id: 434318, store_id: 1, role_name: 'Voter'},
        down_peers: [{peer: {id: 1094777, store_id: 390553, role: 1}, down_seconds: 1234}],
        pending_peers: [{id: 1094777, store_id: 390553}],
        approximate_size: 93,
        approximate_keys: 812345,
      }),
    ).toEqual({
      id: 434317,
      startKey: '748000000000002DFFB95F720000000000FA',
      endKey: '748000000000002DFFB95F728000000003FF3F16990000000000FA',
      epoch: {confVer: 29, version: 4204},
      peers: [{id: 434318, storeId: 1, role: 'Voter', isWitness: false}, {id: 1094777, storeId: 390553, role: 'Learner', isWitness: false}],
      leader: {id: 434318, storeId: 1, role: 'Voter', isWitness: false},
      downPeers: [{peer: {id: 1094777, storeId: 390553, role: 'Learner', isWitness: false}, downSeconds: 1234}],
      pendingPeers: [{id: 1094777, storeId: 390553, role: 'Voter', isWitness: false}],
      size: 93,
      keys: 812345,
    })
  })

  test.each([
    ['no key (up to 5.0.2)', {}],
    ['{}', {leader: {}}],
    ['{"role_name": "Voter"} (5.0.3 to 6.2)', {leader: {role_name: 'Voter'}}],
    ['{"role_name": ""} (from 6.3)', {leader: {role_name: ''}}],
    ['null', {leader: null}],
  ])('knows that there is no leader: %s', (_, fields) => {
    expect(readRegion({id: 2, peers, ...fields})).toMatchObject({leader: undefined})
  })

  test.each([
    ['up to 4.0', {is_learner: true}, 'Learner'],
    ['5.0.0', {role: 1}, 'Learner'],
    ['5.0.3', {role: 3, role_name: 'DemotingVoter'}, 'DemotingVoter'],
    ['5.0.3', {role: 2}, 'IncomingVoter'],
    ['any', {}, 'Voter'],
  ])('reads the role of a peer, %s', (_, fields, role) => {
    expect(readRegion({id: 2, peers: [{id: 3, store_id: 1, ...fields}]})?.peers[0]?.role).toBe(role)
  })

  test('keeps a key that is no hex as it is, and knows no bounds where one is missing', () => {
    expect(readRegion({id: 2, start_key: 'dIAAAAAAAC25X3I=', end_key: '‹7480›', peers})).toMatchObject({startKey: 'dIAAAAAAAC25X3I=', endKey: '‹7480›'})
    expect(readRegion({id: 2, end_key: '7480', peers})).toMatchObject({startKey: '', endKey: ''})
  })

  test('opens the wrapper of `region key`', () => {
    expect(readRegion({region: {id: 2, peers}})).toMatchObject({id: 2, epoch: {confVer: 0, version: 0}})
  })

  test('keeps the peers that a jq filter has left, without a word on the leader', () => {
    expect(readRegion({id: 199, peer_stores: [8, 2, 5]})).toMatchObject({id: 199, isLeaderUnknown: true, peers: [{storeId: 8}, {storeId: 2}, {storeId: 5}]})
  })

  test.each([[null], [[]], ['text'], [{}], [{id: 0, start_key: '', peers: []}], [{id: '9007199254740993', peers}], [{id: 2}]])('says undefined of %j', (value) => {
    expect(readRegion(value)).toBeUndefined()
  })
})
