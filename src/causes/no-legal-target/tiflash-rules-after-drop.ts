import {say} from '../../model/say.js'
import {count, listed} from '../../model/words.js'
import {cite, defineCause, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {unreplayed} from '../obstacles.js'
import {PD_API, remarked} from '../remedies.js'
import {citeShortage, shortagesOf, type TiflashShortage} from '../tiflash-rules.js'
import {text} from './tiflash-rules-after-drop.text.en.js'

// TiDB: the rule of a dropped table goes with its data, after the GC life time (ddl/delete_range.go, domain/infosync/tiflash_manager.go)
export const tiflashRulesAfterDrop = defineCause({
  id: 'tiflash-rules-after-drop',
  family: 'no-legal-target',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    if (!store.isTiflash) return ruledOut(say`store ${store.id} is no TiFlash`)
    const open = unreplayed(replay)
    if (open) return open
    const shortages = shortagesOf(cluster, store, replay).filter(({table}) => table !== 'wanted')
    const [first, ...rest] = shortages
    if (!first) return ruledOut(say`no TiFlash rule without a table of its own keeps a Region`)
    const {tiflashReplicas} = cluster
    if (!tiflashReplicas) return notChecked(say`whether the tables of the TiFlash rules still exist, INFORMATION_SCHEMA.TIFLASH_REPLICA tells`, ['placement-rules'])
    const isDropped = shortages.every(({table}) => table === 'dropped')
    const isSure = isDropped && tiflashReplicas.tables.length === 0
    return found({
      confidence: isSure ? 'certain' : isDropped ? 'likely' : 'possible',
      stores: [store.id],
      regions: shortages.flatMap(({regions}) => regions),
      summary: say`TiFlash ${shortages.length === 1 ? 'rule' : 'rules'} ${listed(shortages.map(({rule}) => `\`${rule.id}\``))} still ${shortages.length === 1 ? 'wants' : 'want'} ${count(first.rule.count, 'replica')}, although TiDB lists no such table: dropped or truncated, it pins ${count(shortages.flatMap(({regions}) => regions).length, 'Region')} to store \`${store.id}\`.`,
      evidence: [citeShortage(first), ...rest.slice(0, 3).map(citeShortage), cite(tiflashReplicas, tiflashReplicas.tables.length === 0 ? say`TiDB wants no table on TiFlash` : say`the tables that TiDB wants on TiFlash: those of the rules are not among them`)],
      remedies: remedies(shortages),
      ...(!isSure && {asks: ['placement-rules'] as const}),
    })
  },
})

function remedies(shortages: readonly TiflashShortage[]): Remedy[] {
  return [
    {
      title: say`Wait until TiDB has collected the garbage of the dropped table`,
      risk: 'read-only',
      commands: ['mysql> SELECT * FROM mysql.tidb WHERE VARIABLE_NAME LIKE \'tikv_gc%\';', ...shortages.slice(0, 3).map(({tableId}) => remarked(`mysql> SELECT * FROM INFORMATION_SCHEMA.PARTITIONS WHERE TIDB_PARTITION_ID = ${tableId ?? 'ID'};`, say`no row: it is no partition either`, '--'))],
      verify: say`The rule disappears once the safe point has passed the drop; the learners leave.`,
    },
    {
      title: say`Delete the rules that are left over`,
      risk: 'destructive',
      when: say`the id is neither that of a table nor of a partition, and nobody will recover the table: RECOVER and FLASHBACK TABLE then bring it back without TiFlash`,
      commands: shortages.slice(0, 3).map(({rule}) => `curl -X DELETE "${PD_API}/config/rule/${rule.groupId}/${rule.id}"`),
      verify: say`The learners leave the store within minutes.`,
      undo: say`\`config placement-rules save\` with the rule as \`config placement-rules show\` prints it now`,
      whatIf: shortages.flatMap(({rule}) => ['--remove-rule', `${rule.groupId}/${rule.id}`]),
    },
  ]
}
