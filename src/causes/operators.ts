import {parseOperator} from '../ingest/pd/operator-text.js'
import {type Cluster, momentOf, type Sample} from '../model/cluster.js'
import type {LogEvent} from '../model/log-digest.js'
import type {Operator, ShownOperator, Step} from '../model/operator.js'
import {say} from '../model/say.js'
import type {Source} from '../model/source.js'
import {count, lasting} from '../model/words.js'
import {cite, type Evidence} from './cause.js'
import {endOfPdLogs, lastPdStart, reachesDumps} from './history.js'
import {parseDuration} from './go-duration.js'
import {isNamed} from './repeated-lines.js'

/** PD gives a step that only changes members or the leader 60 s (pkg/schedule/operator/step.go FastStepWaitTime). */
export const FAST_MS = 60_000
/** PD gives a step that copies data 10 min and more (step.go SlowStepWaitTime). */
export const SLOW_MS = 10 * 60_000

/** An operator of PD, from `operator show` or from pd.log. */
interface Sighting {
  readonly operator: Operator
  readonly source: Source
}

/** A step that PD orders for a Region, and that has not come about by the end of what the bundle shows. */
export interface Stall {
  readonly regionId: number
  readonly operator: Operator
  readonly step: Step
  /** Operators like this one that ran out of time at this kind of step, as far as examples of them are kept. */
  readonly timeouts: number
  /** When it was first seen to be open: epoch ms. */
  readonly since: number | undefined
  /** How long the step is seen to be open, over all operators like this one. */
  readonly milliseconds: number
  /** How long of that the leader went on reporting: up to the last order that answers a heartbeat. Undefined without orders in pd.log. */
  readonly reported: number | undefined
  /** Two samples show it at this step, for ten times as long as other Regions took for all of theirs. */
  readonly isOutlier: boolean
  readonly evidence: readonly [Evidence, ...Evidence[]]
}

const known = new WeakMap<Cluster, Map<number, Stall | undefined>>()

/** Lines that tell of an operator, of one that PD does not show as well. */
export const STALLS = ['operator-added', 'operator-timed-out'] as const

/** What PD waits for in this Region; undefined when it waits for nothing, or nothing tells. */
export function stallOf(cluster: Cluster, regionId: number): Stall | undefined {
  if (!STALLS.some((signature) => isNamed(cluster, signature, regionId)) && !shown(cluster, regionId)) return undefined
  const stalls = known.get(cluster) ?? new Map<number, Stall | undefined>()
  known.set(cluster, stalls)
  if (!stalls.has(regionId)) stalls.set(regionId, findStall(cluster, regionId))
  return stalls.get(regionId)
}

/** The stalls of all Regions that PD shows or logs an operator of, for a bundle without a leaving store. */
export function stallsAnywhere(cluster: Cluster): readonly Stall[] {
  const ids = new Set([...(cluster.operators ?? []).map(({regionId}) => regionId), ...(cluster.logs?.regionsOf('operator-timed-out') ?? [])])
  return [...ids].slice(0, 1000).flatMap((id) => stallOf(cluster, id) ?? [])
}

/** Is the step open for longer than PD itself allows for it? A copy counts as late before where others were done ten times as fast. */
export function isOverdue({step, milliseconds, isOutlier}: Stall, isCopying = false): boolean {
  const isSlow = isCopying || step.kind === 'split' || step.kind === 'other'
  return milliseconds >= (isSlow && !isOutlier ? SLOW_MS : FAST_MS)
}

/** Does a leader that reports all the time not do what PD orders? A leader that is gone has causes of its own. */
export function isDisobeyed(stall: Stall): boolean {
  return isOverdue(stall) && (stall.reported === undefined || stall.reported >= FAST_MS)
}

/** PD's list of operators alone cannot tell a leader that refuses from one that is gone, or busy with a merge; that it answers, or has done a step, can. */
export function isHeard({reported, operator}: Stall): boolean {
  return reported !== undefined || operator.currentStep > 0
}

/** Made by a checker to mend the Region, so that it stands in nobody's way: not by a scheduler, an administrator or a merge. */
export function isRepair({desc, kinds}: Operator): boolean {
  return kinds.includes('replica') || /^(leave-joint|fix-|promote-learner|remove-orphan|move-to-better)/.test(desc)
}

function findStall(cluster: Cluster, regionId: number): Stall | undefined {
  const expired = timedOut(cluster, regionId).filter((one) => !hasFinished(cluster, regionId, one))
  const dumped = shown(cluster, regionId)
  const current = dumped ?? logged(cluster, regionId)
  const last = expired.at(-1)
  const isRepeated = last !== undefined && expired.filter((one) => isLike(one, last)).length >= 2
  const open = current ?? (isRepeated ? last : undefined)
  const chosen = isRepeated && current && !isLike(current, last) ? last : open
  const step = chosen && stepOf(chosen)
  if (!chosen || !step) return undefined
  const before = expired.filter((one) => isLike(one, chosen))
  const orders = ordersOf(cluster, regionId, step)
  const since = min([openSince(cluster, chosen, orders), ...before.map(({operator}) => operator.startedAt)])
  const until = max([...(current ? [dumped || reachesDumps(cluster) ? momentOf(cluster) : endOfPdLogs(cluster)] : []), ...orders.map(({time}) => time), ...expired.map(({event}) => event.time)])
  const heard = max(orders.filter(({fields}) => fields.get('source') === 'heartbeat').map(({time}) => time))
  const milliseconds = between(since, until)
  return {
    regionId,
    operator: chosen.operator,
    step,
    timeouts: before.length,
    since,
    milliseconds,
    reported: orders.length === 0 ? undefined : between(since, heard),
    isOutlier: between(firstSample(cluster, chosen)?.moment, momentOf(cluster)) > 0 && milliseconds >= OUTLIER * (usualTime(cluster) ?? Number.POSITIVE_INFINITY),
    evidence: [describe(chosen, step, milliseconds), ...describeLog(before, orders, step)],
  }
}

const stepOf = ({operator}: Sighting): Step | undefined => operator.steps[operator.currentStep]

/** Whoever made them: PD tries the same step again under other names. */
const isLike = (a: Sighting, b: Sighting) => stepOf(a)?.kind === stepOf(b)?.kind

const running = new WeakMap<readonly ShownOperator[], ReadonlyMap<number, ShownOperator>>()

function shown({operators}: Cluster, regionId: number): Sighting | undefined {
  if (!operators) return undefined
  const byRegion = running.get(operators) ?? new Map(operators.filter(({status}) => status === 'running').map((operator) => [operator.regionId, operator]))
  running.set(operators, byRegion)
  const operator = byRegion.get(regionId)
  return operator && {operator, source: operator.source}
}

// ["operator timeout"] [region-id=75] [takes=10m1s] [operator="\"replace-offline-replica {mv peer: store [4] to [5]} (… currentStep:1, steps:[…]) timeout\""]
function timedOut(cluster: Cluster, regionId: number): ReadonlyArray<Sighting & {readonly event: LogEvent}> {
  return (cluster.logs?.seen('operator-timed-out', {regionId})?.events ?? []).flatMap((event) => {
    const operator = parseOperator(event.fields.get('operator') ?? '')
    return operator ? [{operator, event, source: event.source}] : []
  })
}

/** The last operator that pd.log adds and does not end, at the step that it last ordered. PD keeps them in memory: a start ends them all. */
function logged(cluster: Cluster, regionId: number): Sighting | undefined {
  const added = cluster.logs?.seen('operator-added', {regionId})?.last
  const operator = added && parseOperator(added.fields.get('operator') ?? '')
  if (!operator || isDenied(cluster, added) || isLater(lastPdStart(cluster)?.loaded, added) || ENDS.some((signature) => isLater(cluster.logs?.seen(signature, {regionId})?.last, added))) return undefined
  const order = cluster.logs?.seen('command-sent', {regionId})?.last
  const currentStep = operator.steps.findIndex(({text}) => text === order?.fields.get('step'))
  return {operator: {...operator, currentStep: Math.max(0, currentStep), startedAt: added.time ?? 0}, source: added.source}
}

/** PD showed all its operators after it had made this one, and it was not among them. */
function isDenied({samples}: Cluster, {time}: LogEvent): boolean {
  const shown = samples.findLast(({operators}) => operators !== undefined)
  return shown !== undefined && (time ?? 0) <= (shown.moment ?? Number.POSITIVE_INFINITY)
}

const ENDS = ['operator-finished', 'operator-timed-out', 'operator-removed', 'operator-replaced', 'operator-region-gone'] as const

function isLater(event: LogEvent | undefined, than: LogEvent): boolean {
  return event?.time !== undefined && than.time !== undefined && event.time > than.time
}

/** An operator with such a step came to its end after this one had not. */
function hasFinished(cluster: Cluster, regionId: number, expired: Sighting & {readonly event: LogEvent}): boolean {
  const finished = (cluster.logs?.seen('operator-finished', {regionId})?.events ?? []).filter((event) => isLater(event, expired.event))
  return finished.some(({fields}) => parseOperator(fields.get('operator') ?? '')?.steps.some(({kind}) => kind === stepOf(expired)?.kind))
}

/** Orders of exactly this step that no change of members or of the leader follows: `[step="leave joint state, …"] [source=heartbeat]`. */
function ordersOf(cluster: Cluster, regionId: number, step: Step): readonly LogEvent[] {
  const changed = cluster.logs?.seen(step.kind === 'transfer-leader' ? 'region-leader-changed' : 'region-members-changed', {regionId})?.last.time ?? 0
  const sent = cluster.logs?.seen('command-sent', {regionId})?.events ?? []
  return sent.filter(({fields, time}) => fields.get('step') === step.text && (time ?? 0) >= changed)
}

function openSince(cluster: Cluster, chosen: Sighting, orders: readonly LogEvent[]): number | undefined {
  const {currentStep, startedAt} = chosen.operator
  return min([orders[0]?.time, currentStep === 0 ? startedAt : undefined, firstSample(cluster, chosen)?.moment])
}

/** The first sample that shows the operator at this step; the last one where none does. */
function firstSample({samples}: Cluster, {operator}: Sighting): Sample | undefined {
  const isThis = (one: Operator) => one.regionId === operator.regionId && one.createdAt === operator.createdAt && one.currentStep === operator.currentStep
  return samples.find(({operators}) => operators?.some(isThis)) ?? samples.at(-1)
}

/** How many times the usual time is no chance any more. */
const OUTLIER = 10

/** The median of what moves took that pd.log shows to the end: `["operator finish"] … [takes=8.04s]`. */
function usualTime({logs}: Cluster): number | undefined {
  const moves = (logs?.seen('operator-finished')?.events ?? []).filter(({fields}) => fields.get('operator')?.includes('add learner peer'))
  const times = moves.flatMap(({fields}) => parseDuration(fields.get('takes') ?? '') ?? []).toSorted((a, b) => a - b)
  return times[Math.floor(times.length / 2)]
}

function describe({operator, source}: Sighting, step: Step, milliseconds: number): Evidence {
  return cite({source}, say`PD's operator \`${operator.desc}\` of Region ${operator.regionId} stands at \`${step.text}\`${milliseconds > 0 ? say`, open for ${lasting(milliseconds)}` : ''}`)
}

function describeLog(before: readonly Sighting[], orders: readonly LogEvent[], step: Step): Evidence[] {
  const [expired] = before.slice(-1)
  const [order] = orders.slice(-1)
  return [
    ...(expired ? [cite(expired, say`${count(before.length, 'operator')} like it timed out at this step`)] : []),
    ...(order && orders.length > 1 ? [cite(order, say`PD ordered \`${step.text}\` again and again, and nothing changed`)] : []),
  ]
}

function between(from: number | undefined, to: number | undefined): number {
  return from === undefined || to === undefined ? 0 : Math.max(0, to - from)
}

function min(times: ReadonlyArray<number | undefined>): number | undefined {
  const present = times.filter((time) => time !== undefined).filter((time) => time > 0)
  return present.length === 0 ? undefined : Math.min(...present)
}

function max(times: ReadonlyArray<number | undefined>): number | undefined {
  const present = times.filter((time) => time !== undefined)
  return present.length === 0 ? undefined : Math.max(...present)
}
