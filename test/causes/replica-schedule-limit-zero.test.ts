import {describe, expect, test} from 'vitest'
import {replicaScheduleLimitZero} from '../../src/causes/throttled-or-disabled/replica-schedule-limit-zero.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, MOMENT, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {added, MOVE} from '../builders/operators.js'
import {aLeavingCluster, leaving} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const request = (limit: number) => logged(60, `[INFO] [audit.go:126] ["audit log"] [service-info="{ServiceLabel:SetPDConfig, Method:HTTP/1.1/POST:/pd/api/v1/config, BodyParam:{\\"replica-schedule-limit\\":${limit}}}"]`)
const recorded = (limit: number) => logged(60, `[INFO] [server.go:809] ["schedule config is updated"] [new="{\\"max-store-down-time\\":\\"30m0s\\",\\"replica-schedule-limit\\":${limit},\\"merge-schedule-limit\\":8}"] [old="{\\"max-store-down-time\\":\\"30m0s\\",\\"replica-schedule-limit\\":32,\\"merge-schedule-limit\\":8}"]`)

describe('replica-schedule-limit-zero', () => {
  test('is certain by the configuration, for every Region left that has a leader', () => {
    const finding = findingOn(replicaScheduleLimitZero, aLeavingCluster({schedule: {'replica-schedule-limit': 0}}, led, {id: 8, on: [1, 2, 5], leader: undefined}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.evidence[0].source).toMatchObject({pointer: '/schedule/replica-schedule-limit'})
    expect(finding.remedies[0]).toMatchObject({risk: 'reversible', whatIf: ['--set', 'schedule.replica-schedule-limit=64']})
  })

  test('is likely while balance-region still moves Regions away, which empties no store', async () => {
    const logs = await aLogDigest({
      'pd-1/pd.log': [logged(60, '[INFO] [operator_controller.go:551] ["operator finish"] [region-id=9] [takes=1s] [operator="\\"balance-region {mv peer: store [5] to [3]} (kind:region, region:9(1, 5), createAt:2026-01-01 11:58:00 +0000 UTC m=+1, currentStep:3)\\""]')],
    })
    const finding = findingOn(replicaScheduleLimitZero, aLeavingCluster({logs, schedule: {'replica-schedule-limit': 0}}, led))

    expect(finding.confidence).toBe('likely')
    expect(finding.evidence[1]?.says).toContain('by balance-region')
  })

  test.each([
    ['a checker has made one since', 'replace-rule-offline-peer', 'not-checked'],
    ['only the balancer has made one since', 'balance-region', 'found'],
  ])('with a limit of 0 that was saved an hour before the last dumps, and %s: %s is %s', async (_, desc, kind) => {
    const logs = await aLogDigest({'pd-1/pd.log': [added({desc, started: 600, steps: MOVE})]})
    const samples = [{name: '', moment: MOMENT - 3_600_000}, {name: 'after', moment: MOMENT}]

    expect(answerOn(replicaScheduleLimitZero, aLeavingCluster({logs, samples, schedule: {'replica-schedule-limit': 0}}, led)).kind).toBe(kind)
  })

  test('is likely where the limit was saved beside other dumps than the Regions, and nothing tells which came first', () => {
    const shown = aLeavingCluster({schedule: {'replica-schedule-limit': 0}}, led)
    const samples = [{name: ''}, {name: 'after', moment: MOMENT, regions: shown.regions!}]

    expect(findingOn(replicaScheduleLimitZero, {...shown, samples})).toMatchObject({confidence: 'likely', asks: ['config']})
  })

  test('is ruled out where a later request than the old configuration sets another limit', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [request(64)]})
    const samples = [{name: '', moment: MOMENT - 3_600_000}, {name: 'after', moment: MOMENT}]

    expect(answerOn(replicaScheduleLimitZero, aLeavingCluster({logs, samples, schedule: {'replica-schedule-limit': 0}}, led)).kind).toBe('ruled-out')
  })

  test.each([
    ['PD records the new limit, as 5.2 does without any audit', [recorded(0)], 'found'],
    ['PD records another one later', [request(0), recorded(64)], 'ruled-out'],
  ])('without the configuration, where %s', async (_, lines, kind) => {
    const logs = await aLogDigest({'pd-1/pd.log': lines})
    const answer = answerOn(replicaScheduleLimitZero, aCluster({logs, stores: stores(leaving)}))

    expect(answer.kind).toBe(kind)
    if (answer.kind === 'found') expect(answer.finding).toMatchObject({confidence: 'likely', asks: ['config']})
  })

  test('is likely by the last request alone, and asks for the configuration', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [request(64), request(0)]})

    expect(findingOn(replicaScheduleLimitZero, aCluster({logs, stores: stores(leaving)}))).toMatchObject({confidence: 'likely', asks: ['config']})
  })

  test('believes the configuration and not an old request', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [request(0)]})

    expect(answerOn(replicaScheduleLimitZero, aLeavingCluster({logs, schedule: {'replica-schedule-limit': 64}}, led))).toMatchObject({kind: 'ruled-out', why: '`replica-schedule-limit` is 64'})
  })

  test('is not checked when the configuration lacks the key: absent is not zero', () => {
    expect(answerOn(replicaScheduleLimitZero, aLeavingCluster({}, led))).toMatchObject({kind: 'not-checked', missing: ['config']})
  })

  test('does not take the limit of balance-region for it', () => {
    expect(answerOn(replicaScheduleLimitZero, aLeavingCluster({schedule: {'region-schedule-limit': 0, 'replica-schedule-limit': 64}}, led)).kind).toBe('ruled-out')
  })
})
