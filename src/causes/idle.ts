import {type Cluster, momentOf} from '../model/cluster.js'
import type {Region} from '../model/region.js'
import type {Replay} from '../replay/replay.js'
import type {LeavingStore} from './cause.js'
import {lastPdStart, removalOf} from './history.js'
import {leftAmong} from './obstacles.js'
import {checkerOperatorAfter} from './switches.js'

/** PD's patrol comes round to every Region well within this time, unless there are very many. */
const ROUND_MS = 20_000

/**
 * Regions left that PD would move by all that the dumps show, and for which it makes no operator although it had the
 * time: something that no dump shows keeps its checkers away.
 */
export function idleRegions(cluster: Cluster, store: LeavingStore, replay: Replay | undefined): readonly Region[] {
  if (!cluster.operators || cluster.operators.length > 0 || !hadTime(cluster, store.id)) return []
  return leftAmong(store, (replay?.groups ?? []).flatMap(({regions, decision}) => (decision.kind === 'replace' || decision.kind === 'remove' ? regions : [])))
}

/** The PD leader ran its checkers for a round after the delete, and they made nothing. */
function hadTime(cluster: Cluster, storeId: number): boolean {
  const {begun} = removalOf(cluster, storeId)
  const start = lastPdStart(cluster)
  const moment = momentOf(cluster)
  if (start && !start.isPrepared) return false
  const since = Math.max(begun?.time ?? 0, start?.loaded.time ?? 0)
  return since > 0 && moment !== undefined && moment - since >= ROUND_MS && checkerOperatorAfter(cluster, begun) === undefined
}
