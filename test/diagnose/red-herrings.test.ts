import {describe, expect, test} from 'vitest'
import {conclude} from '../../src/diagnose/conclude.js'
import type {Cluster} from '../../src/model/cluster.js'
import {aDocument} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, up} from '../replay/leaving-store.js'

const led = {id: 7, on: [5, 1, 2]}
const idsOf = (cluster: Cluster) => conclude(cluster).redHerrings.map(({id}) => id)
const stopped = (secondsBefore: number) => logged(secondsBefore, '[ERROR] [kv.rs:729] ["KvService::batch_raft send response fail"] [err=RemoteStopped]')
const asksForVotes = (secondsBefore: number) => logged(secondsBefore, '[INFO] [raft.rs:1532] ["starting a new election"] [term=12] [raft_id=71] [region_id=9]')
const wins = (secondsBefore: number) => logged(secondsBefore, '[INFO] [raft.rs:1200] ["became leader at term 13"] [term=13] [raft_id=71] [region_id=9]')

describe('the red herrings of a log', () => {
  test('say how often, from when to when, and why not', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [stopped(90), stopped(60), stopped(30)]})
    const [herring] = conclude(aLeavingCluster({logs}, led)).redHerrings

    expect(herring).toMatchObject({id: 'batch-raft-remote-stopped', count: 3, first: '2026-01-01T11:58:30.000+00:00', last: '2026-01-01T11:59:30.000+00:00'})
    expect(herring?.evidence).toMatchObject([{says: 'seen 3 times', source: {file: 'tikv-1/tikv.log', line: 1}}])
  })

  test.each([
    ['that was won', [asksForVotes(90), wins(89)], true],
    ['that nobody won', [asksForVotes(90), asksForVotes(60)], false],
    ['that came after the last win', [asksForVotes(90), wins(89), asksForVotes(60)], false],
  ])('clear an election %s: %s', async (_, lines, isCleared) => {
    const logs = await aLogDigest({'tikv-1/tikv.log': lines})

    expect(idsOf(aLeavingCluster({logs}, led)).includes('short-election-burst')).toBe(isCleared)
  })

  test('never hold a line that a finding rests on', async () => {
    const refused = logged(60, '[INFO] [process.rs:179] ["get snapshot failed"] [err="Request(message: \\"EpochNotMatch current epoch of region 7 is conf_ver: 4 version: 1, but you sent conf_ver: 5 version: 1\\")"]')
    const logs = await aLogDigest({'tikv-1/tikv.log': [refused]})
    const {found, redHerrings} = conclude(aLeavingCluster({logs}, led))

    expect(found.map(({cause}) => cause.id)).toContain('leader-exists-but-pd-stale')
    expect(redHerrings.map(({id}) => id)).not.toContain('stale-route-errors')
  })

  test('put the loudest first', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [asksForVotes(90), wins(89), stopped(60), stopped(50)]})

    expect(idsOf(aLeavingCluster({logs}, led)).slice(0, 2)).toEqual(['batch-raft-remote-stopped', 'short-election-burst'])
  })
})

describe('the red herrings of a display', () => {
  test.each([
    ['5.2.1', true],
    ['6.5.12', false],
  ])('clear a count of 0 beside a list with Regions in %s: %s', (version, isCleared) => {
    const cluster = aLeavingCluster({version}, led)
    const stores = {...cluster.stores!, byId: new Map([...cluster.stores!.byId, [5, {...leaving, regionCount: 0}]])}

    expect(idsOf({...cluster, stores}).includes('region-count-zero')).toBe(isCleared)
  })

  test('cite the figure', () => {
    const cluster = aLeavingCluster({others: [up(1), up(2)]}, led)
    const stores = {...cluster.stores!, byId: new Map([...cluster.stores!.byId, [5, {...leaving, capacity: 0}]])}
    const herring = conclude({...cluster, stores}).redHerrings.find(({id}) => id === 'capacity-zero')

    expect(herring?.evidence).toMatchObject([{says: 'store 5 displays no capacity', source: {pointer: '/stores/5/status/capacity'}}])
  })

  test('clear `region-schedule-limit` 0, which no checker reads', () => {
    expect(idsOf(aLeavingCluster({schedule: {'region-schedule-limit': 0}}, led))).toContain('region-schedule-limit-zero')
    expect(idsOf(aLeavingCluster({schedule: {'region-schedule-limit': 2048}}, led))).not.toContain('region-schedule-limit-zero')
  })

  test("clear PD's `Success!` for a delete", () => {
    const replies = [{command: 'store delete 5', isSuccess: true, text: 'Success!', source: {file: 'store-delete.txt', line: 2, quote: 'Success!'}}]

    expect(idsOf(aLeavingCluster({replies}, led))).toContain('store-delete-success')
  })

  test('clear a balance scheduler that does not run', () => {
    const source = {document: aDocument('schedulers.json'), pointer: ''}

    expect(idsOf(aLeavingCluster({schedulers: {names: ['balance-leader-scheduler'], source}}, led))).toContain('balance-scheduler-missing')
    expect(idsOf(aLeavingCluster({schedulers: {names: ['balance-leader-scheduler', 'balance-region-scheduler'], source}}, led))).not.toContain('balance-scheduler-missing')
  })
})
