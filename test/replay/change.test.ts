import {describe, expect, test} from 'vitest'
import type {Cluster} from '../../src/model/cluster.js'
import {applyChanges} from '../../src/replay/change/change.js'
import {changesOf} from '../../src/replay/change/flags.js'
import {aRegion, aStore, regions, stores} from '../builders/cluster.js'
import {aLeavingCluster, aRule, labelled, leaving, LEAVING, rules, rulesOff, type Setting, silent, up} from './leaving-store.js'

/** The cluster after the changes, which are written as on the command line. */
function changed(cluster: Cluster, words: string): {readonly cluster: Cluster; readonly asked: readonly string[]} {
  const changes = changesOf(words.split(' '))
  if (!changes) throw new Error(`${words} cannot be read`)
  return applyChanges(cluster, changes)
}

const store = (cluster: Cluster, id: number) => cluster.stores?.byId.get(id)
const region = (cluster: Cluster, id = 100) => cluster.regions?.get(id)

describe('changesOf', () => {
  test.each([
    ['an unknown flag', '--fly 5'],
    ['a flag without its value', '--up'],
    ['a store that is no number', '--up five'],
    ['an id beyond 2^53', '--drop-region 9007199254740993'],
    ['a setting without a value', '--set schedule.low-space-ratio'],
    ['a share above 1', '--free 5=1.5'],
    ['a limit of another kind', '--store-limit 5:transfer=3'],
    ['a label without a key', '--add-store =z1'],
    ['a rule without its group', '--remove-rule default'],
  ])('reads no change from %s', (_, words) => {
    expect(changesOf(words.split(' '))).toBeUndefined()
  })

  test('makes the changes in their order', () => {
    const {cluster, asked} = changed(aLeavingCluster({}), '--label 4:zone=z1 --label 4:zone=z2')
    expect(store(cluster, 4)?.labels).toEqual([{key: 'zone', value: 'z2'}])
    expect(asked).toEqual(['store 4 gets the label `zone=z1`', 'store 4 gets the label `zone=z2`'])
  })

  test('leaves the cluster that it was given as it is', () => {
    const before = aLeavingCluster({}, {id: 100, on: [1, 2, LEAVING]})
    changed(before, '--add-store - --down 1 --drop-region 100 --set schedule.replica-schedule-limit=0')
    expect(before.stores?.byId.size).toBe(5)
    expect(store(before, 1)?.stateName).toBe('Up')
    expect(region(before)?.leader?.storeId).toBe(1)
    expect(before.config?.number('schedule.replica-schedule-limit')).toBeUndefined()
  })
})

describe('--set', () => {
  test('sets a key, also where no configuration was saved', () => {
    const {config, ...rest} = aLeavingCluster({})
    expect(config).toBeDefined()
    expect(changed(rest, '--set schedule.halt-scheduling=false').cluster.config?.flag('schedule.halt-scheduling')).toBe(false)
  })

  test.each([
    ['a low-space-ratio that is not above high-space-ratio', 'schedule.low-space-ratio=0.85', 'low-space-ratio should be larger than high-space-ratio, and that is 0.85'],
    ['a high-space-ratio that is not below low-space-ratio', 'schedule.high-space-ratio=0.9', 'low-space-ratio should be larger'],
    ['a ratio above 1', 'schedule.low-space-ratio=1.2', 'should between 0 and 1'],
    ['an isolation level that is no location label', 'replication.isolation-level=rack', 'one of location-labels'],
  ])('makes no change of %s, as PD refuses it', (_, setting, reason) => {
    const before = aLeavingCluster({schedule: {'low-space-ratio': 0.9, 'high-space-ratio': 0.85}, replication: {'location-labels': 'zone,host'}, placementRules: rulesOff})
    const {cluster, asked} = changed(before, `--set ${setting}`)
    expect(cluster).toBe(before)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain('not made, PD refuses it')
    expect(asked[0]).toContain(reason)
  })

  const ruled = (setting: Setting = {}) => aLeavingCluster({replication: {'enable-placement-rules': 'true', 'max-replicas': 3, 'location-labels': ''}, ...setting})
  const counts = ({placementRules}: Cluster) => placementRules?.rules.map(({count}) => count)

  test('writes max-replicas into the rule pd/default as well', () => {
    const {cluster, asked} = changed(ruled(), '--set replication.max-replicas=2')
    expect(counts(cluster)).toEqual([2])
    expect(asked[0]).toContain('and in the rule `pd/default`')
  })

  test('makes no change of max-replicas where the rule pd/default differs from the configuration', () => {
    const {cluster, asked} = changed(ruled({placementRules: rules(aRule({count: 5}))}), '--set replication.max-replicas=2')
    expect(counts(cluster)).toEqual([5])
    expect(cluster.config?.number('replication.max-replicas')).toBe(3)
    expect(asked[0]).toContain('the default rules do not consistent with replication config')
  })

  test('makes no change of max-replicas where the rule pd/default is gone', () => {
    expect(changed(ruled({placementRules: rules(aRule({id: 'mine'}))}), '--set replication.max-replicas=2').asked[0]).toContain('not only default rule exists')
  })

  test.each([
    ['6.1.7', 'zone', 'with placement rules on it changes nothing'],
    ['6.5.12', '', 'and in the rule `pd/default`'],
  ])('drops the isolation level in %s only where that release copies it', (version, left, says) => {
    const placed = {locationLabels: ['zone'], isolationLevel: 'zone'}
    const before = ruled({version, placementRules: rules(aRule(placed)), replication: {'enable-placement-rules': 'true', 'max-replicas': 3, 'location-labels': 'zone', 'isolation-level': 'zone'}})
    const {cluster, asked} = changed(before, '--set replication.isolation-level=')
    expect(cluster.placementRules?.rules[0]?.isolationLevel).toBe(left)
    expect(asked[0]).toContain(says)
  })

  test('leaves the rules of 4.0 alone', () => {
    expect(counts(changed(ruled({version: '4.0.16'}), '--set replication.max-replicas=2').cluster)).toEqual([3])
  })

  test('switches placement rules on with the rule that PD begins with, and off only without TiFlash', () => {
    const off = aLeavingCluster({replication: {'enable-placement-rules': 'false', 'max-replicas': 5}, placementRules: rulesOff})
    expect(changed(off, '--set replication.enable-placement-rules=true').cluster.placementRules).toMatchObject({isEnabled: true, rules: [{groupId: 'pd', id: 'default', count: 5}]})
    const withTiflash = ruled({others: [up(1), labelled(2, {engine: 'tiflash'})]})
    expect(changed(withTiflash, '--set replication.enable-placement-rules=false').asked[0]).toContain('cannot disable placement rules with TiFlash nodes')
  })
})

describe('--add-store', () => {
  test('adds an empty store with a free id and room', () => {
    const {cluster, asked} = changed(aLeavingCluster({}), '--add-store zone=z3,host=h9')
    expect(store(cluster, 6)).toMatchObject({state: 'Up', regionCount: 0, labels: [{key: 'zone', value: 'z3'}, {key: 'host', value: 'h9'}]})
    expect(store(cluster, 6)?.available).toBe(store(cluster, 6)?.capacity)
    expect(asked).toEqual(['one more empty store with `zone=z3,host=h9`, as store 6'])
  })
})

describe('--up and --down', () => {
  test('a voter that comes back gives a Region that lacked only it a leader', () => {
    const before = aLeavingCluster({others: [up(1), silent(2, 3600), silent(3, 3600)]}, {id: 100, on: [1, 2, 3], leader: undefined})
    const {cluster} = changed(before, '--up 2')
    expect(region(cluster)?.leader?.storeId).toBe(1)
    expect(store(cluster, 2)?.stateName).toBe('Up')
  })

  test('one voter of two that are needed gives no leader', () => {
    const before = aLeavingCluster({others: [silent(1, 3600), silent(2, 3600), silent(3, 3600)]}, {id: 100, on: [1, 2, 3], leader: undefined})
    expect(region(changed(before, '--up 2').cluster)?.leader).toBeUndefined()
    expect(region(changed(before, '--up 2 --up 3').cluster)?.leader).toBeDefined()
  })

  test('a voter that nobody lacked gives no leader: the reason is another one', () => {
    const before = aLeavingCluster({others: [up(1), up(2), silent(3, 3600)]}, {id: 100, on: [1, 2, 3], leader: undefined})
    expect(region(changed(before, '--up 3').cluster)?.leader).toBeUndefined()
  })

  test('peers on a store that comes back are neither down nor pending', () => {
    const peer = {id: 1002, storeId: 2, role: 'Voter', isWitness: false} as const
    const before = aLeavingCluster({others: [up(1), silent(2, 3600), up(3)]}, {id: 100, on: [1, 2, 3], downPeers: [{peer, downSeconds: 3600}], pendingPeers: [peer]})
    expect(region(changed(before, '--up 2').cluster)).toMatchObject({downPeers: [], pendingPeers: []})
  })

  test('a leader that dies is followed by another voter, or by none', () => {
    const before = aLeavingCluster({others: [up(1), up(2), silent(3, 3600)]}, {id: 100, on: [1, 2, 3]}, {id: 101, on: [1, 2, LEAVING]})
    const {cluster} = changed(before, '--down 1')
    expect(store(cluster, 1)?.stateName).toBe('Down')
    expect(region(cluster)?.leader).toBeUndefined()
    expect(region(cluster, 101)?.leader?.storeId).toBe(2)
    expect(region(cluster, 101)?.downPeers.map(({peer}) => peer.storeId)).toEqual([1])
  })
})

describe('--label, --free and --store-limit', () => {
  test('a label is set and taken away in any case of its key', () => {
    const before = aLeavingCluster({others: [labelled(1, {Zone: 'z1'})]})
    expect(store(changed(before, '--label 1:zone=z2').cluster, 1)?.labels).toEqual([{key: 'zone', value: 'z2'}])
    expect(store(changed(before, '--label 1:zone=').cluster, 1)?.labels).toEqual([])
  })

  test('the free share is that of the capacity', () => {
    expect(store(changed(aLeavingCluster({others: [up(1, {capacity: 1000, available: 10})]}), '--free 1=0.25').cluster, 1)).toMatchObject({capacity: 1000, available: 250})
  })

  const limited = (version: string, removePeer = 1e8) =>
    aLeavingCluster({
      version,
      storeLimits: new Map([
        [1, {storeId: 1, addPeer: 0.01, source: leaving.source}],
        [LEAVING, {storeId: LEAVING, removePeer, source: leaving.source}],
      ]),
    })

  test.each([
    ['7.5.7', 0.01],
    ['9.0.0-beta.2', 0.01],
    ['8.5.6', 200],
    ['26.3.4', 200],
  ])('a raised add-peer limit reaches the target filter of %s as %d a minute', (version, left) => {
    expect(changed(limited(version), '--store-limit 1:add-peer=200').cluster.storeLimits?.get(1)?.addPeer).toBe(left)
  })

  test('it does so in every release where the limit of the leaving store runs dry first', () => {
    expect(changed(limited('7.5.7', 0.01), '--store-limit 1:add-peer=200').cluster.storeLimits?.get(1)?.addPeer).toBe(200)
  })

  test('a raised remove-peer limit works at once', () => {
    expect(changed(limited('7.5.7', 0.01), `--store-limit ${LEAVING}:remove-peer=200`).cluster.storeLimits?.get(LEAVING)?.removePeer).toBe(200)
  })

  test('an unknown store changes nothing, and that is said', () => {
    const before = aLeavingCluster({})
    expect(changed(before, '--free 77=0.5')).toEqual({cluster: before, asked: ['50 % of store 77 are free: changes nothing, the bundle shows no such store']})
  })
})

describe('rules, labels, schedulers and checkers', () => {
  test('a rule is removed, unless its range would be without a voter', () => {
    const extra = aRule({groupId: 'tiflash', id: 'table-81-r', role: 'learner', count: 2})
    const before = aLeavingCluster({placementRules: rules(aRule(), extra)})
    expect(changed(before, '--remove-rule tiflash/table-81-r').cluster.placementRules?.rules.map(({id}) => id)).toEqual(['default'])
    expect(changed(before, '--remove-rule pd/default').asked[0]).toContain('PD refuses it')
  })

  test('the parts of a range may have rules of their own', () => {
    const parts = [aRule(), aRule({id: 'low', endKey: '80'}), aRule({id: 'high', startKey: '80'})]
    expect(changed(aLeavingCluster({placementRules: rules(...parts)}), '--remove-rule pd/default').cluster.placementRules?.rules).toHaveLength(2)
    expect(changed(aLeavingCluster({placementRules: rules(...parts.slice(0, 2))}), '--remove-rule pd/default').cluster.placementRules?.rules).toHaveLength(2)
  })

  test('a rule gets another count, but not 0', () => {
    const before = aLeavingCluster({})
    expect(changed(before, '--rule-count pd/default=2').cluster).toMatchObject({placementRules: {rules: [{count: 2}]}})
    expect(changed(before, '--rule-count pd/default=2').cluster.config?.number('replication.max-replicas')).toBe(2)
    expect(changed(before, '--rule-count pd/default=0').asked[0]).toContain('invalid count 0')
  })

  const evicting = aLeavingCluster({
    schedulers: {names: ['balance-leader-scheduler', 'evict-leader-scheduler'], evictLeaderStores: [1, 2].map((storeId) => ({storeId, source: leaving.source})), source: leaving.source},
  })

  test('one store is taken out of the scheduler that evicts leaders, or all are', () => {
    expect(changed(evicting, '--remove-scheduler evict-leader-scheduler-1').cluster.schedulers).toMatchObject({names: ['balance-leader-scheduler', 'evict-leader-scheduler'], evictLeaderStores: [{storeId: 2}]})
    expect(changed(evicting, '--remove-scheduler evict-leader-scheduler').cluster.schedulers).toMatchObject({names: ['balance-leader-scheduler'], evictLeaderStores: []})
    expect(changed(evicting, '--remove-scheduler evict-leader-scheduler-9').asked[0]).toContain('no such scheduler runs')
  })

  test('a paused checker runs again, and only that one', () => {
    const before = aLeavingCluster({checkers: ['rule', 'replica'].map((checker) => ({checker, isPaused: true, source: leaving.source}))})
    expect(changed(before, '--resume-checker rule').cluster.checkers?.map(({isPaused}) => isPaused)).toEqual([false, true])
  })

  test('a Region label rule is removed', () => {
    const before = aLeavingCluster({regionLabels: ['keep', 'import'].map((id) => ({id, labels: [{key: 'schedule', value: 'deny'}], ranges: [], source: leaving.source}))})
    expect(changed(before, '--remove-region-label import').cluster.regionLabels?.map(({id}) => id)).toEqual(['keep'])
  })
})

describe('--remove-peer, --drop-region and --remove-operator', () => {
  test('a peer is removed, and another voter leads if it led', () => {
    const {cluster} = changed(aLeavingCluster({}, {id: 100, on: [LEAVING, 1, 2]}), `--remove-peer 100:${LEAVING}`)
    expect(region(cluster)?.peers.map(({storeId}) => storeId)).toEqual([1, 2])
    expect(region(cluster)?.leader?.storeId).toBe(1)
    expect(cluster.regions?.on(LEAVING)).toEqual([])
  })

  test('nothing is removed without a leader, as PD refuses it', () => {
    expect(changed(aLeavingCluster({}, {id: 100, on: [1, 2, LEAVING], leader: undefined}), '--remove-peer 100:2').asked[0]).toContain('no leader')
  })

  test('nothing is removed where the leader that PD shows has lost its majority', () => {
    const before = aLeavingCluster({others: [silent(1, 3600), silent(2, 3600)]}, {id: 100, on: [1, 2, LEAVING]})
    expect(changed(before, '--remove-peer 100:2').asked[0]).toContain('no majority')
  })

  test('a Region without a leader is gone when it is dropped, and one with a leader comes back', () => {
    const before = aLeavingCluster({}, {id: 100, on: [1, 2, LEAVING], leader: undefined}, {id: 101, on: [1, 2, LEAVING]})
    const {cluster, asked} = changed(before, '--drop-region 100 --drop-region 101')
    expect(cluster.regions?.on(LEAVING).map(({id}) => id)).toEqual([101])
    expect([...(cluster.regions?.all() ?? [])].map(({id}) => id)).toEqual([101])
    expect(asked[1]).toContain('its leader reports it again')
  })

  test('a Region that no dump shows cannot be changed', () => {
    for (const flag of ['--drop-region 7', '--remove-peer 7:1', '--remove-operator 7']) expect(changed(aLeavingCluster({}), flag).asked[0]).toContain('changes nothing')
  })

  test('Regions that are not changed stay as the dump shows them', () => {
    const table = regions(aRegion({id: 100, on: [1, 2, LEAVING]}), aRegion({id: 101, on: [1, 2, 3], leader: undefined}))
    const before = {...aLeavingCluster({}), stores: stores(leaving, aStore({id: 1}), aStore({id: 2})), regions: table}
    const after = changed(before, '--remove-peer 100:2').cluster.regions
    expect(after?.get(101)).toEqual(table.get(101))
    expect(after?.leaderless().map(({id}) => id)).toEqual([101])
    expect(after?.lists).toBe(table.lists)
  })
})
