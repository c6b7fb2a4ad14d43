import {describe, expect, test} from 'vitest'
import {placementRuleUnsatisfiable} from '../../src/causes/no-legal-target/placement-rule-unsatisfiable.js'
import type {PlacementRule} from '../../src/model/scheduling.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLeavingCluster, aRule, labelled, LEAVING, leaving, rules, type Setting, up} from '../replay/leaving-store.js'

const region = {id: 7, on: [1, 2, 5]}
const onSsd = (rule: Partial<PlacementRule> = {}) => aRule({labelConstraints: [{key: 'disk', op: 'in', values: ['ssd']}], ...rule})
const ssd = (id: number, store: Partial<Store> = {}) => labelled(id, {disk: 'ssd'}, store)
const leavingSsd = ssd(LEAVING, {state: 'Offline', stateName: 'Offline'})

function onDisks(setting: Setting = {}, ...further: readonly Store[]) {
  return aLeavingCluster({placementRules: rules(onSsd()), ...setting, others: [leavingSsd, ssd(1), ssd(2), labelled(3, {disk: 'hdd'}), ...further]}, region)
}

describe('placement-rule-unsatisfiable', () => {
  test('names the rule, and the stores that do not meet it', () => {
    const finding = findingOn(placementRuleUnsatisfiable, onDisks())

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('Placement rule `pd/default` leaves no store for 1 Region on store `5`: 1 other store (3) does not meet its label constraints.')
    expect(finding.evidence[0].says).toMatch(/^Region 7: the peer on store 5, of rule `pd\/default`, is on a store that leaves/)
    expect(finding.evidence.slice(1).map(({says}) => says)).toEqual(['placement rule `pd/default` wants 3 voters with disk in ssd', 'store 3 is Up, with disk=hdd'])
  })

  test('offers the label, a store that has it, and a rule that asks less', () => {
    const {remedies} = findingOn(placementRuleUnsatisfiable, onDisks())

    expect(remedies.map(({whatIf}) => whatIf)).toEqual([['--label', '3:disk=ssd'], ['--add-store', 'disk=ssd'], ['--rule-count', 'pd/default=2']])
    expect(remedies[0]?.commands).toEqual([expect.stringContaining('store label 3 disk=ssd')])
  })

  test('speaks of the policy where TiDB has made the rule', () => {
    const placementRules = rules(aRule({count: 2}), onSsd({groupId: 'TiDB_DDL_45', id: 'table_rule_45_0', count: 1}))
    const others = [leavingSsd, up(1), up(2), up(3)]

    expect(findingOn(placementRuleUnsatisfiable, aLeavingCluster({placementRules, others}, region)).remedies.at(-1)).toMatchObject({title: 'Ask less of the placement policy', whatIf: ['--remove-rule', 'TiDB_DDL_45/table_rule_45_0']})
  })

  test('is found where a rule with constraints lacks a peer besides', () => {
    const others = [leavingSsd, ssd(1), labelled(3, {disk: 'hdd'})]

    expect(findingOn(placementRuleUnsatisfiable, aLeavingCluster({placementRules: rules(onSsd()), others}, {id: 7, on: [1, 5]}))).toMatchObject({confidence: 'certain', regions: [7]})
  })

  test('is ruled out when a fourth store meets the rule', () => {
    expect(answerOn(placementRuleUnsatisfiable, onDisks({}, ssd(4))).kind).toBe('ruled-out')
  })

  test('is ruled out when the store that meets the rule is full: space is what is missing', () => {
    expect(answerOn(placementRuleUnsatisfiable, onDisks({}, ssd(4, {available: 10 * 2 ** 30, regionCount: 400}))).kind).toBe('ruled-out')
  })

  test('is ruled out when a rule without constraints is short of stores', () => {
    expect(answerOn(placementRuleUnsatisfiable, aLeavingCluster({others: [up(1), up(2)]}, region)).kind).toBe('ruled-out')
  })

  test('is not checked without the Regions left', () => {
    expect(answerOn(placementRuleUnsatisfiable, aCluster({stores: stores(leaving), placementRules: rules(onSsd())})).kind).toBe('not-checked')
  })
})
