import {isVoter, type Peer, type Region} from '../model/region.js'
import {say, type Sentence} from '../model/say.js'
import {isTiflash} from '../model/store.js'
import {count} from '../model/words.js'
import {findBetterLocation} from './better-location.js'
import {build, mayBeLeader, type Wording} from './builder.js'
import {type Fit, fitRegion, isSatisfied, type RuleFit} from './fit.js'
import {isDown, isLeader, isUnhealthy} from './health.js'
import type {Inputs} from './inputs.js'
import {fixOrphans} from './orphans.js'
import {acts, refuses, rejectionsInWords} from './outcome.js'
import type {Decision} from './replay.js'
import {findReplacement, findTargets, placeOf, type Search} from './target.js'

/** A Region, and how its peers fall to its rules. */
interface Task {
  readonly inputs: Inputs
  readonly region: Region
  readonly fit: Fit
}

/** PD schedule/checker/rule_checker.go Check: orphans, then rule by rule; the first operator is the answer. */
export function checkRules(inputs: Inputs, region: Region, storeId: number): Decision {
  const fit = fitRegion(inputs, region, inputs.rules?.rulesFor(region) ?? [])
  if (fit.rules.length === 0) return checkUnruled(inputs, region)
  const task = {inputs, region, fit}
  const orphans = fixOrphans(inputs, region, fit)
  const isOrphanActed = orphans !== undefined && orphans.kind !== 'none'
  if (isOrphanActed && inputs.release.orphansComeFirst) return orphans
  const failures = new Map<RuleFit, Decision>()
  for (const ruleFit of fit.rules) {
    const answer = fixRule(task, ruleFit)
    if (answer && answer.kind !== 'none') return answer
    if (answer) failures.set(ruleFit, answer)
    if (answer && inputs.release.stopsAtFailedRule) break
  }
  return isOrphanActed && failures.size === 0 ? orphans : explain(task, failures, orphans, storeId)
}

// rule_checker.go fixRange, up to 5.2; later the split checker comes before.
function checkUnruled({rules}: Inputs, region: Region): Decision {
  if (rules?.isCrossedIn(region)) return acts('rule', 'other', say`the Region spans a boundary of placement rules: PD splits it first`)
  return refuses('rule', 'rule-short', say`no placement rule holds for the Region`)
}

function fixRule(task: Task, fit: RuleFit): Decision | undefined {
  if (fit.peers.length < fit.view.rule.count) return addPeer(task, fit)
  for (const peer of fit.peers) {
    const trouble = troubleOf(task, peer)
    if (trouble) return replacePeer(task, fit, peer, trouble)
  }
  for (const peer of fit.misfits) {
    const answer = fixRole(task, fit, peer)
    if (answer) return answer
  }
  return findBetterLocation(task.inputs, task.region, task.fit, fit)
}

/** PD isDownPeer and isOfflinePeer; a store that PD does not know is neither. */
function troubleOf({inputs, region}: Task, peer: Peer): Sentence | undefined {
  const store = inputs.store(peer.storeId)
  if (!store) return undefined
  const down = region.downPeers.find((candidate) => candidate.peer.id === peer.id)
  const isLongDown = !inputs.release.downNeedsDownSeconds || (down?.downSeconds ?? 0) * 1000 >= inputs.settings.maxDownMs
  if (isDown(region, peer) && store.isDown && isLongDown) return say`down`
  return store.isUp ? undefined : say`on a store that leaves`
}

function addPeer(task: Task, fit: RuleFit): Decision {
  const {inputs, region} = task
  const {rule, name} = fit.view
  const isWitness = rule.isWitness && takesWitness(inputs)
  const search = findTargets(inputs, region, {...placeOf(fit.view), forWitness: isWitness}, fit.stores)
  const short = say`rule \`${name}\` has ${fit.peers.length} of ${count(rule.count, 'peer')}`
  if (search.pick) return build(inputs, region, 'add', {add: {store: search.pick, isLearner: rule.role === 'learner', isWitness}}, {search, rule: name, because: short})
  const swap = inputs.release.swapsFits ? swapFit(task, fit) : undefined
  if (swap && swap.kind !== 'none') return swap
  return refuses('rule', 'rule-short', say`${short}, and no store can take the next one: ${rejectionsInWords(search)}`, {search, rule: name})
}

/** PD addRulePeer (pd#7185): frees a peer that fits this rule by moving it out of the rule that has it. */
function swapFit(task: Task, fit: RuleFit): Decision | undefined {
  for (const peer of task.region.peers) {
    const store = task.inputs.store(peer.storeId)
    const other = task.fit.rules.find(({peers}) => peers.includes(peer))
    const mayMove = other && other !== fit && isSatisfied(other) && store && fit.view.refusals[store.index] === undefined
    if (mayMove) return replacePeer(task, other, peer, say`wanted by rule \`${fit.view.name}\``)
  }
  return undefined
}

function replacePeer(task: Task, fit: RuleFit, peer: Peer, why: Sentence): Decision {
  const {inputs, region} = task
  const {rule, name} = fit.view
  const isWitness = takesWitness(inputs) && (why === 'down' ? !isOnTiflash(inputs, peer) : rule.isWitness)
  const search = findReplacement(inputs, region, {...placeOf(fit.view), forWitness: isWitness}, fit.stores, peer.storeId)
  const from = peer.storeId
  const because = say`the peer on store ${from}, of rule \`${name}\`, is ${why}`
  if (!search.pick) return refuses('rule', 'no-target', say`${because}, and no store can take it: ${rejectionsInWords(search)}`, {search, from, rule: name})
  return build(inputs, region, 'replace', {remove: from, add: {store: search.pick, isLearner: rule.role === 'learner', isWitness}}, {search, rule: name, because})
}

/** PD isWitnessEnabled: then the new peer is a witness where the rule wants one, and at first also where the old one is down. */
function takesWitness({release, settings}: Inputs): boolean {
  return release.failsOverToWitness && settings.supportsWitness
}

function isOnTiflash(inputs: Inputs, {storeId}: Peer): boolean {
  const store = inputs.store(storeId)?.store
  return store !== undefined && isTiflash(store)
}

/** PD fixLooseMatchPeer. An error ends the work on this rule. */
function fixRole(task: Task, fit: RuleFit, peer: Peer): Decision | undefined {
  const {inputs, region} = task
  const {rule, name} = fit.view
  const because = say`the peer on store ${peer.storeId} is not in the role that rule \`${name}\` wants`
  const details = {rule: name, because}
  if (!isVoter(peer) && rule.role !== 'learner') return build(inputs, region, 'promote', {promote: peer}, details)
  if (rule.role === 'leader' && !isLeader(region, peer)) return transferTo(task, [peer], details)
  if (rule.role === 'follower' && isLeader(region, peer)) return transferTo(task, region.peers, details)
  if (rule.role === 'learner' && isVoter(peer)) return build(inputs, region, 'other', {demote: peer}, {...details, search: placeOfDemoted(inputs, peer)})
  // A peer becomes a witness only while none of the Region is pending.
  return peer.isWitness || (rule.isWitness && region.pendingPeers.length === 0) ? acts('rule', 'other', because, {rule: name}) : undefined
}

/** Without joint consensus the voter is removed, and a learner comes to the same store (PD operator/builder.go prepareBuild). */
function placeOfDemoted({settings}: Inputs, {storeId}: Peer): Pick<Search, 'targets' | 'rejected'> {
  return {targets: settings.usesJointConsensus ? [] : [storeId], rejected: []}
}

/** Hands the leadership to the first of the peers that may lead: PD does not look further. */
function transferTo({inputs, region, fit}: Task, peers: readonly Peer[], {because, ...details}: Wording): Decision {
  const rules = fit.rules.map(({view}) => view)
  const next = peers.find((peer) => mayBeLeader(inputs, peer, rules))
  const isBuilt = next && !isLeader(region, next) && !(inputs.release.refusesUnhealthy && isUnhealthy(region, next))
  return isBuilt ? acts('rule', 'other', because, details) : refuses('rule', 'no-valid-leader', say`${because}, and no other peer may lead`, details)
}

/** Why nothing happens, from the side of the peer on the leaving store. */
function explain({inputs, fit}: Task, failures: ReadonlyMap<RuleFit, Decision>, orphans: Decision | undefined, storeId: number): Decision {
  const isThere = (peer: Peer) => peer.storeId === storeId
  if (orphans && fit.orphans.some(isThere)) return orphans
  const own = fit.rules.find(({peers}) => peers.some(isThere))
  const failure = own && failures.get(own)
  if (failure) return failure.from === undefined || failure.from === storeId ? failure : comesFirst(say`another peer of its rule comes first`, failure)
  const [earlier] = failures.values()
  if (earlier && inputs.release.stopsAtFailedRule) return comesFirst(say`PD stops at the first rule that fails`, earlier)
  return refuses('rule', 'satisfied', say`nothing is to be done for the peer on store ${storeId}`)
}

function comesFirst(why: Sentence, failure: Decision): Decision {
  return {...failure, obstacle: failure.obstacle === 'rule-short' ? 'rule-short' : 'sibling-first', because: say`${why}: ${failure.because}`}
}
