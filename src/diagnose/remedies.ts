import type {Remedy} from '../causes/cause.js'
import type {Cluster} from '../model/cluster.js'
import {applyChanges} from '../replay/change/change.js'
import {changesOf} from '../replay/change/flags.js'
import type {Found} from './charge.js'
import type {Ranked} from './rank.js'
import {type Prospect, prospect} from './what-if.js'

/** A remedy, tried on the model of the cluster. */
export interface TriedRemedy extends Remedy {
  /** How many of the Regions left get a way out by it; null when the flags cannot say it, or the dumps do not tell. */
  readonly frees: number | null
}

/** Locks on one door that are still taken off one after the other. */
const MOST_LOCKS = 3

/** Tries the remedies of everything that holds a store: what frees nothing is not offered, what destroys comes last. */
export function tryRemedies(cluster: Cluster, {target, kind, found}: Ranked): ReadonlyMap<Found, readonly TriedRemedy[]> {
  if (kind !== 'stuck' || !target.left) return new Map(found.map((one) => [one, one.finding.remedies.map(untried)]))
  const trials = new Trials(cluster, target.id)
  return new Map(found.map((one) => [one, one.finding.remedies.flatMap((remedy) => trials.of(remedy) ?? []).toSorted(byRisk)]))
}

const untried = (remedy: Remedy): TriedRemedy => ({...remedy, frees: null})

const byRisk = (a: Remedy, b: Remedy) => Number(a.risk === 'destructive') - Number(b.risk === 'destructive')

class Trials {
  private readonly before: Prospect
  private readonly known = new Map<string, Prospect | undefined>()

  constructor(
    private readonly cluster: Cluster,
    private readonly storeId: number,
  ) {
    this.before = prospect(cluster, storeId)
  }

  /** The remedy with what it frees; undefined when it frees nothing. */
  of(remedy: Remedy): TriedRemedy | undefined {
    const after = remedy.whatIf && this.after(remedy.whatIf)
    if (!after) return untried(remedy)
    const frees = this.freedBy(after)
    return frees === 0 ? this.together(remedy, after) : {...remedy, frees}
  }

  /** Two locks on one door: the remedy with those for what still holds the Regions, when it takes both. */
  private together(remedy: Remedy, after: Prospect): TriedRemedy | undefined {
    const others: Remedy[] = []
    let still = after
    while (others.length < MOST_LOCKS - 1) {
      const next = nextRemedy(still, [remedy, ...others])
      if (!next) return undefined
      others.push(next)
      const now = this.after(flagsOf([remedy, ...others]))
      const frees = now && this.freedBy(now)
      if (!now || frees === null) return undefined
      if (frees !== undefined && frees > 0) return this.isNeeded(others, frees) ? joined([remedy, ...others], frees) : undefined
      still = now
    }
    return undefined
  }

  private isNeeded(others: readonly Remedy[], frees: number): boolean {
    const without = this.after(flagsOf(others))
    return without !== undefined && (this.freedBy(without) ?? 0) < frees
  }

  private after(flags: readonly string[]): Prospect | undefined {
    const key = flags.join(' ')
    if (this.known.has(key)) return this.known.get(key)
    const changes = changesOf(flags)
    const after = changes && prospect(applyChanges(this.cluster, changes).cluster, this.storeId)
    this.known.set(key, after)
    return after
  }

  /** Null when the dumps do not tell of a Region that was held before. */
  private freedBy(after: Prospect): number | null {
    const open = new Set(after.open)
    const held = new Set([...after.held.values()].flat())
    const before = [...this.before.held.values()].flat()
    return before.some((id) => open.has(id)) ? null : before.filter((id) => !held.has(id)).length
  }
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

/** All of them, or nothing: half of it taken back is another change. */
function undoOf(remedies: readonly Remedy[]): Pick<Remedy, 'undo'> {
  const all = remedies.flatMap(({undo}) => undo ?? [])
  return all.length === remedies.length ? {undo: all.toReversed().join('; ')} : {}
}

function joined(remedies: readonly [Remedy, ...Remedy[]], frees: number): TriedRemedy {
  const [first, ...others] = remedies
  const conditions = [`${remedies.length} things hold these Regions, and one alone frees none of them`, ...remedies.flatMap(({when}) => when ?? [])]
  return {
    ...first,
    title: remedies.map(({title}) => title).join('; and with it: '),
    when: conditions.join('; '),
    commands: remedies.flatMap(({commands}) => commands),
    verify: others.at(-1)?.verify ?? first.verify,
    ...undoOf(remedies),
    whatIf: flagsOf(remedies),
    frees,
  }
}
