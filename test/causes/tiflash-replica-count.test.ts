import {describe, expect, test} from 'vitest'
import {tiflashReplicaCount} from '../../src/causes/no-legal-target/tiflash-replica-count.js'
import type {Cluster} from '../../src/model/cluster.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLeavingCluster, aRule, labelled, LEAVING, rules, up} from '../replay/leaving-store.js'

const tiflash = (id: number, store: Partial<Store> = {}) => labelled(id, {engine: 'tiflash'}, store)
const tikvs = [up(1), up(2), up(3)]
const region = {id: 7, on: [1, 2, 3], learners: [LEAVING, 6]}

const replicasOf = (...tables: readonly number[]): NonNullable<Cluster['tiflashReplicas']> => ({
  tables: tables.map((tableId, index) => ({tableId, name: `shop.t${tableId}`, count: 2, source: {file: 'tiflash_replica.txt', line: index + 2, quote: `shop\tt${tableId}\t${tableId}`}})),
  source: {file: 'tiflash_replica.txt', line: 1, quote: 'TABLE_SCHEMA\tTABLE_NAME\tTABLE_ID'},
})

/** Two TiFlash stores, of which one leaves, and a table of two replicas. */
function analytic(parts: Pick<Cluster, 'tiflashReplicas'>, {count = 2, further = []}: {readonly count?: number; readonly further?: readonly Store[]} = {}) {
  const rule = aRule({groupId: 'tiflash', id: 'table-45-r', role: 'learner', count, labelConstraints: [{key: 'engine', op: 'in', values: ['tiflash']}]})
  const others = [tiflash(LEAVING, {state: 'Offline', stateName: 'Offline'}), ...tikvs, tiflash(6), ...further]
  return aLeavingCluster({...parts, placementRules: rules(aRule(), rule), others}, region)
}

describe('tiflash-replica-count', () => {
  test('counts the replicas that a table wants and the TiFlash stores that stay', () => {
    const finding = findingOn(tiflashReplicaCount, analytic({tiflashReplicas: replicasOf(45)}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toBe('Rule `tiflash/table-45-r` wants 2 TiFlash replicas, and without store `5` only 1 TiFlash store (6) would be left.')
    expect(finding.evidence[0].says).toBe('placement rule `tiflash/table-45-r` wants 2 on TiFlash')
    expect(finding.evidence[1]).toMatchObject({says: 'TiDB wants 2 replicas of table shop.t45 on TiFlash', source: {file: 'tiflash_replica.txt', line: 2}})
  })

  test('is likely without the list of tables: the table may have been dropped', () => {
    expect(findingOn(tiflashReplicaCount, analytic({}))).toMatchObject({confidence: 'likely', asks: ['placement-rules']})
  })

  test('lowers the number of replicas, or adds a TiFlash store', () => {
    const {remedies} = findingOn(tiflashReplicaCount, analytic({tiflashReplicas: replicasOf(45)}))

    expect(remedies.map(({whatIf}) => whatIf)).toEqual([['--rule-count', 'tiflash/table-45-r=1'], ['--add-store', 'engine=tiflash']])
    expect(remedies[0]?.commands[0]).toMatch(/^mysql> ALTER TABLE shop\.t45 SET TIFLASH REPLICA 1;/)
  })

  test('takes the rule away when no TiFlash store stays', () => {
    const rule = aRule({groupId: 'tiflash', id: 'table-45-r', role: 'learner', count: 1, labelConstraints: [{key: 'engine', op: 'in', values: ['tiflash']}]})
    const others = [tiflash(LEAVING, {state: 'Offline', stateName: 'Offline'}), ...tikvs]
    const finding = findingOn(tiflashReplicaCount, aLeavingCluster({tiflashReplicas: replicasOf(45), placementRules: rules(aRule(), rule), others}, {...region, learners: [LEAVING]}))

    expect(finding.summary).toBe('Rule `tiflash/table-45-r` wants 1 TiFlash replica, and without store `5` no TiFlash store is left.')
    expect(finding.remedies[0]?.whatIf).toEqual(['--remove-rule', 'tiflash/table-45-r'])
  })

  test('is ruled out when a third TiFlash store can take the replica', () => {
    expect(answerOn(tiflashReplicaCount, analytic({tiflashReplicas: replicasOf(45)}, {further: [tiflash(8)]})).kind).toBe('ruled-out')
  })

  test('is ruled out when the rule asks for no more than what stays', () => {
    expect(answerOn(tiflashReplicaCount, analytic({tiflashReplicas: replicasOf(45)}, {count: 1})).kind).toBe('ruled-out')
  })

  test('leaves a table that is gone to the rules that were left over', () => {
    expect(answerOn(tiflashReplicaCount, analytic({tiflashReplicas: replicasOf()})).kind).toBe('ruled-out')
  })

  test('is ruled out for a TiKV store', () => {
    expect(answerOn(tiflashReplicaCount, aLeavingCluster({others: [up(1), up(2)]}, {id: 7, on: [1, 2, LEAVING]}))).toMatchObject({kind: 'ruled-out', why: 'store 5 is no TiFlash'})
  })
})
