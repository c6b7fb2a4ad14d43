import {type Cluster, momentOf} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {count, often} from '../../model/words.js'
import {cite, defineCause, type Evidence, type Finding, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {endOfPdLogs, pdExits} from '../history.js'
import {pdCtl} from '../remedies.js'
import {NO_DOWNGRADE, STOP_PD} from '../undo.js'
import {text} from './pd-fatal-exit.text.en.js'

const HALF_HOUR_MS = 30 * 60_000

// PD: log.Fatal in server/core/store.go (ResumeLeaderTransfer, 3.0 UnblockStore), cmd/pd-server/main.go; panics by pkg/logutil LogPanic; those of any other goroutine go to stderr alone
export const pdFatalExit = defineCause({
  id: 'pd-fatal-exit',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: ['logs'],

  diagnose({cluster, store}) {
    const exits = exitsOf(cluster)
    if (!exits) return hasPdLog(cluster) ? ruledOut(say`no PD server ended itself`) : notChecked(say`no log of PD`, ['pd-log'])
    const isOver = isServing(cluster, exits.last) && !isAgain(cluster, exits.all)
    return found({
      ...describe(cluster, exits),
      // PD came back: one exit is one change of its leader.
      confidence: isOver ? 'possible' : 'likely',
      ...(!isOver && {refines: 'pd-no-leader-or-flapping'}),
      stores: [store.id],
      regions: isOver || !store.left ? [] : idsOf(store.left),
    })
  },

  diagnoseCluster(cluster) {
    const exits = exitsOf(cluster)
    if (!exits) return ruledOut(say`no PD server ended itself`)
    const isDated = timeOf(cluster, exits.last) !== undefined
    return found({...describe(cluster, exits), confidence: isDated ? 'certain' : isServing(cluster, exits.last) ? 'possible' : 'likely', stores: [], regions: []})
  },
})

interface Exits {
  readonly all: readonly LogEvent[]
  readonly first: LogEvent
  readonly last: LogEvent
}

function exitsOf(cluster: Cluster): Exits | undefined {
  const all = pdExits(cluster)
  const [first] = all
  const last = all.at(-1)
  return first && last && {all, first, last}
}

function hasPdLog({logs}: Cluster): boolean {
  return logs?.nodes.some(({component}) => component === 'pd') ?? false
}

/** Stderr has no clock, and is kept for years; but what a container wrote last of all came after the last line that has a time. */
function timeOf({logs}: Cluster, {time, node, source}: LogEvent): number | undefined {
  const {lastLine, to} = logs?.nodes.find(({name}) => name === node) ?? {}
  return time ?? (lastLine?.file === source.file && lastLine.line < source.line ? to : undefined)
}

/** Did a PD leader serve after the exit? It may be another server, whose log the bundle lacks: then heartbeats tell, which only a leader takes. */
function isServing(cluster: Cluster, exit: LogEvent): boolean {
  const time = timeOf(cluster, exit) ?? 0
  return (momentOf(cluster) ?? 0) > time || (['pd-leader-ready', 'pd-regions-loaded'] as const).some((signature) => (cluster.logs?.seen(signature)?.last.time ?? 0) > time)
}

/** It comes back and dies again: not once in a while, but now. */
function isAgain(cluster: Cluster, exits: readonly LogEvent[]): boolean {
  const since = Math.max(momentOf(cluster) ?? 0, endOfPdLogs(cluster)) - HALF_HOUR_MS
  return exits.filter((exit) => (timeOf(cluster, exit) ?? 0) >= since).length >= 3
}

function describe(cluster: Cluster, {all, first, last}: Exits): Pick<Finding, 'summary' | 'evidence' | 'remedies' | 'knownBugs'> {
  const paused = cluster.logs?.seen('pause-state-missing')?.events.findLast(({level}) => level === 'FATAL')
  const evidence: readonly [Evidence, ...Evidence[]] = [cite(last, say`PD ends itself: ${last.message}`), ...(all.length > 1 ? [cite(first, say`the first of ${count(all.length, 'such exit')}`)] : [])]
  return {
    summary: say`PD ended itself ${often(all.length)}: ${last.message}.${paused ? say` A scheduler was removed whose store PD had erased.` : ''}`,
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
