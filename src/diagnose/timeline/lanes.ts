import type {Cluster} from '../../model/cluster.js'
import {grouped} from '../../model/grouped.js'
import type {LogDigest, LogNode} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {isTiflash} from '../../model/store.js'
import {lasting} from '../../model/words.js'
import {isRestart} from '../inspect/node-coverage.js'
import {eventsOfDumps, eventsOfListed} from './dump-events.js'
import {eventsOfNode, eventsOfStore, type Logged, storesToldOf} from './logged-events.js'
import type {Lane, TimelineEvent} from './timeline.js'

/** A lane, and all that is known to have happened in it. */
export interface FullLane extends Pick<Lane, 'node' | 'component' | 'store'> {
  readonly log?: LogNode
  readonly told: readonly Logged[]
}

const RANK = {pd: 0, tikv: 1, tiflash: 1, tidb: 2} as const

/** PD first, then the stores, then TiDB, then the dumps. */
export function lanesOf(cluster: Cluster, regions: readonly number[]): readonly FullLane[] {
  const {logs} = cluster
  const logged = (logs?.nodes ?? []).map((log): FullLane => ({node: log.name, component: log.component, store: log.storeId ?? null, log, told: logs ? [...eventsOfNode(logs, log.name, regions), ...silencesOf(log, logs)] : []}))
  const own = new Set(logged.flatMap(({store}) => store ?? []))
  const ids = [...new Set([...(logs ? storesToldOf(logs) : []), ...(cluster.stores?.byId.keys() ?? [])])]
  const listed = ids.filter((id) => !own.has(id)).map((id) => listedLane(cluster, id))
  const inOrder = [...logged, ...listed].toSorted((a, b) => RANK[a.component ?? 'tidb'] - RANK[b.component ?? 'tidb'] || (a.store ?? Infinity) - (b.store ?? Infinity) || (a.node < b.node ? -1 : 1))
  const withStores = inOrder.map((lane, at): FullLane => {
    const isFirst = logs !== undefined && lane.store !== null && inOrder.findIndex(({store}) => store === lane.store) === at
    return isFirst ? {...lane, told: [...lane.told, ...eventsOfStore(logs, lane.store!)]} : lane
  })
  return [...withStores, {node: 'dumps', component: null, store: null, told: byKind(eventsOfDumps(cluster))}]
}

/** A store without a log of its own. What was before the first line of any log is no part of what the logs tell. */
function listedLane({stores, logs}: Cluster, id: number): FullLane {
  const store = stores?.byId.get(id)
  const first = (logs?.nodes ?? []).reduce((least, {from}) => Math.min(least, from ?? least), Infinity)
  const events = store ? eventsOfListed(store).filter(({time}) => first === Infinity || time >= first) : []
  return {node: `store ${id}`, component: store && isTiflash(store) ? 'tiflash' : 'tikv', store: id, told: byKind(events)}
}

function silencesOf(node: LogNode, logs: LogDigest): readonly Logged[] {
  return byKind((node.silences ?? []).map((silence) => {
    const {from, to, before} = silence
    return {time: from, kind: 'silence', says: say`no line for ${lasting(to - from)}${isRestart(silence, node, logs) ? say`, then it starts` : ''}`, source: before}
  }))
}

function byKind(events: readonly TimelineEvent[]): readonly Logged[] {
  return [...grouped(events, ({kind}) => kind)].map(([kind, all]) => ({kind, count: all.length, events: all}))
}
