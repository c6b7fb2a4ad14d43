import type {Cause, Family} from '../causes/cause.js'
import {type IdSet, idSet} from '../model/id-set.js'
import type {Found} from './charge.js'
import type {Ranked} from './rank.js'
import type {Trials} from './trials.js'
import type {Prospect} from './what-if.js'

/** Locks on one door that are taken off one after the other. */
export const MOST_LOCKS = 3

/** What would keep Regions all the same once the cause is gone that they are charged to. */
export interface Lock {
  /** What is taken off before it shows. */
  readonly behind: readonly Cause[]
  readonly found: Found
  readonly regions: readonly number[]
}

/** A cause of these keeps PD from looking any further, so that what stands behind it does not show. */
const HIDES: ReadonlySet<Family> = new Set(['pd-cannot-act', 'throttled-or-disabled'])

/** The locks behind what the Regions of a stuck store are charged to: both are roots, for neither cure frees them alone. */
export function locksBehind({charges}: Ranked, trials: Trials): readonly Lock[] {
  const locks = [...charges.byCause].flatMap(([root, regions]) => (HIDES.has(root.cause.family) && root.cause.blocks !== 'no' ? chain(root, idSet(regions), trials) : []))
  return locks.filter(({found}, at) => locks.findIndex((other) => other.found.cause === found.cause) === at)
}

/** Takes the lock off in the model and looks what holds then, and so on. */
function chain(root: Found, regions: IdSet, trials: Trials): readonly Lock[] {
  const locks: Lock[] = []
  const off: Cause[] = []
  let [current, flags]: [Found, readonly string[]] = [root, []]
  while (off.length < MOST_LOCKS - 1) {
    const cured = cure(current, flags, regions, trials)
    if (!cured) break
    off.push(current.cause)
    const next = holders(cured.after, regions).filter(({found}) => !off.includes(found.cause) && locks.every((lock) => lock.found.cause !== found.cause))
    const [first] = next
    if (!first) break
    locks.push(...next.map((one) => ({...one, behind: [...off]})))
    current = first.found
    flags = cured.flags
  }
  return locks
}

/** The first remedy of the finding after which it holds none of the Regions. */
function cure({cause, finding}: Found, before: readonly string[], regions: IdSet, trials: Trials) {
  for (const {whatIf, risk} of finding.remedies) {
    if (!whatIf || risk === 'destructive') continue
    const flags = [...before, ...whatIf]
    const after = trials.after(flags)
    if (after && !after.held.get(cause.id)?.some((id) => regions.has(id))) return {flags, after}
  }
  return undefined
}

/** What holds these Regions and says so itself, the one with most of them first. */
function holders({held, found}: Prospect, regions: IdSet): ReadonlyArray<Omit<Lock, 'behind'>> {
  const locks = found.flatMap((one) => {
    const claimed = idSet(one.finding.confidence === 'possible' ? [] : one.finding.regions)
    const mine = (held.get(one.cause.id) ?? []).filter((id) => regions.has(id) && claimed.has(id))
    return mine.length > 0 ? [{found: one, regions: mine}] : []
  })
  return locks.toSorted((a, b) => b.regions.length - a.regions.length)
}
