import {describe, expect, test} from 'vitest'
import {orphanPeerNotRemoved} from '../../src/causes/replication-unfinished/orphan-peer-not-removed.js'
import type {Peer} from '../../src/model/region.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, MOMENT, regions} from '../builders/cluster.js'
import {aLogDigest, pdStart} from '../builders/log-digest.js'
import {timedOut} from '../builders/operators.js'
import {aLeavingCluster, LEAVING, rulesOff, type Setting} from '../replay/leaving-store.js'

const voter = (storeId: number): Peer => ({id: 70 + storeId, storeId, role: 'Voter', isWitness: false})

/** Four voters where three are wanted; the fit of 5.2.2 leaves the one with the highest id over, on the leaving store. */
const extra = {id: 7, on: [1, 2, 3, LEAVING]}
const waiting = {...extra, pendingPeers: [voter(3)]}

const in522 = (setting: Setting = {}, region = waiting) => aLeavingCluster({version: '5.2.2', ...setting}, region)

function inTwoSamples(cluster: ReturnType<typeof in522>) {
  return {...cluster, samples: [-60_000, 0].flatMap((shift) => cluster.samples.map((sample) => ({...sample, name: `${shift}`, moment: MOMENT + shift})))}
}

describe('orphan-peer-not-removed', () => {
  test('names the surplus peer and the pending one that PD waits for', () => {
    const finding = findingOn(orphanPeerNotRemoved, in522())

    expect(finding).toMatchObject({confidence: 'likely', stores: [5, 3], regions: [7]})
    expect(finding.summary).toBe('1 Region has a peer too many on store `5`. PD only removes such a peer, and not before all others are well.')
    expect(finding.evidence.map(({says}) => says)).toEqual(['Region 7: no rule wants the peer on store 5, and PD removes none before all rules are well: the peer on store 3 is pending', 'Region 7 has 4 peers; store 3 pending'])
  })

  test('is certain when two samples show the same', () => {
    expect(findingOn(orphanPeerNotRemoved, inTwoSamples(in522())).confidence).toBe('certain')
  })

  test('is only possible while PD does not schedule yet', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(20, {isPrepared: false})})

    expect(findingOn(orphanPeerNotRemoved, in522({logs})).confidence).toBe('possible')
  })

  test('cures the pending peer before it takes the surplus one out by hand', () => {
    const {remedies} = findingOn(orphanPeerNotRemoved, in522())

    expect(remedies.map(({risk, whatIf}) => [risk, whatIf])).toEqual([['read-only', undefined], ['reversible', ['--remove-peer', '7:5']]])
  })

  test('is ruled out when all other peers are well: PD removes the surplus one', () => {
    expect(answerOn(orphanPeerNotRemoved, in522({}, {...extra, pendingPeers: []})).kind).toBe('ruled-out')
  })

  test('is ruled out in 5.2.1, which does not look at their health, and with placement rules off', () => {
    expect(answerOn(orphanPeerNotRemoved, in522({version: '5.2.1'})).kind).toBe('ruled-out')
    expect(answerOn(orphanPeerNotRemoved, in522({placementRules: rulesOff, replication: {'max-replicas': 3}})).kind).toBe('ruled-out')
  })

  test('is ruled out where the fit takes healthy peers first: the pending one is the surplus one', () => {
    expect(answerOn(orphanPeerNotRemoved, in522({version: '8.5.7'}))).toMatchObject({kind: 'ruled-out', why: 'no peer on the store is one too many that waits for others to get well'})
  })

  test('is ruled out for a pending peer where none is too many', () => {
    expect(answerOn(orphanPeerNotRemoved, in522({}, {...waiting, on: [2, 3, LEAVING]})).kind).toBe('ruled-out')
  })

  describe('where no store leaves', () => {
    const piled = aCluster({regions: regions(aRegion({id: 7, on: [1, 2], learners: [3, 4]}))})
    const operator = {started: 600, steps: ['add learner peer 76 on store 6']}
    const expired = (...seconds: readonly number[]) => aLogDigest({'pd-1/pd.log': seconds.map((before) => timedOut(before, operator))})

    test('sees learners pile up that operators leave behind', async () => {
      const {finding} = answerOnCluster(orphanPeerNotRemoved, {...piled, logs: await expired(300, 200, 100)})

      expect(finding).toMatchObject({confidence: 'likely', stores: [3, 4], regions: [7], summary: expect.stringMatching(/^Region 7 piles up learners \(stores 3 and 4\)/)})
      expect(finding?.evidence[1]).toMatchObject({says: 'its operators time out, 3 times', source: {line: 3}})
    })

    test('takes one timeout for a hint, and none for nothing', async () => {
      expect(answerOnCluster(orphanPeerNotRemoved, {...piled, logs: await expired(100)}).finding?.confidence).toBe('possible')
      expect(answerOnCluster(orphanPeerNotRemoved, piled).kind).toBe('ruled-out')
    })
  })
})
