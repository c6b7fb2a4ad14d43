import {describe, expect, test} from 'vitest'
import {ghostRegionPdOnly} from '../../src/causes/no-leader/ghost-region-pd-only.js'
import type {Cluster} from '../../src/model/cluster.js'
import type {LogDigest} from '../../src/model/log-digest.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aDocument, stores} from '../builders/cluster.js'
import {aLogDigest, idling, logged} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, silent, up} from '../replay/leaving-store.js'

const region = {id: 7, on: [5, 1, 2], leader: undefined, size: 0}
const records = stores(leaving, up(1, {address: 'tikv-1:20160'}), up(2, {address: 'tikv-2:20160'}), up(3))

/** Logs of the voters on stores 1, 2 and 5 for so many hours, with further lines on store 1. */
function votersLogs(hours: number, more: readonly string[] = []): Promise<LogDigest> {
  const start = (id: number) => logged(hours * 3600, `[INFO] [node.rs:400] ["start raft store thread"] [store_id=${id}]`)
  const files = {'tikv-1/tikv.log': [start(1), ...idling(hours), ...more], 'tikv-2/tikv.log': [start(2), ...idling(hours)], 'tikv-5/tikv.log': [start(5), ...idling(hours)]}
  return aLogDigest(files, {watched: [7], stores: records})
}

const clusterWith = (logs: LogDigest, parts: Partial<Cluster> = {}): Cluster => ({...aLeavingCluster({logs}, region), stores: records, ...parts})

describe('ghost-region-pd-only', () => {
  test('is likely when the logs of all living voters are silent for three hours', async () => {
    const finding = findingOn(ghostRegionPdOnly, clusterWith(await votersLogs(3)))

    expect(finding).toMatchObject({confidence: 'likely', refines: 'leaderless-region', regions: [7], asks: ['tikv-ctl-region']})
    expect(finding.summary).toBe('1 Region on store `5` (7) seems to exist in PD only: the logs of all living voters are silent about it for hours.')
    expect(finding.evidence.filter(({says}) => says.includes('never names the Region')).map(({source}) => 'file' in source && source.file)).toEqual(['tikv-1/tikv.log', 'tikv-2/tikv.log', 'tikv-5/tikv.log'])
  })

  test.each([['3.0.20', 'likely'], ['4.0.16', undefined]])('takes a size that is not listed for 0 in %s: %s', async (version, confidence) => {
    const answer = answerOn(ghostRegionPdOnly, {...aLeavingCluster({version, logs: await votersLogs(3)}, {...region, size: undefined}), stores: records})

    expect(answer.finding?.confidence).toBe(confidence)
  })

  test('proves it on every TiKV before anything is destroyed', async () => {
    const {remedies} = findingOn(ghostRegionPdOnly, clusterWith(await votersLogs(3)))

    expect(remedies.map(({risk}) => risk)).toEqual(['read-only', 'destructive', 'destructive', 'destructive'])
    expect(remedies[2]).toMatchObject({commands: ['curl -X DELETE "http://PD:2379/pd/api/v1/admin/storage/region/7"'], whatIf: ['--drop-region', '7']})
  })

  test('cites TiDB, which knows no table there', async () => {
    const tidbRegions = new Map([[7, {regionId: 7, tables: [], source: {document: aDocument('tidb-region-7.json'), pointer: ''}}]])
    const {evidence} = findingOn(ghostRegionPdOnly, clusterWith(await votersLogs(3), {tidbRegions}))

    expect(evidence.at(-1)?.says).toBe('TiDB knows no table in the range of the Region: nothing would be lost with it')
  })

  test.each([
    ['an hour of silence, in which a hibernated Region says nothing', 1, []],
    ['a voter that misses its leader', 3, [logged(60, '[WARN] [peer.rs:1822] ["leader missing longer than abnormal_leader_missing_duration"] [expect=10m] [peer_id=71] [region_id=7]')]],
  ])('only hints on %s', async (_, hours, more) => {
    expect(answerOn(ghostRegionPdOnly, clusterWith(await votersLogs(hours, more))).finding?.confidence).not.toBe('likely')
  })

  test('only hints on a log with pauses: somebody kept some of its lines', async () => {
    const filtered = {'tikv-1/tikv.log': idling(3).filter((_line, index) => index % 4 === 0), 'tikv-2/tikv.log': idling(3), 'tikv-5/tikv.log': idling(3)}

    expect(answerOn(ghostRegionPdOnly, clusterWith(await aLogDigest(filtered, {watched: [7], stores: records}))).finding?.confidence).toBe('possible')
    expect(answerOn(ghostRegionPdOnly, clusterWith(await aLogDigest({...filtered, 'tikv-1/tikv.log': idling(3)}, {watched: [7], stores: records}))).finding?.confidence).toBe('likely')
  })

  test('does not wait for the log of a dead voter', async () => {
    const dead = stores(leaving, silent(1, 7200), up(2, {address: 'tikv-2:20160'}), up(3))
    const logs = await aLogDigest({'tikv-2/tikv.log': idling(3), 'tikv-5/tikv.log': [logged(10800, '[INFO] [node.rs:400] ["start raft store thread"] [store_id=5]'), ...idling(3)]}, {watched: [7], stores: dead})

    expect(findingOn(ghostRegionPdOnly, clusterWith(logs, {stores: dead})).confidence).toBe('likely')
  })

  test('only hints without logs, and asks for those of the voters', () => {
    expect(findingOn(ghostRegionPdOnly, aLeavingCluster({}, region))).toMatchObject({confidence: 'possible', asks: ['tikv-log-voters', 'tikv-ctl-region']})
  })

  test('is ruled out when a leader has reported the size of the Region', () => {
    expect(answerOn(ghostRegionPdOnly, aLeavingCluster({}, {...region, size: 90})).kind).toBe('ruled-out')
  })
})
