import type {Source} from './source.js'

export type StepKind = 'add-learner' | 'add-peer' | 'promote' | 'demote' | 'remove-peer' | 'transfer-leader' | 'enter-joint' | 'leave-joint' | 'merge' | 'split' | 'other'

export interface Step {
  readonly kind: StepKind
  readonly text: string
  /** The store that the step changes; for a transfer the store that gets the leader. */
  readonly storeId?: number
  readonly fromStoreId?: number
  readonly peerId?: number
}

/** PD's plan for one Region. JSON shows it as one string (formats.md 2.4). */
export interface Operator {
  readonly desc: string
  readonly kinds: readonly string[]
  readonly regionId: number
  readonly epoch: {readonly confVer: number; readonly version: number}
  /** Epoch ms. */
  readonly createdAt?: number
  readonly startedAt?: number
  readonly currentStep: number
  readonly steps: readonly Step[]
  readonly status: 'running' | 'finished' | 'timeout'
  readonly text: string
}

export interface ShownOperator extends Operator {
  readonly source: Source
}

/** Does the operator take the peer off this store, or hand its leadership away? */
export function isEvacuationOf(operator: Operator, storeId: number): boolean {
  return operator.steps.some((step) => (step.kind === 'remove-peer' && step.storeId === storeId) || (step.kind === 'transfer-leader' && step.fromStoreId === storeId))
}
