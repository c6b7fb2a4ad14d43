import {describe, expect, test} from 'vitest'
import {leaderExistsButPdStale} from '../../src/causes/no-leader/leader-exists-but-pd-stale.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const region = {id: 7, on: [5, 1, 2], leader: undefined, epoch: {confVer: 44, version: 176}}
const elected = (secondsBefore: number) => logged(secondsBefore, '[INFO] [raft.rs:1200] ["became leader at term 13"] [term=13] [raft_id=71] [region_id=7]')
const refused = (version: number, secondsBefore = 60, sent = 176) =>
  logged(secondsBefore, `[INFO] [process.rs:179] ["get snapshot failed"] [err="Request(message: \\"EpochNotMatch current epoch of region 7 is conf_ver: 44 version: ${version}, but you sent conf_ver: 44 version: ${sent}\\")"]`)

describe('leader-exists-but-pd-stale', () => {
  test('is certain when a voter was elected after PD had loaded its Regions, and PD knows of none', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(600), 'tikv-1/tikv.log': [elected(300)]})
    const finding = findingOn(leaderExistsButPdStale, aLeavingCluster({logs}, region))

    expect(finding).toMatchObject({confidence: 'certain', refines: 'leaderless-region', regions: [7]})
    expect(finding.summary).toBe('Region 7 has a leader in TiKV that PD does not know: its reports do not reach PD, or PD refuses them.')
    expect(finding.evidence[1]).toMatchObject({says: 'tikv-1: the Region has a leader, and nothing later takes it back', source: {file: 'tikv-1/tikv.log', line: 1}})
  })

  test('is likely when the log does not tell which of the two came first', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [elected(300)]})

    expect(findingOn(leaderExistsButPdStale, aLeavingCluster({logs}, region)).confidence).toBe('likely')
  })

  test('only hints when the leader stepped down again', async () => {
    const follower = logged(200, '[INFO] [raft.rs:1127] ["became follower at term 14"] [term=14] [raft_id=71] [region_id=7]')
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(600), 'tikv-1/tikv.log': [elected(300), follower]})

    expect(findingOn(leaderExistsButPdStale, aLeavingCluster({logs}, region)).confidence).toBe('possible')
  })

  test('is not checked while PD has just loaded its Regions', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(60), 'tikv-1/tikv.log': [elected(30)]})

    expect(answerOn(leaderExistsButPdStale, aLeavingCluster({logs}, region)).kind).toBe('not-checked')
  })

  test('is likely when TiKV answers once with an older epoch than PD has, leader or not', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [refused(174)]})
    const finding = findingOn(leaderExistsButPdStale, aLeavingCluster({logs}, {id: 7, on: [5, 1, 2], epoch: {confVer: 44, version: 176}}))

    expect(finding).toMatchObject({confidence: 'likely', regions: [7]})
    expect(finding.summary).toContain('(version 176 against 174)')
    expect(finding.remedies.map(({risk}) => risk)).toEqual(['read-only', 'reversible', 'destructive'])
  })

  test('is certain when it goes on answering so, or when PD has no leader', async () => {
    const again = await aLogDigest({'tikv-1/tikv.log': [refused(174, 200), refused(174)]})
    const once = await aLogDigest({'tikv-1/tikv.log': [refused(174)]})

    expect(findingOn(leaderExistsButPdStale, aLeavingCluster({logs: again}, {id: 7, on: [5, 1, 2], epoch: {confVer: 44, version: 176}})).confidence).toBe('certain')
    expect(findingOn(leaderExistsButPdStale, aLeavingCluster({logs: once}, region)).confidence).toBe('certain')
  })

  test('is ruled out when a client came with an old route, and the Region has been split since', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [refused(174, 60, 170)]})

    expect(answerOn(leaderExistsButPdStale, aLeavingCluster({logs}, {id: 7, on: [5, 1, 2], epoch: {confVer: 44, version: 176}})).kind).toBe('ruled-out')
  })

  test('is ruled out when TiKV is ahead, as after any split', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [refused(178)]})

    expect(answerOn(leaderExistsButPdStale, aLeavingCluster({logs}, {id: 7, on: [5, 1, 2], epoch: {confVer: 44, version: 176}})).kind).toBe('ruled-out')
  })
})
