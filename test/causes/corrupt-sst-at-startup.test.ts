import {describe, expect, test} from 'vitest'
import {corruptSstAtStartup} from '../../src/causes/tikv-cannot-run/corrupt-sst-at-startup.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, idling, logged} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, silent, up} from '../replay/leaving-store.js'

const corrupt = logged(60, '[FATAL] [server.rs:1281] ["failed to create kv engine: Storage Engine Corruption: Sst file size mismatch: /data/db/000417.sst. Size recorded in manifest 41907560, actual size 44040192"]')
const start = (storeId: number) => logged(6000, `[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [region_count=28] [store_id=${storeId}]`)
const suggestion = {text: 'tikv-ctl --db=/data/db tombstone -r 7 --pd <endpoint>', source: {file: 'bad-ssts.txt', line: 22, quote: 'tikv-ctl --db=/data/db tombstone -r 7 --pd <endpoint>'}}

describe('corrupt-sst-at-startup', () => {
  test('is certain, and names the Regions that bad-ssts names', async () => {
    const finding = answerOnCluster(corruptSstAtStartup, aCluster({logs: await aLogDigest({'tikv.log': [corrupt]}), commands: [suggestion]})).finding

    expect(finding).toMatchObject({confidence: 'certain', regions: [7]})
    expect(finding?.evidence[1]).toMatchObject({says: '`bad-ssts` names Region 7 for the damaged file', source: {line: 22}})
  })

  test('explains only Regions that lack a majority without the store', async () => {
    const logs = await aLogDigest({'tikv-2/tikv.log': [start(2), corrupt]}, {stores: stores(leaving, up(1), up(2))})
    const regions = [{id: 7, on: [1, 2, 5]}, {id: 8, on: [2, 3, 5], leader: undefined}]

    expect(findingOn(corruptSstAtStartup, aLeavingCluster({logs, others: [up(1), silent(2, 7200), silent(3, 7200), up(4)]}, ...regions))).toMatchObject({stores: [5, 2], regions: [8]})
  })

  test('does not put the tombstone of a peer before the question whether it is needed', async () => {
    const remedies = answerOnCluster(corruptSstAtStartup, aCluster({logs: await aLogDigest({'tikv.log': [corrupt]}), commands: [suggestion]})).finding?.remedies ?? []

    expect(remedies.map(({risk}) => risk)).toEqual(['read-only', 'read-only', 'reversible', 'destructive'])
  })

  test('is ruled out when only space is missing', async () => {
    const logs = await aLogDigest({'tikv.log': [...idling(1), logged(60, '[FATAL] [server.rs:1281] ["failed to create kv engine: IO error: No space left on device"]')]})

    expect(answerOn(corruptSstAtStartup, aLeavingCluster({logs}, {id: 7, on: [1, 2, 5]})).kind).toBe('ruled-out')
  })
})
