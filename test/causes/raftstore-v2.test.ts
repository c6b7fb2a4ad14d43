import {describe, expect, test} from 'vitest'
import {raftstoreV2} from '../../src/causes/mode/raftstore-v2.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const REGION = {id: 7, on: [1, 2, 5]}
const GC = logged(60, '[INFO] [life.rs:300] ["gc peer on tombstone store"] [region_id=7]')

describe('raftstore-v2', () => {
  test('hints at the engine by the store limit that PD sets for it', () => {
    const finding = findingOn(raftstoreV2, aLeavingCluster({schedule: {'store-limit-version': 'v2'}}, REGION))

    expect(finding).toMatchObject({confidence: 'possible', stores: [5], regions: [], knownBugs: [{url: 'https://github.com/tikv/tikv/issues/15153'}]})
    expect(finding.summary).toContain('seems to run the experimental partitioned engine')
    expect(finding.evidence).toMatchObject([{source: {pointer: expect.stringContaining('store-limit-version')}}])
    expect(finding.remedies.map(({risk}) => risk)).toEqual(['read-only'])
  })

  test.each([
    ['its configuration', '[INFO] [mod.rs:100] ["using config"] [config="{\\"storage\\":{\\"engine\\":\\"partitioned-raft-kv\\"}}"]'],
    ['a tablet that it sends', '[INFO] [tablet_snap.rs:763] ["begin to send snapshot file"] [snap_key=7_71_6_80344]'],
  ])('is likely by %s in the own log of a TiKV', async (_, line) => {
    const finding = findingOn(raftstoreV2, aLeavingCluster({logs: await aLogDigest({'tikv-1/tikv.log': [logged(60, line)]})}, REGION))

    expect(finding).toMatchObject({confidence: 'likely', regions: [], asks: ['tikv-log-target']})
    expect(finding.summary).toContain('The cluster runs the experimental partitioned engine')
  })

  test('hints at the engine by a line that only it writes', async () => {
    const logs = await aLogDigest({'tikv-5/tikv.log': [GC]})

    expect(findingOn(raftstoreV2, aLeavingCluster({logs}, REGION)).evidence).toMatchObject([{says: 'only raftstore-v2 says so', source: {line: 1}}])
  })

  test('is ruled out by the store limit of the ordinary engine', () => {
    expect(answerOn(raftstoreV2, aLeavingCluster({schedule: {'store-limit-version': 'v1'}}, REGION))).toMatchObject({kind: 'ruled-out', why: 'nothing shows the experimental engine'})
  })

  test('is ruled out when the ordinary engine learns that its store is removed', async () => {
    const logs = await aLogDigest({'tikv-5/tikv.log': [logged(60, '[INFO] [pd.rs:1210] ["store is offlined by pd"] [store_id=5]')]})

    expect(answerOn(raftstoreV2, aLeavingCluster({logs}, REGION)).kind).toBe('ruled-out')
  })

  test('is ruled out in a release that has no such engine', () => {
    expect(answerOn(raftstoreV2, aLeavingCluster({version: '6.5.12', schedule: {'store-limit-version': 'v2'}}, REGION))).toMatchObject({kind: 'ruled-out', why: 'release 6.5.12 has no raftstore-v2'})
  })
})
