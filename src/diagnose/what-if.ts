import {causes} from '../causes/index.js'
import type {Cluster} from '../model/cluster.js'
import {filed} from '../model/filed.js'
import {idSet, idsOf} from '../model/id-set.js'
import {applyChanges, type Change} from '../replay/change/change.js'
import {follow} from '../replay/follow.js'
import {replay} from '../replay/index.js'
import type {Decision, Obstacle, Replay} from '../replay/replay.js'
import {charge, type Charges, type Found} from './charge.js'
import {check} from './diagnose.js'
import {type Target, targets} from './targets.js'

/** What would become of one leaving store. */
export interface Outlook {
  readonly store: number
  readonly kind: 'drains' | 'stuck' | 'undetermined'
  /** Regions that the change gives a way out. */
  readonly unblocked: readonly number[]
  /** Regions that stay, by what holds them. */
  readonly stillBlocked: ReadonlyArray<{readonly cause: string; readonly regions: readonly number[]}>
}

/** The changes as they were understood, and what PD would then do. */
export interface WhatIf {
  readonly schema: 1
  readonly asked: readonly string[]
  readonly stores: readonly Outlook[]
}

/** What would follow from the changes for the stores that leave, or for the one that is asked about. */
export function whatIf(cluster: Cluster, changes: readonly Change[], asked?: number): WhatIf {
  const changed = applyChanges(cluster, changes)
  const leaving = targets(cluster, asked).filter(({id, stage}) => (asked === undefined ? stage === 'leaving' : id === asked))
  return {schema: 1, asked: changed.asked, stores: leaving.map(({id}) => outlook(prospect(cluster, id), prospect(changed.cluster, id)))}
}

/** One store of one cluster, Region by Region. */
export interface Prospect {
  readonly target: Target | undefined
  /** Regions that stay, by the cause that holds them. */
  readonly held: ReadonlyMap<string, readonly number[]>
  /** Regions that go. */
  readonly free: readonly number[]
  /** Regions of which the dumps do not tell. */
  readonly open: readonly number[]
  readonly found: readonly Found[]
}

/** Which Regions left on the store go, and which stay: PD must be able to act, and nothing else may hold them. */
export function prospect(cluster: Cluster, storeId: number): Prospect {
  const target = targets(cluster, storeId).find(({id}) => id === storeId)
  if (!target) return {target, held: new Map(), free: [], open: [], found: []}
  const now = replay(cluster, storeId)
  return weighed(cluster, target, now, findings(cluster, target, now))
}

const FREE = Symbol('free')
const OPEN = Symbol('open')

/** The same of a store about which is known what PD does and what was found. */
export function weighed(cluster: Cluster, target: Target, now: Replay | undefined, found: readonly Found[]): Prospect & {readonly target: Target} {
  const end = follow(cluster, target.id)
  const holders = holdersOf(charge(target, found), now, end)
  const fates = filed(target.left ? idsOf(target.left) : [], (id) => holders(id) ?? (end?.of(id) ? FREE : OPEN))
  const held = new Map([...fates].flatMap(([fate, ids]) => (typeof fate === 'string' ? [[fate, ids]] : [])))
  return {target, held, free: fates.get(FREE) ?? [], open: fates.get(OPEN) ?? [], found}
}

function findings(cluster: Cluster, target: Target, now: Replay | undefined): readonly Found[] {
  return causes.flatMap((cause) => {
    const {finding} = check(cause, cluster, target, now)
    return finding ? [{cause, finding}] : []
  })
}

/** The cause that keeps a Region; undefined when nothing does. What only the replay knows, it knows better in the end than at first. */
function holdersOf({byCause}: Charges, now: Replay | undefined, end: Replay | undefined): (regionId: number) => string | undefined {
  const charged = [...byCause].flatMap(([{cause}, regions]) => (cause.blocks === 'no' ? [] : {id: cause.id, regions: idSet(regions)}))
  const named = (decision: Decision | undefined) => (decision?.obstacle && decision.kind === 'none' ? CAUSE_OF[decision.obstacle] : undefined)
  return (regionId) => {
    const cause = charged.find(({regions}) => regions.has(regionId))?.id
    if (cause !== undefined && cause !== named(now?.of(regionId))) return cause
    const last = named(end?.of(regionId))
    return last && (cause ?? last)
  }
}

/** What to call an obstacle that no cause has claimed: one that shows only after other steps. */
const CAUSE_OF: Readonly<Record<Obstacle, string>> = {
  'no-leader': 'leaderless-region',
  halted: 'halt-scheduling',
  'recovery-running': 'unsafe-recovery-running',
  'checker-paused': 'checker-paused',
  'deny-label': 'region-deny-label',
  'joint-state': 'joint-state-stuck',
  'limit-zero': 'replica-schedule-limit-zero',
  'queue-zero': 'operator-starvation',
  'operator-already': 'unfinished-operator-holds-region',
  'remove-limit': 'store-limit-too-low',
  'no-target': 'not-enough-up-stores',
  'rule-short': 'placement-rule-unsatisfiable',
  'learner-gate': 'learner-gate-in-replica-checker',
  'sibling-first': 'down-or-pending-sibling-peer',
  'orphan-waits': 'orphan-peer-not-removed',
  'lost-store': 'lost-store-blocks-checker',
  'offline-replace-disabled': 'offline-replace-disabled',
  'no-valid-leader': 'leader-cannot-leave-the-store',
  satisfied: 'orphan-peer-not-removed',
}

function outlook(before: Prospect, after: Prospect): Outlook {
  const wasFree = idSet(before.free)
  const leftNow = idSet(after.target?.left ? idsOf(after.target.left) : [])
  const gone = (before.target?.left ? idsOf(before.target.left) : []).filter((id) => !leftNow.has(id))
  return {
    store: before.target?.id ?? 0,
    kind: kindOf(after),
    unblocked: [...gone, ...after.free.filter((id) => !wasFree.has(id))].toSorted((a, b) => a - b),
    stillBlocked: [...after.held].map(([cause, regions]) => ({cause, regions})),
  }
}

function kindOf({target, held, open, found}: Prospect): Outlook['kind'] {
  if (held.size > 0 || (target?.left === undefined && found.some(({cause, finding}) => cause.blocks === 'alone' && finding.confidence !== 'possible'))) return 'stuck'
  return open.length > 0 || target?.left === undefined ? 'undetermined' : 'drains'
}
