import {describe, expect, test} from 'vitest'
import {aLeavingCluster, aRule, leaving, rules} from '../leaving-store.js'
import {changed} from './changed.js'

describe('--remove-rule, --rule-count and --remove-region-label', () => {
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

  test('a Region label rule is removed', () => {
    const before = aLeavingCluster({regionLabels: ['keep', 'import'].map((id) => ({id, labels: [{key: 'schedule', value: 'deny'}], ranges: [], source: leaving.source}))})
    expect(changed(before, '--remove-region-label import').cluster.regionLabels?.map(({id}) => id)).toEqual(['keep'])
  })
})
