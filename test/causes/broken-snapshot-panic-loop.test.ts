import {describe, expect, test} from 'vitest'
import {brokenSnapshotPanicLoop} from '../../src/causes/tikv-cannot-run/broken-snapshot-panic-loop.js'
import {answerOn, answerOnCluster} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const welcome = (secondsBefore: number) => logged(secondsBefore, '[INFO] [lib.rs:85] ["Welcome to TiKV"] [thread_id=1]')
const why = (secondsBefore: number) => logged(secondsBefore, '[ERROR] [region.rs:520] ["failed to apply snap!!!"] [err="missing snapshot file /data/snap/rev_7_6_80_(default).sst"] [region_id=7]')
const broken = (secondsBefore: number) => logged(secondsBefore, '[FATAL] [peer_storage.rs:1200] ["[region 7] 73 applying snapshot failed"]')
const asked = async (lines: readonly string[], version?: string) => answerOnCluster(brokenSnapshotPanicLoop, aCluster({...(version && {version}), logs: await aLogDigest({'tikv.log': lines})}))

describe('broken-snapshot-panic-loop', () => {
  test('is certain when it follows a start: the next start meets the same file', async () => {
    const {finding} = await asked([welcome(70), why(61), broken(60)])

    expect(finding).toMatchObject({confidence: 'certain', regions: [7]})
    expect(finding?.evidence.at(-1)?.says).toBe('why the snapshot of Region 7 cannot be applied')
  })

  test('is certain when it happens twice, and likely once', async () => {
    expect((await asked([broken(120), broken(60)])).finding?.confidence).toBe('certain')
    expect((await asked([broken(60)])).finding?.confidence).toBe('likely')
  })

  test.each([['6.5.10', 1], ['6.5.11', 0], ['6.6.0', 1], ['7.1.6', 1], ['7.5.2', 1], ['7.5.3', 0], ['8.1.0', 1], ['8.1.1', 0], ['8.5.0', 0]])('names the bug where %s has it', async (version, bugs) => {
    expect((await asked([broken(60)], version)).finding?.knownBugs).toHaveLength(bugs)
  })

  test('is ruled out when the snapshot was only broken off at a stop', async () => {
    const logs = await aLogDigest({'tikv.log': [welcome(100), logged(60, '[WARN] [region.rs:520] ["applying snapshot is aborted"] [peer_id=73] [region_id=7]')]})

    expect(answerOn(brokenSnapshotPanicLoop, aLeavingCluster({logs}, {id: 7, on: [1, 2, 5]})).kind).toBe('ruled-out')
  })
})
