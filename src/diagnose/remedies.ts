import type {Remedy} from '../causes/cause.js'
import type {Cluster} from '../model/cluster.js'
import type {Found} from './charge.js'
import {MOST_LOCKS} from './locks.js'
import {locate} from './places.js'
import type {Ranked} from './rank.js'
import type {Trials} from './trials.js'
import type {Prospect} from './what-if.js'
import {say} from '../model/say.js'
import {inTurn} from '../model/words.js'

/** A remedy, tried on the model of the cluster. */
export type TriedRemedy = Remedy & {
  /** How many of the Regions left get a way out by it; null when the flags cannot say it, or the dumps do not tell. */
  readonly frees: number | null
}

type Tried = ReadonlyMap<Found, readonly TriedRemedy[]>

/**
 * Tries the remedies of everything that holds a store: what frees nothing is not offered, what destroys comes last. Where
 * that leaves a root with none, what gets past it and the locks behind it stands there. Without trials all are kept.
 */
export function tryRemedies(cluster: Cluster, {found, charges, locks}: Ranked, trials: Trials | undefined): Tried {
  if (!trials) return new Map(found.map((one) => [one, untriedRemedies(cluster, one)]))
  const all = new Map(found.map((one) => [one, one.finding.remedies.flatMap((remedy) => tried(trials, locate(cluster, remedy)) ?? []).toSorted(byRisk)]))
  const aside = locks.flatMap((lock) => all.get(lock.found) ?? []).filter(({frees}) => frees !== null && frees > 0)
  return new Map([...all].map(([one, remedies]) => [one, remedies.length === 0 && charges.byCause.has(one) ? aside : remedies]))
}

/** As it stands, in the places of this cluster. */
export function untriedRemedies(cluster: Cluster, {finding}: Found): readonly TriedRemedy[] {
  return finding.remedies.map((remedy) => untried(locate(cluster, remedy)))
}

const untried = (remedy: Remedy): TriedRemedy => ({...remedy, frees: null})

const byRisk = (a: Remedy, b: Remedy) => Number(a.risk === 'destructive') - Number(b.risk === 'destructive')

/** The remedy with what it frees; undefined when it frees nothing. */
function tried(trials: Trials, remedy: Remedy): TriedRemedy | undefined {
  const after = remedy.whatIf && trials.after(remedy.whatIf)
  if (!after) return untried(remedy)
  const frees = trials.freedBy(after)
  return frees === 0 ? together(trials, remedy, after) : {...remedy, frees}
}

/** Two locks on one door: the remedy with those for what still holds the Regions, when it takes both. */
function together(trials: Trials, remedy: Remedy, after: Prospect): TriedRemedy | undefined {
  const others: Remedy[] = []
  let still = after
  while (others.length < MOST_LOCKS - 1) {
    const next = nextRemedy(still, [remedy, ...others])
    if (!next) return undefined
    others.push(next)
    const now = trials.after(flagsOf([remedy, ...others]))
    const frees = now && trials.freedBy(now)
    if (!now || frees === null) return undefined
    if (frees !== undefined && frees > 0) return isNeeded(trials, others, frees) ? joined([remedy, ...others], frees) : undefined
    still = now
  }
  return undefined
}

function isNeeded(trials: Trials, others: readonly Remedy[], frees: number): boolean {
  const without = trials.after(flagsOf(others))
  return without !== undefined && (trials.freedBy(without) ?? 0) < frees
}

/** The first remedy for what holds most of the Regions that stay, as far as the flags can say it. */
function nextRemedy({held, found}: Prospect, tried: readonly Remedy[]): Remedy | undefined {
  const [cause] = [...held].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? []
  const remedies = found.find((one) => one.cause.id === cause)?.finding.remedies ?? []
  const used = new Set(tried.map(({whatIf}) => whatIf?.join(' ')))
  return remedies.find(({whatIf, risk}) => whatIf && risk !== 'destructive' && !used.has(whatIf.join(' ')))
}

function flagsOf(remedies: readonly Remedy[]): readonly string[] {
  return remedies.flatMap(({whatIf}) => whatIf ?? [])
}

function joined(remedies: readonly [Remedy, ...Remedy[]], frees: number): TriedRemedy {
  const [first, ...others] = remedies
  const conditions = [say`${remedies.length} things hold these Regions, and one alone frees none of them`, ...remedies.flatMap(({when}) => when ?? [])]
  return {
    ...first,
    title: inTurn(remedies.map(({title}) => title), say`; and with it: `),
    when: inTurn(conditions),
    commands: remedies.flatMap(({commands}) => commands),
    verify: others.at(-1)?.verify ?? first.verify,
    undo: inTurn(remedies.flatMap(({undo}) => undo ?? []).toReversed()),
    whatIf: flagsOf(remedies),
    frees,
  }
}
