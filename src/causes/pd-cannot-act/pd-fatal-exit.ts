import {type Cluster, momentOf} from '../../model/cluster.js'
import type {LogEvent, Tally} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {count, often} from '../../model/words.js'
import {cite, defineCause, type Evidence, type Finding, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {pdCtl} from '../remedies.js'
import {NO_DOWNGRADE, STOP_PD} from '../undo.js'
import {text} from './pd-fatal-exit.text.en.js'

// PD: log.Fatal in server/core/store.go (ResumeLeaderTransfer, 3.0 UnblockStore), cmd/pd-server/main.go; panics by pkg/logutil LogPanic
export const pdFatalExit = defineCause({
  id: 'pd-fatal-exit',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: ['logs'],

  diagnose({cluster, store}) {
    const tally = cluster.logs.seen('pd-fatal')
    if (!tally) return hasPdLog(cluster) ? ruledOut(say`no PD server ended itself`) : notChecked(say`no log of PD`, ['pd-log'])
    const isOver = isServing(cluster, tally.last) && tally.count < 3
    return found({
      ...describe(cluster, tally),
      // PD came back: one exit is one change of its leader.
      confidence: isOver ? 'possible' : 'likely',
      ...(!isOver && {refines: 'pd-no-leader-or-flapping'}),
      stores: [store.id],
      regions: isOver ? [] : (store.left?.map(({id}) => id) ?? []),
    })
  },

  diagnoseCluster(cluster) {
    const tally = cluster.logs.seen('pd-fatal')
    return tally ? found({...describe(cluster, tally), confidence: 'certain', stores: [], regions: []}) : ruledOut(say`no PD server ended itself`)
  },
})

function hasPdLog({logs}: Cluster): boolean {
  return logs?.nodes.some(({component}) => component === 'pd') ?? false
}

/** Did a PD leader serve after the exit? It may be another server, whose log the bundle lacks: then heartbeats tell, which only a leader takes. */
function isServing(cluster: Cluster, {time}: LogEvent): boolean {
  return (momentOf(cluster) ?? 0) > (time ?? 0) || (['pd-leader-ready', 'pd-regions-loaded'] as const).some((signature) => (cluster.logs?.seen(signature)?.last.time ?? 0) > (time ?? 0))
}

function describe(cluster: Cluster, tally: Tally): Pick<Finding, 'summary' | 'evidence' | 'remedies' | 'knownBugs'> {
  const paused = cluster.logs?.seen('pause-state-missing')?.events.findLast(({level}) => level === 'FATAL')
  const evidence: readonly [Evidence, ...Evidence[]] = [cite(tally.last, say`PD ends itself: ${tally.last.message}`), ...(tally.count > 1 ? [cite(tally.first, say`the first of ${count(tally.count, 'such exit')}`)] : [])]
  return {
    summary: say`PD ended itself ${often(tally.count)}: ${tally.last.message}.${paused ? say` A scheduler was removed whose store PD had erased.` : ''}`,
    evidence,
    remedies: remedies(cluster, paused !== undefined),
    ...(paused && {knownBugs: [{url: 'https://github.com/tikv/pd/issues/3660', affects: say`early 4.0 and 5.0: PD exits when an evict-leader scheduler is removed after its store was purged`, fixedIn: ['4.0.16', '5.2.1']}]}),
  }
}

function remedies(cluster: Cluster, isScheduler: boolean): Remedy[] {
  return [
    {
      title: say`Start PD again, and see whether it stays`,
      risk: 'reversible',
      when: say`the line that it died with is understood, or it is the only PD`,
      commands: ['tiup cluster start CLUSTER -R pd', `${pdCtl(cluster)} member`],
      verify: say`pd.log says \`leader is ready to serve\` and has no further FATAL; \`pd_stderr.log\` holds what a panic wrote.`,
      undo: STOP_PD,
    },
    ...(isScheduler ? [{title: say`Upgrade PD`, risk: 'reversible', when: say`and until then: remove the evict-leader scheduler of a store before \`remove-tombstone\``, commands: ['tiup cluster upgrade CLUSTER VERSION'], verify: say`The same line is a WARN, and PD lives on.`, undo: NO_DOWNGRADE} as const] : []),
  ]
}
