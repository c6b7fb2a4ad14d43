import type {Cluster} from '../model/cluster.js'
import type {LogEvent} from '../model/log-digest.js'
import type {Sentence} from '../model/say.js'
import type {SignatureId} from '../signatures/index.js'
import type {Evidence, LeavingStore} from './cause.js'
import {leftToldOf, regionLeft} from './left.js'
import {stallOf} from './operators.js'
import type {RegionCase} from './region-cases.js'
import {citeLines, laggingStores, type Lines, linesByRegion, linesOn} from './repeated-lines.js'

/** Lines that say how the way of a snapshot ends, and what they mean. */
export interface SnapshotFault {
  readonly signatures: readonly SignatureId[]
  readonly isMeant?: (event: LogEvent) => boolean
  readonly says: (lines: Lines) => Sentence
}

/**
 * Regions whose snapshot ends in this fault. One such line is ordinary: the leader tries again. Twice for a Region that has a
 * peer without its data is the reason of it; without a dump that shows the peer it is likely to be.
 */
export function faultyRegions(cluster: Cluster, store: LeavingStore | undefined, fault: SnapshotFault): readonly RegionCase[] {
  if (!store?.left) return linesByRegion(cluster, fault.signatures, fault.isMeant).map((lines) => caseOf(lines, fault, lines.count >= 2 ? 'likely' : 'possible'))
  return leftToldOf(cluster, store, fault.signatures).flatMap((region) => {
    const lines = linesOn(cluster, region.id, fault.signatures, fault.isMeant)
    if (!lines || region.leader === undefined || hasArrived(cluster, lines)) return []
    const stall = stallOf(cluster, region.id)
    const isWaiting = laggingStores(region).length > 0 && (!stall || stall.step.kind === 'add-learner' || stall.step.kind === 'add-peer' || stall.step.kind === 'promote')
    const confidence = lines.count < 2 ? 'possible' : isWaiting ? 'certain' : 'likely'
    return isWaiting || lines.count >= 2 ? [caseOf(lines, fault, confidence, stall?.evidence)] : []
  })
}

/** A later one got through: what came before no longer matters. */
function hasArrived(cluster: Cluster, {regionId, last}: Lines): boolean {
  return (['snapshot-sent', 'snapshot-applied'] as const).some((signature) => {
    const arrived = regionId === undefined ? undefined : cluster.logs?.seen(signature, {regionId})?.last
    return arrived?.time !== undefined && last.time !== undefined && arrived.time > last.time
  })
}

function caseOf(lines: Lines, fault: SnapshotFault, confidence: RegionCase['confidence'], more: readonly Evidence[] = []): RegionCase {
  return {regionId: lines.regionId ?? 0, confidence, evidence: [...citeLines(lines, fault.says(lines)), ...more.slice(0, 1)]}
}

/** The store that a Region left waits for: the target of the step that is open, or a store of a pending peer. */
export function targetsOf(cluster: Cluster, store: LeavingStore, regionId: number): readonly number[] {
  const region = regionLeft(store, regionId)
  const target = stallOf(cluster, regionId)?.step.storeId
  return [...new Set([...(target === undefined ? [] : [target]), ...(region ? laggingStores(region) : [])])].filter((id) => id !== store.id)
}
