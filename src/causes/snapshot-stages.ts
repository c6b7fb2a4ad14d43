import type {Cluster} from '../model/cluster.js'
import type {LogEvent} from '../model/log-digest.js'
import type {Peer, Region} from '../model/region.js'
import {say} from '../model/say.js'
import {within} from '../model/source.js'
import type {SignatureId} from '../signatures/index.js'
import type {Evidence} from './cause.js'
import {type Stall, stallOf} from './operators.js'
import {storeOfNode} from './repeated-lines.js'
import {citeStages, CLOCKS_MS, linesFrom, type Stage} from './stages.js'

/**
 * How far the snapshot for a pending peer has got, by the logs of the leader and of the peer's store
 * (tikv/tikv components/raftstore/src/store/{peer_storage.rs,snap.rs,worker/region.rs}, src/server/snap.rs). Only a new
 * learner is sure to need one; that another peer does, the request of its leader tells.
 */
export function citeSnapshot(cluster: Cluster, {id, leader, pendingPeers, source}: Region): readonly Evidence[] {
  const stall = stallOf(cluster, id)
  const learner = pendingPeers.find(({storeId}) => stall && isAddedBy(stall, storeId))
  const peer = learner ?? pendingPeers[0]
  if (!leader || !peer) return []
  const begun = learner && (stall?.operator.startedAt ?? stall?.since)
  const requested = linesFrom(cluster, id, ['snapshot-requested'], 0, (event) => isFor(peer, event, begun))
  const since = requested ? requested.first.time : begun
  if (since === undefined) return []
  const onTarget = (signature: SignatureId) => linesFrom(cluster, id, [signature], since - CLOCKS_MS, ({node}) => storeOfNode(cluster, node) === peer.storeId)
  const stages: readonly Stage[] = [
    {name: say`requested`, words: 'requesting snapshot', storeId: leader.storeId, reached: requested},
    {name: say`generated`, words: 'start sending snapshot', storeId: leader.storeId, reached: linesFrom(cluster, id, ['snapshot-generated', 'snapshot-sending'], since, (event) => isFor(peer, event, since))},
    {name: say`sent`, words: 'sent snapshot', storeId: leader.storeId, reached: linesFrom(cluster, id, ['snapshot-sent'], since)},
    {name: say`received`, words: 'begin to apply snapshot', storeId: peer.storeId, reached: onTarget('snapshot-applying')},
    {name: say`applied`, words: 'apply new data', storeId: peer.storeId, reached: onTarget('snapshot-applied')},
  ]
  return citeStages(cluster, {what: say`the snapshot of Region ${id} for store ${peer.storeId}`, source: within(source, '/pending_peers'), since}, stages)
}

function isAddedBy({step}: Stall, storeId: number): boolean {
  return (step.kind === 'add-learner' || step.kind === 'add-peer') && step.storeId === storeId
}

/** `[request_peer=2551]`; a line that names no peer is about this one if it comes while PD waits for it. */
function isFor({id}: Peer, {fields, time}: LogEvent, since: number | undefined): boolean {
  const asking = fields.get('request_peer')
  return asking === undefined ? since !== undefined && time !== undefined && time >= since - CLOCKS_MS : asking === String(id)
}
