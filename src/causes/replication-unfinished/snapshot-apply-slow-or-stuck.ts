import type {Cluster} from '../../model/cluster.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {lasting} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {leftToldOf} from '../left.js'
import {FAST_MS, SLOW_MS} from '../operators.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {remarked, removePeer, restart} from '../remedies.js'
import {hasTikvLog, isNamed, laggingStores, linesByNode, storeOfNode} from '../repeated-lines.js'
import {text} from './snapshot-apply-slow-or-stuck.text.en.js'

// TiKV: components/raftstore/src/store/worker/region.rs: one thread applies, gated by RocksDB's ingest stall; tikv/tikv#17078, #8373
export const snapshotApplySlowOrStuck = defineCause({
  id: 'snapshot-apply-slow-or-stuck',
  family: 'replication-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const cases = leftToldOf(cluster, store, ['snapshot-applying']).flatMap((region) => openApply(cluster, region.id, laggingStores(region)) ?? [])
    return answer(cluster, cases, store) ?? aborted(cluster) ?? silent(cluster)
  },

  diagnoseCluster(cluster) {
    const cases = (cluster.logs?.regionsOf('snapshot-applying') ?? []).slice(0, 1000).flatMap((id) => openApply(cluster, id) ?? [])
    return answer(cluster, cases) ?? aborted(cluster) ?? silent(cluster)
  },
})

function silent(cluster: Cluster): Answer {
  return hasTikvLog(cluster) ? ruledOut(say`every snapshot that a TiKV of the bundle begins to apply is applied`) : notChecked(say`no log of any TiKV`, ['tikv-log-target'])
}

/** A begin without an end on a node whose log goes on: for longer than PD waits, or for minutes while the Region waits for this very store. */
function openApply(cluster: Cluster, regionId: number, lagging?: readonly number[]): RegionCase | undefined {
  const begun = isNamed(cluster, 'snapshot-applying', regionId) ? cluster.logs?.seen('snapshot-applying', {regionId})?.last : undefined
  const node = cluster.logs?.nodes.find(({name}) => name === begun?.node)
  if (!begun || begun.time === undefined || node?.to === undefined) return undefined
  const open = node.to - begun.time
  const storeId = storeOfNode(cluster, node.name)
  const isAwaited = lagging !== undefined && storeId !== undefined && lagging.includes(storeId)
  if (open < (isAwaited ? 2 * FAST_MS : SLOW_MS) || hasEnded(cluster, regionId, begun) || (lagging && storeId !== undefined && !isAwaited)) return undefined
  const end: Evidence[] = node.lastLine ? [{says: say`its log ends ${lasting(open)} later without \`apply new data\``, source: node.lastLine}] : []
  return {
    regionId,
    confidence: isAwaited && open >= SLOW_MS && node.isContinuous ? 'certain' : 'likely',
    evidence: [cite(begun, say`${node.name} begins to apply the snapshot of Region ${regionId}`), ...end],
  }
}

function hasEnded(cluster: Cluster, regionId: number, begun: LogEvent): boolean {
  return (['snapshot-applied', 'snapshot-apply-failed', 'peer-destroyed'] as const).some((signature) => {
    const end = cluster.logs?.seen(signature, {regionId, node: begun.node})?.last
    return end !== undefined && (end.time ?? 0) >= (begun.time ?? 0)
  })
}

/** `applying snapshot is aborted` again and again: each time the work is lost. */
function aborted(cluster: Cluster): Answer | undefined {
  const first = linesByNode(cluster, ['snapshot-apply-failed']).find(({count}) => count >= 2)
  if (!first) return undefined
  return found({
    confidence: 'possible',
    stores: [],
    regions: [],
    summary: say`${first.node} breaks the application of snapshots off, ${first.count} times.`,
    evidence: [cite(first.first, say`${first.node}: a snapshot is not applied`), cite(first.last, say`and again`)],
    remedies: remedies(cluster),
    asks: ['tikv-log-target', 'region-store', 'disk-stats'],
  })
}

function answer(cluster: Cluster, all: readonly RegionCase[], store?: LeavingStore): Answer | undefined {
  const cases = surest(all)
  if (!cases) return undefined
  return found({
    ...claim(cases),
    refines: 'learner-cannot-be-promoted',
    stores: store ? [store.id] : [],
    summary: say`The target has the snapshot of ${nameRegions(cases)} and does not get it applied: the new peer stays pending.`,
    remedies: remedies(cluster, cases[0].regionId, store),
    asks: ['disk-stats', 'tikv-log-target', 'region-store'],
  })
}

function remedies(cluster: Cluster, regionId?: number, store?: LeavingStore): Remedy[] {
  const target = store?.left?.find(({id}) => id === regionId)?.pendingPeers[0]?.storeId
  return [
    {
      title: say`Look at the disk and the compactions of the target`,
      risk: 'read-only',
      commands: [remarked('iostat -x 1 10', say`on the host of the target`), "grep -E 'write stall|Stalling|pending compaction' tikv.log rocksdb.info"],
      verify: say`Once write stalls end, \`apply new data\` follows for the waiting Regions.`,
    },
    restart('TARGET_HOST:PORT', {
      title: say`Restart the TiKV of the target`,
      when: say`neither disk nor compaction is busy and the begin has no end for many minutes`,
      verify: say`It logs \`region is applying snapshot\`, then \`apply new data\`.`,
    }),
    ...(regionId === undefined || target === undefined ? [] : [removePeer(cluster, regionId, target, say`another store can take the peer`)]),
  ]
}
