import {describe, expect, test} from 'vitest'
import {patrolStalledBehindRunningOperators} from '../../src/causes/throttled-or-disabled/patrol-stalled-behind-running-operators.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aShown} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const skipped = {id: 7, on: [1, 2, 5], startKey: '', endKey: '74'}
const last = {id: 9, on: [1, 2, 3], startKey: '75', endKey: ''}
const between = {id: 8, on: [1, 2, 5], startKey: '74', endKey: '75'}
const holding = (regionId: number, started = 300) => aShown({regionId, started, desc: 'balance-region', kinds: 'region', steps: ['add learner peer 94 on store 4', 'remove peer on store 1']})
const old = {version: '5.2.1'}

describe('patrol-stalled-behind-running-operators', () => {
  test('is likely when the last Region holds an operator that does not end, and one before it could move', () => {
    const finding = findingOn(patrolStalledBehindRunningOperators, aLeavingCluster({...old, operators: [holding(9)]}, skipped, last))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5], regions: [7]})
    expect(finding.remedies[0]?.whatIf).toEqual(['--remove-operator', '9'])
  })

  test('is only possible while the operators at the end are young: the patrol comes round', () => {
    expect(findingOn(patrolStalledBehindRunningOperators, aLeavingCluster({...old, operators: [holding(9, 10)]}, skipped, last)).confidence).toBe('possible')
  })

  test('goes back from the end to the last Region without an operator', () => {
    const finding = findingOn(patrolStalledBehindRunningOperators, aLeavingCluster({...old, operators: [holding(9), holding(8)]}, skipped, between, last))

    expect(finding.summary).toContain('behind 2 Regions at the end of the key space')
  })

  test.each([
    ['the last Region is free', {...old, operators: [holding(8)]}],
    ['PD moves its patrol past such Regions', {version: '6.5.12', operators: [holding(9)]}],
    ['the Region before it has an operator as well', {...old, operators: [holding(7), holding(8), holding(9)]}],
    ['PD would do nothing for it anyway', {...old, operators: [holding(9)], others: []}],
  ])('is ruled out when %s', (_, setting) => {
    expect(answerOn(patrolStalledBehindRunningOperators, aLeavingCluster(setting, skipped, between, last)).kind).toBe('ruled-out')
  })
})
