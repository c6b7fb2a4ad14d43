import {describe, expect, test} from 'vitest'
import {snapshotReceiveRejected} from '../../src/causes/replication-unfinished/snapshot-receive-rejected.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aShown, MOVE, repeated} from '../builders/operators.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const waiting = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const refused = '[ERROR] [snap.rs:387] ["failed to send snap"] [err="Grpc(RpcFinished(Some(RpcStatus { code: 8-RESOURCE_EXHAUSTED, message: \\"the number of received snapshot tasks 32 exceeded the limitation 32\\" })))"] [region_id=7] [to_addr=10.0.0.3:20160]'
const throttled = '[WARN] [snap.rs:363] ["too many recving snapshot tasks, ignore"]'
const start = logged(3000, '[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [merge_count=0] [applying_count=0] [tombstone_count=3] [region_count=28] [store_id=3]')
const all = {stores: stores(leaving, up(1), up(2), up(3), up(4))}

describe('snapshot-receive-rejected', () => {
  test("is certain by the sender's quotation for the Region", async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': repeated(100, 0, refused)})

    expect(findingOn(snapshotReceiveRejected, aLeavingCluster({logs, operators: [aShown({steps: MOVE})]}, waiting))).toMatchObject({confidence: 'certain', regions: [7]})
  })

  test('names the Region in whose range the snapshot falls', async () => {
    const overlap = '[INFO] [store.rs:2000] ["snapshot range overlaps, wait source destroy finish"] [overlap_region_id=9] [peer_id=73] [region_id=7]'
    const logs = await aLogDigest({'tikv-3/tikv.log': repeated(100, 0, overlap)})

    expect(findingOn(snapshotReceiveRejected, aLeavingCluster({logs}, waiting)).evidence[0].says).toContain('its range still belongs to Region 9 there')
  })

  test("joins the target's own words, which name no Region, with what waits there for too long", async () => {
    const logs = await aLogDigest({'tikv-3/tikv.log': [start, ...repeated(100, 0, throttled)]}, all)
    const asked = (started: number) => findingOn(snapshotReceiveRejected, aLeavingCluster({logs, operators: [aShown({steps: MOVE, started})]}, waiting))

    expect(asked(900)).toMatchObject({confidence: 'certain', regions: [7]})
    expect(asked(120)).toMatchObject({confidence: 'likely', regions: [7]})
  })

  test('is ruled out when another store refuses', async () => {
    const logs = await aLogDigest({'tikv-4/tikv.log': [start.replace('store_id=3', 'store_id=4'), ...repeated(100, 0, throttled)]}, all)

    expect(answerOn(snapshotReceiveRejected, aLeavingCluster({logs}, waiting)).kind).toBe('ruled-out')
  })

  test('is likely by one quotation where no store is leaving, and possible where no Region is named', async () => {
    const quoted = await aLogDigest({'tikv.log': repeated(0, 0, refused)})
    const unnamed = await aLogDigest({'tikv.log': repeated(100, 0, throttled)})

    expect(answerOnCluster(snapshotReceiveRejected, aCluster({logs: quoted})).finding).toMatchObject({confidence: 'likely', regions: [7]})
    expect(answerOnCluster(snapshotReceiveRejected, aCluster({logs: unnamed})).finding).toMatchObject({confidence: 'possible', regions: []})
  })
})
