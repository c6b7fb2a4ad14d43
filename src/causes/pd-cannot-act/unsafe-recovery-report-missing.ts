import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {namedStores} from '../../model/words.js'
import {type Answer, cite, defineCause, found, type LeavingStore, notChecked, ruledOut} from '../cause.js'
import {recoverAgain, type Recovery, recoveryOf, retriedStores, showRecovery} from '../recovery.js'
import {startAgain} from '../remedies.js'
import {withLeader} from '../switches.js'
import {text} from './unsafe-recovery-report-missing.text.en.js'

// PD: pkg/unsaferecovery/unsafe_recovery_controller.go CollectReport: every store that is not in the list and no Tombstone must report
export const unsafeRecoveryReportMissing = defineCause({
  id: 'unsafe-recovery-report-missing',
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
  if (!recovery) return cluster.recovery || cluster.logs ? ruledOut(say`no unsafe recovery waits for a report`) : notChecked(say`\`unsafe remove-failed-stores show\` is not in the bundle`, ['unsafe-recovery-show', 'pd-log'], 'any')
  if (recovery.state === 'finished' || recovery.state === 'failed') return ruledOut(say`the unsafe recovery did not end by its timeout`)
  if (recovery.stage !== undefined && recovery.stage !== 'collect report') return ruledOut(say`the reports are in: the recovery stands at ${recovery.stage}`)
  const retried = retriedStores(cluster)
  const silent = [...new Set([...recovery.undispatched, ...recovery.unreported])]
  if (recovery.state === 'running' && (silent.length === 0 || recovery.stage === undefined)) return ruledOut(say`no store keeps the recovery waiting`)
  return found({
    confidence: sureOf(recovery, silent, retried.length > 0),
    ...(recovery.state === 'running' && {refines: 'unsafe-recovery-running'}),
    stores: [...(store ? [store.id] : []), ...silent],
    regions: store && recovery.state === 'running' ? withLeader(store) : [],
    summary: silent.length > 0 ? say`The unsafe recovery waits for the report of ${namedStores(silent)}, which is not in its list of failed stores.` : say`The unsafe recovery ran into its timeout; some surviving store may never have sent its report.`,
    evidence: [...recovery.evidence, ...retried.slice(0, 3).map((event) => cite(event, say`PD asks store ${event.storeId} again`))],
    remedies: [showRecovery(cluster), ...(silent.length > 0 ? [startAgain(silent, say`its data is there: then it reports and the recovery goes on`)] : []), recoverAgain(cluster, silent, say`the silent store is lost for good`)],
    asks: ['unsafe-recovery-show', 'pd-log', 'tikv-log-store'],
  })
}

function sureOf({state, stage}: Recovery, silent: readonly number[], isRetried: boolean): 'certain' | 'likely' | 'possible' {
  if (stage === undefined || silent.length === 0) return 'possible'
  if (state === 'timed-out') return 'certain'
  return isRetried ? 'likely' : 'possible'
}
