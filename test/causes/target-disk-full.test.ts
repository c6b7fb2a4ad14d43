import {describe, expect, test} from 'vitest'
import {targetDiskFull} from '../../src/causes/no-legal-target/target-disk-full.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aShown, MOVE} from '../builders/operators.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const waiting = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const operators = [aShown({steps: MOVE})]
const start = logged(900, '[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [region_count=28] [store_id=3]')
const usage = (secondsBefore: number, change: string) => logged(secondsBefore, `[WARN] [server.rs:1200] ["disk usage ${change}, available=1024,snap=0,capacity=99999"]`)
const logOf = (...lines: string[]) => aLogDigest({'tikv-3/tikv.log': [start, ...lines]}, {stores: stores(leaving, up(1), up(2), up(3))})
const full = [up(1), up(2), up(3, {capacity: 1000, available: 10}), up(4)]

describe('target-disk-full', () => {
  test("is certain by the target's own words and an operator that waits on it", async () => {
    const finding = findingOn(targetDiskFull, aLeavingCluster({logs: await logOf(usage(200, 'Normal->AlmostFull')), operators}, waiting, {id: 8, on: [1, 2, 5]}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7]})
    expect(finding.evidence[0].says).toBe('store 3 says that its disk is full')
  })

  test("is likely by PD's figures", () => {
    expect(findingOn(targetDiskFull, aLeavingCluster({operators, others: full}, waiting))).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test('is over when the disk has room again', async () => {
    expect(answerOn(targetDiskFull, aLeavingCluster({logs: await logOf(usage(200, 'Normal->AlmostFull'), usage(100, 'AlmostFull->Normal')), operators}, waiting)).kind).toBe('ruled-out')
  })

  test('is ruled out while no operator waits on the full store', () => {
    expect(answerOn(targetDiskFull, aLeavingCluster({others: full}, {id: 7, on: [1, 2, 5]})).kind).toBe('ruled-out')
  })

  test('tells of a full disk where no store is leaving', async () => {
    expect(answerOnCluster(targetDiskFull, aCluster({stores: stores(up(1), up(2), up(3)), logs: await logOf(usage(200, 'AlmostFull->AlreadyFull'))})).finding).toMatchObject({confidence: 'likely', stores: [3]})
  })
})
