import type {Cluster} from '../model/cluster.js'
import type {LogEvent} from '../model/log-digest.js'
import {say, type Sentence} from '../model/say.js'
import {count} from '../model/words.js'
import {cite, type Evidence, type Remedy} from './cause.js'
import {lastPdStart} from './history.js'
import {pdCtl} from './remedies.js'
import {repairSince} from './switches.js'
import {NO_UNDO} from './undo.js'

/** How far an online unsafe recovery has got, by the last answer of `show`, else by pd.log. */
export interface Recovery {
  /** `timed-out` is a failure by its time limit, also while the leaders it forced are still given up. */
  readonly state: 'running' | 'timed-out' | 'failed' | 'finished'
  /** `collect report`, `force leader` …, the last stage that it entered; undefined when that is cut off. */
  readonly stage?: string
  /** From the last `Collecting reports` of `show`: stores that have not sent a heartbeat since the stage began, and stores that have not answered. */
  readonly undispatched: readonly number[]
  readonly unreported: readonly number[]
  readonly evidence: readonly [Evidence, ...Evidence[]]
}

// Unsafe recovery enters collect report stage
const ENTERS = /nsafe recovery enters (.+?) stage/

/** PD pkg/unsaferecovery/unsafe_recovery_controller.go; undefined when nothing shows one since the PD leader has started. */
export function recoveryOf(cluster: Cluster): Recovery | undefined {
  const answer = shown(cluster)
  const isOutdated = answer?.state === 'running' && repairSince(cluster, answer.evidence[0].source) !== undefined
  return answer && !isOutdated ? answer : logged(cluster)
}

function shown({recovery}: Cluster): Recovery | undefined {
  const last = recovery?.at(-1)
  if (!recovery || !last || /no on-?going/i.test(last.info)) return undefined
  const entered = recovery.filter(({info}) => ENTERS.test(info))
  const isOver = recovery.some(({info, details}) => /exceeds timeout/i.test([info, ...details].join(' ')))
  const reports = recovery.findLast(({info}) => /Collecting reports/i.test(info))
  const stage = entered.at(-1)
  const isCollecting = reports !== undefined && recovery.indexOf(reports) > (stage ? recovery.indexOf(stage) : -1)
  return {
    state: stateOf(last.info, isOver),
    ...stageIn(entered.findLast(({info}) => !/exit force leader/.test(info))?.info),
    undispatched: isCollecting ? storesIn(reports.details, 'not dispatched plan') : [],
    unreported: isCollecting ? storesIn(reports.details, 'not reported to PD') : [],
    evidence: [cite(last, say`\`show\` ends with: ${last.info}`), ...(stage && stage !== last ? [cite(stage, say`${stage.info}`)] : [])],
  }
}

function stageIn(info: string | undefined): {readonly stage?: string} {
  const stage = info === undefined ? undefined : ENTERS.exec(info)?.[1]
  return stage === undefined ? {} : {stage}
}

function stateOf(info: string, isOver: boolean): Recovery['state'] {
  if (/\bfinished\b/i.test(info)) return 'finished'
  if (isOver) return 'timed-out'
  // Not `enters demote failed voter stage`, nor `failed stores 4, 5`.
  return /\brecovery failed\b/i.test(info) ? 'failed' : 'running'
}

// "Stores that have not reported to PD: 6, 9"
function storesIn(details: readonly string[], what: string): readonly number[] {
  const line = details.find((detail) => detail.includes(what)) ?? ''
  return [...line.slice(line.indexOf(':') + 1).matchAll(/\d+/g)].map(([id]) => Number(id))
}

// ["{\"info\":\"Unsafe recovery enters collect report stage\",\"time\":\"…\",\"details\":[\"failed stores 7\"]}"]
function logged(cluster: Cluster): Recovery | undefined {
  const start = lastPdStart(cluster)?.loaded.time ?? 0
  const events = cluster.logs?.seen('unsafe-recovery-stage')?.events.filter(({time}) => (time ?? 0) >= start) ?? []
  const last = events.at(-1)
  if (!last) return undefined
  const entered = events.findLast(({message}) => ENTERS.test(message) && !/exit force leader/.test(message))
  const isOver = events.some(({message}) => /exceeds timeout/i.test(message))
  return {state: stateOf(last.message, isOver), ...stageIn(entered?.message), undispatched: [], unreported: [], evidence: [cite(last, say`the last stage in pd.log`)]}
}

/** `store recovery plan execution timeout, retry`: stores that were asked again after 40 s. */
export function retriedStores({logs}: Cluster): readonly LogEvent[] {
  const byStore = new Map((logs?.seen('unsafe-recovery-plan-timeout')?.events ?? []).map((event) => [event.storeId, event]))
  return [...byStore.values()].filter(({storeId}) => storeId !== undefined)
}

export function showRecovery(cluster: Cluster): Remedy {
  return {
    title: say`See how far the recovery is, and whom it waits for`,
    risk: 'read-only',
    commands: [`${pdCtl(cluster)} unsafe remove-failed-stores show`],
    verify: say`\`Collecting reports from alive stores(x/y)\`: the stores that have not reported are the ones it waits for.`,
  }
}

/** The list must hold every dead store, TiFlash too (RemoveFailedStores wants a report of all others). */
export function recoverAgain(cluster: Cluster, also: readonly number[], when: Sentence): Remedy {
  return {
    title: also.length > 0 ? say`Run the recovery again with ${count(also.length, 'more store')} in its list` : say`Run the recovery again`,
    risk: 'destructive',
    when: say`${when}. The last writes of Regions that lost their majority may be lost, and the listed stores become Tombstone at once`,
    commands: [`${pdCtl(cluster)} unsafe remove-failed-stores ${also.length > 0 ? `DEAD_STORES,${also.join(',')}` : 'DEAD_STORES'} --timeout 600`],
    verify: say`\`show\` ends with \`Unsafe recovery Finished\`; then operators for the leaving store appear.`,
    undo: NO_UNDO,
  }
}
