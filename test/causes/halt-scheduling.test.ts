import {describe, expect, test} from 'vitest'
import {haltScheduling} from '../../src/causes/pd-cannot-act/halt-scheduling.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, config, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster, leaving} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const leaderless = {id: 8, on: [1, 2, 5], leader: undefined}
const request = (value: string) => logged(60, `[INFO] [audit.go:126] ["audit log"] [service-info="{ServiceLabel:SetPDConfig, Method:HTTP/1.1/POST:/pd/api/v1/config, BodyParam:{\\"halt-scheduling\\":\\"${value}\\"}}"]`)

describe('halt-scheduling', () => {
  test('is certain by the configuration, for every Region left that has a leader', () => {
    const finding = findingOn(haltScheduling, aLeavingCluster({schedule: {'halt-scheduling': 'true'}}, led, leaderless))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.evidence[0].source).toMatchObject({pointer: '/schedule/halt-scheduling'})
    expect(finding.remedies.map(({commands, whatIf}) => ({commands, whatIf}))).toEqual([
      {commands: ['tiup ctl:v7.5.7 pd -u http://PD:2379 config set halt-scheduling false'], whatIf: ['--set', 'schedule.halt-scheduling=false']},
    ])
  })

  test('is a fault also where no store is leaving', () => {
    const {finding} = answerOnCluster(haltScheduling, aCluster({stores: stores(), config: config({schedule: {'halt-scheduling': 'true'}})}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [], regions: [], summary: '`halt-scheduling` is true: PD runs no checker and no scheduler, repairs no Region and could empty no store.'})
  })

  test('is likely by a request alone, and asks for the configuration', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [request('false'), request('true')]})

    expect(findingOn(haltScheduling, aCluster({logs, version: '7.5.1'}))).toMatchObject({confidence: 'likely', asks: ['config']})
  })

  test('is ruled out by a later request that takes it back', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [request('true'), request('false')]})

    expect(answerOn(haltScheduling, aCluster({logs, version: '7.5.1'}))).toMatchObject({kind: 'ruled-out', why: '`halt-scheduling` is false'})
  })

  test('is ruled out when the key is absent: PD does not print it while it is false', () => {
    expect(answerOn(haltScheduling, aLeavingCluster({schedule: {'replica-schedule-limit': 64}}, led))).toMatchObject({kind: 'ruled-out', why: '`halt-scheduling` is not in the configuration: it is absent while false'})
  })

  test.each([
    ['5.2.1', {kind: 'ruled-out', why: 'PD 5.2.1 has no `halt-scheduling`'}],
    ['7.5.1', {kind: 'not-checked', missing: ['config']}],
  ])('without a configuration depends on the release: %s', (version, answer) => {
    expect(answerOn(haltScheduling, aCluster({version, stores: stores(leaving)}))).toMatchObject(answer)
  })
})
