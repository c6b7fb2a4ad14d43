import {describe, expect, test} from 'vitest'
import {leaderlessElectionFailing} from '../../src/causes/no-leader/leaderless-election-failing.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster, leaving} from '../replay/leaving-store.js'

const region = {id: 7, on: [5, 1, 2], leader: undefined}

/** A voter that asks for votes and is refused, from so many seconds before the dumps to so many. */
function campaign(from: number, to: number): readonly string[] {
  return Array.from({length: Math.floor((from - to) / 60) + 1}, (_, minute) => [
    logged(from - minute * 60, '[INFO] [raft.rs:1532] ["starting a new election"] [term=12] [raft_id=71] [region_id=7]'),
    logged(from - minute * 60, '[INFO] [raft.rs:2101] ["received votes response"] [term=12] [type=MsgRequestPreVoteResponse] [approvals=1] [rejections=1] [from=72] [vote=false] [raft_id=71] [region_id=7]'),
  ]).flat()
}

const ownVotes = (line: string) => campaign(900, 0).map((sent) => (sent.includes('received votes') ? sent.replace(/"received votes.*/, line) : sent))

const elected = logged(1, '[INFO] [raft.rs:1200] ["became leader at term 13"] [term=13] [raft_id=71] [region_id=7]')

describe('leaderless-election-failing', () => {
  test('shows votes refused for a quarter of an hour', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': campaign(900, 0)})
    const finding = findingOn(leaderlessElectionFailing, aLeavingCluster({logs}, region))

    expect(finding).toMatchObject({confidence: 'likely', refines: 'leaderless-region', regions: [7], asks: ['tikv-ctl-region']})
    expect(finding.summary).toBe('1 Region on store `5` (7) has a living majority that elects nobody: votes are asked for and refused.')
    expect(finding.evidence.slice(1).map(({source}) => source)).toMatchObject([{file: 'tikv-1/tikv.log', line: 31}, {file: 'tikv-1/tikv.log', line: 32}])
  })

  test('is certain when two voters tell the same', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': campaign(900, 0), 'tikv-2/tikv.log': campaign(905, 5)})

    expect(findingOn(leaderlessElectionFailing, aLeavingCluster({logs}, region)).confidence).toBe('certain')
  })

  test('goes before a leader of before, whom the voters that ask since do not follow', async () => {
    const before = logged(3000, '[INFO] [raft.rs:1200] ["became leader at term 11"] [term=11] [raft_id=73] [region_id=7]')
    const three = {'tikv-1/tikv.log': campaign(900, 0), 'tikv-2/tikv.log': campaign(905, 5), 'tikv-5/tikv.log': [before]}
    const one = {'tikv-1/tikv.log': campaign(900, 0), 'tikv-5/tikv.log': [before]}

    expect(findingOn(leaderlessElectionFailing, aLeavingCluster({logs: await aLogDigest(three)}, region)).confidence).toBe('certain')
    expect(answerOn(leaderlessElectionFailing, aLeavingCluster({logs: await aLogDigest(one)}, region)).kind).toBe('ruled-out')
  })

  test.each([
    ['a short burst', campaign(300, 0)],
    ['an election that was won', [...campaign(900, 60), elected]],
    ['votes that nobody answers', campaign(900, 0).filter((line) => !line.includes('received votes'))],
    ['votes that it gives itself, as 4.0 logs them', ownVotes('"received from 71"] ["msg type"=MsgRequestPreVoteResponse] [term=12] [raft_id=71] [region_id=7]')],
    ['votes that it gives itself, as 3.0 logs them', ownVotes('"[region 7] 71 received MsgRequestPreVoteResponse from 71 at term 12"]')],
  ])('only hints on %s', async (_, lines) => {
    const logs = await aLogDigest({'tikv-1/tikv.log': lines})
    const answer = answerOn(leaderlessElectionFailing, aLeavingCluster({logs}, region))

    expect(answer.finding?.confidence).not.toBe('certain')
    expect(answer.finding?.confidence).not.toBe('likely')
  })

  test('only hints without any log, and asks for those of the voters', () => {
    expect(findingOn(leaderlessElectionFailing, aLeavingCluster({}, region))).toMatchObject({confidence: 'possible', asks: ['tikv-log-voters', 'tikv-ctl-region']})
  })

  test('is likely by the logs of two voters alone, and a hint by one, or where it is not known what is left on the store', async () => {
    const one = {'tikv-1/tikv.log': campaign(900, 0)}
    const two = {...one, 'tikv-2/tikv.log': campaign(905, 5)}

    expect(answerOnCluster(leaderlessElectionFailing, aCluster({logs: await aLogDigest(two)})).finding).toMatchObject({confidence: 'likely', regions: [7]})
    expect(answerOnCluster(leaderlessElectionFailing, aCluster({logs: await aLogDigest(one)})).finding?.confidence).toBe('possible')
    expect(findingOn(leaderlessElectionFailing, aCluster({logs: await aLogDigest(two), stores: stores(leaving)})).confidence).toBe('possible')
    expect(answerOnCluster(leaderlessElectionFailing, aCluster({logs: await aLogDigest({'tikv-1/tikv.log': [...campaign(900, 60), elected]})})).kind).toBe('ruled-out')
  })

  test('is not checked without logs and Regions', () => {
    expect(answerOnCluster(leaderlessElectionFailing, aCluster())).toMatchObject({kind: 'not-checked', missing: ['region-store', 'tikv-log-voters']})
  })

  test('is ruled out while the Region has a leader', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': campaign(900, 0)})

    expect(answerOn(leaderlessElectionFailing, aLeavingCluster({logs}, {id: 7, on: [5, 1, 2]})).kind).toBe('ruled-out')
  })
})
