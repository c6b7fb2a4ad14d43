import type {Sentence} from '../model/say.js'

export type Checker = 'rule' | 'replica' | 'joint-state' | 'learner' | 'none'
export type DecisionKind = 'replace' | 'add' | 'remove' | 'promote' | 'move' | 'leave-joint' | 'other' | 'none'

/** Why a store is no target: PD's permanent filters, then those for a state that passes by itself. */
export type Filter =
  | 'has-peer' | 'not-up' | 'low-space' | 'special-use' | 'exclusive-label' | 'label-constraints' | 'isolation' | 'worse-location'
  | 'disconnected' | 'busy' | 'store-limit' | 'snapshots' | 'pending-peers'

/** Why PD makes no operator for a Region, by the code of causes.md that the branch of PD belongs to. */
export type Obstacle =
  | 'no-leader' | 'halted' | 'recovery-running' | 'checker-paused' | 'deny-label' | 'joint-state' | 'limit-zero' | 'queue-zero' | 'operator-already'
  | 'remove-limit' | 'no-target' | 'rule-short' | 'learner-gate' | 'sibling-first' | 'orphan-waits' | 'lost-store' | 'offline-replace-disabled' | 'no-valid-leader' | 'satisfied'

/** A store that is no target, with the first filter that rejects it. */
export interface Rejection {
  readonly storeId: number
  readonly by: Filter
}

/** What PD's checkers would do about one Region, and why. */
export interface Decision {
  readonly checker: Checker
  readonly kind: DecisionKind
  /** The stores that PD would choose among; it takes the one with the lowest region score. */
  readonly targets: readonly number[]
  /** Every other store, with the first filter that rejects it. */
  readonly rejected: readonly Rejection[]
  /** The store that the operator takes a peer from, if it takes one: not always the leaving one. */
  readonly from?: number
  /** For `none`: what keeps PD from acting. */
  readonly obstacle?: Obstacle
  /** In words, with the term of causes.md. */
  readonly because: Sentence
  /** The placement rule that decided, `group/id`. */
  readonly rule?: string
}

export interface Replay {
  /** Regions on the store for which PD comes to the same answer in the same way. */
  readonly groups: ReadonlyArray<{readonly regions: readonly number[]; readonly decision: Decision}>
  of(regionId: number): Decision | undefined
  /** What PD looks at and the dumps lack; where something decisive is missing there are no groups. */
  readonly missing: readonly string[]
  /** Defaults of PD that stand in for what the dumps do not say: `schedule.low-space-ratio is 0.8 (PD's default)`. */
  readonly assumed: readonly string[]
}
