import type {Cluster} from '../model/cluster.js'
import {say, type Sentence} from '../model/say.js'
import type {PlacementRule} from '../model/scheduling.js'
import {isTiflash, type Store} from '../model/store.js'
import {count, inTurn} from '../model/words.js'
import type {Decision, Filter, Rejection, Replay} from '../replay/replay.js'
import {cite, type Evidence, type LeavingStore} from './cause.js'

/** Order in which stores drop out of the candidates when we ask which filter took the last one: what cannot change by itself first. */
const ORDER: readonly Filter[] = ['has-peer', 'not-up', 'special-use', 'exclusive-label', 'label-constraints', 'isolation', 'low-space', 'worse-location', 'store-limit', 'snapshots', 'pending-peers', 'disconnected', 'busy']

type Reason = 'too-few' | 'label' | 'constraints' | 'isolation' | 'low-space' | 'location' | 'limit' | 'snapshots' | 'silent' | 'tiflash'

const REASON_OF: Readonly<Record<Filter, Reason>> = {
  'has-peer': 'too-few', 'not-up': 'too-few', 'special-use': 'label', 'exclusive-label': 'label', 'label-constraints': 'constraints', isolation: 'isolation', 'low-space': 'low-space',
  'worse-location': 'location', 'store-limit': 'limit', snapshots: 'snapshots', 'pending-peers': 'snapshots', disconnected: 'silent', busy: 'silent',
}

/** Regions left that PD wants to move, or that lack a peer, and for which it finds no store; by the filter that removed the last candidate. */
interface NoTarget {
  readonly regions: readonly number[]
  readonly decision: Decision
  readonly reason: Reason
}

export function noTargets(cluster: Cluster, store: LeavingStore, replay: Replay | undefined): readonly NoTarget[] {
  return (replay?.groups ?? [])
    .map(({regions, decision}) => ({regions, decision, reason: reasonFor(cluster, store, decision)}))
    .filter(({decision, reason}) => isSearchFor(decision, reason))
}

/**
 * A search that ended without a store: for the peer on the leaving store, for one that its rule lacks, or for a sibling
 * that comes first. The last one tells of the leaving peer's only where the place of the sibling plays no part.
 */
function isSearchFor({kind, obstacle}: Decision, reason: Reason): boolean {
  if (kind !== 'none') return false
  return obstacle === 'no-target' || obstacle === 'rule-short' || (obstacle === 'sibling-first' && reason !== 'isolation' && reason !== 'location')
}

function reasonFor(cluster: Cluster, store: LeavingStore, decision: Decision): Reason {
  if (decision.rejected.some(({by}) => by === 'worse-location')) return 'location'
  const last = candidates(cluster, store, decision).toSorted((a, b) => ORDER.indexOf(b.by) - ORDER.indexOf(a.by))[0]
  const reason = last ? REASON_OF[last.by] : 'too-few'
  if (reason === 'too-few' && store.isTiflash) return 'tiflash'
  return reason === 'too-few' && isShortOfSpecial(cluster, decision) ? 'constraints' : reason
}

/** What can be said of the stores that might do: TiKV stores for a peer of TiKV, TiFlash stores for one of TiFlash. */
function candidates(cluster: Cluster, leaving: LeavingStore, {rejected}: Decision): readonly Rejection[] {
  return rejected.filter(({storeId, by}) => {
    const other = cluster.stores?.byId.get(storeId)
    if (storeId === leaving.id || other === undefined) return false
    return leaving.isTiflash ? isTiflash(other) : !(by === 'exclusive-label' && isTiflash(other))
  })
}

/** A rule that lacks a peer and is not the one for all keys and any store; or there is no rule at all. */
function isShortOfSpecial(cluster: Cluster, decision: Decision): boolean {
  return decision.obstacle === 'rule-short' && (ruleOf(cluster, decision)?.labelConstraints.length ?? 1) > 0
}

export function withReason(cases: readonly NoTarget[], reason: Reason): {readonly regions: readonly number[]; readonly decisions: readonly Decision[]} {
  const mine = cases.filter((one) => one.reason === reason)
  return {regions: mine.flatMap(({regions}) => regions), decisions: mine.map(({decision}) => decision)}
}

/** The stores that a filter rejects in any of the decisions, with PD's record of them. */
export function rejectedBy(cluster: Cluster, decisions: readonly Decision[], filters: readonly Filter[]): readonly Store[] {
  const ids = new Set(decisions.flatMap(({rejected}) => rejected.filter(({by}) => filters.includes(by)).map(({storeId}) => storeId)))
  return [...ids].toSorted((a, b) => a - b).flatMap((id) => cluster.stores?.byId.get(id) ?? [])
}

/** Where the configuration that the decision rests on stands. */
export function citeConfig({config}: Cluster, path: string, says: Sentence): Evidence[] {
  const source = config?.cite(path)
  return source ? [{says, source}] : []
}

/** The placement rule that a decision names. */
export function ruleOf({placementRules}: Cluster, {rule}: Decision): PlacementRule | undefined {
  return placementRules?.rules.find(({groupId, id}) => `${groupId}/${id}` === rule)
}

/** The placement rule of a decision, with its place in the dump. */
export function citeRule(cluster: Cluster, decision: Decision): Evidence[] {
  const rule = ruleOf(cluster, decision)
  return rule ? [cite(rule, say`placement rule \`${decision.rule}\` wants ${PEERS[rule.role](rule.count)}${constraintsOf(rule)}`)] : []
}

const PEERS: Readonly<Record<PlacementRule['role'], (number: number) => Sentence>> = {
  voter: (number) => count(number, 'voter'),
  leader: (number) => count(number, 'leader'),
  follower: (number) => count(number, 'follower'),
  learner: (number) => count(number, 'learner'),
}

/** ` with disk in ssd`, ` with rack set`; empty without constraints. */
function constraintsOf({labelConstraints}: PlacementRule): Sentence {
  const parts = labelConstraints.map(({key, op, values}) => IN_WORDS[op](key, values.join('|')))
  return parts.length === 0 ? '' : say` with ${inTurn(parts, say` and `)}`
}

const IN_WORDS: Readonly<Record<PlacementRule['labelConstraints'][number]['op'], (key: string, values: string) => Sentence>> = {
  in: (key, values) => say`${key} in ${values}`,
  notIn: (key, values) => say`${key} not in ${values}`,
  exists: (key) => say`${key} set`,
  notExists: (key) => say`${key} not set`,
}
