import {describe, expect, test} from 'vitest'
import {duplicatedStoreAddress} from '../../src/causes/identity-accident/duplicated-store-address.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const refused = logged(
  60,
  '[FATAL] [server.rs:698] ["failed to start node: Grpc(RpcFailure(RpcStatus { code: 2-UNKNOWN, message: \\"duplicated store address: id:3236 address:\\\\\\"10.0.0.5:20160\\\\\\" , already registered by id:5 address:\\\\\\"10.0.0.5:20160\\\\\\" state:Offline \\" }))"]',
)

describe('duplicated-store-address', () => {
  test('names the newcomer and the store that still holds its address', async () => {
    const logs = await aLogDigest({'tikv-6/tikv.log': [refused]})
    const finding = findingOn(duplicatedStoreAddress, aLeavingCluster({logs}, {id: 7, on: [1, 2, 5]}))

    expect(finding).toMatchObject({confidence: 'certain', holdsStore: false, stores: [5, 3236], regions: []})
    expect(finding.summary).toContain('A new store `3236` claims the address `10.0.0.5:20160` that store `5` holds in PD')
    expect(finding.remedies.map(({risk}) => risk)).toEqual(['read-only', 'reversible'])
  })

  test('finds a leaving store that only this refusal names, and is less sure of it', async () => {
    const logs = await aLogDigest({'tikv-6/tikv.log': [refused]})

    expect(findingOn(duplicatedStoreAddress, aCluster({logs}))).toMatchObject({confidence: 'likely', holdsStore: true, asks: ['region-store', 'stores']})
  })

  test('reads the old words, which tell no state', async () => {
    const logs = await aLogDigest({
      'tikv-6/tikv.log': ['2018/03/20 15:50:14.436 util.rs:315: [ERROR] fail to request: Grpc(details: Some("duplicated store address: id:1001 address:\\"kv.p.cc:20160\\" , already registered by id:1 address:\\"kv.p.cc:20160\\" "))'],
    })

    expect(answerOnCluster(duplicatedStoreAddress, aCluster({logs})).finding).toMatchObject({confidence: 'certain', stores: [1, 1001]})
  })

  test('is ruled out for a store whose address nobody claims', async () => {
    const logs = await aLogDigest({'tikv-6/tikv.log': [refused]})

    expect(answerOn(duplicatedStoreAddress, aLeavingCluster({logs}, {id: 7, on: [1, 2, 5]}), 1)).toMatchObject({kind: 'ruled-out', why: 'no new store was refused for the address of store 1'})
  })

  test('is not checked without a log of any TiKV', () => {
    expect(answerOn(duplicatedStoreAddress, aLeavingCluster({}))).toMatchObject({kind: 'not-checked', missing: ['tikv-log-store']})
  })

  test('blocks only beside another cause', () => {
    expect(duplicatedStoreAddress.blocks).toBe('with-others')
  })
})
