import {describe, expect, test} from 'vitest'
import {tiflashReplicaCount} from '../../src/causes/no-legal-target/tiflash-replica-count.js'
import {tiflashRulesAfterDrop} from '../../src/causes/no-legal-target/tiflash-rules-after-drop.js'
import type {Cluster} from '../../src/model/cluster.js'
import type {PlacementRule} from '../../src/model/scheduling.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLeavingCluster, aRule, labelled, LEAVING, rules, up} from '../replay/leaving-store.js'

const tiflash = (id: number, store: Partial<Store> = {}) => labelled(id, {engine: 'tiflash'}, store)
const leavingTiflash = tiflash(LEAVING, {state: 'Offline', stateName: 'Offline'})
const region = {id: 7, on: [1, 2, 3], learners: [LEAVING], endKey: 'E0'}

const replicasOf = (...tables: readonly number[]): NonNullable<Cluster['tiflashReplicas']> => ({
  tables: tables.map((tableId, index) => ({tableId, name: `shop.t${tableId}`, count: 1, source: {file: 'tiflash_replica.txt', line: index + 2, quote: `shop\tt${tableId}\t${tableId}`}})),
  source: {file: 'tiflash_replica.txt', line: 1, quote: 'TABLE_SCHEMA\tTABLE_NAME\tTABLE_ID'},
})

const aTiflashRule = (id: string, range: Partial<PlacementRule> = {}) => aRule({groupId: 'tiflash', id, role: 'learner', count: 1, labelConstraints: [{key: 'engine', op: 'in', values: ['tiflash']}], ...range})

/** The only TiFlash store leaves, and a rule still wants a replica there. */
function lastTiflash(parts: Pick<Cluster, 'tiflashReplicas'>, id = 'table-45-r', further: readonly Store[] = [], ...elsewhere: readonly PlacementRule[]) {
  return aLeavingCluster({...parts, placementRules: rules(aRule(), aTiflashRule(id), ...elsewhere), others: [leavingTiflash, up(1), up(2), up(3), ...further]}, region)
}

describe('tiflash-rules-after-drop', () => {
  test('is certain when TiDB wants no table on TiFlash', () => {
    const finding = findingOn(tiflashRulesAfterDrop, lastTiflash({tiflashReplicas: replicasOf()}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('TiFlash rule `table-45-r` still wants 1 replica, although TiDB lists no such table: dropped or truncated, it pins 1 Region to store `5`.')
    expect(finding.evidence[0].says).toBe('placement rule `tiflash/table-45-r` wants 1 on TiFlash')
    expect(finding.evidence[1]).toMatchObject({says: 'TiDB wants no table on TiFlash', source: {file: 'tiflash_replica.txt', line: 1}})
  })

  test('is only possible beside other tables: the id may be a partition', () => {
    expect(findingOn(tiflashRulesAfterDrop, lastTiflash({tiflashReplicas: replicasOf(30)}))).toMatchObject({confidence: 'possible', asks: ['placement-rules']})
  })

  test('is likely beside tables that have rules of their own, and so no partitions', () => {
    const own = aTiflashRule('table-30-r', {startKey: 'F0', endKey: 'F1'})

    expect(findingOn(tiflashRulesAfterDrop, lastTiflash({tiflashReplicas: replicasOf(30)}, 'table-45-r', [], own))).toMatchObject({confidence: 'likely', regions: [7]})
    expect(answerOn(tiflashReplicaCount, lastTiflash({tiflashReplicas: replicasOf(30)}, 'table-45-r', [], own)).kind).toBe('ruled-out')
  })

  test('waits first, and calls the deletion of the rules destructive', () => {
    const {remedies} = findingOn(tiflashRulesAfterDrop, lastTiflash({tiflashReplicas: replicasOf()}))

    expect(remedies.map(({risk}) => risk)).toEqual(['read-only', 'destructive'])
    expect(remedies[1]).toMatchObject({whatIf: ['--remove-rule', 'tiflash/table-45-r'], commands: [expect.stringMatching(/-X DELETE .*\/config\/rule\/tiflash\/table-45-r"$/)]})
  })

  test('is ruled out for a table that is still wanted', () => {
    expect(answerOn(tiflashRulesAfterDrop, lastTiflash({tiflashReplicas: replicasOf(45)})).kind).toBe('ruled-out')
  })

  test('is ruled out when another TiFlash store can take the replica', () => {
    expect(answerOn(tiflashRulesAfterDrop, lastTiflash({tiflashReplicas: replicasOf()}, 'table-45-r', [tiflash(6)])).kind).toBe('ruled-out')
  })

  test('is not checked without the list of tables', () => {
    expect(answerOn(tiflashRulesAfterDrop, lastTiflash({}))).toMatchObject({kind: 'not-checked', missing: ['placement-rules']})
  })

  test('is not sure of a rule whose name tells no table', () => {
    expect(findingOn(tiflashRulesAfterDrop, lastTiflash({tiflashReplicas: replicasOf()}, 'mine')).confidence).toBe('possible')
  })

  test('is ruled out for a TiKV store', () => {
    expect(answerOn(tiflashRulesAfterDrop, aLeavingCluster({others: [up(1), up(2)]}, {id: 7, on: [1, 2, LEAVING]}))).toMatchObject({kind: 'ruled-out', why: 'store 5 is no TiFlash'})
  })
})
