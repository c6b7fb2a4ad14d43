import type {Cause, Family} from '../causes/cause.js'
import {causes} from '../causes/index.js'
import type {Cluster} from '../model/cluster.js'
import {idSet} from '../model/id-set.js'
import {say} from '../model/say.js'
import {gate} from '../replay/gate.js'
import {replay} from '../replay/index.js'
import {asksFor, wantedFor} from './asks.js'
import type {Found} from './charge.js'
import {check, type Outcome} from './diagnose.js'
import {type Lock, locksBehind} from './locks.js'
import {byUrgency, type Ranked, rankGeneral, rankStore, verdictOn, withLocks} from './rank.js'
import {redHerrings} from './red-herrings.js'
import {tryRemedies, untriedRemedies} from './remedies.js'
import {type Target, targets} from './targets.js'
import {trailsOf} from './trail.js'
import {Trials} from './trials.js'
import {weighed} from './what-if.js'

/** Holds the cluster against every cause, store by store, and weighs what they answer. */
export function conclude(cluster: Cluster, asked?: number) {
  const stores = targets(cluster, asked).map((target) => {
    const replayed = target.stage === 'leaving' || target.stage === 'asked' ? replay(cluster, target.id) : undefined
    const outcomes = causes.map((cause) => (isMoot(cause, target) ? moot(cause, target) : check(cause, cluster, target, replayed)))
    const found = foundIn(outcomes)
    const ranked = rankStore(target, found)
    const trials = ranked.kind === 'stuck' && target.left ? new Trials(cluster, weighed(cluster, target, replayed, found)) : undefined
    const locks = trials ? locksBehind(ranked, trials) : []
    return {...withLocks(ranked, locks), outcomes: outcomes.map((outcome) => seenBehind(outcome, locks)), replay: replayed, gate: gate(cluster, target.id), trials}
  })
  const urgent = stores.toSorted(byUrgency)
  // What else is wrong matters once no store is on its way; of one that leaves, what keeps it is asked.
  const isAnyLeaving = stores.some(({target}) => target.stage === 'leaving')
  const general = isAnyLeaving ? [] : causes.map((cause) => check(cause, cluster, undefined, undefined))
  const told = urgent.filter(({target}) => target.stage !== 'asked')
  // Beside a removal that is over, a hint at something else would only distract.
  const foundInGeneral = rankGeneral(unsaid(foundIn(general), told)).filter(({finding}) => told.length === 0 || finding.confidence !== 'possible')
  const found = [...urgent.flatMap((store, index) => (store.kind === 'removed' ? unsaid(store.found, urgent.slice(0, index)) : store.found)), ...foundInGeneral]
  const outcomes = [...stores.flatMap((store) => store.outcomes), ...(told.length === 0 ? general : general.filter(({finding}) => foundInGeneral.some((one) => one.finding === finding)))]
  const verdict = verdictOn(cluster, stores, foundInGeneral)
  return {
    stores,
    found,
    remedies: new Map([...stores.flatMap((store) => [...tryRemedies(cluster, store, store.trials)]), ...foundInGeneral.map((one) => [one, untriedRemedies(cluster, one)] as const)]),
    trails: trailsOf(cluster, found),
    outcomes,
    verdict,
    redHerrings: redHerrings(cluster, stores, found),
    asks: asksFor(cluster, urgent, outcomes, foundInGeneral, verdict),
    wanted: wantedFor(cluster, urgent),
  }
}

/** A cause that only shows once the lock before it is off was found all the same. */
function seenBehind(outcome: Outcome, locks: readonly Lock[]): Outcome {
  const finding = locks.find(({found}) => found.cause === outcome.cause)?.found.finding
  return finding && outcome.finding === undefined ? {cause: outcome.cause, store: outcome.store, kind: 'found', why: finding.summary, finding} : outcome
}

/** What keeps PD from moving peers: for a store that PD does not empty there is nothing to keep. */
const KEEPS_PEERS: ReadonlySet<Family> = new Set(['pd-cannot-act', 'no-legal-target', 'replication-unfinished', 'conf-change-unfinished', 'throttled-or-disabled', 'tikv-cannot-run', 'mode'])

function isMoot({family}: Cause, {stage}: Target): boolean {
  return stage !== 'leaving' && stage !== 'asked' && KEEPS_PEERS.has(family)
}

function moot(cause: Cause, store: Target): Outcome {
  return {cause, store, kind: 'ruled-out', why: store.stage === 'removed' ? say`the removal is over` : say`PD does not empty the store`}
}

const isIn = (ids: readonly number[], others: readonly number[]) => ids.every((id) => idSet(others).has(id))

/** What was told of a store is not told again of Regions that it shares with another one, nor of the cluster. */
function unsaid(found: readonly Found[], before: readonly Ranked[]): readonly Found[] {
  const said = before.flatMap((store) => store.found)
  return found.filter(({cause, finding: {regions, stores}}) => !said.some(({cause: same, finding}) => same === cause && (regions.length > 0 ? isIn(regions, finding.regions) : isIn(stores, finding.stores))))
}

function foundIn(outcomes: readonly Outcome[]): readonly Found[] {
  return outcomes.flatMap(({cause, finding}) => (finding ? [{cause, finding}] : []))
}
