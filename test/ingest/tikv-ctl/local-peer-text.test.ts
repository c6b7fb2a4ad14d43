import {describe, expect, test} from 'vitest'
import {LocalPeerTextReader} from '../../../src/ingest/tikv-ctl/local-peer-text.js'
import type {SeenPeer} from '../../../src/ingest/tikv-ctl/place.js'

const place = {file: 'ctl.txt', command: ''}

function read(...lines: readonly string[]): readonly SeenPeer[] {
  const reader = new LocalPeerTextReader()
  for (const [index, text] of lines.entries()) reader.read(text, {file: 'ctl.txt', line: index + 1, quote: text}, place)
  return reader.peers
}

const voter = (id: number, storeId: number) => ({id, storeId, role: 'Voter', isWitness: false})

describe('LocalPeerTextReader', () => {
  test('reads a Region that is whole, and cites the line of its state', () => {
    const [peer, ...others] = read(
      'region id: 7',
      String.raw`region state key: \001\003\000\000\000\000\000\000\000\007\001`,
      'region state: Some(region {id: 7 start_key: 7480000000000000FF2D region_epoch {conf_ver: 5 version: 3} peers {id: 8 store_id: 1} peers {id: 9 store_id: 2} peers {id: 10 store_id: 3 role: Learner}})',
      String.raw`raft state key: \001\002\000\000\000\000\000\000\000\007\002`,
      'raft state: Some(hard_state {term: 307 vote: 8 commit: 314617} last_index: 314618)',
      'apply state key: x',
      'apply state: Some(applied_index: 314617 truncated_state {index: 313474 term: 151})',
    )

    expect(others).toEqual([])
    expect(peer).toEqual({
      regionId: 7, state: 'Normal', epoch: {confVer: 5, version: 3}, peers: [voter(8, 1), voter(9, 2), {id: 10, storeId: 3, role: 'Learner', isWitness: false}],
      term: 307, vote: 8, commit: 314617, lastIndex: 314618, applied: 314617, truncated: 313474, place, source: expect.objectContaining({line: 3}),
    })
  })

  test.each([
    ['Tombstone', 'region state: Some(state: Tombstone region {id: 7 region_epoch {conf_ver: 6 version: 3} peers {id: 8 store_id: 1}})'],
    ['Applying', 'region state: Some(state: Applying region {id: 7 region_epoch {conf_ver: 6 version: 3} peers {id: 8 store_id: 1}})'],
    ['Merging', 'region state: Some(state: Merging region {id: 7 region_epoch {conf_ver: 6 version: 3} peers {id: 8 store_id: 1}} merge_state {min_index: 7 target {id: 9 region_epoch {conf_ver: 1 version: 1} peers {id: 70 store_id: 4}} commit: 9})'],
    ['missing', 'region state: None'],
  ])('reads the state %s', (state, line) => {
    const [peer] = read('region id: 7', line, 'raft state: None', 'apply state: None')

    expect(peer).toMatchObject({regionId: 7, state})
    expect(peer?.peers.map(({storeId}) => storeId)).toEqual(state === 'missing' ? [] : [1])
  })

  test.each([
    ['on a disk', 'Debugger::region_info: Not Found "info for region 7"'],
    ['up to 4.0', 'Debugger::region_info: NotFound("info for region 7")'],
    ['of a process', 'DebugClient::region_info: RpcFailure: 5-NOT_FOUND info for region 7'],
    ['of a process of 4.0', 'DebugClient::region_info: RpcFailure: RpcStatus { status: 5-NOT_FOUND, details: Some("info for region 7") }'],
    ['at the status port', 'region(7) not found'],
  ])('knows what is said of a Region that is not there %s', (_, line) => {
    expect(read(line)).toMatchObject([{regionId: 7, state: 'missing', peers: []}])
  })

  test('takes the learners of 4.0, and a witness', () => {
    const [peer] = read('region id: 7', 'region state: Some(region {id: 7 region_epoch {conf_ver: 5 version: 3} peers {id: 9 store_id: 2 is_learner: true} peers {id: 11 store_id: 4 is_witness: true}})')

    expect(peer?.peers).toEqual([{id: 9, storeId: 2, role: 'Learner', isWitness: false}, {id: 11, storeId: 4, role: 'Voter', isWitness: true}])
  })

  test('reads the form of the handbook, which tells no state', () => {
    const peers = read(
      '"region id": 1239',
      '"region state": {',
      'id: 1239,',
      'start_key: 7480000000000000FF4E5F728000000000FF1443770000000000FA,',
      'end_key: 7480000000000000FF4E5F728000000000FF21C4420000000000FA,',
      'region_epoch: {conf_ver: 1 version: 43},',
      'peers: [ {id: 1240 store_id: 1 role: Voter}, {id: 1241, store_id: 2 role: Learner} ]',
      '}',
      '"raft state": {',
      'hard_state {term: 8 vote: 5 commit: 7}',
      'last_index: 8)',
      '}',
      '"apply state": {',
      'applied_index: 8 commit_index: 8 commit_term: 8',
      'truncated_state {index: 5 term: 5}',
      '}',
    )

    expect(peers).toMatchObject([{regionId: 1239, epoch: {confVer: 1, version: 43}, peers: [voter(1240, 1), {id: 1241, storeId: 2, role: 'Learner'}], term: 8, vote: 5, commit: 7, lastIndex: 8, applied: 8, truncated: 5}])
    expect(peers[0]).not.toHaveProperty('state')
  })

  test('reads several, one after the other', () => {
    const peers = read('region id: 7', 'region state: None', '$ tikv-ctl --data-dir /data raft region -r 8', 'region id: 8', 'region state: Some(region {id: 8 region_epoch {conf_ver: 1 version: 1} peers {id: 81 store_id: 1}})')

    expect(peers.map(({regionId, state}) => [regionId, state])).toEqual([[7, 'missing'], [8, 'Normal']])
  })

  test('does not take the sizes of a Region for its state', () => {
    expect(read('region id: 7', 'cf default region size: 799.703 MB', 'cf write region size: 27616')).toEqual([])
  })

  test('leaves out an id that a double would round', () => {
    expect(read('region id: 18446744073709551615', 'region state: None')).toEqual([])
  })

  test('is not slow on a line without an end', () => {
    const before = Date.now()
    read('region id: 7', `region state: Some(region {${'{id: 1 store_id: '.repeat(50_000)}`, `Debugger::region_info: ${'not found '.repeat(50_000)}`)

    expect(Date.now() - before).toBeLessThan(1000)
  })
})
