import {describe, expect, test} from 'vitest'
import type {PlacementRule, PlacementRules} from '../../src/model/scheduling.js'
import {parseVersion} from '../../src/model/version.js'
import {Location} from '../../src/replay/location.js'
import {releaseOf} from '../../src/replay/releases.js'
import {assumedGroups, refusalBy, RuleList} from '../../src/replay/rule-list.js'
import {viewStore} from '../../src/replay/store-view.js'
import {settingsOf} from '../../src/replay/settings.js'
import {aRegion} from '../builders/cluster.js'
import {aRule, labelled, rules} from './leaving-store.js'

const release = releaseOf(parseVersion('7.5.7')!)

function listOf(placementRules: PlacementRules): RuleList {
  return RuleList.of(placementRules, release, (rule) => ({rule, name: `${rule.groupId}/${rule.id}`, location: new Location([], []), refusals: []}))
}

function namesIn(placementRules: PlacementRules, startKey: string, endKey: string): readonly string[] {
  const region = {...aRegion({id: 1, on: [1], startKey, endKey}), source: {document: {file: 'regions.json', offset: 0, line: 1, alone: true}, pointer: ''}}
  return listOf(placementRules).rulesFor(region).map(({name}) => name)
}

const table = (rule: Partial<PlacementRule>) => aRule({groupId: 'tiflash', id: 'table-45-r', startKey: '74', endKey: '75', role: 'learner', ...rule})

describe('the rules of a Region', () => {
  test('are those whose range holds the whole of it', () => {
    const placementRules = rules(aRule(), table({}))
    expect(namesIn(placementRules, '7401', '7402')).toEqual(['pd/default', 'tiflash/table-45-r'])
    expect(namesIn(placementRules, '75', '')).toEqual(['pd/default'])
  })

  test('are none for a Region that spans a boundary', () => {
    expect(namesIn(rules(aRule(), table({})), '73', '7402')).toEqual([])
  })

  test('come by group index, group, index and id', () => {
    const groups = [{id: 'first', index: -1, override: false}]
    const all = rules(aRule({id: 'b'}), aRule({id: 'a', index: 1}), aRule({id: 'a'.repeat(2)}), aRule({groupId: 'first', id: 'z'}), aRule({groupId: 'ops'}))
    expect(namesIn({...all, groups}, '', '')).toEqual(['first/z', 'ops/default', 'pd/aa', 'pd/b', 'pd/a'])
  })

  test('leave out what an overriding rule replaces in its group', () => {
    expect(namesIn(rules(aRule(), aRule({id: 'only', index: 1, override: true}), aRule({groupId: 'zz'})), '', '')).toEqual(['pd/only', 'zz/default'])
  })

  test('leave out all groups before one that overrides', () => {
    const groups = [{id: 'TiDB_DDL_71', index: 40, override: true}]
    expect(namesIn({...rules(aRule(), aRule({groupId: 'TiDB_DDL_71', id: 'table_rule_71_0'})), groups}, '', '')).toEqual(['TiDB_DDL_71/table_rule_71_0'])
  })

  test('of a placement policy override even if no dump shows the groups, and those of TiFlash stay', () => {
    const {groups, ...unknown} = rules(aRule(), aRule({groupId: 'TiDB_DDL_71', id: 'table_rule_71_0'}), aRule({groupId: 'tiflash', id: 'table-71-r'}))
    expect(groups).toEqual([])
    expect(assumedGroups(unknown).filter(({override}) => override).map(({id}) => id)).toEqual(['TiDB_DDL_71'])
    expect(namesIn(unknown, '', '')).toEqual(['TiDB_DDL_71/table_rule_71_0', 'tiflash/table-71-r'])
  })
})

describe('a label constraint', () => {
  const viewOf = (labels: Readonly<Record<string, string>>) =>
    viewStore(labelled(1, labels), 0, {release, settings: settingsOf(undefined, release).settings, moment: undefined, evictsLeader: false, pendingPeers: 0, limit: undefined})

  //     op           values    labels           verdict
  test.each(`
         in           ssd       disk=ssd         .
         in           ssd       DISK=ssd         .
         in           ssd       disk=SSD         label-constraints
         in           ssd       host=1           label-constraints
         notIn        ssd       host=1           .
         notIn        ssd       disk=ssd         label-constraints
         exists       -         disk=hdd         .
         exists       -         host=1           label-constraints
         notExists    -         host=1           .
         notExists    -         disk=hdd         label-constraints
         notIn        ssd       exclusive=ops    exclusive-label
         notIn        ssd       Engine=tiflash   .
  `.trim().split('\n').map((row) => row.trim().split(/ +/)))('%s %s against %s: %s', (op = '', value = '', label = '', verdict = '') => {
    const [key = '', is = ''] = label.split('=')
    const constraint = {key: 'disk', op, values: value === '-' ? [] : [value]} as PlacementRule['labelConstraints'][number]
    expect(refusalBy([constraint], viewOf({[key]: is})) ?? '.').toBe(verdict)
  })

  test('that names an exclusive label lets its stores in', () => {
    expect(refusalBy([{key: 'engine', op: 'in', values: ['tiflash']}], viewOf({engine: 'tiflash'}))).toBeUndefined()
  })
})
