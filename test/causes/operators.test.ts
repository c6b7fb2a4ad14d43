import {describe, expect, test} from 'vitest'
import {stallOf, stallsAnywhere} from '../../src/causes/operators.js'
import {MOMENT} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {added, aShown, MOVE, ordered, timedOut} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const region = {id: 7, on: [1, 2, 5]}
const finished = (secondsBefore: number, step: string) => logged(secondsBefore, `[INFO] [operator_controller.go:551] ["operator finish"] [region-id=7] [takes=3s] [operator="\\"replace-rule-offline-peer {mv peer} (kind:replica,region, region:7(1, 5), createAt:2025-12-31 11:50:00 +0000 UTC, currentStep:1, steps:[0:{${step}}]) finished\\""]`)

describe('the step that a Region waits for', () => {
  test('is the present step of the operator that PD shows, open since its first order', async () => {
    const logs = await aLogDigest({'pd.log': [...ordered(280, 240, MOVE[0]!), ...ordered(230, 0, MOVE[1]!)]})
    const stall = stallOf(aLeavingCluster({logs, operators: [aShown({steps: MOVE, currentStep: 1})]}, region), 7)

    expect(stall).toMatchObject({step: {kind: 'enter-joint'}, milliseconds: 230_000, reported: 230_000})
  })

  test('is found in pd.log alone, at the step that was ordered last', async () => {
    const logs = await aLogDigest({'pd.log': [added({steps: MOVE}), ...ordered(290, 260, MOVE[0]!), ...ordered(250, 0, MOVE[1]!)]})

    expect(stallOf(aLeavingCluster({logs}, region), 7)?.step.text).toBe(MOVE[1])
  })

  test.each([['operator finish', finished(100, MOVE[0]!)], ['operator timeout', timedOut(100, {steps: MOVE})]])('is none after one `%s`', async (_, end) => {
    const logs = await aLogDigest({'pd.log': [added({steps: MOVE}), ...ordered(290, 110, MOVE[0]!), end]})

    expect(stallOf(aLeavingCluster({logs}, region), 7)).toBeUndefined()
  })

  test('is none where PD shows its operators later, and not the one that pd.log adds', async () => {
    const logs = await aLogDigest({'pd.log': [added({steps: MOVE}), ...ordered(290, 0, MOVE[0]!)]})
    const samples = [{name: '', moment: MOMENT, operators: []}]

    expect(stallOf(aLeavingCluster({logs, operators: [], samples}, region), 7)).toBeUndefined()
  })

  test('is open only up to the end of a pd.log that ends long before the dumps', async () => {
    const logs = await aLogDigest({'pd.log': [added({steps: MOVE, started: 3600}), ...ordered(3590, 3500, MOVE[0]!)]})

    expect(stallOf(aLeavingCluster({logs}, region), 7)?.milliseconds).toBe(100_000)
  })

  test('is the one at which two operators ran out of time, while the third is not made yet', async () => {
    const logs = await aLogDigest({'pd.log': [timedOut(700, {steps: MOVE, started: 1300}), timedOut(60, {steps: MOVE, started: 660})]})

    expect(stallOf(aLeavingCluster({logs}, region), 7)).toMatchObject({timeouts: 2, milliseconds: 1_240_000})
  })

  test('forgets operators that ran out of time before such a step came about', async () => {
    const logs = await aLogDigest({'pd.log': [timedOut(900, {steps: MOVE, started: 1500}), finished(800, MOVE[0]!)]})

    expect(stallOf(aLeavingCluster({logs, operators: [aShown({steps: MOVE, started: 20})]}, region), 7)).toMatchObject({timeouts: 0, milliseconds: 20_000})
  })

  test('counts anew when the members of the Region change', async () => {
    const changed = logged(95, '[INFO] [region.go:514] ["region ConfVer changed"] [region-id=7] [detail="Add peer"] [old-confver=5] [new-confver=6]')
    const logs = await aLogDigest({'pd.log': [...ordered(280, 100, MOVE[1]!), changed, ...ordered(90, 0, MOVE[1]!)]})

    expect(stallOf(aLeavingCluster({logs, operators: [aShown({steps: MOVE, currentStep: 1})]}, region), 7)?.milliseconds).toBe(90_000)
  })

  test('is looked for wherever PD shows or logs an operator', async () => {
    const logs = await aLogDigest({'pd.log': [timedOut(700, {regionId: 9, steps: MOVE}), timedOut(60, {regionId: 9, steps: MOVE})]})

    expect(stallsAnywhere(aLeavingCluster({logs, operators: [aShown({steps: MOVE})]}, region)).map(({regionId}) => regionId)).toEqual([7, 9])
  })
})
