import {describe, expect, test} from 'vitest'
import {confchangeRejectedOrPending} from '../../src/causes/conf-change-unfinished/confchange-rejected-or-pending.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, MOMENT} from '../builders/cluster.js'
import {aLogDigest} from '../builders/log-digest.js'
import {aShown, MOVE, ordered, repeated} from '../builders/operators.js'
import {aLeavingCluster, silent, up} from '../replay/leaving-store.js'

const region = {id: 7, on: [1, 2, 5], learners: [3]}
const promoting = {steps: MOVE, currentStep: 1}
const orders = ordered(200, 0, MOVE[1]!)
const unsafe = '[WARN] [peer.rs:4866] ["failed to propose confchange"] [error="Other(\\"[components/raftstore/src/store/peer.rs:1432]: [region 7] 71 unsafe to perform conf change\\")"]'
const pending = '[INFO] [peer.rs:4801] ["there is a pending conf change, try later"] [peer_id=71] [region_id=7]'
const nameless = (peer: number) => `[WARN] [peer.rs:4913] ["failed to propose confchange"] [error="Other(\\"[components/raftstore/src/store/util.rs:1008]: [peer { id: ${peer} store_id: 3 }]: before: voters: 71, after: voters: 71, first index 184221, promoted commit index 184003\\")"]`

describe('confchange-rejected-or-pending', () => {
  test("is certain when PD's order and the leader's refusal repeat", async () => {
    const logs = await aLogDigest({'pd.log': orders, 'tikv-1/tikv.log': repeated(200, 0, unsafe)})
    const finding = findingOn(confchangeRejectedOrPending, aLeavingCluster({logs, operators: [aShown(promoting)]}, region))

    expect(finding).toMatchObject({confidence: 'certain', regions: [7], asks: []})
    expect(finding.evidence[0].says).toContain('too few of the voters have what is committed')
    expect(finding.evidence[0].says).toContain('21 times in 3 minutes')
  })

  test('knows the refusal of 6.4 and later, which names peers and no Region', async () => {
    const [, , , learner] = aLeavingCluster({}, region).regions!.get(7)!.peers
    const refused = async (peer: number) => aLeavingCluster({logs: await aLogDigest({'pd.log': orders, 'tikv-1/tikv.log': repeated(200, 0, nameless(peer))}), operators: [aShown(promoting)]}, region)
    const finding = findingOn(confchangeRejectedOrPending, await refused(learner!.id))

    expect(finding).toMatchObject({confidence: 'certain', regions: [7]})
    expect(finding.evidence[0].says).toContain('too few of the voters have what is committed')
    expect(findingOn(confchangeRejectedOrPending, await refused(999)).confidence).toBe('likely')
  })

  test('knows it by the peers also where nothing else tells of the Region', async () => {
    const [, , , learner] = aLeavingCluster({}, region).regions!.get(7)!.peers
    const logs = await aLogDigest({'tikv-1/tikv.log': repeated(200, 0, nameless(learner!.id))})

    expect(findingOn(confchangeRejectedOrPending, aLeavingCluster({logs}, region))).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test("is likely without the leader's log: the learner has its data, the leader reports, and nothing changes", async () => {
    const logs = await aLogDigest({'pd.log': orders})

    expect(findingOn(confchangeRejectedOrPending, aLeavingCluster({logs, operators: [aShown(promoting)]}, region))).toMatchObject({confidence: 'likely', regions: [7], asks: ['tikv-log-leader', 'tikv-ctl-region']})
  })

  test("is likely by PD's list of operators, too, where the leader has done a step", () => {
    const operators = [aShown(promoting)]
    const samples = [{name: 'before', moment: MOMENT - 120_000, operators}, {name: 'after', moment: MOMENT, operators}]

    expect(findingOn(confchangeRejectedOrPending, aLeavingCluster({operators, samples}, region)).confidence).toBe('likely')
  })

  test("is a hint by PD's list of operators where the leader has done nothing: it may be gone, or merging", () => {
    const orphan = aShown({desc: 'remove-orphan-peer', steps: ['remove peer on store 5']})
    const surplus = {id: 7, on: [1, 2, 3], learners: [5]}

    expect(findingOn(confchangeRejectedOrPending, aLeavingCluster({operators: [orphan]}, surplus)).confidence).toBe('possible')
    expect(findingOn(confchangeRejectedOrPending, aLeavingCluster({operators: [aShown({steps: MOVE})]}, {id: 7, on: [1, 2, 5]})).confidence).toBe('possible')
    expect(answerOn(confchangeRejectedOrPending, aLeavingCluster({operators: [orphan], others: [silent(1, 7200), up(2), up(3)]}, surplus)).kind).toBe('ruled-out')
  })

  test('holds for a surplus peer that is not removed', async () => {
    const orphan = {desc: 'remove-orphan-peer', steps: ['remove peer on store 5']}
    const logs = await aLogDigest({'pd.log': ordered(200, 0, 'remove peer on store 5'), 'tikv-1/tikv.log': repeated(200, 0, pending)})

    expect(findingOn(confchangeRejectedOrPending, aLeavingCluster({logs, operators: [aShown(orphan)]}, {id: 7, on: [1, 2, 3], learners: [5]}))).toMatchObject({confidence: 'certain'})
  })

  test('is ruled out while the learner still waits for its data', async () => {
    const logs = await aLogDigest({'pd.log': orders})
    const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}

    expect(answerOn(confchangeRejectedOrPending, aLeavingCluster({logs, operators: [aShown(promoting)]}, {...region, pendingPeers: [learner]})).kind).toBe('ruled-out')
  })

  test('is ruled out where only PD pushes: a leader that does not report has other causes', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, MOVE[1]!, {source: '"active push"'})})

    expect(answerOn(confchangeRejectedOrPending, aLeavingCluster({logs, operators: [aShown(promoting)]}, region)).kind).toBe('ruled-out')
  })

  test('is ruled out for an order that is only seconds old', async () => {
    const logs = await aLogDigest({'pd.log': ordered(20, 0, MOVE[1]!), 'tikv-1/tikv.log': repeated(10, 0, pending)})

    expect(answerOn(confchangeRejectedOrPending, aLeavingCluster({logs, operators: [aShown({...promoting, started: 25})]}, region)).kind).toBe('ruled-out')
  })

  test('leaves operators of an administrator to those who made them', async () => {
    const logs = await aLogDigest({'pd.log': orders})

    expect(answerOn(confchangeRejectedOrPending, aLeavingCluster({logs, operators: [aShown({...promoting, desc: 'admin-move-peer', kinds: 'admin,region'})]}, region)).kind).toBe('ruled-out')
  })

  test('takes a single line of a log for a hint, and only where there is nothing else', async () => {
    const logs = await aLogDigest({'tikv.log': repeated(0, 0, pending)})

    expect(answerOnCluster(confchangeRejectedOrPending, aCluster({logs})).finding).toMatchObject({confidence: 'possible', regions: [7]})
    expect(answerOnCluster(confchangeRejectedOrPending, aLeavingCluster({logs}, region)).kind).toBe('ruled-out')
  })

  test('is not checked without any log', () => {
    expect(answerOnCluster(confchangeRejectedOrPending, aCluster())).toMatchObject({kind: 'not-checked', missing: ['tikv-log-leader']})
  })
})
