import {describe, expect, test} from 'vitest'
import type {Cluster} from '../../../src/model/cluster.js'
import {aLeavingCluster, aRule, labelled, rules, rulesOff, type Setting, up} from '../leaving-store.js'
import {changed} from './changed.js'

function ruled(setting: Setting = {}): Cluster {
  return aLeavingCluster({replication: {'enable-placement-rules': 'true', 'max-replicas': 3, 'location-labels': ''}, ...setting})
}

function counts({placementRules}: Cluster) {
  return placementRules?.rules.map(({count}) => count)
}

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
