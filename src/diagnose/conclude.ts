import {causes} from '../causes/index.js'
import type {Cluster} from '../model/cluster.js'
import {gate} from '../replay/gate.js'
import {replay} from '../replay/index.js'
import {asksFor} from './asks.js'
import type {Found} from './charge.js'
import {check, type Outcome} from './diagnose.js'
import {byUrgency, rankGeneral, rankStore, verdictOn} from './rank.js'
import {redHerrings} from './red-herrings.js'
import {tryRemedies} from './remedies.js'
import {targets} from './targets.js'

/** Holds the cluster against every cause, store by store, and weighs what they answer. */
export function conclude(cluster: Cluster, asked?: number) {
  const stores = targets(cluster, asked).map((target) => {
    const replayed = target.stage === 'leaving' || target.stage === 'asked' ? replay(cluster, target.id) : undefined
    const outcomes = causes.map((cause) => check(cause, cluster, target, replayed))
    return {...rankStore(target, foundIn(outcomes)), outcomes, replay: replayed, gate: gate(cluster, target.id)}
  })
  const urgent = stores.toSorted(byUrgency)
  const isAnyLeaving = stores.some(({target}) => target.stage !== 'asked')
  const general = isAnyLeaving ? [] : causes.map((cause) => check(cause, cluster, undefined, undefined))
  const found = [...urgent.flatMap((store) => store.found), ...rankGeneral(foundIn(general))]
  const outcomes = [...stores.flatMap((store) => store.outcomes), ...general]
  return {
    stores,
    found,
    remedies: new Map(stores.flatMap((store) => [...tryRemedies(cluster, store)])),
    outcomes,
    verdict: verdictOn(cluster, stores, rankGeneral(foundIn(general))),
    redHerrings: redHerrings(cluster, stores, found),
    asks: asksFor(cluster, urgent, outcomes, foundIn(general)),
  }
}

function foundIn(outcomes: readonly Outcome[]): readonly Found[] {
  return outcomes.flatMap(({cause, finding}) => (finding ? [{cause, finding}] : []))
}
