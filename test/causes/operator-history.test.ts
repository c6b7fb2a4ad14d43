import {expect, test} from 'vitest'
import {citeOperators} from '../../src/causes/operator-history.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {added, MOVE, timedOut} from '../builders/operators.js'

const told = async (...lines: readonly string[]) => citeOperators(aCluster({logs: await aLogDigest({'pd.log': lines})}), 7)
const ended = (secondsBefore: number, how: string, info = '') => logged(secondsBefore, `[INFO] [operator_controller.go:766] ["${how}"] [region-id=7] [takes=0s] [operator="\\"replace-rule-offline-peer {mv peer} (kind:replica,region, region:7(1, 5), createAt:2026-01-01 11:50:00 +0000 UTC, startAt:0001-01-01 00:00:00 +0000 UTC, currentStep:0, steps:[0:{${MOVE[0]}}])\\""] [additional-info="${info}"]`)

test('operators are counted, over what time, and by how they ended', async () => {
  const [made, ...ends] = await told(added({steps: MOVE, started: 900}), timedOut(600, {steps: MOVE, currentStep: 1}), added({steps: MOVE, started: 600}), ended(500, 'operator finish'))

  expect(made?.says).toBe('pd.log: 2 operators made for Region 7 over 5 minutes; 1 finished, 1 timed out')
  expect(made?.source).toMatchObject({line: 1})
  expect(ends).toMatchObject([{says: `pd.log: an operator of Region 7 timed out at \`${MOVE[1]}\``, source: {line: 2}}])
})

test.each([
  ['the reason that PD adds', ended(10, 'operator canceled', '{\\"cancel-reason\\":\\"epoch not match\\"}'), `was cancelled at \`${MOVE[0]}\` (epoch not match)`],
  ['no reason from a release that adds none', ended(10, 'operator canceled'), `was cancelled at \`${MOVE[0]}\``],
  ['why it was found stale', logged(10, '[INFO] [operator_controller.go:164] ["operator is stale"] [region-id=7] [error="cannot demote leader peer"]'), 'was found stale (cannot demote leader peer)'],
])('an end has %s', async (_, line, says) => {
  expect(await told(line)).toMatchObject([{says: `pd.log: an operator of Region 7 ${says}`}])
})

test('an operator without an end is not taken for one that runs', async () => {
  expect(await told(added({steps: MOVE}))).toMatchObject([{says: 'pd.log: 1 operator made for Region 7; no end of any is logged'}])
})

test('operators of other Regions are none of this one', async () => {
  expect(await told(added({steps: MOVE, regionId: 9}), timedOut(10, {steps: MOVE, regionId: 9}))).toEqual([])
})
