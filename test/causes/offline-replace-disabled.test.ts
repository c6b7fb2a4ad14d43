import {describe, expect, test} from 'vitest'
import {offlineReplaceDisabled} from '../../src/causes/throttled-or-disabled/offline-replace-disabled.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, rulesOff} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const leaderless = {id: 8, on: [1, 2, 5], leader: undefined}
const off = {placementRules: rulesOff, replication: {'max-replicas': 3, 'enable-placement-rules': 'false'}}
const disabled = {schedule: {'enable-replace-offline-replica': 'false'}}

describe('offline-replace-disabled', () => {
  test('is certain by the configuration while placement rules are off, for every Region left that has a leader', () => {
    const finding = findingOn(offlineReplaceDisabled, aLeavingCluster({...off, ...disabled}, led, leaderless))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('Placement rules are off and `enable-replace-offline-replica` is false: PD leaves 1 Region on store `5` alone.')
    expect(finding.evidence[0]).toMatchObject({says: 'Region 7: `enable-replace-offline-replica` is false', source: {document: {file: 'regions.json'}}})
    expect(finding.evidence.slice(1).map(({source}) => source)).toMatchObject([{pointer: '/schedule/enable-replace-offline-replica'}, {pointer: '/replication/enable-placement-rules'}])
    expect(finding.remedies).toMatchObject([{risk: 'reversible', whatIf: ['--set', 'schedule.enable-replace-offline-replica=true']}])
  })

  test('is ruled out while placement rules are on: the rule checker does not read the switch', () => {
    expect(answerOn(offlineReplaceDisabled, aLeavingCluster(disabled, led))).toMatchObject({kind: 'ruled-out', why: 'no Region left is kept by `enable-replace-offline-replica`, which PD reads only while placement rules are off'})
  })

  test.each([
    ['is true', {schedule: {'enable-replace-offline-replica': 'true'}}],
    ['is not in the configuration', {}],
    ['of down peers is false, and the store is alive', {schedule: {'enable-remove-down-replica': 'false'}}],
  ])('is ruled out when the switch %s', (_, setting) => {
    expect(answerOn(offlineReplaceDisabled, aLeavingCluster({...off, ...setting}, led)).kind).toBe('ruled-out')
  })

  test('is ruled out while a limit of 0 keeps PD from asking for it', () => {
    expect(answerOn(offlineReplaceDisabled, aLeavingCluster({...off, schedule: {...disabled.schedule, 'replica-schedule-limit': 0}}, led)).kind).toBe('ruled-out')
  })

  test('names the switch as 3.0 has it, the other way round', () => {
    const finding = findingOn(offlineReplaceDisabled, aLeavingCluster({version: '3.0.20', replication: {'max-replicas': 3}, placementRules: rulesOff, schedule: {'disable-replace-offline-replica': 'true'}}, led))

    expect(finding.summary).toContain('`disable-replace-offline-replica` is true')
    expect(finding.remedies[0]?.commands[0]).toContain('config set disable-replace-offline-replica false')
  })

  test('is likely without the configuration, where PD records that the switch is off', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [logged(60, '[INFO] [server.go:778] ["schedule config is updated"] [new="{\\"enable-replace-offline-replica\\":\\"false\\"}"] [old="{\\"enable-replace-offline-replica\\":\\"true\\"}"]')]})

    expect(findingOn(offlineReplaceDisabled, aCluster({version: '4.0.16', logs, stores: stores(leaving), placementRules: rulesOff}))).toMatchObject({confidence: 'likely', asks: ['config']})
  })

  test('is not checked without the Regions and the configuration', () => {
    expect(answerOn(offlineReplaceDisabled, aCluster({version: '7.5.7', stores: stores(leaving)}))).toMatchObject({kind: 'not-checked', missing: ['region-store', 'config', 'placement-rules']})
  })
})
