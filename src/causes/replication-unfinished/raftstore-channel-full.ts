import type {Cluster} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import {say} from '../../model/say.js'
import {isAtLeast} from '../../model/version.js'
import {listed} from '../../model/words.js'
import {type Answer, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {leftThat} from '../left.js'
import {remarked, setConfig} from '../remedies.js'
import {citeLines, hasTikvLog, laggingStores, linesByNode, storeOfNode} from '../repeated-lines.js'
import {PREVIOUS_SETTINGS} from '../undo.js'
import {text} from './raftstore-channel-full.text.en.js'

// TiKV: src/server/service/kv.rs batch_raft; components/batch-system/src/router.rs TrySendError::Full; tikv/tikv#11047
export const raftstoreChannelFull = defineCause({
  id: 'raftstore-channel-full',
  family: 'replication-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose: ({cluster, store}) => answer(cluster, store),
  diagnoseCluster: (cluster) => answer(cluster),
})

function answer(cluster: Cluster, store?: LeavingStore): Answer {
  if (!hasTikvLog(cluster)) return notChecked(say`no log of any TiKV`, ['tikv-log-target'])
  const nodes = linesByNode(cluster, ['raft-queue-full'])
  const [first] = nodes.toSorted((a, b) => b.count - a.count)
  if (!first) return ruledOut(say`no TiKV in the bundle reports a full raftstore queue (from 5.3 on none does: only metrics show it)`)
  const full = nodes.flatMap(({node}) => storeOfNode(cluster, node) ?? [])
  return found({
    confidence: first.count >= 2 ? 'likely' : 'possible',
    stores: [...(store ? [store.id] : []), ...full],
    regions: store ? idsOf(leftThat(store, (region) => laggingStores(region).some((id) => full.includes(id)))) : [],
    summary: say`The raftstore of ${listed(nodes.map(({node}) => node))} is overloaded: its queue is full, raft messages are dropped and the senders' streams break.`,
    evidence: citeLines(first, say`a raft message does not get into the queue`),
    remedies: remedies(cluster),
    knownBugs: cluster.version && isAtLeast(cluster.version.is, '5.3.0') ? [] : [{url: 'https://github.com/tikv/tikv/issues/11047', affects: say`up to 5.2: the whole stream of the sender breaks`, fixedIn: ['5.3.0']}],
    asks: ['stores', 'metrics'],
  })
}

function remedies(cluster: Cluster): Remedy[] {
  return [
    {
      title: say`See what keeps that TiKV busy`,
      risk: 'read-only',
      commands: [remarked('iostat -x 1 10; top -H -p $(pgrep tikv-server)', say`raftstore and apply threads at 100 %?`)],
      verify: say`Known are: snapshots and compactions on a slow disk, hot Regions, too few raftstore threads.`,
    },
    {...setConfig(cluster, 'replica-schedule-limit', '16', say`Send fewer snapshots at once`), when: say`the lines come with \`begin apply snap data\``},
    {
      title: say`Give the raftstore more threads`,
      risk: 'reversible',
      when: say`its threads are at their limit and the disk is not`,
      commands: [remarked('tiup cluster edit-config CLUSTER', say`tikv: raftstore.store-pool-size: 4, raftstore.apply-pool-size: 4 (default 2)`), 'tiup cluster reload CLUSTER -R tikv -N HOST:PORT'],
      verify: say`The line no longer appears.`,
      undo: PREVIOUS_SETTINGS,
    },
  ]
}
