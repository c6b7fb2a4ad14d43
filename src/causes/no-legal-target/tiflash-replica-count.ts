import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {count, listed} from '../../model/words.js'
import {cite, defineCause, type Evidence, found, type Remedy, ruledOut} from '../cause.js'
import {citeLabels} from '../labels.js'
import {unreplayed} from '../obstacles.js'
import {addStore, remarked} from '../remedies.js'
import {citeShortage, shortagesOf, type TiflashShortage, tiflashBeside} from '../tiflash-rules.js'
import {text} from './tiflash-replica-count.text.en.js'

// PD: schedule/checker/rule_checker.go, rules of group `tiflash` (TiDB domain/infosync/tiflash_manager.go)
export const tiflashReplicaCount = defineCause({
  id: 'tiflash-replica-count',
  family: 'no-legal-target',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    if (!store.isTiflash) return ruledOut(say`store ${store.id} is no TiFlash`)
    const open = unreplayed(replay)
    if (open) return open
    const shortages = shortagesOf(cluster, store, replay).filter(({table}) => table !== 'dropped')
    const [first, ...rest] = shortages
    if (!first) return ruledOut(say`every TiFlash rule of a table that is still wanted finds a store for its replicas`)
    const others = tiflashBeside(cluster, store)
    const isWanted = shortages.every(({table}) => table === 'wanted')
    return found({
      confidence: isWanted ? 'certain' : 'likely',
      stores: [store.id],
      regions: shortages.flatMap(({regions}) => regions),
      summary: say`${describe(shortages)} ${count(Math.max(...shortages.map(({rule}) => rule.count)), 'TiFlash replica')}, and without store \`${store.id}\` ${others.length === 0 ? say`no TiFlash store is` : say`only ${count(others.length, 'TiFlash store')} (${listed(others.map(({id}) => id))}) would be`} left.`,
      evidence: [citeShortage(first), ...rest.slice(0, 3).map(citeShortage), ...tableRows(cluster, shortages), ...(store.store ? [citeLabels(store.store)] : []), ...others.slice(0, 3).map(citeLabels)],
      remedies: remedies(cluster, shortages, others.length),
      ...(!isWanted && {asks: ['placement-rules'] as const}),
    })
  },
})

function describe(shortages: readonly TiflashShortage[]): string {
  const names = shortages.map(({rule}) => `\`${rule.groupId}/${rule.id}\``)
  return names.length === 1 ? say`Rule ${names[0]} wants` : say`Rules ${listed(names)} want up to`
}

function tableRows({tiflashReplicas}: Cluster, shortages: readonly TiflashShortage[]): Evidence[] {
  const ids = new Set(shortages.map(({tableId}) => tableId))
  return (tiflashReplicas?.tables ?? []).filter(({tableId}) => ids.has(tableId)).slice(0, 3).map((table) => cite(table, say`TiDB wants ${count(table.count, 'replica')} of table ${table.name || table.tableId} on TiFlash`))
}

function remedies(cluster: Cluster, shortages: readonly TiflashShortage[], left: number): Remedy[] {
  const names = new Map(cluster.tiflashReplicas?.tables.map(({tableId, name}) => [tableId, name]))
  const changes = shortages.flatMap(({rule}) => (left > 0 ? ['--rule-count', `${rule.groupId}/${rule.id}=${left}`] : ['--remove-rule', `${rule.groupId}/${rule.id}`]))
  return [
    {
      title: left === 0 ? say`Ask for no TiFlash replicas of these tables` : say`Ask for at most ${count(left, 'TiFlash replica')} of these tables`,
      risk: 'reversible',
      when: say`the queries can do without`,
      commands: [
        ...shortages.slice(0, 3).map(({tableId}) => remarked(`mysql> ALTER TABLE ${names.get(tableId ?? 0) || 'DB.TABLE'} SET TIFLASH REPLICA ${left};`, say`TABLE_ID ${tableId ?? say`unknown`}`, '--')),
        'mysql> SELECT * FROM INFORMATION_SCHEMA.TIFLASH_REPLICA;',
      ],
      verify: say`The rule of the table has the new count, and the learners leave the store. A table that is not listed was dropped: then its rule is the cause.`,
      undo: say`\`ALTER TABLE … SET TIFLASH REPLICA\` with the count of now`,
      whatIf: changes,
    },
    {...addStore(cluster, say`the tables need all their replicas`), title: say`Add a TiFlash store`, whatIf: ['--add-store', 'engine=tiflash']},
  ]
}
