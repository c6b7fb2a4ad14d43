import type {Confidence, Evidence} from '../../causes/cause.js'
import type {StepKind} from '../../model/operator.js'
import type {Notice} from '../../model/input.js'
import type {Sentence} from '../../model/say.js'
import type {ListedStore} from '../listed-store.js'
import type {Kind, Verdict} from '../rank.js'

/** Does a store that leaves get on? `left`: PD is done with it; `not-leaving`: its removal was taken back, or PD refuses it. */
export type Pace = 'stuck' | 'not-leaving' | 'cannot-tell' | 'getting-on' | 'left'

/**
 * One cluster at two moments, side by side: what `diff --format json` prints, version 1. `old` is the older one. Times are RFC 3339.
 * Evidence stands in the order of the two where it is of both. Null: the dumps do not tell.
 */
export interface Difference<E = Evidence> {
  readonly schema: 1
  readonly conclusion: Conclusion
  readonly old: Side
  readonly now: Side
  /** How far the two moments are apart. */
  readonly seconds: number | null
  /** Every store that leaves, or left, at one of the two; the one that the conclusion is about first. */
  readonly leaving: ReadonlyArray<LeavingChange<E>>
  readonly stores: ReadonlyArray<StoreChange<E>>
  readonly settings: ReadonlyArray<SettingChange<E>>
  readonly operators: ReadonlyArray<OperatorChange<E>>
  readonly findings: ReadonlyArray<FindingChange<E>>
  /** What the logs tell of the time between: changes of the PD leader, starts, and what somebody changed. */
  readonly events: readonly E[]
  /** What was not saved at both moments: nothing is said of it. */
  readonly uncompared: readonly Uncompared[]
  readonly notices: readonly Notice[]
}

/** The answer: how the worst of the leaving stores gets on. */
export interface Conclusion {
  readonly pace: Pace | 'no-store-leaving'
  readonly store: number | null
  readonly summary: Sentence
}

/** One of the two moments, and what was concluded from it; the later one knowing the earlier one. */
export interface Side {
  /** The bundle, or its folder. */
  readonly name: string
  readonly at: string | null
  readonly verdict: Verdict
}

export interface LeavingChange<E = Evidence> {
  readonly store: number
  readonly address: string | null
  readonly pace: Pace
  readonly why: Sentence
  /** Null while it is none of the stores that the verdict is about. */
  readonly kind: {readonly old: Kind | null; readonly now: Kind | null}
  readonly peers: Peers<E>
  /** Null where one of the two moments does not show all Regions on the store. */
  readonly regions: TailChange<E> | null
}

export interface Peers<E = Evidence> {
  readonly old: number | null
  readonly now: number | null
  /** Null where they do not become fewer, or no time tells how fast. */
  readonly perHour: number | null
  readonly secondsLeft: number | null
  readonly evidence: readonly E[]
}

export interface TailChange<E = Evidence> {
  /** In both. */
  readonly tail: readonly number[]
  /** Those of the tail whose members did not change either. */
  readonly unmoved: readonly number[]
  readonly gone: readonly number[]
  readonly came: readonly number[]
  /** What the Regions of the tail are charged to now. */
  readonly heldBy: ReadonlyArray<{readonly cause: string; readonly regions: readonly number[]}>
  /** The first of the tail, as both show it. */
  readonly evidence: readonly E[]
}

export type StoreField = 'state' | 'liveness' | 'restarted' | 'address' | 'version' | 'labels' | 'capacity' | 'available' | 'regionCount' | 'leaderCount'

/** A store whose record differs, appeared or is gone. */
export interface StoreChange<E = Evidence> {
  readonly store: number
  readonly old: ListedStore | null
  readonly now: ListedStore | null
  readonly changed: readonly StoreField[]
  readonly evidence: readonly E[]
}

export type SettingPart = 'config' | 'store-limit' | 'placement-rules' | 'region-labels' | 'schedulers' | 'checkers' | 'members'

/** Something that a person, or PD, has set. Null: it is not there, while the list that would hold it is. */
export interface SettingChange<E = Evidence> {
  readonly of: SettingPart
  readonly key: string
  readonly old: string | null
  readonly now: string | null
  readonly evidence: readonly E[]
}

export type OperatorEnd = 'finished' | 'timed-out' | 'canceled' | 'replaced' | 'expired' | 'removed' | 'gone'

/** `gone`: it is no longer there, and no log tells what became of it. */
export interface OperatorChange<E = Evidence> {
  readonly region: number
  readonly desc: string
  readonly became: OperatorEnd | 'still-there' | 'new'
  /** Its step, of so many. */
  readonly step: {readonly old: number | null; readonly now: number | null; readonly of: number}
  readonly doing: {readonly kind: StepKind; readonly text: string} | null
  readonly evidence: readonly E[]
}

/** `unchecked`: it was found before, and what would show it is not there now. */
export interface FindingChange<E = Evidence> {
  readonly cause: string
  readonly store: number | null
  readonly became: 'came' | 'stayed' | 'went' | 'unchecked'
  readonly confidence: {readonly old: Confidence | null; readonly now: Confidence | null}
  readonly regions: {readonly old: readonly number[]; readonly now: readonly number[]}
  /** What the other moment answered, where only one found it. */
  readonly why: Sentence | null
  readonly evidence: readonly E[]
}

export interface Uncompared {
  readonly of: SettingPart | 'stores' | 'operators'
  /** `once`: both would show one and the same file. */
  readonly saved: 'old' | 'now' | 'once' | 'never'
}
