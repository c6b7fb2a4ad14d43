import type {Cluster} from '../model/cluster.js'
import type {Step} from '../model/operator.js'
import {parseOperator} from '../ingest/pd/operator-text.js'
import {say} from '../model/say.js'
import {isAtLeast} from '../model/version.js'
import {cite, type Evidence, type LeavingStore, type Remedy} from './cause.js'
import {leftToldOf} from './left.js'
import {isDisobeyed, stallOf} from './operators.js'
import {pdCtl, undoSetting} from './remedies.js'
import {citeLines, isNamed, laggingStores, type Lines, linesOn} from './repeated-lines.js'

/** A merge that does not end, of the Region `from` into the Region `to`. */
export interface Merge {
  readonly from: number
  readonly to: number
  /** TiKV's own words, of the leader of `from`: it has begun and cannot go on, or it was refused. */
  readonly rolledBack: Lines | undefined
  readonly skipped: Lines | undefined
  /** A peer of either Region is behind. */
  readonly isLagging: boolean
  readonly evidence: readonly [Evidence, ...Evidence[]]
}

/** Merges that hold Regions: those of the store, or without a store all that PD or a TiKV tells of. */
export function mergesOf(cluster: Cluster, store?: LeavingStore): readonly Merge[] {
  const merges = new Map<string, Merge>()
  for (const regionId of store ? leftToldOf(cluster, store, ['merge-ordered', ...SAID]).map(({id}) => id) : candidates(cluster)) {
    const merge = mergeOf(cluster, regionId)
    if (merge) merges.set(`${merge.from}-${merge.to}`, merge)
  }
  return [...merges.values()]
}

function candidates(cluster: Cluster): readonly number[] {
  const shown = (cluster.operators ?? []).map(({regionId}) => regionId)
  return [...new Set([...shown, ...SAID.flatMap((signature) => cluster.logs?.regionsOf(signature) ?? [])])].slice(0, 1000)
}

const SAID = ['merge-rolled-back', 'merge-skipped', 'operator-timed-out'] as const

function mergeOf(cluster: Cluster, regionId: number): Merge | undefined {
  const held = overdue(cluster, regionId) ?? expired(cluster, regionId) ?? rolledBackAlone(cluster, regionId)
  if (!held || cluster.logs?.seen('merge-finished', {regionId: held.from})) return undefined
  const rolledBack = linesOn(cluster, held.from, ['merge-rolled-back'])
  const skipped = linesOn(cluster, held.from, ['merge-skipped'])
  const isLagging = [held.from, held.to].some((id) => {
    const region = cluster.regions?.get(id)
    return region !== undefined && laggingStores(region).length > 0
  })
  const [first, ...rest] = [
    ...(rolledBack ? citeLines(rolledBack, say`the merge of Region ${held.from} cannot go on, and is not undone`) : []),
    ...(skipped ? citeLines(skipped, say`the merge of Region ${held.from} is refused`) : []),
    ...held.evidence,
  ]
  return first && {from: held.from, to: held.to, rolledBack, skipped, isLagging, evidence: [first, ...rest]}
}

interface Held {
  readonly from: number
  readonly to: number
  readonly evidence: readonly Evidence[]
}

/** The operator that PD shows, or last logged; its leader reports and does not get done. */
function overdue(cluster: Cluster, regionId: number): Held | undefined {
  const stall = stallOf(cluster, regionId)
  const pair = stall && isDisobeyed(stall) ? pairOf(stall.step) : undefined
  return pair && stall && {...pair, evidence: stall.evidence}
}

/** ["operator timeout"] [region-id=120] [takes=10.94s] [operator="\"merge-region {merge: region 120 to 125} (kind:merge, … steps:[merge region 120 into region 125]) timeout\""] */
function expired(cluster: Cluster, regionId: number): Held | undefined {
  if (!isNamed(cluster, 'operator-timed-out', regionId)) return undefined
  const events = (cluster.logs?.seen('operator-timed-out', {regionId})?.events ?? []).filter(({fields}) => fields.get('operator')?.includes('merge-region'))
  const last = events.at(-1)
  const operator = last && parseOperator(last.fields.get('operator') ?? '')
  const pair = operator?.steps[operator.currentStep] && pairOf(operator.steps[operator.currentStep]!)
  return last && pair && events.length >= 2 ? {...pair, evidence: [cite(last, say`${events.length} merge operators of Region ${regionId} timed out`)]} : undefined
}

// ["try to merge"] [merge="target { id: 125 start_key: … }"] [region_id=120]
function rolledBackAlone(cluster: Cluster, regionId: number): Held | undefined {
  if (!isNamed(cluster, 'merge-ordered', regionId)) return undefined
  const ordered = cluster.logs?.seen('merge-ordered', {regionId})?.last
  const to = /target \{ id: (\d+)/.exec(ordered?.fields.get('merge') ?? '')?.[1]
  const said = linesOn(cluster, regionId, ['merge-rolled-back', 'merge-skipped'])
  return ordered && to && said && said.count >= 2 ? {from: regionId, to: Number(to), evidence: [cite(ordered, say`PD ordered the merge of Region ${regionId} into Region ${to}`)]} : undefined
}

function pairOf({kind, text}: Step): {readonly from: number; readonly to: number} | undefined {
  const match = kind === 'merge' ? /merge region (\d+) into region (\d+)/.exec(text) : null
  return match ? {from: Number(match[1]), to: Number(match[2])} : undefined
}

/** Up to 6.5 the operator of the other Region stays when one is removed (operator_controller.go removeRelatedMergeOperator, from 7.1). */
export function stopMerging(cluster: Cluster, {from, to}: Merge): Remedy {
  const both = !(cluster.version && isAtLeast(cluster.version.is, '7.1.0'))
  return {
    title: say`Stop merging while the store drains, and drop this merge`,
    risk: 'reversible',
    when: say`the store drains; small Regions can wait`,
    commands: [`${pdCtl(cluster)} config set merge-schedule-limit 0`, ...[from, ...(both ? [to] : [])].map((id) => `${pdCtl(cluster)} operator remove ${id}`)],
    verify: say`\`operator show\` has no \`merge-region\` any more, and an operator of the checkers for Region ${from}. Set the limit back once the store is Tombstone.`,
    undo: undoSetting(cluster, 'merge-schedule-limit'),
    whatIf: ['--set', 'schedule.merge-schedule-limit=0', ...[from, ...(both ? [to] : [])].flatMap((id) => ['--remove-operator', String(id)])],
  }
}
