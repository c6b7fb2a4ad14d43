import {describe, expect, test} from 'vitest'
import {regionHeartbeatLatency} from '../../src/causes/conf-change-unfinished/region-heartbeat-latency.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLogDigest, idling, logged} from '../builders/log-digest.js'
import {timedOut} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const STEPS = ['promote learner peer 73 on store 3 to voter', 'remove peer on store 5']
const expired = (regionId: number) => timedOut(100, {regionId, steps: STEPS, started: 180})
const done = (regionId: number, secondsBefore: number, peerId = 73) => logged(secondsBefore, `[INFO] [apply.rs:2537] ["conf change successfully"] [changes="[peer { id: ${peerId} store_id: 3 }]"] [peer_id=71] [region_id=${regionId}]`)
const adding = (regionId: number) => timedOut(100, {regionId, steps: ['add learner peer 73 on store 3'], started: 700})
const both = [{id: 7, on: [1, 2, 5]}, {id: 8, on: [1, 2, 5]}]

describe('region-heartbeat-latency', () => {
  test('is likely when TiKV had done the steps of two Regions before PD gave them up', async () => {
    const logs = await aLogDigest({'pd.log': [7, 8].map(expired), 'tikv-1/tikv.log': [7, 8].map((id) => done(id, 170))})
    const finding = findingOn(regionHeartbeatLatency, aLeavingCluster({logs}, ...both))

    expect(finding).toMatchObject({confidence: 'likely', regions: [7, 8]})
    expect(finding.evidence[1]?.says).toBe('70 seconds later PD gives the operator up at `promote learner peer 73 on store 3 to voter`')
  })

  test.each([
    ['one Region alone was late', [done(7, 170)]],
    ['TiKV does the step only after PD has given it up', [done(7, 50), done(8, 50)]],
    ['what TiKV did was another change', [done(7, 170, 99), done(8, 170, 99)]],
  ])('is ruled out when %s', async (_, lines) => {
    const logs = await aLogDigest({'pd.log': [7, 8].map(expired), 'tikv-1/tikv.log': [...idling(1), ...lines]})

    expect(answerOn(regionHeartbeatLatency, aLeavingCluster({logs}, ...both)).kind).toBe('ruled-out')
  })

  test('takes no learner for late: it counts as added only with its data', async () => {
    const logs = await aLogDigest({'pd.log': [7, 8].map(adding), 'tikv-1/tikv.log': [7, 8].map((id) => done(id, 690))})

    expect(answerOn(regionHeartbeatLatency, aLeavingCluster({logs}, ...both)).kind).toBe('ruled-out')
  })

  test("is not checked without the leaders' logs", async () => {
    const logs = await aLogDigest({'pd.log': [7, 8].map(expired)})

    expect(answerOn(regionHeartbeatLatency, aLeavingCluster({logs}, ...both))).toMatchObject({kind: 'not-checked', missing: ['tikv-log-leader']})
  })
})
