import {describe, expect, test} from 'vitest'
import {buildTimeline, type Told} from '../../../src/diagnose/timeline/build-timeline.js'
import type {Lane, Timeline} from '../../../src/diagnose/timeline/timeline.js'
import type {Cluster} from '../../../src/model/cluster.js'
import {isLine, type Source} from '../../../src/model/source.js'
import {say} from '../../../src/model/say.js'
import {aCluster, aStore, MOMENT, regions, stores} from '../../builders/cluster.js'
import {aFound} from '../../builders/finding.js'
import {aLogDigest, logged} from '../../builders/log-digest.js'

const nothing: Told = {found: [], redHerrings: [], clocks: []}
const timelineOf = (cluster: Cluster, told: Partial<Told> = {}): Timeline => buildTimeline(cluster, {...nothing, ...told})!
const laneOf = ({lanes}: Timeline, node: string): Lane => lanes.find((lane) => lane.node === node)!
const kinds = ({events}: Lane) => events.map(({time, kind}) => [(MOMENT - time) / 1000, kind])
const lineOf = (source: Source) => (isLine(source) ? source.line : 0)

const offline = (secondsBefore: number, store: number) => logged(secondsBefore, `[WARN] [cluster.go:1174] ["store has been offline"] [store-id=${store}] [store-address=10.0.0.${store}:20160]`)
const leads = (secondsBefore: number, region: number) => logged(secondsBefore, `[INFO] [raft.rs:849] ["became leader at term 7"] [term=7] [raft_id=9] [region_id=${region}]`)
const welcome = (secondsBefore: number) => logged(secondsBefore, '[INFO] [lib.rs:85] ["Welcome to TiKV"]')
const fatal = (secondsBefore: number) => logged(secondsBefore, '[FATAL] [lib.rs:1] ["it panics"]')
const started = (secondsBefore: number, store: number) => logged(secondsBefore, `[INFO] [store.rs:1107] ["start store"] [takes=61ms] [store_id=${store}]`)
const scheduler = (secondsBefore: number, name: string) => logged(secondsBefore, `[INFO] [coordinator.go:405] ["create scheduler"] [scheduler-name=${name}] [scheduler-args="[]"]`)

describe('the time line', () => {
  test('puts PD first, then the stores by id, then TiDB, then the dumps, and tells of a store in its own lane', async () => {
    const logs = await aLogDigest({
      'tidb/tidb.log': [logged(50, '[WARN] [pd.go:152] ["get timestamp too slow"] ["cost time"=33ms]')],
      'x/tikv.log': [started(90, 5)],
      'y/tikv.log': [started(90, 1)],
      'pd-1/pd.log': [logged(99, '[INFO] [util.go:41] ["Welcome to Placement Driver (PD)"]'), offline(60, 5), offline(30, 7)],
    })
    const timeline = timelineOf(aCluster({logs, stores: stores(aStore({id: 1}), aStore({id: 5}))}))
    expect(timeline.lanes.map(({node}) => node)).toEqual(['pd-1', 'y/tikv', 'x/tikv', 'store 7', 'tidb', 'dumps'])
    expect(laneOf(timeline, 'x/tikv')).toMatchObject({component: 'tikv', store: 5})
    expect(kinds(laneOf(timeline, 'x/tikv'))).toEqual([[90, 'start'], [60, 'store-offline']])
    expect(kinds(laneOf(timeline, 'store 7'))).toEqual([[30, 'store-offline']])
    expect(kinds(laneOf(timeline, 'dumps'))).toEqual([[0, 'dump']])
    expect([timeline.from, timeline.to]).toEqual([MOMENT - 99_000, MOMENT])
  })

  test('counts a start of many lines once, and a process that dies again and again each time', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [welcome(100), started(80, 1), fatal(70), fatal(69), welcome(60), started(59, 1), fatal(50)]})
    expect(kinds(laneOf(timelineOf(aCluster({logs})), 'tikv-1'))).toEqual([[100, 'start'], [70, 'panic'], [60, 'start'], [50, 'panic']])
  })

  test('leaves out the schedulers that every PD makes', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [scheduler(90, 'balance-region-scheduler'), scheduler(80, 'evict-leader-scheduler')]})
    const lane = laneOf(timelineOf(aCluster({logs})), 'pd-1')
    expect([kinds(lane), lane.more]).toEqual([[[80, 'config']], []])
  })

  test('shows the first and the last of what comes in numbers, and says how many more there are', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': Array.from({length: 60}, (_, at) => leads(100 - at, at + 1))})
    const lane = laneOf(timelineOf(aCluster({logs})), 'tikv-1')
    expect(lane.events.map(({region}) => region)).toEqual([1, 2, 3, 4, 5, 56, 57, 58, 59, 60])
    expect(lane.more).toEqual([{kind: 'leader', count: 50}])
  })

  test('shows what concerns a Region in question before others', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': Array.from({length: 60}, (_, at) => leads(100 - at, at + 1))})
    const lane = laneOf(timelineOf(aCluster({logs}), {found: [aFound('leaderless-region', 'certain', [30])]}), 'tikv-1')
    expect(lane.events.map(({region}) => region)).toEqual([1, 2, 3, 4, 5, 30, 57, 58, 59, 60])
  })

  test('tells what an operator was to do, in each form that PD logs', async () => {
    const text = 'replace-rule-down-peer {mv peer: store [3] to [8]} (kind:replica,region, region:7(3, 9), createAt:2026-01-01 00:00:00.1 +0000 UTC)'
    const logs = await aLogDigest({
      'a/pd.log': [logged(9, `[INFO] [operator_controller.go:488] ["add operator"] [region-id=7] [operator="\\"${text}\\""] [additional-info=]`)],
      'b/pd.log': [`{"level":"INFO","time":"2026/01/01 11:59:59.000 +00:00","caller":"operator_controller.go:488","message":"add operator","region-id":7,"operator":"${text}","additional-info":""}`],
    })
    const told = timelineOf(aCluster({logs})).lanes.flatMap(({node, events}) => events.filter(({kind}) => kind === 'operator-created').map(({says}) => [node, says]))
    const moved = 'replace-rule-down-peer {mv peer: store [3] to [8]} of Region 7'
    expect(told).toEqual([['a/pd', moved], ['b/pd', moved]])
  })

  test('has the lines on which a finding rests, once, and none of a hint', async () => {
    const lines = [offline(60, 5), logged(50, '[WARN] [x.go:1] ["something else"]'), logged(40, '[WARN] [x.go:1] ["a hint"]')]
    const logs = await aLogDigest({'pd-1/pd.log': lines})
    const cite = (line: number) => ({says: say`line ${line}`, source: {file: 'pd-1/pd.log', line, quote: lines[line - 1]!}})
    const found = [aFound('leaderless-region', 'certain', [], {evidence: [cite(1), cite(2)]}), aFound('leaderless-region', 'certain', [], {evidence: [cite(2)]}), aFound('leaderless-region', 'possible', [], {evidence: [cite(3)]})]
    const timeline = timelineOf(aCluster({logs}), {found})
    expect(laneOf(timeline, 'pd-1').events.map(({kind, says, source}) => [kind, says, lineOf(source)])).toEqual([['finding', 'line 2', 2]])
    expect(kinds(laneOf(timeline, 'store 5'))).toEqual([[60, 'store-offline']])
  })

  test('says when a silent store was heard of last, and when it started, unless that was before all logs', async () => {
    const silent = aStore({id: 5, lastHeartbeat: MOMENT - 60_000, startedAt: MOMENT - 100_000})
    const old = aStore({id: 6, startedAt: MOMENT - 90 * 86_400_000})
    expect(kinds(laneOf(timelineOf(aCluster({stores: stores(silent, old)})), 'store 5'))).toEqual([[100, 'start'], [60, 'last-heartbeat']])
    const logs = await aLogDigest({'pd-1/pd.log': [offline(110, 7)]})
    expect(timelineOf(aCluster({logs, stores: stores(silent, old)})).lanes.map(({node}) => node)).toEqual(['pd-1', 'store 5', 'store 7', 'dumps'])
  })

  test('says which clock is off', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [offline(60, 5)], 'tikv-5/tikv.log': [welcome(60)]})
    const pair = {a: 'pd-1', b: 'tikv-5', least: 7, most: 8, facts: 3, agreeing: 3, spread: null, how: '', evidence: []}
    expect(laneOf(timelineOf(aCluster({logs}), {clocks: [pair]}), 'tikv-5').clock).toEqual({than: 'pd-1', least: 7, most: 8})
    expect(laneOf(timelineOf(aCluster({logs}), {clocks: [{...pair, least: -0.1, most: 0.2}]}), 'tikv-5').clock).toBeUndefined()
  })

  test('lays the lines of all logs on one grid', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [welcome(4000), welcome(10)], 'tikv-2/tikv.log': [welcome(10), welcome(9), welcome(8)]})
    const {grid, lanes} = timelineOf(aCluster({logs}))
    expect(lanes.map(({density = []}) => density.reduce((sum, count) => sum + count, 0))).toEqual([2, 3])
    expect(new Set(lanes.flatMap(({density}) => density?.length ?? [])).size).toBe(1)
    expect(grid).toEqual({from: expect.any(Number), every: 16_000})
  })

  test('is not there where nothing has a time', () => {
    expect(buildTimeline(aCluster({samples: [], regions: regions()}), nothing)).toBeUndefined()
  })
})
