import {isVoter, type Peer, type Region} from '../model/region.js'
import type {PlacementRule} from '../model/scheduling.js'
import {isDown, isLeader, isPending} from './health.js'
import type {Inputs} from './inputs.js'
import type {RuleView} from './rule-list.js'
import type {StoreView} from './store-view.js'

/** The peers that fall to one rule. */
export interface RuleFit {
  readonly view: RuleView
  readonly peers: readonly Peer[]
  readonly stores: readonly StoreView[]
  /** Of `peers`, those with another role than the rule wants. */
  readonly misfits: readonly Peer[]
  readonly isolation: number
}

/** How the peers of a Region fall to its rules; whoever falls to none is an orphan. */
export interface Fit {
  readonly rules: readonly RuleFit[]
  readonly orphans: readonly Peer[]
}

/** As many peers as the rule wants, all in the role that it wants? */
export function isSatisfied({view, peers, misfits}: RuleFit): boolean {
  return peers.length === view.rule.count && misfits.length === 0
}

interface Candidate {
  readonly peer: Peer
  readonly store: StoreView
}

/**
 * PD schedule/placement/fit.go fitWorker: rule by rule in order, every combination of peers, and the first one of
 * the best. Which peer becomes the orphan depends on the order of peers and of combinations, so both are kept.
 */
export function fitRegion(inputs: Inputs, region: Region, rules: readonly RuleView[]): Fit {
  return new FitSearch(inputs, region, rules).run()
}

class FitSearch {
  private readonly peers: readonly Peer[]
  private readonly candidates: readonly Candidate[]
  private readonly needsIsolation: boolean
  private readonly taken = new Set<Candidate>()
  private best: readonly RuleFit[] = []
  private orphans: readonly Peer[]
  private isDone = false

  constructor(
    private readonly inputs: Inputs,
    private readonly region: Region,
    private readonly rules: readonly RuleView[],
  ) {
    this.peers = region.peers.toSorted((a, b) => this.health(b) - this.health(a) || a.id - b.id)
    this.orphans = this.peers
    // A peer on a store that PD does not know falls to no rule.
    this.candidates = this.peers.flatMap((peer) => {
      const store = inputs.store(peer.storeId)
      return store ? [{peer, store}] : []
    })
    this.needsIsolation = rules.some(({rule}) => rule.locationLabels.length > 0)
  }

  run(): Fit {
    this.fitFrom(0)
    return {rules: this.best, orphans: this.orphans}
  }

  private health(peer: Peer): number {
    if (!this.inputs.release.fitsHealthyPeersFirst) return 0
    if (isDown(this.region, peer)) return 0
    return isPending(this.region, peer) ? 1 : 2
  }

  /** Fits the rules from this one on; true when that is better than what was found before. */
  private fitFrom(at: number): boolean {
    const view = this.rules[at]
    if (view === undefined) {
      // Without location labels nothing can be better than satisfied.
      this.isDone = !this.needsIsolation && this.best.every(isSatisfied)
      return false
    }
    const free = this.candidates.filter((candidate) => !this.taken.has(candidate) && this.accepts(view, candidate))
    const count = Math.min(view.rule.count, free.length)
    let isBetter = false
    for (const chosen of this.inputs.release.combinesByMask ? byMask(free, count) : inOrder(free, count)) {
      for (const candidate of chosen) this.taken.add(candidate)
      isBetter = this.improves(at, view, chosen) || isBetter
      for (const candidate of chosen) this.taken.delete(candidate)
      if (this.isDone) break
    }
    return isBetter
  }

  private accepts({rule, refusals}: RuleView, {peer, store}: Candidate): boolean {
    if (refusals[store.index] !== undefined) return false
    if (!this.inputs.release.demotesVoters && rule.role === 'learner' && isVoter(peer)) return false
    return !(rule.isWitness && this.inputs.settings.supportsWitness && isLeader(this.region, peer))
  }

  private improves(at: number, view: RuleView, chosen: readonly Candidate[]): boolean {
    const fit = this.fitOf(view, chosen)
    const known = this.best[at]
    const order = known === undefined ? 1 : compareFits(fit, known)
    if (order < 0) return false
    if (order === 0) {
      const isBetter = this.fitFrom(at + 1)
      if (isBetter) this.best = this.best.with(at, fit)
      return isBetter
    }
    this.best = [...this.best.slice(0, at), fit]
    this.fitFrom(at + 1)
    if (at + 1 === this.rules.length) this.orphans = this.peers.filter((peer) => !this.candidates.some((candidate) => candidate.peer === peer && this.taken.has(candidate)))
    return true
  }

  private fitOf(view: RuleView, chosen: readonly Candidate[]): RuleFit {
    const peers = chosen.map(({peer}) => peer)
    const stores = chosen.map(({store}) => store)
    return {view, peers, stores, misfits: peers.filter((peer) => !this.hasRole(peer, view.rule)), isolation: view.location.isolationScore(stores)}
  }

  private hasRole(peer: Peer, {role, isWitness}: PlacementRule): boolean {
    if (peer.isWitness !== (isWitness && this.inputs.settings.supportsWitness)) return false
    if (role === 'learner') return !isVoter(peer)
    if (role === 'leader') return isLeader(this.region, peer)
    return isVoter(peer) && (role === 'voter' || !isLeader(this.region, peer))
  }
}

/** PD compareRuleFit: more peers, then fewer in the wrong role, then further apart. */
function compareFits(a: RuleFit, b: RuleFit): number {
  return a.peers.length - b.peers.length || b.misfits.length - a.misfits.length || a.isolation - b.isolation
}

/** Up to 6.1 (enumPeers): ab, ac, ad, bc, bd, cd. */
function* inOrder<T>(items: readonly T[], count: number, from = 0): Generator<readonly T[]> {
  if (count === 0) {
    yield []
    return
  }
  for (let at = from; at <= items.length - count; at++) {
    for (const rest of inOrder(items, count - 1, at + 1)) yield [...items.slice(at, at + 1), ...rest]
  }
}

/** From 6.2 (fixRuleWithCandidates), as the bits of a growing number: ab, ac, bc, ad, bd, cd. */
function* byMask<T>(items: readonly T[], count: number, below = items.length): Generator<readonly T[]> {
  if (count === 0) {
    yield []
    return
  }
  for (let last = count - 1; last < below; last++) {
    for (const rest of byMask(items, count - 1, last)) yield [...rest, ...items.slice(last, last + 1)]
  }
}
