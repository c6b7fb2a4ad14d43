import {describe, expect, test} from 'vitest'
import {disksOf, fullDisk} from '../../src/causes/disks.js'
import {leaderStoreDiskFull} from '../../src/causes/tikv-cannot-run/leader-store-disk-full.js'
import {pdDataDiskFull} from '../../src/causes/pd-cannot-act/pd-data-disk-full.js'
import {targetDiskFull} from '../../src/causes/no-legal-target/target-disk-full.js'
import type {MountedDisk} from '../../src/model/disk.js'
import type {TiupNode} from '../../src/model/tiup.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aShown, MOVE} from '../builders/operators.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const TIB = 2 ** 40
const disk = (mount: string, usedPercent: number, more: Partial<MountedDisk> = {}): MountedDisk => ({counts: 'bytes', device: '/dev/vdb', mount, size: TIB, available: (TIB * (100 - usedPercent)) / 100, usedPercent, host: '10.0.0.3', source: {file: 'df.txt', line: 2, quote: `/dev/vdb … ${mount}`}, ...more})
const node = (role: string, address: string, dataDir: string): TiupNode => ({address, role, host: address.split(':')[0]!, ports: [Number(address.split(':')[1])], dataDir, source: {file: 'display.txt', line: 1, quote: address}})
const tiup = [node('tikv', '10.0.0.3:20160', '/data/tikv-20160'), node('pd', '10.0.0.8:2379', '/pd/data')]

const learner = {id: 73, storeId: 3, role: 'Learner' as const, isWitness: false}
const waiting = {id: 7, on: [1, 2, 5], learners: [3], pendingPeers: [learner]}
const operators = [aShown({steps: MOVE})]

describe('the disk of a store', () => {
  const on = (disks: readonly MountedDisk[], parts = {}) => disksOf(aCluster({stores: stores(up(3, {capacity: TIB})), disks, ...parts}), 3).map(({mount}) => mount)

  test('is the innermost mount above its data directory', () => {
    expect(on([disk('/', 10), disk('/data', 100), disk('/data/other', 100), disk('/data', 1, {host: '10.0.0.4'})], {tiup})).toEqual(['/data'])
  })

  test('is, without a topology, the one of the size that PD has for it', () => {
    expect(on([disk('/', 100, {size: TIB / 8}), disk('/data', 50)])).toEqual(['/data'])
    expect(on([disk('/data1', 100), disk('/data2', 50)])).toEqual([])
  })

  test('is full when it has less than 2 % left, or no inode, the last time that somebody looked', () => {
    expect(fullDisk([disk('/data', 99)])?.mount).toBe('/data')
    expect(fullDisk([disk('/data', 97)])).toBeUndefined()
    expect(fullDisk([disk('/data', 50), disk('/data', 100, {counts: 'inodes', available: 0})])?.counts).toBe('inodes')
    expect(fullDisk([disk('/data', 100), disk('/data', 60)])).toBeUndefined()
  })
})

describe('df', () => {
  test('makes a full target likely', () => {
    const finding = findingOn(targetDiskFull, aLeavingCluster({operators, disks: [disk('/data', 100)], tiup}, waiting))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5, 3], regions: [7]})
    expect(finding.evidence[0].says).toBe('`df` on the host of store 3: `/data` is full (100 % used)')
  })

  test('says nothing of the target when another mount is full, or another host', () => {
    expect(answerOn(targetDiskFull, aLeavingCluster({operators, disks: [disk('/', 100), disk('/data', 30)], tiup}, waiting)).kind).toBe('ruled-out')
    expect(answerOn(targetDiskFull, aLeavingCluster({operators, disks: [disk('/data', 100, {host: '10.0.0.4'})], tiup}, waiting)).kind).toBe('ruled-out')
  })

  test('says why the snapshot of a leader cannot be made', async () => {
    const start = logged(900, '[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [region_count=28] [store_id=3]')
    const failed = logged(100, '[FATAL] [lib.rs:491] ["unexpected error: Store(Other(\\"[components/raftstore/src/store/peer_storage.rs:900]: failed to get snapshot after 5 times\\"))"]')
    const logs = await aLogDigest({'tikv-3/tikv.log': [start, failed]}, {stores: stores(leaving, up(1), up(2), up(3))})

    expect(answerOn(leaderStoreDiskFull, aLeavingCluster({logs}, waiting)).kind).toBe('ruled-out')
    expect(findingOn(leaderStoreDiskFull, aLeavingCluster({logs, tiup, disks: [disk('/data', 100)]}, waiting)).evidence.map(({says}) => says)).toContain('`df` on the host of store 3: `/data` is full (100 % used)')
  })

  test.each([
    ['by the folder of its log', [disk('/data', 100, {host: undefined, source: {file: 'pd-1/df.txt', line: 2, quote: ''}} as unknown as MountedDisk)], []],
    ['by its address', [disk('/pd', 100, {host: '10.0.0.8'})], tiup],
  ])('stands beside what the log of PD says, %s', async (_, disks, nodes) => {
    const failed = logged(100, '[ERROR] [region_storage.go:135] ["flush regions meet error"] [error="write /pd/data/region-meta/000123.log: no space left on device"]')
    const logs = await aLogDigest({[nodes.length > 0 ? '10.0.0.8/pd.log' : 'pd-1/pd.log']: [failed]})

    expect(answerOnCluster(pdDataDiskFull, aCluster({logs, disks, tiup: nodes})).finding?.evidence.at(-1)?.says).toMatch(/^`df` on the host of that PD: `\/(data|pd)` is full/)
  })
})
