import {describe, expect, test} from 'vitest'
import {readConfigLine} from '../../../src/ingest/pd/config.js'
import {readPlacementRules, readRegionLabels, readRuleGroups} from '../../../src/ingest/pd/placement.js'
import {mergeEvictions, readConfigEvictions, readEvictions, readSchedulerNames, readStoreLimits} from '../../../src/ingest/pd/schedulers.js'
import {joinMembers, readHealth, readMembers, readProgress, readRecovery} from '../../../src/ingest/pd/servers.js'
import type {JsonSource} from '../../../src/model/source.js'

const source: JsonSource = {document: {file: 'dump.json', offset: 0, line: 1, alone: true}, pointer: ''}
const at = (pointer: string): JsonSource => ({...source, pointer})
const DEFAULT = {group_id: 'pd', id: 'default', start_key: '', end_key: '', role: 'voter', count: 3}

describe('readPlacementRules', () => {
  test('reads a list of rules, each with its place', () => {
    const rule = {...DEFAULT, id: 'ssd', index: 2, override: true, start_key: '74ff', label_constraints: [{key: 'disk', op: 'in', values: ['ssd']}], location_labels: ['zone', 'host'], isolation_level: 'zone', is_witness: true}
    expect(readPlacementRules([DEFAULT, rule], source)).toEqual({
      lost: 0,
      rules: [
        {groupId: 'pd', id: 'default', index: 0, override: false, startKey: '', endKey: '', role: 'voter', isWitness: false, count: 3, labelConstraints: [], locationLabels: [], isolationLevel: '', source: at('/0')},
        {groupId: 'pd', id: 'ssd', index: 2, override: true, startKey: '74FF', endKey: '', role: 'voter', isWitness: true, count: 3, labelConstraints: [{key: 'disk', op: 'in', values: ['ssd']}], locationLabels: ['zone', 'host'], isolationLevel: 'zone', source: at('/1')},
      ],
    })
  })

  test('reads bundles, which tell the groups as well', () => {
    const dump = readPlacementRules([{group_id: 'pd', group_index: 1, group_override: true, rules: [DEFAULT]}, {group_id: 'tiflash', rules: []}], source)
    expect(dump.rules.map(({source}) => source)).toEqual([at('/0/rules/0')])
    expect(dump.groups).toEqual([{id: 'pd', index: 1, override: true}, {id: 'tiflash', index: 0, override: false}])
  })

  test('reads one rule alone, and counts what is no rule', () => {
    expect(readPlacementRules(DEFAULT, source).rules[0]?.source).toEqual(at(''))
    expect(readPlacementRules([DEFAULT, {...DEFAULT, role: 'king'}, null], source)).toMatchObject({lost: 2, rules: [{id: 'default'}]})
    expect(readPlacementRules(null, source)).toEqual({lost: 0, rules: []})
  })
})

test('readRuleGroups fills in the index and the override that PD leaves out', () => {
  expect(readRuleGroups([{id: 'pd'}, {id: 'TiDB_DDL_63', index: 40, override: true}])).toEqual([{id: 'pd', index: 0, override: false}, {id: 'TiDB_DDL_63', index: 40, override: true}])
})

test('readRegionLabels reads the ranges in upper-case hex', () => {
  expect(readRegionLabels([{id: 'import-table', index: 0, labels: [{key: 'schedule', value: 'deny'}], rule_type: 'key-range', data: [{start_key: '7480ff', end_key: ''}]}], source)).toEqual([
    {id: 'import-table', labels: [{key: 'schedule', value: 'deny'}], ranges: [{startKey: '7480FF', endKey: ''}], source: at('/0')},
  ])
})

describe('schedulers', () => {
  test('reads their names, with or without the times of a pause', () => {
    expect(readSchedulerNames(['balance-region-scheduler', 'evict-leader-scheduler'])).toEqual(['balance-region-scheduler', 'evict-leader-scheduler'])
    expect(readSchedulerNames([{name: 'balance-leader-scheduler', paused_at: 1}])).toEqual(['balance-leader-scheduler'])
    expect(readSchedulerNames(null)).toEqual([])
  })

  test('knows the stores that leaders are evicted from', () => {
    const payload = {'store-id-ranges': {19: [{'start-key': '', 'end-key': ''}], 4: []}}
    expect(readEvictions(payload, source)).toEqual([{storeId: 4, source: at('/store-id-ranges/4')}, {storeId: 19, source: at('/store-id-ranges/19')}])
    expect(readConfigEvictions({'schedulers-payload': {'evict-leader-scheduler': payload}}, at('/schedule'))?.map(({storeId}) => storeId)).toEqual([4, 19])
    expect(readConfigEvictions({'schedulers-v2': [{type: 'balance-region', args: null}, {type: 'evict-leader', args: ['1']}]}, at('/schedule'))).toEqual([{storeId: 1, source: at('/schedule/schedulers-v2/1/args')}])
    expect(readConfigEvictions({'replica-schedule-limit': 64}, at('/schedule'))).toBeUndefined()
  })

  test('knows the stores that other schedulers keep leaders from', () => {
    const payload = {
      'grant-leader-scheduler': {'store-id-ranges': {7: []}},
      'evict-slow-store-scheduler': {'recovery-duration': 600, 'evict-stores': [2], 'paused-network-slow-stores': [3], 'evicted-network-slow-stores': []},
      'evict-slow-trend-scheduler': {'evict-by-trend-stores': [5]},
      'evict-stopping-store-scheduler': {'evicted-stores': [6]},
      'balance-leader-scheduler': {'batch': 4},
    }
    const read = readConfigEvictions({'schedulers-payload': payload}, at('/schedule'))

    expect(read?.map(({storeId, scheduler}) => [storeId, scheduler])).toEqual([
      [7, 'grant-leader-scheduler'], [2, 'evict-slow-store-scheduler'], [3, 'evict-slow-store-scheduler'], [5, 'evict-slow-trend-scheduler'], [6, 'evict-stopping-store-scheduler'],
    ])
    expect(read?.[2]?.source).toEqual(at('/schedule/schedulers-payload/evict-slow-store-scheduler/paused-network-slow-stores/0'))
    expect(readEvictions(payload['evict-slow-trend-scheduler'], source)).toEqual([{storeId: 5, scheduler: 'evict-slow-trend-scheduler', source: at('/evict-by-trend-stores/0')}])
    expect(readConfigEvictions({'schedulers-payload': {'evict-slow-store-scheduler': {'evict-stores': null}}}, at('/schedule'))).toEqual([])
  })

  test('takes what one scheduler says of itself before what the configuration says of it, and keeps the others', () => {
    const own = readEvictions({'evict-stores': [2]}, source)
    const saved = readConfigEvictions({'schedulers-payload': {'evict-slow-store-scheduler': {'evict-stores': [9]}, 'evict-leader-scheduler': {'store-id-ranges': {4: []}}}}, at('/schedule'))

    expect(mergeEvictions(own, saved)?.map(({storeId}) => storeId)).toEqual([2, 4])
    expect(mergeEvictions(undefined, saved)).toBe(saved)
  })

  test('reads the store limits of 4.0 and of 3.1', () => {
    expect(readStoreLimits({1: {'add-peer': 15, 'remove-peer': 0.5}, 4: {rate: 14.9, mode: 'auto'}, 5: {'add-peer': 3}}, source)).toEqual([
      {storeId: 1, addPeer: 15, removePeer: 0.5, source: at('/1')},
      {storeId: 4, addPeer: 14.9, source: at('/4')},
      {storeId: 5, addPeer: 3, source: at('/5')},
    ])
  })
})

describe('PD servers', () => {
  const member = {header: {cluster_id: '6980053391786540225'}, members: [{name: 'pd-1', binary_version: 'v5.2.1'}, {name: 'pd-2', binary_version: 'v6.5.12'}], leader: {name: 'pd-2'}, etcd_leader: {}}
  const health = [{name: 'pd-1', member_id: '13913028374926295265', health: false}, {name: 'pd-2', health: true}]

  test('reads who leads, and the release of that one', () => {
    expect(readMembers(member, source)).toEqual({clusterId: '6980053391786540225', members: [{name: 'pd-1'}, {name: 'pd-2'}], leader: 'pd-2', hasLeaderField: true, source, version: 'v6.5.12'})
  })

  test.each([['first', true], ['last', false]])('joins who leads with who answers, with `health` read %s', (_, isFirst) => {
    const [one, other] = isFirst ? [readHealth(health, source), readMembers(member, source)] : [readMembers(member, source), readHealth(health, source)]
    expect(joinMembers(one, other)).toMatchObject({leader: 'pd-2', hasLeaderField: true, members: [{name: 'pd-1', isHealthy: false}, {name: 'pd-2', isHealthy: true}]})
  })
})

test('readRecovery reads objects, strings of 5.3 and one stage alone', () => {
  const stage = {info: 'Unsafe recovery enters collect report stage', time: '2022-05-25 09:22:54.728', details: ['failed stores 4', 5]}
  const read = {info: stage.info, time: stage.time, details: ['failed stores 4']}
  expect(readRecovery([stage], source)).toEqual([{...read, source: at('/0/info')}])
  expect(readRecovery(stage, source)).toEqual([{...read, source: at('/info')}])
  expect(readRecovery(['Collecting cluster info from all alive stores, 1/3.'], source)).toEqual([{info: 'Collecting cluster info from all alive stores, 1/3.', details: [], source: at('/0')}])
})

test('readProgress leaves out the seconds that PD does not know, for which it prints the greatest double', () => {
  expect(readProgress({action: 'removing', store_id: 5, progress: 0.37, current_speed: 0, left_seconds: 1.7976931348623157e308}, source)).toEqual({progress: 0.37, storeId: 5, currentSpeed: 0, source})
  expect(readProgress({action: 'removing', progress: 0.37, left_seconds: 90.5}, source)).toEqual({progress: 0.37, leftSeconds: 90.5, source})
  expect(readProgress({action: 'preparing', progress: 1}, source)).toBeUndefined()
})

describe('readConfigLine', () => {
  test('reads one key in a line of its own, and no line that only looks like one', () => {
    expect(readConfigLine('"max-replicas": 3,')).toEqual({prefix: 'replication', values: {'max-replicas': 3}})
    expect(readConfigLine('"location-labels": "zone,host"')).toEqual({prefix: 'replication', values: {'location-labels': 'zone,host'}})
    for (const line of ['"max-replicas": 1.2.3', '"location-labels": "zone\u0001"', '"max-replicas": three', '"other": 3']) expect(readConfigLine(line)).toBeUndefined()
  })
})
