import {beforeEach, describe, expect, test} from 'vitest'
import {compareBundles} from '../../src/compare.js'
import type {Difference} from '../../src/report/contract.js'
import {tempBundle} from '../bundle/temp-bundle.js'
import {apart, asBundles, type Files, withJson, withStores} from './two-moments.js'

const compared = (old: Files, now: Files): Promise<Difference> => compareBundles(asBundles({old, now}).paths)

/** The record of one store in the list of a moment, changed. */
function withStore(files: Files, id: number, store: object, status: object = {}): Files {
  return withStores(files, (records) => records.map((record) => (record.store.id === id ? {store: {...record.store, ...store}, status: {...record.status, ...status}} : record)))
}

const storesOf = (files: Files): Files => ({'stores.json': files['stores.json']!})

interface PdConfig {
  readonly schedule: Readonly<Record<string, unknown>> & {readonly 'store-limit': object}
}

describe('the comparison of two bundles', () => {
  let old: Files
  let now: Files
  beforeEach(() => {
    ;({old, now} = apart('slow-but-progressing'))
  })

  test('tells peers, pace, and which Regions are in both, gone and new', async () => {
    const {leaving: [store], seconds} = await compared(old, now)
    expect(store).toMatchObject({store: 10, pace: 'getting-on', kind: {old: 'undetermined', now: 'draining'}, peers: {old: 22, now: 14, perHour: 479.7, secondsLeft: 105}})
    expect(store?.regions).toMatchObject({gone: [955, 960, 965, 980, 985, 990, 1010, 1015], came: []})
    expect([store?.regions?.tail.length, store?.regions?.unmoved.length, seconds]).toEqual([14, 14, 60])
  })

  test('swaps them, and says so, where the first is the newer one', async () => {
    const difference = await compared(now, old)
    expect(difference.notices[0]).toEqual({level: 'warning', says: '`old` is newer than `now`: they were swapped'})
    expect([difference.old.name, difference.now.name, difference.conclusion.pace]).toEqual(['now', 'old', 'getting-on'])
  })

  test('ends where PD gives them two ids', async () => {
    const other = withJson(now, 'members.json', (dump: object) => ({...dump, header: {cluster_id: 42}}))
    await expect(compared(old, other)).rejects.toMatchObject({message: expect.stringContaining('bundles of two clusters'), hint: expect.stringContaining('two bundles of one cluster')})
  })

  test('ends where they have the same stores at other addresses, and doubts where only some moved', async () => {
    const {'members.json': _, ...anonymous} = old
    const moved = (ids: readonly number[]) => withStores(now, (records) => records.map((record) => ({...record, store: {...record.store, ...(ids.includes(record.store.id) && {address: `moved-${record.store.id}:20160`})}})))
    await expect(compared(anonymous, moved([1, 2, 3, 10, 11]))).rejects.toMatchObject({message: expect.stringContaining('of 5 stores with the same id none has the same address')})
    const {notices, stores} = await compared(anonymous, moved([1]))
    expect(notices).toContainEqual({level: 'warning', says: 'of 5 stores in both these have another address: 1; is it one cluster?'})
    expect(stores.find(({store}) => store === 1)?.changed).toContain('address')
  })

  test('has left a store that a whole list no longer holds, or that is Tombstone', async () => {
    const rest = withStores(now, (records) => records.filter(({store}) => store.id !== 10))
    const {'region-store-10.json': _, 'pd-1/pd.log': __, ...erased} = rest
    expect((await compared(old, erased)).conclusion).toEqual({pace: 'left', store: 10, summary: 'Store `10` has left: PD is done with it. It had 22 Regions then.'})
    expect((await compared(old, withStore(now, 10, {state_name: 'Tombstone'}))).conclusion.pace).toBe('left')
  })

  test('does not count one as left that is Up again', async () => {
    const {conclusion} = await compared(old, withStore(now, 10, {state_name: 'Up'}))
    expect(conclusion).toMatchObject({pace: 'not-leaving', summary: expect.stringContaining('`Up`')})
  })

  test('tells stores that came, went and changed, with the record of each moment', async () => {
    const changed = withStore(withStore(now, 1, {labels: [{key: 'zone', value: 'z9'}]}), 2, {}, {start_ts: '2026-11-23T09:48:40Z'})
    const swapped = withStore(changed, 3, {id: 30, address: 'tikv-30:20160'})
    const {stores} = await compared(old, swapped)
    const byId = new Map(stores.map((change) => [change.store, change]))
    expect(byId.get(1)).toMatchObject({changed: expect.arrayContaining(['labels']), old: {labels: []}, now: {labels: ['zone=z9']}})
    expect(byId.get(2)?.changed).toContain('restarted')
    expect(byId.get(3)).toMatchObject({now: null, evidence: [{file: 'old/stores.json'}, {file: 'now/stores.json', says: 'store 3 is not in the list'}]})
    expect(byId.get(30)).toMatchObject({old: null, evidence: [{file: 'old/stores.json'}, {file: 'now/stores.json'}]})
  })

  test('tells what was set otherwise, cited in both', async () => {
    let changed = withJson(now, 'config.json', (config: PdConfig) => ({...config, schedule: {...config.schedule, 'replica-schedule-limit': 0, 'a-new-key': true}}))
    changed = withJson(changed, 'placement-rules.json', ([rule]: readonly object[]) => [{...rule, count: 5}, {...rule, id: 'extra', role: 'learner', start_key: '7480', end_key: '7490'}])
    changed = withJson(changed, 'schedulers.json', (names: readonly string[]) => [...names.slice(1), 'evict-leader-scheduler'])
    changed = {...changed, 'members.json': changed['members.json']!.replace(/("leader": \{\s*"name": )"pd-1"/, '$1"pd-2"')}
    const {settings, conclusion} = await compared(old, changed)
    const told = settings.map(({of, key, old, now}) => [of, key, old, now])
    expect(told).toContainEqual(['config', 'schedule.replica-schedule-limit', '64', '0'])
    expect(told).toContainEqual(['config', 'schedule.a-new-key', null, 'true'])
    expect(told).toContainEqual(['placement-rules', 'pd/default', 'role voter, count 3', 'role voter, count 5'])
    expect(told).toContainEqual(['placement-rules', 'pd/extra', null, 'role learner, count 3, start_key 7480, end_key 7490'])
    expect(told).toContainEqual(['schedulers', 'evict-leader-scheduler', null, 'there'])
    expect(told).toContainEqual(['members', 'leader', 'pd-1', 'pd-2'])
    expect(settings[0]).toMatchObject({evidence: [{file: 'old/config.json'}, {file: 'now/config.json'}]})
    expect(conclusion).toMatchObject({pace: 'stuck', summary: expect.stringContaining('no longer gets on: from 22 to 14 Regions in 60 seconds, but those left stay because `replica-schedule-limit` is 0')})
  })

  test('says nothing of what one of them lacks, and that it does not', async () => {
    const {'config.json': _, 'operators.json': __, ...less} = now
    const {settings, operators, uncompared} = await compared(old, less)
    expect([settings, operators]).toEqual([[], []])
    expect(uncompared).toEqual(expect.arrayContaining([{of: 'config', saved: 'old'}, {of: 'operators', saved: 'old'}, {of: 'region-labels', saved: 'never'}]))
  })

  test('goes by the counts of the records where the Regions were not listed', async () => {
    const {leaving: [store]} = await compared(storesOf(old), storesOf(now))
    expect(store).toMatchObject({pace: 'getting-on', peers: {old: 22, now: 14}, regions: null})
  })
})

describe('a list of Regions that only the older moment has', () => {
  const {old, now} = apart('slow-but-progressing')

  test('is no look at the newer one', async () => {
    const {leaving: [store]} = await compared(old, storesOf(now))
    expect(store).toMatchObject({pace: 'getting-on', peers: {old: 22, now: 14, evidence: [{file: 'old/stores.json'}, {file: 'now/stores.json'}]}, regions: null})
  })

  test('is none in one bundle either', async () => {
    const {leaving: [store]} = await compareBundles([tempBundle({...old, 'later/stores.json': now['stores.json']!})])
    expect(store).toMatchObject({peers: {old: 22, now: 14, evidence: [{file: 'stores.json'}, {file: 'later/stores.json'}]}, regions: null})
  })
})

describe('a store with as many Regions as before', () => {
  const {old, now} = apart('near-stores-only-and-draining')
  const STORE = 9
  /** The same records, so many seconds later. */
  const later = (seconds: number): Files =>
    withStores(old, (records) => records.map(({store, status}) => ({store, status: {...status, last_heartbeat_ts: new Date(Date.parse(status.last_heartbeat_ts) + seconds * 1000).toISOString()}})))

  test('gets on where the sample has fewer', async () => {
    expect((await compared(old, now)).conclusion).toMatchObject({pace: 'getting-on', store: STORE})
  })

  test('may only be slow after a minute, and is stuck after a quarter of an hour', async () => {
    expect((await compared(old, later(60))).conclusion).toMatchObject({pace: 'cannot-tell', summary: expect.stringContaining('as 60 seconds before; that is too short a time')})
    expect((await compared(old, later(900))).conclusion).toMatchObject({pace: 'stuck', summary: expect.stringContaining('as 15 minutes before, each with the members that it had. The dumps do not tell why.')})
  })
})

const without = (files: Files, pattern: RegExp): Files => withJson(files, 'operators.json', (texts: readonly string[]) => texts.filter((text) => !pattern.test(text)))

describe('operators', () => {
  const {old, now} = apart('target-disk-full')

  test('are still there, gone, or ended as pd.log has it', async () => {
    const made = /createAt:(\S+ \S+?)\d{6} /.exec(old['operators.json']!)![1]!
    const line = `[${made.replaceAll('-', '/')} +00:00] [INFO] [operator_controller.go:574] ["operator timeout"] [region-id=2430] [takes=10m] [operator="\\"replace-rule-offline-peer {mv peer: store [7] to [8]} (kind:replica,region, region:2430(8, 5))\\""]\n`
    expect((await compared(old, now)).operators.map(({region, became}) => [region, became])).toEqual([[2410, 'still-there'], [2430, 'still-there']])
    expect((await compared(old, without(now, /region:2430/))).operators.map(({region, became}) => [region, became])).toEqual([[2410, 'still-there'], [2430, 'gone']])
    const logged = {...without(now, /region:2430/), 'pd-1/pd.log': `${now['pd-1/pd.log']}${line.replace('09:18:52', '09:28:52')}`}
    expect((await compared(old, logged)).operators[1]).toMatchObject({region: 2430, became: 'timed-out', evidence: [{file: 'old/operators.json'}, {file: 'now/pd-1/pd.log'}]})
  })

  test('are new where only the later moment has them', async () => {
    expect((await compared(without(old, /region:2410/), now)).operators.map(({region, became, step}) => [region, became, step])).toEqual([[2410, 'new', {old: null, now: 0, of: 4}], [2430, 'still-there', {old: 0, now: 0, of: 4}]])
  })
})

describe('findings', () => {
  const {old, now} = apart('store-limit-too-low')

  test('stay, and go where they no longer hold', async () => {
    const whole = await compared(old, now)
    expect(whole.findings).toContainEqual(expect.objectContaining({cause: 'store-limit-too-low', became: 'stayed'}))
    const cured = withJson(now, 'config.json', (config: PdConfig) => ({...config, schedule: {...config.schedule, 'store-limit': Object.fromEntries(Object.keys(config.schedule['store-limit']).map((id) => [id, {'add-peer': 15, 'remove-peer': 15}]))}}))
    const {'store-limit.json': _, ...rest} = cured
    const {findings, settings} = await compared(old, rest)
    expect(findings).toContainEqual(expect.objectContaining({cause: 'store-limit-too-low', became: 'went', confidence: {old: expect.any(String), now: null}}))
    expect(settings.length).toBeGreaterThan(0)
  })

  test('are not taken for gone where nothing is there to check them', async () => {
    expect((await compared(old, storesOf(now))).findings).toContainEqual(expect.objectContaining({cause: 'store-limit-too-low', became: 'unchecked'}))
  })
})

describe('one bundle', () => {
  const {old, now} = apart('slow-but-progressing')
  const buried = '[2026/11/23 09:49:05.000 +00:00] [WARN] [cluster.go:1643] ["store has been Tombstone"] [store-id=10] [store-address=tikv-10:20160] [state=Offline] [physically-destroyed=false]\n'

  // What every new leader of PD does tells of nobody.
  const byDefault = '[2026/11/23 09:49:04.000 +00:00] [INFO] [coordinator.go:405] ["create scheduler"] [scheduler-name=balance-region-scheduler] [scheduler-args="[]"]\n'

  test('is judged at its first moment by what was logged until then', async () => {
    const files = {...old, 'later/stores.json': now['stores.json']!, 'pd-1/pd.log': `${old['pd-1/pd.log']}${byDefault}${buried}`}
    const {old: first, now: last, conclusion, events} = await compareBundles([tempBundle(files)])
    expect([first.verdict.kind, last.verdict.kind, conclusion.pace]).toEqual(['undetermined', 'removed', 'left'])
    expect(events.map(({says, file}) => [says, file])).toEqual([['2026-11-23T09:49:05.000+00:00: PD buried a store: it is Tombstone', 'pd-1/pd.log']])
  })

  test('may be one capture with both moments', async () => {
    const {leaving: [store], stores} = await compareBundles([tempBundle({'pd-ctl.txt': `» store\n${old['stores.json']}\n» store\n${now['stores.json']}\n`})])
    expect(store).toMatchObject({pace: 'getting-on', peers: {old: 22, now: 14, evidence: [{file: 'pd-ctl.txt', line: expect.any(Number)}, {file: 'pd-ctl.txt'}]}})
    expect(stores.find(({store}) => store === 10)?.changed).toContain('regionCount')
  })

  test('with one moment alone is refused, and says what to collect', async () => {
    await expect(compareBundles([tempBundle(old)])).rejects.toMatchObject({message: 'the bundle shows one moment only', hint: expect.stringContaining('OLD and NEW')})
    await expect(compareBundles([tempBundle({'config.json': old['config.json']!})])).rejects.toMatchObject({message: expect.stringContaining('no moment')})
  })

  test('given twice is refused', async () => {
    const root = tempBundle(old)
    await expect(compareBundles([root, `${root}/`])).rejects.toMatchObject({message: 'OLD and NEW are one and the same'})
  })
})
