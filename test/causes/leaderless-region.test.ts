import {describe, expect, test} from 'vitest'
import {leaderlessRegion} from '../../src/causes/no-leader/leaderless-region.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, regions, stores} from '../builders/cluster.js'
import {aLogDigest, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const elsewhere = {id: 9, on: [1, 2, 3]}
const orphan = {id: 434317, on: [1, 4, 5], leader: undefined, size: 0}

describe('leaderless-region', () => {
  test('names the one Region left on the store', () => {
    const finding = findingOn(leaderlessRegion, aLeavingCluster({}, orphan, elsewhere))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [434317]})
    expect(finding.summary).toBe('The only Region left on store `5` (434317) has no leader in PD, so that PD cannot move it: the store stays.')
    expect(finding.evidence[0]).toMatchObject({
      says: 'Region 434317 has peers on stores 1, 4 and 5 and no leader; size 0: no leader has reported it since PD loaded it (3 voters, 2 needed: store 1 alive, store 4 alive, store 5 alive)',
      source: {pointer: '/regions/0/leader'},
    })
    expect(finding.remedies.map(({risk}) => risk)).toEqual(['read-only', 'reversible'])
  })

  test('does not say that the store stays where PD buries it by the sizes of its Regions', () => {
    expect(findingOn(leaderlessRegion, aLeavingCluster({version: '26.3.4'}, orphan)).summary).toContain('with a size of 0 they do not keep it')
    expect(findingOn(leaderlessRegion, aLeavingCluster({version: '26.3.4'}, {...orphan, size: 72})).summary).toContain('the store stays')
  })

  test('counts them among the others that are left', () => {
    const {summary, regions: ids} = findingOn(leaderlessRegion, aLeavingCluster({}, orphan, {id: 7, on: [1, 2, 5]}, {id: 8, on: [2, 3, 5], leader: undefined}))

    expect(ids).toEqual([8, 434317])
    expect(summary).toContain('2 of the 3 Regions left on store `5` (8 and 434317) have no leader in PD')
  })

  test('is ruled out when the Region without a leader is on other stores', () => {
    expect(answerOn(leaderlessRegion, aLeavingCluster({}, {...orphan, on: [1, 2, 3]}, {id: 7, on: [1, 2, 5]}))).toMatchObject({kind: 'ruled-out', why: 'the one Region left has a leader in PD'})
  })

  test('is not checked on a PD that loads its Regions', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(20, {isPrepared: false})})

    expect(answerOn(leaderlessRegion, aLeavingCluster({logs}, orphan))).toMatchObject({kind: 'not-checked', missing: ['store-again', 'region-store', 'regions']})
  })

  test('tells the age of a PD that started after the newest heartbeat of the dump without a negative number', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(-28, {isPrepared: false})})

    expect(answerOn(leaderlessRegion, aLeavingCluster({logs}, orphan))).toMatchObject({why: '1 Region without a leader, but PD had loaded its Regions after the newest heartbeat of the dump: their leaders may yet report'})
  })

  test('is less sure in the first two minutes of a PD leader', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(60)})

    expect(findingOn(leaderlessRegion, aLeavingCluster({logs}, orphan)).confidence).toBe('likely')
  })

  test('is sure again when these have passed', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(150)})

    expect(findingOn(leaderlessRegion, aLeavingCluster({logs}, orphan)).confidence).toBe('certain')
  })

  test('is less sure of one look at nothing but Regions without a leader', () => {
    expect(findingOn(leaderlessRegion, aLeavingCluster({}, orphan)).confidence).toBe('likely')
  })

  test('is sure of it once PD has refused to act for want of a leader', () => {
    const replies = [{command: 'operator add remove-peer 434317 5', isSuccess: false, text: 'Failed! [500] "cannot build operator for region with no leader"', source: {file: 'operator-add.txt', line: 2, quote: 'Failed!'}}]

    expect(findingOn(leaderlessRegion, aLeavingCluster({replies}, orphan)).confidence).toBe('certain')
  })

  test('is a hint where many have none and the log of PD ends before the dumps', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(3600)})
    const many = [1, 2, 3, 4, 6].map((id) => ({...orphan, id}))

    expect(findingOn(leaderlessRegion, aLeavingCluster({logs}, ...many, elsewhere)).confidence).toBe('possible')
  })

  test('is not checked on a PD that no store has reported to yet', () => {
    const others = [1, 2, 4].map((id) => up(id, {capacity: 0, stateName: 'Disconnected'}))
    const cluster = {...aLeavingCluster({}, orphan, elsewhere), stores: stores({...leaving, capacity: 0}, ...others)}

    expect(answerOn(leaderlessRegion, cluster)).toMatchObject({kind: 'not-checked'})
  })

  test('does not take a dump that lacks the leader for a Region that lacks one', () => {
    expect(answerOn(leaderlessRegion, aLeavingCluster({}, {...orphan, isLeaderUnknown: true}))).toMatchObject({kind: 'not-checked', missing: ['region-store']})
  })

  test('is not checked without any list of Regions', () => {
    expect(answerOn(leaderlessRegion, aCluster())).toMatchObject({kind: 'not-checked', missing: ['region-store']})
  })

  test('is found in a cluster that no store leaves', () => {
    const {kind, finding} = answerOnCluster(leaderlessRegion, aCluster({regions: regions(aRegion(orphan), aRegion({id: 7, on: [1, 2, 3]}))}))

    expect(kind).toBe('found')
    expect(finding).toMatchObject({confidence: 'likely', regions: [434317], stores: []})
  })
})
