import type {RecoveryStage} from '../../src/model/pd.js'
import {aDocument} from './cluster.js'
import {logged} from './log-digest.js'

/** A stage as `unsafe remove-failed-stores show` lists it. */
type StageOf = string | {readonly info: string; readonly details: readonly string[]}

/** The answer of `unsafe remove-failed-stores show`. */
export function shown(...stages: readonly StageOf[]): readonly RecoveryStage[] {
  return stages.map((stage, index) => ({...(typeof stage === 'string' ? {info: stage, details: []} : stage), source: {document: aDocument('unsafe-show.json'), pointer: `/${index}`}}))
}

/** The last stage of `show` while PD waits for these stores. */
export function collecting({undispatched = [], unreported = []}: {readonly undispatched?: readonly number[]; readonly unreported?: readonly number[]}): StageOf {
  return {
    info: 'Collecting reports from alive stores(1/3)',
    details: [
      ...(undispatched.length > 0 ? [`Stores that have not dispatched plan: ${undispatched.join(', ')}`] : []),
      ...(unreported.length > 0 ? [`Stores that have reported to PD: 1`, `Stores that have not reported to PD: ${unreported.join(', ')}`] : []),
    ],
  }
}

/** pd.log: the recovery enters a stage. */
export function entered(secondsBefore: number, stage: string): string {
  return staged(secondsBefore, `Unsafe recovery enters ${stage} stage`)
}

/** pd.log: what the recovery says of itself. */
export function staged(secondsBefore: number, info: string): string {
  return logged(secondsBefore, `[INFO] [unsafe_recovery_controller.go:547] ["{\\"info\\":\\"${info}\\",\\"time\\":\\"2026-01-01 12:00:00.000\\"}"]`)
}

/** pd.log: a store has not done its part for 40 seconds, and is asked again. */
export function retried(secondsBefore: number, storeId: number): string {
  return logged(secondsBefore, `[INFO] [unsafe_recovery_controller.go:461] ["unsafe recovery store recovery plan execution timeout, retry"] [store-id=${storeId}]`)
}
