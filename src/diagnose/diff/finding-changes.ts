import type {Outcome} from '../diagnose.js'
import type {FindingChange} from './difference.js'
import type {Pair} from './moment.js'

/** By cause and store: what went away, stayed and came. Hints come last. */
export function findingChanges({old, now}: Pair): readonly FindingChange[] {
  const [before, after] = [byKey(old.outcomes), byKey(now.outcomes)]
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => changeOf(before.get(key), after.get(key)) ?? [])
  return changes.toSorted((a, b) => ORDER.indexOf(a.became) - ORDER.indexOf(b.became) || Number(isHint(a)) - Number(isHint(b)))
}

/** Of each moment; the finding itself has all. */
const SHOWN = 2

const ORDER: ReadonlyArray<FindingChange['became']> = ['came', 'stayed', 'unchecked', 'went']

const isHint = ({confidence}: FindingChange): boolean => (confidence.now ?? confidence.old) === 'possible'

function byKey(outcomes: readonly Outcome[]): ReadonlyMap<string, Outcome> {
  return new Map(outcomes.map((outcome) => [`${outcome.store?.id ?? ''} ${outcome.cause.id}`, outcome]))
}

function changeOf(old: Outcome | undefined, now: Outcome | undefined): FindingChange | undefined {
  const [from, to] = [old?.finding, now?.finding]
  const one = now ?? old
  if (!one || (!from && !to)) return undefined
  return {
    cause: one.cause.id,
    store: one.store?.id ?? null,
    became: from && to ? 'stayed' : to ? 'came' : now && now.kind !== 'ruled-out' ? 'unchecked' : 'went',
    confidence: {old: from?.confidence ?? null, now: to?.confidence ?? null},
    regions: {old: from?.regions ?? [], now: to?.regions ?? []},
    why: from && to ? null : ((from ? now : old)?.why ?? null),
    evidence: [from, to].flatMap((finding) => finding?.evidence.slice(0, SHOWN) ?? []),
  }
}
