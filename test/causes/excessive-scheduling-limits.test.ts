import {describe, expect, test} from 'vitest'
import {excessiveSchedulingLimits} from '../../src/causes/replication-unfinished/excessive-scheduling-limits.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLogDigest, idling, logged} from '../builders/log-digest.js'
import {repeated} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const waiting = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const throttled = repeated(100, 0, '[WARN] [snap.rs:363] ["too many recving snapshot tasks, ignore"]')
const drowning = {'tikv-3/tikv.log': throttled, 'tikv-4/tikv.log': throttled}
const changed = (type: string) => logged(500, `[INFO] [cluster.go:2205] ["store limit changed"] [store-id=3] [type=${type}] [rate-per-min=100000000]`)
const wide = {schedule: {'replica-schedule-limit': 2048}}

describe('excessive-scheduling-limits', () => {
  test('is likely when a limit is wide open and two stores refuse snapshots', async () => {
    const finding = findingOn(excessiveSchedulingLimits, aLeavingCluster({...wide, logs: await aLogDigest(drowning)}, waiting, {id: 8, on: [1, 2, 5]}))

    expect(finding).toMatchObject({confidence: 'likely', regions: [7]})
    expect(finding.evidence[0]).toMatchObject({says: '`replica-schedule-limit` is 2048', source: {pointer: '/schedule/replica-schedule-limit'}})
  })

  test("takes a store limit from pd.log, but not the leaving store's remove-peer, which PD lifts itself", async () => {
    const asked = async (type: string) => answerOn(excessiveSchedulingLimits, aLeavingCluster({logs: await aLogDigest({'pd.log': [changed(type)], ...drowning})}, waiting)).kind

    expect(await asked('add-peer')).toBe('found')
    expect(await asked('remove-peer')).toBe('ruled-out')
  })

  test.each([
    ['the limits are the defaults', {schedule: {'replica-schedule-limit': 64}}, drowning],
    ['one store alone refuses', wide, {'tikv-3/tikv.log': throttled}],
    ['nobody refuses', wide, {'tikv-3/tikv.log': idling(1)}],
  ])('is ruled out when %s', async (_, setting, files) => {
    expect(answerOn(excessiveSchedulingLimits, aLeavingCluster({...setting, logs: await aLogDigest(files)}, waiting)).kind).toBe('ruled-out')
  })

  test('is not checked without the log of a target', () => {
    expect(answerOn(excessiveSchedulingLimits, aLeavingCluster(wide, waiting))).toMatchObject({kind: 'not-checked', missing: ['tikv-log-target']})
  })
})
