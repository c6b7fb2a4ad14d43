import {describe, expect, test} from 'vitest'
import {analyze, inspectBundle} from '../../../src/analyze.js'
import {MOMENT} from '../../builders/cluster.js'
import {idling, logged} from '../../builders/log-digest.js'
import {tempBundle} from '../../bundle/temp-bundle.js'
import {begin, newPeer, pdLine} from './clock-logs.js'

interface Shown {
  readonly secondsBefore?: number
  readonly state?: string
  readonly version?: string
}

/** What `store` prints: stores whose last heartbeats were so long before the dumps were saved. */
function storesDump(stores: Readonly<Record<number, Shown>>): string {
  const list = Object.entries(stores).map(([id, {secondsBefore = 0, state = 'Up', version = '6.5.12'}]) => ({
    store: {id: Number(id), address: `tikv-${id}.lab:20160`, version, state_name: state},
    status: {capacity: '100GiB', available: '70GiB', region_count: 3, last_heartbeat_ts: new Date(MOMENT - secondsBefore * 1000).toISOString()},
  }))
  return JSON.stringify({count: list.length, stores: list})
}

const HEALTHY = {1: {}, 4: {}, 5: {state: 'Offline'}}

const inspected = (files: Readonly<Record<string, string | readonly string[]>>) =>
  inspectBundle([tempBundle(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? content : `${content.join('\n')}\n`])))])

const doubts = async (files: Readonly<Record<string, string | readonly string[]>>) => (await inspected(files)).trust.map(({short}) => short)

describe('trust', () => {
  test('is not lowered by a TiKV that idles up to the dump', async () => {
    expect(await doubts({'stores.json': storesDump(HEALTHY), 'tikv-4/tikv.log': idling(3)})).toEqual([])
  })

  test('is lowered by logs that end before the dump', async () => {
    const early = idling(6).slice(0, 13)

    expect(await doubts({'stores.json': storesDump(HEALTHY), 'tikv-4/tikv.log': early})).toEqual(['the log of store 4 ends 4 hours before the dump'])
    expect(await doubts({'stores.json': storesDump(HEALTHY), 'tikv-4/tikv.log': early, 'tikv-1/tikv.log': early})).toEqual(['the logs of stores 1 and 4 end up to 4 hours before the dump'])
  })

  test('is not lowered by the log of a store that PD has not heard of since', async () => {
    expect(await doubts({'stores.json': storesDump({...HEALTHY, 4: {secondsBefore: 4 * 3600}}), 'tikv-4/tikv.log': idling(6).slice(0, 13)})).toEqual([])
  })

  test('is not lowered by a PD that has nothing to say for an hour, nor by one that is not the leader', async () => {
    expect(await doubts({'stores.json': storesDump(HEALTHY), 'pd-1/pd.log': [pdLine(3600)], 'pd-2/pd.log': [pdLine(90_000)]})).toEqual([])
    expect(await doubts({'stores.json': storesDump(HEALTHY), 'pd-1/pd.log': [pdLine(7200)]})).toEqual(['the log of pd-1 ends 2 hours before the dump'])
  })

  test('is lowered by a log that begins after the dump', async () => {
    expect(await doubts({'stores.json': storesDump(HEALTHY), 'tikv-4/tikv.log': [begin(-3600), begin(-3601)]})).toEqual(['the log of store 4 begins 60 minutes after the dump'])
  })

  test('is not lowered by the log of a TiKV that does not come up: it begins after the last heartbeat', async () => {
    expect(await doubts({'stores.json': storesDump({...HEALTHY, 4: {secondsBefore: 4 * 3600, state: 'Down'}}), 'tikv-4/tikv.log': [begin(300), begin(240)]})).toEqual([])
  })

  test('is lowered by a gap, unless the process starts after it', async () => {
    const torn = [begin(9000), begin(5400), ...idling(1)]
    const started = [begin(9000), logged(5401, '[INFO] [lib.rs:85] ["Welcome to TiKV"]'), begin(5400), ...idling(1)]

    expect(await doubts({'stores.json': storesDump(HEALTHY), 'tikv-4/tikv.log': torn})).toEqual(['the log of store 4 is silent for 60 minutes'])
    expect((await inspected({'tikv-4/tikv.log': started})).nodes[0]?.silences.map(({seconds, why}) => [seconds, why])).toEqual([[3599, 'restart'], [1800, 'unexplained']])
  })

  test('is lowered by clocks that differ', async () => {
    const {pd, leader} = newPeer({at: 60, skew: 3})

    expect(await doubts({'stores.json': storesDump(HEALTHY), 'pd-1/pd.log': pd, 'tikv-4/tikv.log': leader})).toEqual(['the clock of store 4 is ~3 s ahead of that of pd-1'])
  })

  test('is lowered once by a PD whose clock differs from those of several stores', async () => {
    const facts = [newPeer({at: 60, skew: -3, region: 7, peer: 9}), newPeer({at: 50, skew: -3.2, region: 8, peer: 10})]

    expect(await doubts({'stores.json': storesDump(HEALTHY), 'pd-1/pd.log': facts.flatMap(({pd}) => pd), 'tikv-4/tikv.log': facts[0]!.leader, 'tikv-1/tikv.log': facts[1]!.leader})).toEqual(['the clocks of stores 1 and 4 are up to ~3.2 s behind that of pd-1'])
  })

  test("is lowered when the log of PD's leader is not there", async () => {
    const members = JSON.stringify({members: [{name: 'pd-1', member_id: 1}, {name: 'pd-2', member_id: 2}], leader: {name: 'pd-2', member_id: 2}})

    expect(await doubts({'members.json': members, 'pd-1/pd.log': [pdLine(60)]})).toEqual(["the log of PD's leader pd-2 is not there"])
    expect(await doubts({'members.json': members, 'pd-2/pd.log': [pdLine(60)]})).toEqual([])
    expect(await doubts({'members.json': members, 'logs/pd.log': [pdLine(60)]})).toEqual([])
  })

  test('is lowered by lines that TiKV dropped', async () => {
    const dropped = logged(30, '[ERROR] [lib.rs:1] ["logger dropped messages due to channel overflow, count: 7"]')

    expect(await doubts({'tikv-4/tikv.log': [begin(60), dropped]})).toEqual(['store 4 dropped lines of its log'])
  })

  test('opens the report of analyze, and stands in its notices with file and line', async () => {
    const root = tempBundle({'stores.json': storesDump(HEALTHY), 'tikv-4/tikv.log': `${idling(6).slice(0, 13).join('\n')}\n`})

    expect((await analyze([root])).notices).toMatchObject([{level: 'warning', trust: 'the log of store 4 ends 4 hours before the dump', file: 'tikv-4/tikv.log', line: 13}])
  })
})

describe('an inspection', () => {
  test('tells what each file covers, and how far it is from the dump', async () => {
    const {nodes, dumps} = await inspected({'stores.json': storesDump(HEALTHY), 'later/note.txt': 'x', 'tikv-4/tikv.log': idling(1), 'pd-1/pd.log': [pdLine(60)]})

    expect(nodes.map(({node, store, endsBeforeDump, files}) => [node, store, endsBeforeDump, files.map(({file}) => file)])).toEqual([['pd-1', null, 60, ['pd-1/pd.log']], ['tikv-4', 4, 0, ['tikv-4/tikv.log']]])
    expect(dumps).toEqual([{name: '', files: ['stores.json'], at: '2026-01-01T12:00:00.000+00:00', isLatest: true}])
  })

  test('shows times in the zone of the logs', async () => {
    const {nodes} = await inspected({'tikv-4/tikv.log': ['[2026/01/01 20:00:00.000 +08:00] [INFO] [a.rs:1] ["x"] [region_id=7]']})

    expect(nodes[0]?.to).toBe('2026-01-01T20:00:00.000+08:00')
  })

  test('tells whether the logs hold the removal and the last PD leader', async () => {
    const removal = logged(50, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=tikv-5.lab:20160] [physically-destroyed=false]')
    const won = logged(55, '[INFO] [server.go:1780] ["campaign PD leader ok"] [campaign-leader-name=pd-1]')
    const stores = storesDump(HEALTHY)

    expect(await inspected({'stores.json': stores, 'pd-1/pd.log': [pdLine(60), won, removal]})).toMatchObject({
      removals: [{store: 5, since: '2026-01-01T11:59:10.000+00:00', evidence: [{line: 3}]}],
      pdLeader: {lastChange: '2026-01-01T11:59:05.000+00:00', evidence: [{line: 2}]},
    })
    expect(await inspected({'stores.json': stores, 'pd-1/pd.log': [pdLine(60)]})).toMatchObject({removals: [{since: null, says: expect.stringContaining('is not in the logs of PD, which begin at 2026-01-01T11:59:00.000+00:00')}], pdLeader: {lastChange: null}})
    expect(await inspected({'stores.json': stores})).toMatchObject({removals: [{since: null, says: expect.stringContaining('there is no log of PD')}], pdLeader: null})
  })

  test('lists releases that are mixed, dumps without a time, and files that were not read', async () => {
    const {versions, dumps, skipped} = await inspected({'a/stores.json': storesDump({1: {}, 4: {version: '7.5.7'}}), 'b/config.json': '{"schedule":{"replica-schedule-limit":64}}', 'c.bin': '\u0000\u0001\u0002\u0003'})

    expect(versions.map(({version, stores}) => [version, stores])).toEqual([['6.5.12', [1]], ['7.5.7', [4]]])
    expect(dumps.map(({name, at}) => [name, at])).toEqual([['a', '2026-01-01T12:00:00.000Z'], ['b', null]])
    expect(skipped.map(({file}) => file)).toEqual(['c.bin'])
  })

  test('names the causes that cannot be checked, and the script that collects what they lack', async () => {
    const {notChecked, asks, script} = await inspected({'stores.json': storesDump(HEALTHY)})

    expect(notChecked.flatMap(({missing, causes}) => (missing.includes('region-store') ? causes : []))).toContain('leaderless-region')
    expect(asks.map(({input}) => input)).toContain('region-store')
    expect(script).toContain('pd region store 5 > region-store-5.json')
  })
})
