import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {listed} from '../../model/words.js'
import {type Answer, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {leftThat} from '../left.js'
import {isOverdue, stallOf} from '../operators.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {pdCtl, restart} from '../remedies.js'
import {citeLines, hasTikvLog, linesByNode, spanOf, storeOfNode} from '../repeated-lines.js'
import {faultyRegions, type SnapshotFault, targetsOf} from '../snapshots.js'
import {LIMITS_AS_SHOWN} from '../undo.js'
import {text} from './snapshot-receive-rejected.text.en.js'

const FAULT: SnapshotFault = {
  signatures: ['snapshot-refused', 'snapshot-overlap', 'snapshot-receiver-busy', 'snapshot-receive-throttled'],
  says: ({regionId, last}) => say`the receiver refuses the snapshot of Region ${regionId}${last.fields.has('overlap_region_id') ? say`: its range still belongs to Region ${last.fields.get('overlap_region_id')} there` : ''}`,
}

// TiKV: src/server/snap.rs recv_snap, concurrent-recv-snap-limit; components/raftstore/src/store/fsm/peer.rs check_snapshot
export const snapshotReceiveRejected = defineCause({
  id: 'snapshot-receive-rejected',
  family: 'replication-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    return answer(cluster, [store.id], [...faultyRegions(cluster, store, FAULT), ...byTarget(cluster, store)]) ?? silent(cluster)
  },

  diagnoseCluster(cluster) {
    return answer(cluster, [], faultyRegions(cluster, undefined, FAULT).map(asProof)) ?? byNode(cluster) ?? silent(cluster)
  },
})

function silent(cluster: Cluster): Answer {
  return hasTikvLog(cluster) ? ruledOut(say`no TiKV in the bundle refuses a snapshot of these Regions`) : notChecked(say`no log of any TiKV`, ['tikv-log-target'])
}

/** The sender quotes the receiver's refusal for this very Region: one line tells what happened, not that it lasts. */
function asProof(one: RegionCase): RegionCase {
  return {...one, confidence: 'likely'}
}

/** `too many recving snapshot tasks` names no Region: joined with what waits on that store for a snapshot, longer than PD allows. */
function byTarget(cluster: Cluster, store: LeavingStore): readonly RegionCase[] {
  const busy = new Map(refusing(cluster).flatMap((lines) => {
    const id = storeOfNode(cluster, lines.node)
    return id === undefined ? [] : [[id, lines] as const]
  }))
  return leftThat(store, ({pendingPeers}) => pendingPeers.length > 0).flatMap(({id}) => {
    const target = targetsOf(cluster, store, id).find((one) => busy.has(one))
    const lines = target === undefined ? undefined : busy.get(target)
    const stall = stallOf(cluster, id)
    const confidence = stall && isOverdue(stall, true) && (lines?.last.time ?? 0) >= (stall.operator.startedAt ?? Number.POSITIVE_INFINITY) ? 'certain' : 'likely'
    return lines ? [{regionId: id, confidence, evidence: citeLines(lines, say`store ${target}, on which the peer of Region ${id} waits, refuses snapshots`)}] : []
  })
}

function refusing(cluster: Cluster) {
  return linesByNode(cluster, ['snapshot-receive-throttled']).filter((lines) => lines.count >= 3 && spanOf(lines) > 0)
}

function byNode(cluster: Cluster): Answer | undefined {
  const nodes = refusing(cluster)
  const [first] = nodes
  if (!first) return undefined
  return found({
    confidence: 'possible',
    stores: nodes.flatMap(({node}) => storeOfNode(cluster, node) ?? []),
    regions: [],
    summary: say`${listed(nodes.map(({node}) => node))} refuses snapshots: too many come at once.`,
    evidence: citeLines(first, say`a snapshot is refused, concurrent-recv-snap-limit is reached`),
    remedies: remedies(cluster, false),
    asks: ['region-store', 'tikv-log-leader', 'pd-log'],
  })
}

function answer(cluster: Cluster, stores: readonly number[], all: readonly RegionCase[]): Answer | undefined {
  const cases = surest(all)
  if (!cases) return undefined
  return found({
    ...claim(cases),
    refines: 'learner-cannot-be-promoted',
    stores,
    summary: say`The store that should get ${nameRegions(cases)} refuses the snapshot, and the leader begins again: the new peer never gets its data.`,
    remedies: remedies(cluster, cluster.logs?.seen('snapshot-overlap') !== undefined),
    asks: cases[0].confidence === 'certain' ? [] : ['tikv-log-target', 'region-store', 'tikv-log-leader'],
  })
}

function remedies(cluster: Cluster, isOverlap: boolean): Remedy[] {
  return [
    {
      title: say`Send fewer snapshots to the refusing store at once`,
      risk: 'reversible',
      when: say`it says \`too many recving\` or \`exceeded the limitation\``,
      commands: [`${pdCtl(cluster)} store limit all 15 add-peer`, `${pdCtl(cluster)} config set max-snapshot-count 16`],
      verify: say`The line no longer appears, and \`operator finish\` lines do.`,
      undo: LIMITS_AS_SHOWN,
    },
    restart('TARGET_HOST:PORT', {
      title: say`Restart the refusing TiKV`,
      when: say`it refuses although nothing comes in: snapshots that broke off may hold its slots`,
      verify: say`The learners on it leave \`pending_peers\`.`,
    }),
    ...(isOverlap ? [lookAtOverlap(cluster)] : []),
  ]
}

function lookAtOverlap(cluster: Cluster): Remedy {
  return {
    title: say`See whether the overlapping Region still belongs there`,
    risk: 'read-only',
    when: say`the line is \`snapshot range overlaps\``,
    commands: [`${pdCtl(cluster)} region OVERLAP_REGION_ID`],
    verify: say`If PD does not list it on that store and it never goes away, the store holds a stale peer: restart it first.`,
  }
}
