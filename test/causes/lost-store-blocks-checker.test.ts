import {describe, expect, test} from 'vitest'
import {lostStoreBlocksChecker} from '../../src/causes/throttled-or-disabled/lost-store-blocks-checker.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {type RegionOf, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, rulesOff, type Setting, up} from '../replay/leaving-store.js'

/** Store 9 has no record, and its peer comes before that of the leaving store. */
const region = {id: 7, on: [1, 9, 5]}

function withoutRules(setting: Setting, ...all: readonly RegionOf[]) {
  return aLeavingCluster({placementRules: rulesOff, replication: {'max-replicas': 3, 'enable-placement-rules': 'false'}, ...setting}, ...all)
}

describe('lost-store-blocks-checker', () => {
  test('names the store that PD does not know', () => {
    const finding = findingOn(lostStoreBlocksChecker, withoutRules({}, region))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5], regions: [7], asks: ['stores', 'pd-log']})
    expect(finding.summary).toBe('Placement rules are off, and PD gives a Region up at the first peer on a store that it does not know: 1 Region on store `5` lists store 9 first.')
    expect(finding.evidence).toMatchObject([{says: 'Region 7: PD does not know store 9, and stops at its peer'}, {source: {pointer: '/replication/enable-placement-rules'}}])
  })

  test('is certain when pd.log says so itself', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [60, 30].map((seconds) => logged(seconds, '[WARN] [replica_checker.go:159] ["lost the store, maybe you are recovering the PD cluster"] [store-id=9]'))})
    const finding = findingOn(lostStoreBlocksChecker, withoutRules({logs}, region))

    expect(finding).toMatchObject({confidence: 'certain', evidence: expect.arrayContaining([expect.objectContaining({says: 'pd.log: lost the store 9, 2 times', source: expect.objectContaining({line: 2})})])})
    expect(finding.asks).toBeUndefined()
  })

  test('is certain when the list of Tombstone stores does not have it either', () => {
    const cluster = withoutRules({}, region)

    expect(findingOn(lostStoreBlocksChecker, {...cluster, stores: {...stores(leaving, up(1), up(2), up(3)), hasTombstones: true}}).confidence).toBe('certain')
  })

  test('takes the peer out by hand, or turns placement rules on', () => {
    expect(findingOn(lostStoreBlocksChecker, withoutRules({}, region)).remedies.map(({whatIf}) => whatIf)).toEqual([['--remove-peer', '7:9'], ['--set', 'replication.enable-placement-rules=true']])
  })

  test('is ruled out when the leaving store comes first', () => {
    expect(answerOn(lostStoreBlocksChecker, withoutRules({}, {id: 7, on: [1, 5, 9]})).kind).toBe('ruled-out')
  })

  test('is ruled out with placement rules on', () => {
    expect(answerOn(lostStoreBlocksChecker, aLeavingCluster({}, region)).kind).toBe('ruled-out')
  })

  test('is ruled out for a store that is Down, which PD does know', () => {
    expect(answerOn(lostStoreBlocksChecker, withoutRules({others: [up(1), up(2), up(3), up(9, {stateName: 'Down', lastHeartbeat: 0})]}, region)).kind).toBe('ruled-out')
  })
})
