import {describe, expect, test} from 'vitest'
import {openBundle} from '../../src/bundle/open.js'
import {ingest} from '../../src/ingest/ingest.js'
import {tempBundle} from '../bundle/temp-bundle.js'

type Files = Readonly<Record<string, unknown>>

/** Values are saved as PD prints them, texts as they are. */
function read(files: Files): ReturnType<typeof ingest> {
  return ingest(openBundle([tempBundle(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value, null, 2)])))]))
}

const store = (id: number, state: string, beat: string, more: object = {}) => ({store: {id, address: `10.0.1.${id}:20160`, version: '6.5.12', state_name: state}, status: {capacity: '1TiB', region_count: 9, last_heartbeat_ts: `2026-11-23T${beat}Z`, ...more}})
const stores = (...list: ReadonlyArray<ReturnType<typeof store>>) => ({count: list.length, stores: list})
const region = (id: number, ...on: readonly number[]) => ({id, start_key: '', end_key: '', epoch: {conf_ver: 5, version: 1}, peers: on.map((storeId) => ({id: id * 10 + storeId, store_id: storeId, role_name: 'Voter'})), leader: {id: id * 10 + on[0]!, store_id: on[0], role_name: 'Voter'}})
const regions = (...list: ReadonlyArray<ReturnType<typeof region>>) => ({count: list.length, regions: list})

const RULE = {group_id: 'pd', id: 'default', start_key: '', end_key: '', role: 'voter', count: 3}
const config = (limit: number) => ({schedule: {'replica-schedule-limit': limit}, replication: {}, 'cluster-version': '6.5.12'})
const session = (...parts: readonly unknown[]) => parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part, null, 2))).join('\n')

describe('what a file is', () => {
  test.each([
    ['stores.json', stores(store(1, 'Up', '09:00:00')), 'stores', 1],
    ['store-5.json', store(5, 'Offline', '09:00:00'), 'store', 1],
    ['region.json', regions(region(2, 1), region(3, 1)), 'regions', 2],
    ['region-434317.json', region(434317, 5), 'region', 1],
    ['region-check-miss-peer.json', regions(), 'region-check', 0],
    ['operators.json', [], 'operators', 0],
    ['schedulers.json', ['balance-region-scheduler'], 'schedulers', 1],
    ['schedulers.json', 'null\n', 'schedulers', 0],
    ['config.json', {replication: {'max-replicas': 3}, schedule: {'replica-schedule-limit': 64}}, 'config', 2],
    ['schedule.json', {'replica-schedule-limit': 64, 'region-schedule-limit': 2048}, 'config', 2],
    ['cluster-version.txt', '"6.5.12"\n', 'config', 1],
    ['grep.txt', '"location-labels": "zone,host",\n"max-replicas": 3,\n', 'config', 2],
    ['placement-rules.json', [{group_id: 'pd', id: 'default', start_key: '', end_key: '', role: 'voter', count: 3}], 'placement-rules', 1],
    ['rule-groups.json', [{id: 'pd'}], 'rule-groups', 1],
    ['store-limit.json', {1: {'add-peer': 15, 'remove-peer': 15}}, 'store-limit', 1],
    ['members.json', {members: [{name: 'pd-1'}], leader: {name: 'pd-1'}}, 'members', 1],
    ['health.json', [{name: 'pd-1', member_id: 1, health: true}], 'health', 1],
    ['checker-rule.json', {paused: true}, 'checker-status', 1],
    ['operator-check.txt', '"status: RUNNING, operator: promote-learner {promote peer: store [5]} (kind:unknown, region:75(5,6), createAt:2026-11-23 09:12:54.996110977 +0000 UTC m=+623.2, currentStep:0, steps:[promote learner peer 162 on store 5 to voter])"\n', 'operators', 1],
    ['tidb.json', {region_id: 434317, frames: null}, 'tidb-http', 1],
    ['note.txt', 'the store was deleted on Monday\n', 'unknown', 0],
  ])('%s', async (file, content, kind, records) => {
    const {inputs} = await read({[file]: content})
    expect(inputs.map(({file, kind, records}) => ({file, kind, records}))).toEqual([{file, kind, records}])
  })

  test("looks for a store's trouble in the answer of a tool as well", async () => {
    const {cluster} = await read({'tiup.txt': 'Error: failed to start tikv: timed out waiting for port 20160 to be started after 2m0s\n'})
    expect(cluster.replies?.map(({isSuccess}) => isSuccess)).toEqual([false])
    expect(cluster.logs?.seen('tiup-start-timeout')?.count).toBe(1)
  })

  test('is told for every file, with a notice for what could not be read', async () => {
    const {inputs, notices} = await read({'stores.json': stores(store(1, 'Up', '09:00:00')), 'empty.json': '', 'note.txt': 'hello\n'})
    expect(inputs.map(({file, kind}) => `${file} ${kind}`)).toEqual(['empty.json unknown', 'note.txt unknown', 'stores.json stores'])
    expect(notices.map(({file, says}) => `${file}: ${says}`)).toEqual(['empty.json: it is empty', 'note.txt: nothing that is known was found in it'])
  })

  test('says how many entries of a list could not be read', async () => {
    const {cluster, notices} = await read({'stores.json': {count: 3, stores: [store(1, 'Up', '09:00:00'), {store: {address: 'x'}}, {}]}})
    expect(cluster.stores?.byId.size).toBe(1)
    expect(notices).toEqual([{level: 'warning', says: '2 stores of this list could not be read', file: 'stores.json', line: 1}])
  })
})

describe('samples', () => {
  test('are the folders, oldest first, each at the newest heartbeat of its stores', async () => {
    const {cluster} = await read({'b/stores.json': stores(store(1, 'Up', '09:00:00'), store(5, 'Up', '08:00:00')), 'a/stores.json': stores(store(1, 'Up', '10:00:00')), 'a/store-5.json': store(5, 'Offline', '08:00:00')})
    expect(cluster.samples.map(({name, moment}) => [name, moment])).toEqual([['b', Date.UTC(2026, 10, 23, 9)], ['a', Date.UTC(2026, 10, 23, 10)]])
    expect(cluster.stores?.byId.get(5)).toMatchObject({state: 'Offline', seenAt: Date.UTC(2026, 10, 23, 10)})
  })

  test('does not bring back a store that the last whole list no longer has', async () => {
    const {cluster} = await read({'1/stores.json': stores(store(1, 'Up', '09:00:00'), store(5, 'Offline', '09:00:00')), '2/stores.json': stores(store(1, 'Up', '10:00:00'), store(2, 'Up', '10:00:00'))})
    expect([...cluster.stores!.byId.keys()]).toEqual([1, 2])
  })

  test('are apart where one folder holds two whole lists, whatever the names', async () => {
    const {cluster} = await read({'stores-after.json': stores(store(1, 'Up', '10:00:00', {region_count: 3}), store(2, 'Up', '10:00:00')), 'stores-before.json': stores(store(1, 'Up', '09:00:00', {region_count: 9}), store(5, 'Offline', '09:00:00'))})
    expect([...cluster.stores!.byId.values()].map(({id, regionCount}) => [id, regionCount])).toEqual([[1, 3], [2, 9]])
    expect(cluster.samples.map(({stores}) => [...stores!.byId.keys()])).toEqual([[1, 5], [1, 2]])
  })

  test('are the sessions that print the stores', async () => {
    const {cluster} = await read({
      'after.txt': session('» store', stores(store(1, 'Up', '10:00:00'), store(5, 'Offline', '10:00:00')), '» region store 5', regions(region(2, 1, 5))),
      'before.txt': session('» store', stores(store(1, 'Up', '09:00:00'), store(5, 'Offline', '09:00:00')), '» region store 5', regions(region(2, 1, 5), region(3, 1, 5))),
    })
    expect(cluster.samples.map(({name}) => name)).toEqual(['before.txt', 'after.txt'])
    expect(cluster.regions?.on(5).map(({id}) => id)).toEqual([2])
  })

  test('take a Tombstone dump for part of the moment beside it', async () => {
    const {cluster} = await read({'stores.json': stores(store(1, 'Up', '09:00:00')), 'stores-tombstone.json': stores(store(5, 'Tombstone', '08:00:00'))})
    expect(cluster.stores).toMatchObject({isComplete: true, hasTombstones: true})
    expect(cluster.stores?.byId.get(5)?.state).toBe('Tombstone')
  })
})

describe('Regions', () => {
  const whole = {'1/stores.json': stores(store(1, 'Up', '09:00:00')), '1/region.json': regions(region(2, 1, 5), region(3, 1, 5), region(4, 1, 6))}

  test('of older samples fill in what the newest does not tell', async () => {
    const {cluster} = await read({...whole, '2/stores.json': stores(store(1, 'Up', '10:00:00'), store(5, 'Offline', '10:00:00')), '2/region-store-5.json': regions(region(3, 1, 5))})
    expect(cluster.regions?.on(5).map(({id}) => id)).toEqual([3])
    expect([...cluster.regions!.all()].map(({id}) => id)).toEqual([3, 4])
  })

  test('of a cut `region store N` prove nothing about the store', async () => {
    const {cluster, notices} = await read({...whole, '2/stores.json': stores(store(1, 'Up', '10:00:00'), store(5, 'Offline', '10:00:00')), '2/region-store-5.json': JSON.stringify(regions(region(3, 1, 5), region(9, 5))).slice(0, -40)})
    expect(cluster.regions?.on(5).map(({id}) => id)).toEqual([2, 3])
    expect(notices.map(({file}) => file)).toEqual(['2/region-store-5.json'])
  })

  test('are asked for by the command in a session', async () => {
    const {cluster} = await read({'session.txt': `» region store 5\n${JSON.stringify(regions(region(2, 5)))}\n» region check miss-peer\n${JSON.stringify(regions())}\n`})
    expect(cluster.regions?.lists.map(({kind, storeId, check}) => ({kind, storeId, check}))).toEqual([{kind: 'store', storeId: 5, check: undefined}, {kind: 'check', storeId: undefined, check: 'miss-peer'}])
  })
})

describe('settings', () => {
  test('are those of the newest sample that has them', async () => {
    const {cluster} = await read({'1/stores.json': stores(store(1, 'Up', '09:00:00'), store(2, 'Up', '09:00:00')), '1/config.json': config(0), '2/stores.json': stores(store(1, 'Up', '10:00:00'), store(2, 'Up', '10:00:00')), '2/config.json': config(64)})
    expect(cluster.config?.number('schedule.replica-schedule-limit')).toBe(64)
    expect(cluster.version).toMatchObject({is: {text: '6.5.12'}, isInferred: false})
  })

  test('infer the release from the stores where PD does not tell its own', async () => {
    expect((await read({'stores.json': stores(store(1, 'Up', '09:00:00'))})).cluster.version).toMatchObject({is: {text: '6.5.12'}, isInferred: true})
  })

  test('are read from the lines that grep has left', async () => {
    const {cluster} = await read({'grep.txt': '$ pd-ctl config show | grep -E "labels|limit"\n    "location-labels": "zone,host",\n    "replica-schedule-limit": 0,\n'})
    expect([cluster.config?.text('replication.location-labels'), cluster.config?.number('schedule.replica-schedule-limit')]).toEqual(['zone,host', 0])
    expect(cluster.config?.cite('schedule.replica-schedule-limit')).toEqual({file: 'grep.txt', line: 3, quote: '"replica-schedule-limit": 0,'})
  })

  test('take the release that PD itself names', async () => {
    const {cluster} = await read({'version.json': {version: 'v6.5.12', git_hash: 'abc'}, 'stores.json': stores(store(1, 'Up', '09:00:00'))})
    expect(cluster.version).toMatchObject({is: {text: '6.5.12'}, isInferred: false})
    expect(cluster).not.toHaveProperty('config')
  })

  test('say that placement rules are off, and where PD said so', async () => {
    const {cluster} = await read({'rules.txt': '» config placement-rules show\n[412] "placement rules feature is disabled"\n'})
    expect(cluster.placementRules).toMatchObject({isEnabled: false, rules: [], source: {file: 'rules.txt', line: 2, quote: '[412] "placement rules feature is disabled"'}})
  })

  test.each([
    ['cut off in the second rule', JSON.stringify([RULE, {...RULE, id: 'more'}], null, 2).slice(0, -60)],
    ['with an entry that is no rule', JSON.stringify([RULE, {group_id: 'pd'}])],
  ])('use no placement rules of a list %s: fewer rules would want fewer replicas', async (_, rules) => {
    const {cluster, notices} = await read({'placement-rules.json': rules})

    expect(cluster).not.toHaveProperty('placementRules')
    expect(notices.map(({says}) => says).join()).toMatch(/nothing of this list is used|could not be read/)
  })

  test.each(['region-labels.json', 'schedulers.json'])('use nothing of a %s that is cut off', async (file) => {
    const {cluster} = await read({[file]: file.startsWith('s') ? '["balance-leader-scheduler", "evict-' : '[{"id": "a", "labels": [], "rule_type": "key-range", "data": []}, {"id": "b", '})

    expect(cluster).not.toHaveProperty(file.startsWith('s') ? 'schedulers' : 'regionLabels')
  })

  test('show a moment once that the bundle has twice', async () => {
    const dumps = {'stores.json': stores(store(1, 'Up', '09:00:00'), store(5, 'Offline', '08:00:00'))}
    const {cluster} = await read({...dumps, 'copy/stores.json': dumps['stores.json'], 'later/stores.json': stores(store(1, 'Up', '09:00:10'), store(5, 'Offline', '08:00:00'))})

    expect(cluster.samples.map(({name}) => name)).toEqual(['copy', 'later'])
  })

  test('join the health of the PD servers with their leader', async () => {
    const {cluster} = await read({'health.json': [{name: 'pd-1', health: false}], 'members.json': {members: [{name: 'pd-1'}], leader: {}}})
    expect(cluster.members).toMatchObject({hasLeaderField: true, leader: undefined, members: [{name: 'pd-1', isHealthy: false}]})
  })

  test('tell whose leaders are evicted', async () => {
    expect((await read({'schedulers.json': ['balance-leader-scheduler']})).cluster.schedulers?.evictLeaderStores).toEqual([])
    expect((await read({'schedulers.json': ['evict-leader-scheduler']})).cluster.schedulers).not.toHaveProperty('evictLeaderStores')
    expect((await read({'schedulers.json': ['evict-leader-scheduler'], 'evict.json': {'store-id-ranges': {7: []}}})).cluster.schedulers?.evictLeaderStores?.map(({storeId}) => storeId)).toEqual([7])
  })
})

describe('logs', () => {
  test('are watched for the Regions of a store that leaves', async () => {
    const {cluster} = await read({
      'stores.json': stores(store(1, 'Up', '09:00:00'), store(5, 'Offline', '09:00:00')),
      'region.json': regions(region(434317, 1, 5), region(7, 1, 2)),
      'tikv.log': '[2026/11/23 09:00:00.000 +00:00] [INFO] [raft.rs:1] ["became follower at term 6"] [term=6] [raft_id=8] [region_id=434317]\n',
    })
    expect([cluster.logs?.isWatched(434317), cluster.logs?.isWatched(7)]).toEqual([true, false])
  })

  test('are found among the output of commands as well', async () => {
    const {inputs, cluster} = await read({'recover.txt': '$ ./tikv-ctl --data-dir /d unsafe-recover remove-fail-stores -s 6,1 --all-regions\n[2022/03/10 16:20:41.236 +08:00] [INFO] [debug.rs:586] ["peers changed"] [new_peers="[id: 1722 store_id: 5]"] [region_id=18]\n'})
    expect(inputs[0]).toMatchObject({kind: 'tikv-ctl', records: 2})
    expect(cluster.logs).toBeDefined()
  })
})
