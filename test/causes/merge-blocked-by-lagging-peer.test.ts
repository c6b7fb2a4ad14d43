import {describe, expect, test} from 'vitest'
import {mergeBlockedByLaggingPeer} from '../../src/causes/conf-change-unfinished/merge-blocked-by-lagging-peer.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLogDigest} from '../builders/log-digest.js'
import {aShown, ordered, repeated} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const STEP = 'merge region 7 into region 8'
const merging = {desc: 'merge-region', kinds: 'merge', steps: [STEP]}
const source = {id: 7, on: [1, 2, 5]}
const target = {id: 8, on: [1, 2, 5]}
const lagging = {id: 72, storeId: 2, role: 'Voter' as const, isWitness: false}
const skipped = '[WARN] [peer.rs:4700] ["skip proposal"] [err="Other(\\"[region 7] log gap too large, skip merge: matched: 3\\")"] [peer_id=71] [region_id=7]'

describe('merge-blocked-by-lagging-peer', () => {
  test('is certain when the leader refuses the merge again and again', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, STEP), 'tikv-1/tikv.log': repeated(200, 0, skipped)})
    const finding = findingOn(mergeBlockedByLaggingPeer, aLeavingCluster({logs, operators: [aShown(merging)]}, source, target))

    expect(finding).toMatchObject({confidence: 'certain', regions: [7, 8], asks: []})
    expect(finding.evidence[0].says).toContain('refused')
  })

  test('is likely when a peer of the source is pending', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, STEP)})

    expect(findingOn(mergeBlockedByLaggingPeer, aLeavingCluster({logs, operators: [aShown(merging)]}, {...source, pendingPeers: [lagging]}, target))).toMatchObject({confidence: 'likely', regions: [7, 8]})
  })

  test('is ruled out for a merge that has begun', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, STEP), 'tikv-1/tikv.log': repeated(200, 0, '[INFO] [peer.rs:2990] ["failed to schedule merge, rollback"] [err="x"] [peer_id=71] [region_id=7]')})

    expect(answerOn(mergeBlockedByLaggingPeer, aLeavingCluster({logs, operators: [aShown(merging)]}, {...source, pendingPeers: [lagging]}, target)).kind).toBe('ruled-out')
  })

  test('is ruled out where every peer keeps up', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, STEP)})

    expect(answerOn(mergeBlockedByLaggingPeer, aLeavingCluster({logs, operators: [aShown(merging)]}, source, target)).kind).toBe('ruled-out')
  })
})
