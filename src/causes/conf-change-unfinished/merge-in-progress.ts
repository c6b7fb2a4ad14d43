import type {Cluster} from '../../model/cluster.js'
import {type Answer, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {isLeft} from '../left.js'
import {citeLocal, localPeersOf} from '../local-peers.js'
import {type Merge, mergesOf, stopMerging} from '../merges.js'
import {lookAgain, remarked} from '../remedies.js'
import {text} from './merge-in-progress.text.en.js'
import {say} from '../../model/say.js'

// TiKV: components/raftstore/src/store/peer.rs propose_conf_change refuses while merging; PD: server/cluster/coordinator.go patrolRegions skips Regions with an operator
export const mergeInProgress = defineCause({
  id: 'merge-in-progress',
  family: 'conf-change-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    if (store.left === undefined) return notChecked(say`no list of the Regions on store ${store.id}`, ['region-store'])
    return answer(cluster, mergesOf(cluster, store), store) ?? ruledOut(say`no Region left is held by a merge that has begun`)
  },

  diagnoseCluster: (cluster) => answer(cluster, mergesOf(cluster)) ?? ruledOut(say`no merge of the bundle fails to end`),
})

function answer(cluster: Cluster, all: readonly Merge[], store?: LeavingStore): Answer | undefined {
  const merges = all.filter(({skipped, rolledBack, isLagging}) => rolledBack !== undefined || (skipped === undefined && !isLagging))
  const [first] = merges
  if (!first) return undefined
  const ids = [...new Set(merges.flatMap(({from, to}) => [from, to]))]
  return found({
    confidence: 'likely',
    stores: store ? [store.id] : [],
    regions: store ? ids.filter((id) => isLeft(store, id)) : ids,
    summary: say`Region ${first.from} is being merged into Region ${first.to}${merges.length > 1 ? say`, and ${merges.length - 1} more alike` : ''}, and the merge does not end: until then neither takes a change of members.`,
    evidence: [...first.evidence, ...localPeersOf(cluster, first.from).filter(({state}) => state === 'Merging').slice(0, 3).map(citeLocal)],
    remedies: remedies(cluster, first),
    asks: first.rolledBack ? ['tikv-ctl-region'] : ['tikv-log-leader', 'store-again'],
  })
}

function remedies(cluster: Cluster, merge: Merge): Remedy[] {
  return [
    lookAgain(cluster, [merge.from, merge.to]),
    stopMerging(cluster, merge),
    {
      title: say`Look after Region ${merge.to}, the target`,
      risk: 'read-only',
      when: say`the merge has begun in TiKV and lasts for longer than ten minutes: as a rule the target has no quorum`,
      commands: [remarked(`tikv-ctl --host STORE_ADDRESS raft region -r ${merge.to}`, say`on each store with a peer`)],
      verify: say`The target has a leader, and the state of the source is no longer \`Merging\`.`,
    },
  ]
}
