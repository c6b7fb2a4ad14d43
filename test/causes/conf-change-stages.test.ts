import {expect, test} from 'vitest'
import {citeConfChange} from '../../src/causes/conf-change-stages.js'
import {stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aShown, MOVE, ordered, repeated} from '../builders/operators.js'
import {aLeavingCluster, up} from '../replay/leaving-store.js'

const ENTER = 'peer { id: 73 store_id: 3 }, peer { id: 75 store_id: 5 role: Learner } change_type: AddLearnerNode'
const ADD = 'peer { id: 73 store_id: 3 role: Learner } change_type: AddLearnerNode'
const received = (changes: string) => `[INFO] [pd.rs:1695] ["try to change peer"] [changes="[${changes}]"] [region_id=7]`
const proposed = (changes: string) => `[INFO] [peer.rs:5199] ["propose conf change peer"] [kind=EnterJoint] [changes="[${changes}]"] [peer_id=71] [region_id=7]`
const applied = '[INFO] [apply.rs:1954] ["exec ConfChangeV2"] [epoch="conf_ver: 6 version: 1"] [kind=EnterJoint] [peer_id=71] [region_id=7]'
const reported = '[INFO] [peer.rs:2307] ["notify pd with change peer region"] [region="id: 7 peers { id: 71 store_id: 1 }"] [peer_id=71] [region_id=7]'
const idle = '[INFO] [gc_manager.rs:432] ["gc_worker: auto gc starts"] [safe_point=4]'

/** What the logs tell of the change of members of Region 7, led by store 1, that PD waits for. */
async function told(leader: readonly string[], {step = 1, pd = ordered(200, 0, MOVE[step]!)} = {}) {
  const logs = await aLogDigest({'pd-1/pd.log': pd, ...(leader.length > 0 && {'tikv-1/tikv.log': leader})}, {stores: stores(...[1, 2, 3, 4].map((id) => up(id)))})
  const cluster = aLeavingCluster({logs, operators: [aShown({steps: MOVE, currentStep: step, started: 300})]}, {id: 7, on: [1, 2, 5], learners: [3]})
  return citeConfChange(cluster, cluster.regions!.get(7)!).map(({says}) => says.replace('the change of members of Region 7: ', ''))
}

const silence = repeated(190, 0, idle)
const hop = (seconds: number, ...lines: readonly string[]) => lines.map((line, index) => logged(seconds - index, line))

test.each([
  ['received', [], 'nothing says that it is received by the leader; the log of tikv-1 goes on for 3 minutes without `try to change peer`'],
  ['proposed', hop(199, received(ENTER)), 'nothing says that it is proposed; the log of tikv-1 goes on for 3 minutes without `propose conf change peer`'],
  ['applied', hop(199, received(ENTER), proposed(ENTER)), 'nothing says that it is applied; the log of tikv-1 goes on for 3 minutes without `exec ConfChange`'],
  ['reported', hop(199, received(ENTER), proposed(ENTER), applied), 'nothing says that it is reported to PD; the log of tikv-1 goes on for 3 minutes without `notify pd with change peer region`'],
])('it is not %s', async (_, lines, last) => {
  const said = await told([logged(400, idle), ...lines, ...silence])

  expect(said[0]).toBe('ordered by PD, 21 times (pd-1)')
  expect(said).toHaveLength(lines.length + 2)
  expect(said.at(-1)).toBe(last)
})

test('all hops that are there are told, and no more', async () => {
  expect((await told([...hop(199, received(ENTER), proposed(ENTER), applied, reported), ...silence])).at(-1)).toBe('reported to PD (tikv-1)')
})

test('a change that was made before, with the same peer, is another one', async () => {
  const said = await told([...hop(205, received(ADD), proposed(ADD), applied, reported), ...hop(199, received(ENTER)), ...silence])

  expect(said.at(-1)).toContain('nothing says that it is proposed')
})

test('without the log of the leader nothing is denied', async () => {
  expect(await told([])).toEqual(['ordered by PD, 21 times (pd-1)', 'whether it is received by the leader is not checked, the log of store 1 is not in the bundle'])
})

test('an order to leave the joint state names no peer', async () => {
  const said = await told([...hop(199, received('')), ...silence], {step: 2})

  expect(said.slice(1)).toEqual(['received by the leader (tikv-1)', expect.stringContaining('nothing says that it is proposed')])
})

test('a removal is told from other changes of the same peer', async () => {
  const remove = received('peer { id: 75 store_id: 5 } change_type: RemoveNode')

  expect((await told([logged(400, idle), ...hop(199, received(ENTER)), ...silence], {step: 3})).at(-1)).toContain('nothing says that it is received')
  expect((await told([...hop(199, remove), ...silence], {step: 3})).at(-1)).toContain('nothing says that it is proposed')
})

test('a learner that is there already waits for data, not for a change of members', async () => {
  expect(await told(silence, {step: 0})).toEqual([])
})
