import {describe, expect, test} from 'vitest'
import type {ShownOperator} from '../../src/model/operator.js'
import type {Peer} from '../../src/model/region.js'
import {aDocument} from '../builders/cluster.js'
import {aRule, decisionOn, LEAVING, rules, rulesOff, up} from './leaving-store.js'
import {say} from '../../src/model/say.js'

const source = {document: aDocument('dump.json'), pointer: ''}
const region = {on: [1, 2, LEAVING]}

const running: ShownOperator = {
  desc: 'balance-region', kinds: ['region'], regionId: 100, epoch: {confVer: 5, version: 1}, currentStep: 0, steps: [], status: 'running', text: 'balance-region {…}', source,
}

describe('a Region', () => {
  test('without a leader gets no operator, whatever else is wrong', () => {
    expect(decisionOn({...region, leader: undefined}, {schedule: {'halt-scheduling': 'true'}})).toMatchObject({checker: 'none', kind: 'none', obstacle: 'no-leader'})
  })

  test('is not looked at while scheduling is halted', () => {
    expect(decisionOn(region, {schedule: {'halt-scheduling': 'true'}})).toMatchObject({kind: 'none', obstacle: 'halted'})
  })

  test('is not looked at while an unsafe recovery runs', () => {
    const recovery = ['Unsafe recovery enters collect report stage', 'Collecting reports from alive stores(3/4)'].map((info) => ({info, details: [], source}))
    expect(decisionOn(region, {recovery})).toMatchObject({kind: 'none', obstacle: 'recovery-running'})
    expect(decisionOn(region, {recovery: [...recovery, {info: say`Unsafe recovery Finished`, details: [], source}]}).kind).toBe('replace')
    expect(decisionOn(region, {recovery, version: '5.4.0'}).kind).toBe('replace')
  })

  test('is passed over while it has an operator', () => {
    expect(decisionOn(region, {operators: [running]})).toMatchObject({checker: 'none', kind: 'other', obstacle: 'operator-already'})
    expect(decisionOn(region, {operators: [{...running, status: 'timeout'}]}).kind).toBe('replace')
  })

  test('gets nothing through a waiting queue of length 0', () => {
    expect(decisionOn(region, {schedule: {'scheduler-max-waiting-operator': 0}})).toMatchObject({kind: 'none', obstacle: 'queue-zero'})
  })

  test('gets nothing under a replica-schedule-limit of 0', () => {
    expect(decisionOn(region, {schedule: {'replica-schedule-limit': 0}})).toMatchObject({checker: 'rule', kind: 'none', obstacle: 'limit-zero'})
  })
})

describe('a joint state', () => {
  const roles = ['Voter', 'IncomingVoter', 'DemotingVoter'] as const
  const peers: readonly Peer[] = [1, 2, LEAVING].map((storeId, at) => ({id: 1000 + storeId, storeId, role: roles[at] ?? 'Voter', isWitness: false}))
  const joint = {on: [], peers, leader: peers[0]}

  test('is left before anything else, and no limit counts', () => {
    expect(decisionOn(joint, {schedule: {'replica-schedule-limit': 0}})).toMatchObject({checker: 'joint-state', kind: 'leave-joint'})
  })

  test('stays while its checker is paused', () => {
    expect(decisionOn(joint, {checkers: [{checker: 'joint-state', isPaused: true, source}]})).toMatchObject({kind: 'none', obstacle: 'checker-paused'})
  })
})

describe('a paused checker', () => {
  const paused = (checker: string) => ({checkers: [{checker, isPaused: true, source}]})

  test('matters if it is the one in charge', () => {
    expect(decisionOn(region, paused('rule'))).toMatchObject({kind: 'none', obstacle: 'checker-paused'})
    expect(decisionOn(region, {...paused('replica'), placementRules: rulesOff})).toMatchObject({kind: 'none', obstacle: 'checker-paused'})
  })

  test('does not matter otherwise', () => {
    expect(decisionOn(region, paused('replica')).kind).toBe('replace')
    expect(decisionOn(region, paused('merge')).kind).toBe('replace')
  })
})

describe('a Region label rule', () => {
  const label = (value: string, startKey: string, endKey: string) => ({regionLabels: [{id: 'import', labels: [{key: 'schedule', value}], ranges: [{startKey, endKey}], source}]})
  const keyed = {...region, startKey: '7480', endKey: '7481'}

  test('that denies scheduling stops the rule checker of some releases', () => {
    expect(decisionOn(keyed, {...label('deny', '74', '75'), version: '6.1.7'})).toMatchObject({kind: 'none', obstacle: 'deny-label'})
    expect(decisionOn(keyed, {...label('deny', '74', '75'), version: '6.5.12'}).kind).toBe('replace')
    expect(decisionOn(keyed, {...label('allow', '74', '75'), version: '6.1.7'}).kind).toBe('replace')
  })

  test('holds only where its range is', () => {
    expect(decisionOn(keyed, {...label('deny', '75', '76'), version: '6.1.7'}).kind).toBe('replace')
  })

  test('with a boundary inside the Region makes PD split first, in any case of its keys', () => {
    expect(decisionOn({...region, startKey: '74AA', endKey: '74CC'}, label('deny', '74bb', '75'))).toMatchObject({kind: 'other'})
  })
})

describe('a Region under `schedule=deny` that another label rule cuts', () => {
  test('has no label before it is split, and is split once the checkers come to that', () => {
    const source = {document: aDocument('region-labels.json'), pointer: ''}
    const whole = {id: 'import', labels: [{key: 'schedule', value: 'deny'}], ranges: [{startKey: '74', endKey: '75'}], source}
    const part = {id: 'part', labels: [{key: 'merge_option', value: 'deny'}], ranges: [{startKey: '74BB', endKey: '74CC'}], source}
    const region = {on: [1, 2, LEAVING], startKey: '74AA', endKey: '74BC'}

    expect(decisionOn(region, {regionLabels: [whole], version: '6.1.7'})).toMatchObject({kind: 'none', obstacle: 'deny-label'})
    expect(decisionOn(region, {regionLabels: [whole, part], version: '6.1.7'})).toMatchObject({kind: 'other', because: expect.stringContaining('splits')})
  })
})

describe('the store that loses a peer', () => {
  const limits = (storeId: number) => ({storeLimits: new Map([[storeId, {storeId, removePeer: 0.01, source}]])})

  test('needs a token of its remove-peer limit', () => {
    expect(decisionOn(region, limits(LEAVING))).toMatchObject({kind: 'none', obstacle: 'remove-limit', from: LEAVING})
    expect(decisionOn(region, limits(1)).kind).toBe('replace')
  })

  test('need not be the leaving one', () => {
    const placementRules = rules(aRule({groupId: 'a', id: 'first', count: 1}), aRule({count: 2}))
    const others = [up(1, {state: 'Offline', stateName: 'Offline'}), up(2), up(3), up(4)]
    expect(decisionOn(region, {...limits(LEAVING), placementRules, others})).toMatchObject({kind: 'replace', from: 1})
  })
})
