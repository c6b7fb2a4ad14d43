import {describe, expect, test} from 'vitest'
import {tikvDiskIoHang} from '../../src/causes/tikv-cannot-run/tikv-disk-io-hang.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {repeated} from '../builders/operators.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const both = [{id: 7, on: [1, 2, 5]}, {id: 8, on: [1, 2, 5]}, {id: 9, on: [2, 1, 5]}]
const start = logged(900, '[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [region_count=28] [store_id=1]')
const pending = (regionId: number, from = 300) => repeated(from, 0, `[INFO] [peer.rs:4801] ["there is a pending conf change, try later"] [peer_id=${regionId}1] [region_id=${regionId}]`)
const logOf = (lines: readonly string[]) => aLogDigest({'tikv-1/tikv.log': [start, ...lines]}, {stores: stores(leaving, up(1), up(2))})
const slow = {others: [up(1, {slowScore: 100}), up(2), up(3), up(4)]}

describe('tikv-disk-io-hang', () => {
  test('is likely when two Regions of one slow leader do not get changes applied', async () => {
    const logs = await logOf([...pending(7), ...pending(8)].toSorted())

    expect(findingOn(tikvDiskIoHang, aLeavingCluster({logs, ...slow}, ...both))).toMatchObject({confidence: 'likely', stores: [5, 1], regions: [7, 8]})
  })

  test("is certain by the store's own watch, for the Regions that it leads", async () => {
    const logs = await logOf([logged(10, '[FATAL] [disk.rs:90] ["fail-fast: disk probe timed out, shutting down"]')])

    expect(findingOn(tikvDiskIoHang, aLeavingCluster({logs}, ...both))).toMatchObject({confidence: 'certain', regions: [7, 8]})
  })

  test.each([
    ['likely', 'waits for its disk', ['[ERROR] [fail_fast.rs:191] ["fail-fast probe: disk still not responsive after elapsed"]']],
    ['possible', 'has met one error', ['[WARN] [fail_fast.rs:116] ["fail-fast probe failed"]']],
    ['possible', 'has a log that lags', ['[WARN] [peer.rs:4173] ["min_matched < min_committed, this is likely caused by disk IO jitters"] [region_id=7]']],
    ['possible', 'was started again', ['[FATAL] [disk.rs:90] ["fail-fast: disk probe timed out, shutting down"]', '[INFO] [lib.rs:85] ["Welcome to TiKV"]']],
  ])('is %s when a TiKV %s', async (confidence, _, lines) => {
    const logs = await logOf(lines.map((line, index) => logged(30 - index, line)))

    expect(findingOn(tikvDiskIoHang, aLeavingCluster({logs}, ...both)).confidence).toBe(confidence)
  })

  test.each([
    ['the store is not slow', [...pending(7), ...pending(8)], {}],
    ['one Region alone is concerned', pending(7), slow],
    ['it was over within two minutes', [...pending(7, 60), ...pending(8, 60)], slow],
  ])('is ruled out when %s', async (_, lines, setting) => {
    expect(answerOn(tikvDiskIoHang, aLeavingCluster({logs: await logOf(lines.toSorted()), ...setting}, ...both)).kind).toBe('ruled-out')
  })
})
