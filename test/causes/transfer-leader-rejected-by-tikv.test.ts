import {describe, expect, test} from 'vitest'
import {transferLeaderRejectedByTikv} from '../../src/causes/conf-change-unfinished/transfer-leader-rejected-by-tikv.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aShown, ordered, repeated} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const led = {id: 7, on: [5, 1, 2]}
const STEP = 'transfer leader from store 5 to store 1'
const evicting = {desc: 'evict-leader', kinds: 'leader', steps: [STEP]}
const rejected = '[INFO] [peer.rs:4517] ["reject to transfer leader"] [last_index=88] [index=88] [reason="pending conf change"] [to="id: 71 store_id: 1"] [peer_id=75] [region_id=7]'

describe('transfer-leader-rejected-by-tikv', () => {
  test('is certain when the leader answers each order with a refusal', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, STEP), 'tikv-5/tikv.log': repeated(200, 0, rejected)})
    const finding = findingOn(transferLeaderRejectedByTikv, aLeavingCluster({logs, operators: [aShown(evicting)]}, led))

    expect(finding).toMatchObject({confidence: 'certain', regions: [7]})
    expect(finding.evidence[0].says).toContain('keeps the leadership (pending conf change), 21 times')
  })

  test("is likely by PD's orders alone", async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, STEP)})

    expect(findingOn(transferLeaderRejectedByTikv, aLeavingCluster({logs, operators: [aShown(evicting)]}, led))).toMatchObject({confidence: 'likely', asks: ['tikv-log-leader', 'regions']})
  })

  test('begins to count anew when the leader changes', async () => {
    const changed = logged(15, '[INFO] [region.go:526] ["leader changed"] [region-id=7] [from=1] [to=5]')
    const logs = await aLogDigest({'pd.log': [...ordered(200, 20, STEP), changed, ...ordered(10, 0, STEP)]})

    expect(answerOn(transferLeaderRejectedByTikv, aLeavingCluster({logs, operators: [aShown({...evicting, started: 12})]}, led)).kind).toBe('ruled-out')
  })

  test('is ruled out where the store leads none of the Regions left', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': repeated(200, 0, rejected)})

    expect(answerOn(transferLeaderRejectedByTikv, aLeavingCluster({logs}, {id: 7, on: [1, 2, 5]})).why).toBe('store 5 leads none of the Regions left')
  })

  test('takes one refusal for a hint', async () => {
    const logs = await aLogDigest({'tikv.log': repeated(0, 0, rejected)})

    expect(answerOnCluster(transferLeaderRejectedByTikv, aCluster({logs})).finding).toMatchObject({confidence: 'possible', regions: [7]})
  })
})
