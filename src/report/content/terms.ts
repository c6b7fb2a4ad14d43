import type {Confidence} from '../../causes/cause.js'
import {say, type Sentence} from '../../model/say.js'
import type {Difference, Outcome, Remedy, VerdictKind} from '../contract.js'

/** What a reader is told for the terms of the report's closed lists, in the report's language. */
export const KIND_IN_WORDS: Readonly<Record<VerdictKind, Sentence>> = {
  stuck: say`stuck`,
  draining: say`draining`,
  removed: say`removed`,
  'not-removing': say`not removing`,
  'no-store-leaving': say`no store leaving`,
  undetermined: say`undetermined`,
}

export const PACE_IN_WORDS: Readonly<Record<Difference['conclusion']['pace'], Sentence>> = {
  stuck: say`stuck`,
  'not-leaving': say`not leaving`,
  'cannot-tell': say`cannot tell`,
  'getting-on': say`getting on`,
  left: say`left`,
  'no-store-leaving': say`no store leaving`,
}

export const CONFIDENCE_IN_WORDS: Readonly<Record<Confidence, Sentence>> = {certain: say`certain`, likely: say`likely`, possible: say`possible`}

export const RISK_IN_WORDS: Readonly<Record<Remedy['risk'], Sentence>> = {'read-only': say`read-only`, reversible: say`reversible`, destructive: say`destructive`}

export const OUTCOME_IN_WORDS: Readonly<Record<Outcome['outcome'], Sentence>> = {found: say`found`, 'ruled-out': say`ruled out`, 'not-checked': say`not checked`, failed: say`failed`}
