import type {Cluster} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {leftThat} from '../left.js'
import {pdCtl} from '../remedies.js'
import {citeLines, hasTikvLog, laggingStores, type Lines, linesByNode, linesByRegion} from '../repeated-lines.js'
import {settingOf} from '../switches.js'
import {LIMITS_AS_SHOWN} from '../undo.js'
import {text} from './excessive-scheduling-limits.text.en.js'

/** Ten times PD's default (server/config/config.go: 64, 64, and 15 peers a minute); snapshots already at four times. */
const WIDE = {'replica-schedule-limit': 640, 'max-snapshot-count': 256} as const
const WIDE_ADD_PEER = 150

// PD: server/config/config.go; TiKV: src/server/snap.rs concurrent-recv-snap-limit 32; tikv/tikv#15972
export const excessiveSchedulingLimits = defineCause({
  id: 'excessive-scheduling-limits',
  family: 'replication-unfinished',
  blocks: 'with-others',
  text,
  needs: [],

  diagnose: ({cluster, store}) => answer(cluster, store),
  diagnoseCluster: (cluster) => answer(cluster),
})

function answer(cluster: Cluster, store?: LeavingStore): Answer {
  const [limit, ...limits] = wideLimits(cluster, store)
  if (!limit) return cluster.config || cluster.storeLimits ? ruledOut(say`no limit of PD is far above its default`) : notChecked(say`the limits of PD`, ['config'])
  if (!hasTikvLog(cluster)) return notChecked(say`limits are wide open; whether the targets drown in snapshots, their logs tell`, ['tikv-log-target'])
  const refusing = refusals(cluster)
  const [first] = refusing
  if (!first || refusing.length < 2) return ruledOut(say`limits are wide open, but fewer than two stores refuse snapshots`)
  return found({
    confidence: 'likely',
    stores: store ? [store.id] : [],
    regions: store ? idsOf(leftThat(store, (region) => laggingStores(region).length > 0)) : [],
    summary: say`PD's limits are opened so wide that ${count(refusing.length, 'store')} drown in snapshots and refuse them.`,
    evidence: [limit, ...limits, ...citeLines(first, say`snapshots are refused`)],
    remedies: remedies(cluster),
    asks: ['config', 'store-again'],
  })
}

function wideLimits(cluster: Cluster, store?: LeavingStore): readonly Evidence[] {
  const keys = Object.entries(WIDE).flatMap(([key, bound]) => {
    const setting = settingOf(cluster, 'schedule', key)
    return setting && Number(setting.value) >= bound ? [cite(setting, say`\`${key}\` is ${setting.value}`)] : []
  })
  const shown = [...(cluster.storeLimits?.values() ?? [])].filter(({storeId, addPeer}) => storeId !== store?.id && (addPeer ?? 0) >= WIDE_ADD_PEER)
  return [...keys, ...shown.slice(0, 1).map((limit) => cite(limit, say`store limit add-peer of store ${limit.storeId} is ${limit.addPeer}`)), ...(shown.length > 0 ? [] : changedLimits(cluster))]
}

/** ["all store limit changed"] [type=add-peer] [rate-per-min=2000]; remove-peer of the leaving store is lifted by PD itself. */
function changedLimits(cluster: Cluster): readonly Evidence[] {
  const events = (['all-store-limits-changed', 'store-limit-changed'] as const).flatMap((signature) => cluster.logs?.seen(signature)?.events ?? [])
  const wide = events.findLast(({fields}) => fields.get('type') === 'add-peer' && Number(fields.get('rate-per-min')) >= WIDE_ADD_PEER)
  return wide ? [cite(wide, say`store limit add-peer was set to ${wide.fields.get('rate-per-min')}`)] : []
}

/** Stores that refuse, by their own words or by the sender's: one entry a store. */
function refusals(cluster: Cluster): readonly Lines[] {
  const own = linesByNode(cluster, ['snapshot-receive-throttled']).filter((lines) => lines.count >= 2)
  const quoted = new Map(linesByRegion(cluster, ['snapshot-refused']).map((lines) => [lines.last.fields.get('to_addr'), lines]))
  return own.length >= 2 ? own : [...quoted.values()]
}

function remedies(cluster: Cluster): Remedy[] {
  return [
    {
      title: say`Put the limits back to their defaults`,
      risk: 'reversible',
      when: say`no removal needs them this high`,
      commands: [`${pdCtl(cluster)} store limit all 15 add-peer`, `${pdCtl(cluster)} config set replica-schedule-limit 64`, `${pdCtl(cluster)} config set max-snapshot-count 64`],
      verify: say`After one round of operators the stores refuse no more snapshots, and \`operator finish\` lines outnumber \`operator timeout\`.`,
      undo: LIMITS_AS_SHOWN,
      whatIf: ['--set', 'schedule.replica-schedule-limit=64', '--set', 'schedule.max-snapshot-count=64'],
    },
  ]
}
