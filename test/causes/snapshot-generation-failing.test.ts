import {describe, expect, test} from 'vitest'
import {snapshotGenerationFailing} from '../../src/causes/replication-unfinished/snapshot-generation-failing.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, idling, logged} from '../builders/log-digest.js'
import {aShown, MOVE, repeated} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const waiting = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const failed = '[ERROR] [region.rs:405] ["failed to generate snap!!!"] [err="\\"Engine Engine(Status { code: Corruption, state: \\\\\\"Corruption: block checksum mismatch\\\\\\" })\\""] [region_id=7]'
const operators = [aShown({steps: MOVE, started: 120})]

describe('snapshot-generation-failing', () => {
  test('is certain when the leader fails again and again for a Region whose learner waits', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': repeated(100, 0, failed)})
    const finding = findingOn(snapshotGenerationFailing, aLeavingCluster({logs, operators}, waiting, {id: 8, on: [1, 2, 5]}))

    expect(finding).toMatchObject({confidence: 'certain', regions: [7], asks: []})
    expect(finding.evidence[0].says).toContain('the data of the leader is damaged, 11 times')
  })

  test('is possible after one failure: the leader tries again', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': repeated(0, 0, failed)})

    expect(findingOn(snapshotGenerationFailing, aLeavingCluster({logs, operators}, waiting)).confidence).toBe('possible')
  })

  test('is only likely where no peer of the Region waits any more', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': repeated(100, 0, failed)})

    expect(findingOn(snapshotGenerationFailing, aLeavingCluster({logs}, {id: 7, on: [1, 2, 5]})).confidence).toBe('likely')
  })

  test('is over when a later snapshot was sent', async () => {
    const sent = logged(5, '[INFO] [snap.rs:190] ["sent snapshot"] [duration=3.2s] [snap_key=7_6_80] [region_id=7]')
    const logs = await aLogDigest({'tikv-1/tikv.log': [...repeated(100, 10, failed), sent]})

    expect(answerOn(snapshotGenerationFailing, aLeavingCluster({logs, operators}, waiting)).kind).toBe('ruled-out')
  })

  test('is ruled out for the Regions of other stores', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': repeated(100, 0, failed)})

    expect(answerOn(snapshotGenerationFailing, aLeavingCluster({logs}, {...waiting, id: 8})).kind).toBe('ruled-out')
  })

  test('is found in a log alone', async () => {
    const logs = await aLogDigest({'tikv.log': repeated(100, 0, failed)})

    expect(answerOnCluster(snapshotGenerationFailing, aCluster({logs})).finding).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test("is ruled out by a quiet TiKV, and not checked by PD's log", async () => {
    const quiet = await aLogDigest({'tikv-1/tikv.log': idling(1)})
    const pd = await aLogDigest({'pd.log': repeated(10, 0, '[INFO] [cluster.go:364] ["load regions"] [count=30] [cost=49.033µs]')})

    expect(answerOn(snapshotGenerationFailing, aLeavingCluster({logs: quiet}, waiting)).kind).toBe('ruled-out')
    expect(answerOn(snapshotGenerationFailing, aLeavingCluster({logs: pd}, waiting))).toMatchObject({kind: 'not-checked', missing: ['tikv-log-leader']})
  })
})
