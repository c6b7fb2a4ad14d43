import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {namedStores} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, ruledOut} from '../cause.js'
import {recoverAgain, type Recovery, recoveryOf, retriedStores, showRecovery} from '../recovery.js'
import {withLeader} from '../switches.js'
import {text} from './unsafe-recovery-plan-timeout.text.en.js'

// PD: pkg/unsaferecovery/unsafe_recovery_controller.go dispatchPlan; TiKV: raftstore store/unsafe_recovery.rs reports when its part is done
export const unsafeRecoveryPlanTimeout = defineCause({
  id: 'unsafe-recovery-plan-timeout',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    return diagnose(cluster, store)
  },

  diagnoseCluster(cluster) {
    return diagnose(cluster, undefined)
  },
})

function diagnose(cluster: Cluster, store: LeavingStore | undefined): Answer {
  const recovery = recoveryOf(cluster)
  if (!recovery) return cluster.recovery || cluster.logs ? ruledOut(say`no unsafe recovery waits for a store`) : notChecked(say`\`unsafe remove-failed-stores show\` is not in the bundle`, ['unsafe-recovery-show', 'pd-log'], 'any')
  if (recovery.state === 'finished' || recovery.state === 'failed') return ruledOut(say`the unsafe recovery did not end by its timeout`)
  if (recovery.stage === 'collect report') return ruledOut(say`the recovery has not got to a plan: it still collects reports`)
  const waiting = [...new Set([...recovery.undispatched, ...recovery.unreported])]
  if (recovery.state === 'running' && waiting.length === 0) return ruledOut(say`no store keeps the recovery waiting`)
  const retried = retriedStores(cluster)
  return found({
    confidence: sureOf(recovery, waiting, retried.length > 0),
    ...(recovery.state === 'running' && {refines: 'unsafe-recovery-running'}),
    stores: [...(store ? [store.id] : []), ...waiting],
    regions: store && recovery.state === 'running' ? withLeader(store) : [],
    summary: waiting.length > 0 ? say`The unsafe recovery waits for ${namedStores(waiting)} to do ${waiting.length === 1 ? 'its' : 'their'} part${recovery.state === 'timed-out' ? say`, and has run into its timeout` : ''}.` : say`The unsafe recovery ran into its timeout; some store may not have finished its part.`,
    evidence: [...recovery.evidence, ...retried.slice(0, 3).map((event) => cite(event, say`store ${event.storeId} does not finish its plan, PD sends it again`)), ...tikvLines(cluster)],
    remedies: [showRecovery(cluster), recoverAgain(cluster, [], say`the log of the waiting store shows which Region holds it, and that is cured or the store started again`)],
    asks: ['unsafe-recovery-show', 'tikv-log-store', 'pd-log'],
  })
}

function sureOf({state, stage}: Recovery, waiting: readonly number[], isRetried: boolean): 'certain' | 'likely' | 'possible' {
  if (waiting.length === 0) return 'possible'
  if (stage !== undefined && isRetried) return 'certain'
  return state === 'timed-out' || isRetried ? 'likely' : 'possible'
}

function tikvLines({logs}: Cluster): Evidence[] {
  const tally = logs?.seen('tikv-unsafe-recovery')
  return tally ? [cite(tally.last, say`the last line of ${tally.last.node} about the recovery`)] : []
}
