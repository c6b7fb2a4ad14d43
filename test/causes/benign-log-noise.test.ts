import {describe, expect, test} from 'vitest'
import {benignLogNoise} from '../../src/causes/noise/benign-log-noise.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, aStore, stores} from '../builders/cluster.js'
import {aLogDigest, idling, logged} from '../builders/log-digest.js'
import {repeated} from '../builders/operators.js'
import {aLeavingCluster, up} from '../replay/leaving-store.js'

const stopped = repeated(100, 0, '[ERROR] [kv.rs:729] ["KvService::batch_raft send response fail"] [err=RemoteStopped]')
const buried = stores(up(1), up(2), aStore({id: 5, state: 'Tombstone', stateName: 'Tombstone'}))

describe('benign-log-noise', () => {
  test('says of a removal that is over that the loud lines had no part in it', async () => {
    const finding = findingOn(benignLogNoise, aCluster({stores: buried, logs: await aLogDigest({'tikv-1/tikv.log': stopped})}))

    expect(finding).toMatchObject({confidence: 'certain', regions: []})
    expect(finding.evidence[0].says).toContain('the response carries nothing')
  })

  test('knows from pd.log that a store is buried', async () => {
    const begun = logged(500, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=10.0.0.5:20160]')
    const gone = logged(300, '[WARN] [cluster.go:1643] ["store has been Tombstone"] [store-id=5] [store-address=10.0.0.5:20160]')

    expect(findingOn(benignLogNoise, aCluster({logs: await aLogDigest({'pd.log': [begun, gone], 'tikv-1/tikv.log': stopped})})).confidence).toBe('certain')
  })

  test('clears nothing while the store is still leaving', async () => {
    expect(answerOn(benignLogNoise, aLeavingCluster({logs: await aLogDigest({'tikv-1/tikv.log': stopped})}, {id: 7, on: [1, 2, 5]})).kind).toBe('ruled-out')
  })

  test('is ruled out for quiet logs', async () => {
    expect(answerOn(benignLogNoise, aCluster({stores: buried, logs: await aLogDigest({'tikv-1/tikv.log': idling(1)})})).kind).toBe('ruled-out')
  })
})
