import type {Peer, Region} from '../model/region.js'
import {say, type Sentence} from '../model/say.js'
import {listed} from '../model/words.js'
import {build, type Change} from './builder.js'
import {type Fit, isSatisfied, type RuleFit} from './fit.js'
import {isDown, isPending, isUnhealthy} from './health.js'
import type {Inputs} from './inputs.js'
import {refuses} from './outcome.js'
import type {Decision} from './replay.js'

interface Task {
  readonly inputs: Inputs
  readonly region: Region
  readonly fit: Fit
}

/** What keeps the orphans where they are: a rule that is not satisfied, or a peer of a rule that is not well. */
interface Illness {
  readonly says: Sentence
  /** A peer that is down for good, in whose place an orphan may step. */
  readonly pinned?: Peer
}

/** PD schedule/checker/rule_checker.go fixOrphanPeers: orphans are removed, never replaced. */
export function fixOrphans(inputs: Inputs, region: Region, fit: Fit): Decision | undefined {
  const [first] = fit.orphans
  if (!first) return undefined
  const task = {inputs, region, fit}
  const illness = illnessOf(task)
  if (!illness) return drop(task, first, say`no rule wants the peer on store ${first.storeId}`)
  return stepIn(task, illness) ?? dropSpare(task) ?? refuses('rule', 'orphan-waits', waiting(fit.orphans, illness))
}

function waiting(orphans: readonly Peer[], {says}: Illness): Sentence {
  return say`no rule wants the peer on store ${listed(orphans.map(({storeId}) => storeId))}, and PD removes none before all rules are well: ${says}`
}

function illnessOf({inputs, region, fit}: Task): Illness | undefined {
  for (const ruleFit of fit.rules) {
    const {view, peers} = ruleFit
    if (!isSatisfied(ruleFit)) return {says: say`rule \`${view.name}\` has ${peers.length} of ${view.rule.count} peers in its role`}
    if (!inputs.release.orphansWaitForHealth) continue
    for (const peer of peers) {
      const illness = peerIllness(inputs, region, peer)
      if (illness) return illness
    }
  }
  return undefined
}

function peerIllness(inputs: Inputs, region: Region, peer: Peer): Illness | undefined {
  const {orphansMindConnections, pinsDisconnectedFirst} = inputs.release
  const isCut = orphansMindConnections && isDisconnected(inputs, peer)
  if (isDown(region, peer)) return {says: say`the peer on store ${peer.storeId} is down`, pinned: peer}
  if (isPending(region, peer) && !(isCut && pinsDisconnectedFirst)) return {says: say`the peer on store ${peer.storeId} is pending`}
  return isCut ? {says: say`store ${peer.storeId} is disconnected`, pinned: peer} : undefined
}

function isDisconnected(inputs: Inputs, {storeId}: Peer): boolean {
  return inputs.store(storeId)?.isDisconnected ?? true
}

/** A healthy orphan takes the place of a peer that is down (pd#6559, pd#7249). */
function stepIn(task: Task, {pinned}: Illness): Decision | undefined {
  if (!pinned || !task.inputs.release.orphansReplaceDownPeers) return undefined
  for (const orphan of task.fit.orphans) {
    const change = mayStepIn(task, orphan, pinned) ? changeOfRoles(task, orphan, pinned) : undefined
    if (!change) continue
    const kind = change.promote ? 'promote' : change.demote ? 'other' : 'remove'
    const because = say`the orphan on store ${orphan.storeId} takes the place of the down peer on store ${pinned.storeId}`
    if (change.demote && !task.inputs.settings.usesJointConsensus) return refuses('rule', 'orphan-waits', say`${because}, which needs joint consensus`)
    return build(task.inputs, task.region, kind, change, {because})
  }
  return undefined
}

function mayStepIn({inputs, region, fit}: Task, orphan: Peer, pinned: Peer): boolean {
  if (isUnhealthy(region, orphan) || orphan.isWitness || pinned.isWitness) return false
  const store = inputs.store(pinned.storeId)
  const isGone = inputs.release.orphansMindConnections ? isDisconnected(inputs, pinned) && !isDisconnected(inputs, orphan) : (store?.isDown ?? false)
  return isGone && fits(inputs, fit, orphan, pinned)
}

/** PD schedule/placement/fit.go RegionFit.Replace: the constraints hold, and the peers of the rule stay as far apart. */
function fits(inputs: Inputs, fit: Fit, orphan: Peer, pinned: Peer): boolean {
  const store = inputs.store(orphan.storeId)
  const ruleFit: RuleFit | undefined = fit.rules.find(({peers}) => peers.includes(pinned))
  if (!store || !ruleFit || ruleFit.view.refusals[store.index] !== undefined) return false
  const after = ruleFit.stores.map((other) => (other.id === pinned.storeId ? store : other))
  return ruleFit.view.location.isolationScore(after) >= ruleFit.isolation
}

function changeOfRoles({inputs}: Task, orphan: Peer, pinned: Peer): Change | undefined {
  if (orphan.role === 'Learner' && pinned.role === 'Voter') return {promote: orphan, remove: pinned.storeId}
  if (orphan.role === 'Voter' && pinned.role === 'Learner') return {demote: orphan, remove: pinned.storeId}
  return inputs.release.orphansMindConnections && orphan.role === pinned.role ? {remove: pinned.storeId} : undefined
}

/** Of two or more orphans an unhealthy one goes even so (pd#4045), later also a healthy one that is one too many (pd#7584). */
function dropSpare(task: Task): Decision | undefined {
  const {inputs, region, fit} = task
  const {release} = inputs
  if (!release.dropsUnhealthyOrphans || fit.orphans.length < 2) return undefined
  for (const [at, orphan] of fit.orphans.entries()) {
    if (isUnhealthy(region, orphan)) return drop(task, orphan, say`of several peers that no rule wants, the unhealthy one on store ${orphan.storeId} goes`)
    if (at > 0 && release.dropsSpareOrphans && (hasExtra(task) || !release.dropsOnlyExtraOrphans)) {
      const cut = release.orphansMindConnections ? fit.orphans.find((peer) => isDisconnected(inputs, peer)) : undefined
      const spare = cut ?? orphan
      return drop(task, spare, say`of several peers that no rule wants, the one on store ${spare.storeId} goes`)
    }
  }
  return undefined
}

function hasExtra({inputs, region, fit}: Task): boolean {
  const wanted = fit.rules.reduce((sum, {view}) => sum + view.rule.count, 0)
  return region.peers.filter(({storeId}) => inputs.store(storeId) !== undefined).length > wanted
}

function drop({inputs, region}: Task, {storeId}: Peer, because: Sentence): Decision {
  return build(inputs, region, 'remove', {remove: storeId}, {because})
}
