import type {Region} from '../model/region.js'
import type {Inputs} from './inputs.js'
import {isolationLabels, isSamePlace, type Location} from './location.js'
import type {Release} from './releases.js'
import type {Filter, Rejection} from './replay.js'
import type {RuleView} from './rule-list.js'
import type {StoreView} from './store-view.js'

/** Where PD looks for a place: by which labels, for which rule, and away from which stores. */
export interface Place {
  readonly location: Location
  readonly isolationLevel: string
  /** Undefined while placement rules are off: then exclusive labels mean nothing. */
  readonly rule?: RuleView
  /** For a witness PD does not look at limits, Raft snapshots and pending peers (AllowFastFailover). */
  readonly forWitness?: boolean
}

/** The place that a placement rule wants. */
export function placeOf(view: RuleView): Place {
  return {location: view.location, isolationLevel: view.rule.isolationLevel, rule: view}
}

/** The stores that may take the peer, and why each other one may not. */
export interface Search {
  readonly targets: readonly number[]
  readonly rejected: readonly Rejection[]
  /** The target that PD takes: the one with the lowest region score. It never tries a second one. */
  readonly pick: StoreView | undefined
}

/** A better place is asked for: its distinct score must be above this. */
interface Demand {
  readonly scoreAbove?: number
}

/**
 * PD schedule/checker/replica_strategy.go SelectStoreToAdd. In two stages, so that the best location is not given up
 * for a store's state of the moment; 4.0 (rule_checker.go SelectStoreToAddPeerByRule, replica_checker.go
 * selectBestStoreToAddReplica) filters by everything first and looks at the location then.
 */
export function findTargets(inputs: Inputs, region: Region, place: Place, near: readonly StoreView[], demand: Demand = {}): Search {
  const terms = {holders: new Set(region.peers.map(({storeId}) => storeId)), isolated: isolatedBy(inputs, place), place, near}
  const first = inputs.stores.map((store) => firstFilter(inputs, store, terms))
  const best = new Set(keepBest(inputs.stores.filter(({index}) => first[index] === undefined), place, near, demand))
  const targets: StoreView[] = []
  const rejected: Rejection[] = []
  for (const store of inputs.stores) {
    const by = first[store.index] ?? (best.has(store) ? (place.forWitness ? store.unreachable : store.temporary) : 'worse-location')
    if (by === undefined) targets.push(store)
    else if (store.store.state !== 'Tombstone') rejected.push(inputs.rejection(store, by))
  }
  return {targets: targets.map(({id}) => id), rejected, pick: lowestScore(targets)}
}

interface Terms {
  readonly holders: ReadonlySet<number>
  readonly isolated: readonly string[]
  readonly place: Place
  readonly near: readonly StoreView[]
}

/**
 * Why the store cannot be chosen, whatever other stores there are. PD asks in another order, to the same end; here
 * the reason that is hardest to change comes first, for one that fails two filters is no target once one is cured.
 */
function firstFilter({release}: Inputs, store: StoreView, {holders, isolated, place, near}: Terms): Filter | undefined {
  if (holders.has(store.id)) return 'has-peer'
  const permanent = store.permanent ?? place.rule?.refusals[store.index]
  if (permanent) return permanent
  if (isolated.length > 0 && !isIsolated(release, store, near, isolated)) return 'isolation'
  // No heartbeat has told PD of its space: that passes with the first one, whatever the limit.
  if (store.isLowOnSpace) return store.store.capacity === 0 ? 'disconnected' : 'low-space'
  return release.selectsInTwoStages ? undefined : store.temporary
}

/** The labels that a new peer may not share with another one. */
function isolatedBy({release}: Inputs, {location, isolationLevel}: Place): readonly string[] {
  return release.hasIsolationLevel ? isolationLabels(location.labels, isolationLevel) : []
}

/** PD schedule/filter/filters.go isolationFilter: a hard filter, unlike the location labels. */
function isIsolated(release: Release, store: StoreView, near: readonly StoreView[], labels: readonly string[]): boolean {
  if (near.length === 0) return release.passesEmptyIsolation
  return near.every((other) => !isSamePlace(store, other, labels))
}

function keepBest(stores: readonly StoreView[], {location}: Place, near: readonly StoreView[], {scoreAbove}: Demand): readonly StoreView[] {
  const scores = stores.map((store) => location.distinctScore(store, near))
  const floor = scoreAbove ?? -1
  const top = scores.reduce((best, score) => Math.max(best, score), floor)
  return stores.filter((_, at) => scores[at] === top && top > floor)
}

function lowestScore(stores: readonly StoreView[]): StoreView | undefined {
  return stores.reduce<StoreView | undefined>((best, store) => (best === undefined || store.score < best.score ? store : best), undefined)
}

/** PD replica_strategy.go SelectStoreToFix: the place may get worse; the peer that goes is not compared with, unless it is the only one. */
export function findReplacement(inputs: Inputs, region: Region, place: Place, stores: readonly StoreView[], leaving: number): Search {
  const others = stores.filter(({id}) => id !== leaving)
  return findTargets(inputs, region, place, others.length === 0 && inputs.release.comparesWithLonelyPeer ? stores : others)
}

/** PD replica_strategy.go SelectStoreToImprove: the place must get better. */
export function findBetter(inputs: Inputs, region: Region, place: Place, stores: readonly StoreView[], leaving: StoreView): Search {
  const others = stores.filter((store) => store !== leaving)
  return findTargets(inputs, region, place, others, {scoreAbove: place.location.distinctScore(leaving, others)})
}

/** PD replica_strategy.go SelectStoreToRemove: the store whose peer stands in the worst place, if it may be moved now. */
export function findWorst({release}: Inputs, place: Place, stores: readonly StoreView[]): StoreView | undefined {
  if (!release.selectsInTwoStages) return findWorstIn40(place, stores)
  const sources = release.waitsForWorstPlace ? stores : stores.filter(isGoodSource)
  return highestScore(nearest(sources, place.location, stores).filter(isGoodSource))
}

function isGoodSource({isPoorSource}: StoreView): boolean {
  return !isPoorSource
}

/** 4.0 schedule/selector/selector.go ReplicaSelector.SelectSource: only the worst one is held against the filters. */
function findWorstIn40({location, rule}: Place, stores: readonly StoreView[]): StoreView | undefined {
  const worst = highestScore(nearest(stores, location, stores))
  if (worst === undefined || worst.isPoorSource || worst.isDown) return undefined
  const isSpared = rule === undefined && ((worst.permanent === 'special-use' && !worst.isLowOnSpace) || worst.temporary === 'pending-peers')
  return isSpared ? undefined : worst
}

function nearest(stores: readonly StoreView[], location: Location, others: readonly StoreView[]): readonly StoreView[] {
  const scores = stores.map((store) => location.distinctScore(store, others))
  const low = Math.min(...scores)
  return stores.filter((_, at) => scores[at] === low)
}

function highestScore(stores: readonly StoreView[]): StoreView | undefined {
  return stores.reduce<StoreView | undefined>((best, store) => (best === undefined || store.score > best.score ? store : best), undefined)
}
