import type {Cluster} from '../../model/cluster.js'
import {type Answer, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {isLeft} from '../left.js'
import {type Merge, mergesOf, stopMerging} from '../merges.js'
import {lookAgain, pdCtl, remarked} from '../remedies.js'
import {text} from './merge-blocked-by-lagging-peer.text.en.js'
import {say} from '../../model/say.js'

// TiKV: components/raftstore/src/store/peer.rs pre_propose_prepare_merge, get_min_progress; PD: step.go MergeRegion.CheckInProgress returns nil
export const mergeBlockedByLaggingPeer = defineCause({
  id: 'merge-blocked-by-lagging-peer',
  family: 'conf-change-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    if (store.left === undefined) return notChecked(say`no list of the Regions on store ${store.id}`, ['region-store'])
    return answer(cluster, mergesOf(cluster, store), store) ?? ruledOut(say`no Region left waits for a merge that a lagging peer holds up`)
  },

  diagnoseCluster: (cluster) => answer(cluster, mergesOf(cluster)) ?? ruledOut(say`no leader of the bundle refuses a merge for a lagging peer`),
})

function answer(cluster: Cluster, all: readonly Merge[], store?: LeavingStore): Answer | undefined {
  const waiting = all.filter(({skipped, rolledBack, isLagging}) => rolledBack === undefined && (skipped !== undefined || isLagging))
  const merges = waiting.some(isSaid) ? waiting.filter(isSaid) : waiting
  const [first] = merges
  if (!first) return undefined
  const ids = [...new Set(merges.flatMap(({from, to}) => [from, to]))]
  return found({
    confidence: !isSaid(first) ? 'likely' : store ? 'certain' : 'likely',
    stores: store ? [store.id] : [],
    regions: store ? ids.filter((id) => isLeft(store, id)) : ids,
    summary: say`The merge of Region ${first.from} into Region ${first.to} waits for a peer that is too far behind, and holds both Regions until its operator times out.`,
    evidence: first.evidence,
    remedies: remedies(cluster, first),
    asks: isSaid(first) ? [] : ['tikv-log-leader', 'store-again'],
  })
}

/** The leader's own words, more than once: a peer may lag for a moment. */
function isSaid({skipped}: Merge): boolean {
  return skipped !== undefined && skipped.count >= 2
}

function remedies(cluster: Cluster, merge: Merge): Remedy[] {
  return [
    lookAgain(cluster, [merge.from, merge.to]),
    stopMerging(cluster, merge),
    {
      title: say`Find the peer that lags`,
      risk: 'read-only',
      commands: [remarked(`${pdCtl(cluster)} region ${merge.from}`, say`pending_peers, down_peers`), `${pdCtl(cluster)} region ${merge.to}`],
      verify: say`Its store runs and the peer leaves the lists: it would hold up the move of this Region as well.`,
    },
  ]
}
