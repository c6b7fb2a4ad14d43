import {describe, expect, test} from 'vitest'
import {snapshotApplySlowOrStuck} from '../../src/causes/replication-unfinished/snapshot-apply-slow-or-stuck.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, idling, logged} from '../builders/log-digest.js'
import {repeated} from '../builders/operators.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const waiting = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const started = (storeId: number) => logged(7300, `[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [merge_count=0] [applying_count=0] [tombstone_count=3] [region_count=28] [store_id=${storeId}]`)
const begun = (secondsBefore: number) => logged(secondsBefore, '[INFO] [peer_storage.rs:1000] ["begin to apply snapshot"] [peer_id=73] [region_id=7]')
const all = {stores: stores(leaving, up(1), up(2), up(3), up(4))}
const onTarget = (lines: readonly string[], storeId = 3) => aLogDigest({'tikv-3/tikv.log': [started(storeId), ...[...idling(2), ...lines].toSorted()]}, all)

describe('snapshot-apply-slow-or-stuck', () => {
  test('is certain when the target begins and has no end for ten minutes', async () => {
    const finding = findingOn(snapshotApplySlowOrStuck, aLeavingCluster({logs: await onTarget([begun(900)])}, waiting))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.evidence[1]?.says).toBe('its log ends 15 minutes later without `apply new data`')
  })

  test('is likely after minutes already, since the Region waits for this very store', async () => {
    expect(findingOn(snapshotApplySlowOrStuck, aLeavingCluster({logs: await onTarget([begun(180)])}, waiting)).confidence).toBe('likely')
  })

  test('is ruled out when the data is applied', async () => {
    const logs = await onTarget([begun(900), logged(800, '[INFO] [region.rs:494] ["apply new data"] [time_takes=100s] [region_id=7]')])

    expect(answerOn(snapshotApplySlowOrStuck, aLeavingCluster({logs}, waiting)).kind).toBe('ruled-out')
  })

  test('is ruled out for a begin of a moment ago', async () => {
    expect(answerOn(snapshotApplySlowOrStuck, aLeavingCluster({logs: await onTarget([begun(60)])}, waiting)).kind).toBe('ruled-out')
  })

  test('is ruled out on a store for which the Region does not wait', async () => {
    expect(answerOn(snapshotApplySlowOrStuck, aLeavingCluster({logs: await onTarget([begun(900)], 4)}, waiting)).kind).toBe('ruled-out')
  })

  test('is likely where no store is leaving', async () => {
    expect(answerOnCluster(snapshotApplySlowOrStuck, aCluster({logs: await onTarget([begun(900)])})).finding).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test('takes snapshots that are broken off for a hint', async () => {
    const logs = await aLogDigest({'tikv-3/tikv.log': repeated(20, 0, '[WARN] [region.rs:520] ["applying snapshot is aborted"] [peer_id=93] [region_id=9]')})

    expect(findingOn(snapshotApplySlowOrStuck, aLeavingCluster({logs}, waiting))).toMatchObject({confidence: 'possible', regions: []})
  })
})
