import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {lasting} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {hasTikvLog, type Lines, linesByNode, spanOf, storeOfNode} from '../repeated-lines.js'
import {START_AGAIN} from '../undo.js'
import {text} from './tikv-restart-loop-during-offline.text.en.js'

const HOUR_MS = 3_600_000

// TiKV: cmd/tikv-server: every start kills the snapshots that come in and go out (`applying snapshot is aborted`, RemoteStopped at the others)
export const tikvRestartLoopDuringOffline = defineCause({
  id: 'tikv-restart-loop-during-offline',
  family: 'tikv-cannot-run',
  blocks: 'with-others',
  text,
  needs: [],

  diagnose: ({cluster, store}) => answer(cluster, store),
  diagnoseCluster: (cluster) => answer(cluster),
})

function answer(cluster: Cluster, store?: LeavingStore): Answer {
  if (!hasTikvLog(cluster)) return notChecked(say`no log of any TiKV`, ['tikv-log-store'])
  const [loop] = [...loopsBy(cluster, 'tikv-started', 3), ...loopsBy(cluster, 'tikv-fatal', 2)]
  if (!loop) return ruledOut(say`no TiKV in the bundle starts three times within an hour, or ends itself twice`)
  const storeId = storeOfNode(cluster, loop.node)
  return found({
    confidence: loop.count >= 3 ? 'likely' : 'possible',
    stores: [...new Set([...(store ? [store.id] : []), ...(storeId === undefined ? [] : [storeId])])],
    regions: [],
    summary: say`The TiKV of ${storeId === undefined ? loop.node : say`store ${storeId}`} ${loop.first.signature === 'tikv-started' ? say`starts` : say`ends itself`} again and again, ${loop.count} times in ${lasting(spanOf(loop))}: each time the snapshots on their way are lost.`,
    evidence: [cite(loop.first, say`${loop.node}: the first time`), cite(loop.last, say`the last time`), ...lastWords(cluster, loop)],
    remedies: remedies(storeId === undefined ? [] : [storeId]),
    asks: ['tikv-log-store', 'stores', 'region-store'],
  })
}

/** The densest the kept lines show: so many within an hour, not all at one moment. */
function loopsBy(cluster: Cluster, signature: 'tikv-started' | 'tikv-fatal', least: number): readonly Lines[] {
  return linesByNode(cluster, [signature]).flatMap((lines) => {
    const runs = lines.events.map((first, at) => ({first, events: lines.events.slice(at).filter(({time}) => (time ?? 0) - (first.time ?? 0) <= HOUR_MS)}))
    const best = runs.toSorted((a, b) => b.events.length - a.events.length)[0]
    const last = best?.events.at(-1)
    const minutes = new Set(best?.events.map(({time}) => Math.floor((time ?? 0) / 10_000)))
    return best && last && minutes.size >= least ? [{...lines, ...best, last, count: best.events.length}] : []
  })
}

/** FATAL or a panic on the same node says why. */
function lastWords(cluster: Cluster, {node, last}: Lines): Evidence[] {
  const fatal = last.signature === 'tikv-fatal' ? undefined : cluster.logs?.seen('tikv-fatal', {node})?.last
  return fatal ? [cite(fatal, say`its last words before a start`)] : []
}

function remedies(at: readonly number[]): Remedy[] {
  return [
    {
      title: say`Find out what ends the process`,
      risk: 'read-only',
      commands: ["grep -E 'FATAL|panicked|Welcome to TiKV' tikv.log | tail -20; tail -50 tikv_stderr.log", 'dmesg -T | grep -i -E "killed process|out of memory" | tail'],
      verify: say`A FATAL, a panic or the OOM killer names the cause.`,
    },
    {
      title: say`Stop it for good, if it is the leaving store and the others do without it`,
      risk: 'reversible',
      when: say`every Region on it has a leader elsewhere`,
      commands: ['tiup cluster stop CLUSTER -N HOST:PORT'],
      at,
      verify: say`PD goes on replacing its peers from the living voters.`,
      undo: START_AGAIN,
    },
  ]
}
