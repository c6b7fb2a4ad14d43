import {describe, expect, test} from 'vitest'
import {clocks} from '../../../src/diagnose/inspect/clocks.js'
import {aLogDigest, logged} from '../../builders/log-digest.js'
import {begin, election, newPeer, pdLine} from './clock-logs.js'

const pairsOf = async (files: Readonly<Record<string, readonly string[]>>) => clocks(await aLogDigest(files)).pairs

describe('clocks', () => {
  test('finds how far a TiKV is ahead of PD, by a new peer', async () => {
    const {pd, leader} = newPeer({at: 600, skew: 3})

    const [pair] = await pairsOf({'pd-1/pd.log': pd, 'tikv-5/tikv.log': leader})

    expect(pair).toMatchObject({a: 'pd-1', b: 'tikv-5', least: 2.97, most: 3.01, facts: 1, agreeing: 1, evidence: [{file: 'pd-1/pd.log', line: 1}, {file: 'tikv-5/tikv.log', line: 1}]})
  })

  test('finds no difference where there is none', async () => {
    const {pd, leader} = newPeer({at: 600, skew: 0})

    const [pair] = await pairsOf({'pd-1/pd.log': pd, 'tikv-5/tikv.log': leader})

    expect(pair?.least).toBeLessThanOrEqual(0)
    expect(pair?.most).toBeGreaterThanOrEqual(0)
  })

  test('finds how far two TiKV are apart, by an election', async () => {
    const {candidate, voter} = election({at: 600, skew: -20})

    const [pair] = await pairsOf({'tikv-1/tikv.log': [begin(900), ...candidate], 'tikv-2/tikv.log': [begin(900), ...voter]})

    expect(pair).toMatchObject({a: 'tikv-1', b: 'tikv-2', least: -20.002, most: -19.998})
  })

  test('reads the votes of an election in the words of 4.0', async () => {
    const {candidate: [stands], voter} = election({at: 600, skew: -20})
    const answered = logged(599.996, '[INFO] [raft.rs:1675] ["received from 9"] ["msg type"=MsgRequestVoteResponse] [term=12] [raft_id=8] [region_id=7]')

    const [pair] = await pairsOf({'tikv-1/tikv.log': [begin(900), stands!, answered], 'tikv-2/tikv.log': [begin(900), ...voter]})

    expect(pair).toMatchObject({a: 'tikv-1', b: 'tikv-2', least: -20.002, most: -19.998})
  })

  test('does not take the terms that a store says at its start for votes', async () => {
    const {candidate} = election({at: 600, skew: 0})
    const started = [logged(300, '[INFO] [lib.rs:85] ["Welcome to TiKV"]'), logged(299, '[INFO] [raft.rs:1127] ["became follower at term 12"] [term=12] [raft_id=9] [region_id=7]')]

    expect(await pairsOf({'tikv-1/tikv.log': [begin(900), ...candidate], 'tikv-2/tikv.log': [begin(900), ...started]})).toEqual([])
  })

  test('does not take a voter that is demoted for a new peer', async () => {
    const {pd} = newPeer({at: 6000, skew: 0})
    const demoted = logged(60, '[INFO] [pd.rs:1695] ["try to change peer"] [changes="[peer { id: 1463 store_id: 1 }, peer { id: 9 store_id: 6 role: Learner } change_type: AddLearnerNode]"] [region_id=7]')

    expect(await pairsOf({'pd-1/pd.log': pd, 'tikv-5/tikv.log': [demoted]})).toEqual([])
  })

  test('lets the facts that agree outvote one that was paired wrongly', async () => {
    const facts = [newPeer({at: 900, skew: 2, peer: 9}), newPeer({at: 700, skew: 2, peer: 10}), newPeer({at: 500, skew: 300, peer: 11})]

    const [pair] = await pairsOf({'pd-1/pd.log': facts.flatMap(({pd}) => pd), 'tikv-5/tikv.log': facts.flatMap(({leader}) => leader)})

    expect(pair).toMatchObject({least: 1.97, most: 2.01, facts: 3, agreeing: 2, spread: [1.99, 299.99]})
  })

  test('bounds it on one side, where a store starts later than PD hears of it', async () => {
    const put = logged(100, `[INFO] [grpc_service.go:356] ["put store ok"] [store="id:5 address:\\"tikv-5:20160\\" start_timestamp:${Date.UTC(2026, 0, 1, 12) / 1000 - 95} "]`)

    expect(await pairsOf({'pd-1/pd.log': [put]})).toMatchObject([{a: 'pd-1', b: 'store 5', least: 5, most: null}])
  })

  test('follows a new peer up to its store', async () => {
    const {leader} = newPeer({at: 600, skew: 0})
    const created = logged(600.03 - 0.05 + 7, '[INFO] [raft.rs:1127] ["became follower at term 0"] [term=0] [raft_id=9] [region_id=7]')
    const promoted = logged(598, '[INFO] [peer.rs:4866] ["propose conf change peer"] [kind=Simple] [changes="[peer { id: 9 store_id: 6 }]"] [peer_id=8] [region_id=7]')

    const [pair] = await pairsOf({'tikv-5/tikv.log': [...leader, promoted], 'tikv-6/tikv.log': [created]})

    expect(pair).toMatchObject({a: 'tikv-5', b: 'tikv-6', least: -8.98, most: -6.99})
  })

  test('says unknown where nothing pairs', async () => {
    expect(clocks(await aLogDigest({'pd-1/pd.log': [pdLine(60)], 'tikv-5/tikv.log': [begin(60)]}))).toMatchObject({pairs: [], unknown: ['pd-1', 'tikv-5']})
    expect(clocks(undefined)).toEqual({pairs: [], unknown: [], jumps: 0})
  })
})
