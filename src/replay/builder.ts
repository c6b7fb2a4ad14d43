import {isJoint, isVoter, type Peer, type Region} from '../model/region.js'
import {isUnhealthy} from './health.js'
import type {Inputs} from './inputs.js'
import {acts, refuses} from './outcome.js'
import type {Decision, DecisionKind} from './replay.js'
import type {RuleView} from './rule-list.js'
import type {StoreView} from './store-view.js'
import type {Search} from './target.js'
import {say, type Sentence} from '../model/say.js'

/** The change of members that an operator is to make. */
export interface Change {
  readonly add?: {readonly store: StoreView; readonly isLearner: boolean; readonly isWitness?: boolean}
  readonly remove?: number
  readonly promote?: Peer
  readonly demote?: Peer
}

/** What a decision says beside what it does. */
export interface Wording {
  readonly because: Sentence
  readonly search?: Pick<Search, 'targets' | 'rejected'>
  readonly rule?: string
}

/** The operator of the checker in charge, or why PD's builder makes none. */
export function build(inputs: Inputs, region: Region, kind: Exclude<DecisionKind, 'none'>, change: Change, {because, ...wording}: Wording): Decision {
  const checker = inputs.rules ? 'rule' : 'replica'
  const details = {...wording, ...(change.remove !== undefined && {from: change.remove})}
  const refusal = refusalToBuild(inputs, region, change)
  return refusal === undefined ? acts(checker, kind, because, details) : refuses(checker, 'no-valid-leader', say`${because}; PD cannot build the operator: ${refusal}`, details)
}

/** Why PD's builder makes no operator for the change; undefined when it does (PD schedule/operator/builder.go). */
export function refusalToBuild(inputs: Inputs, region: Region, change: Change): Sentence | undefined {
  const {leader} = region
  const rules = inputs.rules?.rulesFor(region) ?? []
  if (!leader || region.peers.every(({storeId}) => storeId !== leader.storeId)) return say`the Region has no leader`
  if (isJoint(region)) return say`the Region is in a joint state`
  if (inputs.rules && rules.length === 0) return say`the Region matches no placement rule`
  if (change.promote && inputs.release.refusesUnhealthy && isUnhealthy(region, change.promote)) return say`the learner on store ${change.promote.storeId} is pending or down`

  const voters = votersAfter(region, change)
  if (voters.length === 0 && (!change.add || change.add.isLearner)) return say`no voter would be left`
  return hasLeader(inputs, rules, voters, change, leader.storeId) ? undefined : say`no valid leader is left`
}

function votersAfter({peers}: Region, {remove, promote, demote}: Change): readonly Peer[] {
  const stay = peers.filter((peer) => isVoter(peer) && peer.storeId !== remove && peer.id !== demote?.id)
  return promote ? [...stay, {...promote, role: 'Voter'}] : stay
}

/** The leader may stay whatever its store; another one must be allowed to lead (allowLeader). */
function hasLeader(inputs: Inputs, rules: readonly RuleView[], voters: readonly Peer[], {add}: Change, leaderStore: number): boolean {
  if (voters.some(({storeId}) => storeId === leaderStore)) return true
  if (add && !add.isLearner && !add.isWitness && mayLead(add.store, rules)) return true
  return voters.some((peer) => mayBeLeader(inputs, peer, rules))
}

/** May PD hand the leadership to this peer? */
export function mayBeLeader(inputs: Inputs, peer: Peer, rules: readonly RuleView[]): boolean {
  const store = inputs.store(peer.storeId)
  return isVoter(peer) && peer.role !== 'DemotingVoter' && !peer.isWitness && store !== undefined && mayLead(store, rules)
}

function mayLead(store: StoreView, rules: readonly RuleView[]): boolean {
  if (!store.mayLead) return false
  return rules.length === 0 || rules.some(({rule, refusals}) => (rule.role === 'leader' || rule.role === 'voter') && refusals[store.index] === undefined)
}
