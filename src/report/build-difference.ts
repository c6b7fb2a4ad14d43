import type {Evidence as CausesEvidence} from '../causes/cause.js'
import type {Difference as Compared} from '../diagnose/diff/difference.js'
import type {Source} from '../model/source.js'
import type {Quoted} from './build-report.js'
import type {Difference} from './contract.js'

/** Every source that the comparison cites, so that their text can be read back in one go. */
export function sourcesOfDifference(difference: Compared): readonly Source[] {
  const sources: Source[] = []
  withEvidence(difference, ({source}) => sources.push(source))
  return sources
}

export function buildDifference(difference: Compared, quoted: (source: Source) => Quoted): Difference {
  return withEvidence(difference, ({says, source}) => ({says, ...quoted(source)})) as Difference
}

/** The same value, with each evidence in it written in another way. */
function withEvidence(value: unknown, written: (evidence: CausesEvidence) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withEvidence(each, written))
  if (typeof value !== 'object' || value === null) return value
  if (isEvidence(value)) return written(value)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withEvidence(member, written)]))
}

const isEvidence = (value: object): value is CausesEvidence => 'says' in value && 'source' in value
