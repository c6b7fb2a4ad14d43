import type {Cluster} from '../model/cluster.js'
import {idSet, idsOf} from '../model/id-set.js'
import {selectAlike} from '../model/region-shapes.js'
import type {Region} from '../model/region.js'
import type {SignatureId} from '../signatures/index.js'
import type {LeavingStore} from './cause.js'
import {STALLS} from './operators.js'
import {namedByPeers} from './repeated-lines.js'

type Left = Pick<LeavingStore, 'left'>

/** The Regions left for which something holds that depends on stores, roles and health of their peers alone: a million look alike but for few. */
export function leftThat({left}: Left, holds: (region: Region) => boolean): readonly Region[] {
  return left ? selectAlike(left, holds) : []
}

export function isLeft({left}: Left, regionId: number): boolean {
  return left !== undefined && idSet(idsOf(left)).has(regionId)
}

export function regionLeft({left}: Left, regionId: number): Region | undefined {
  return left?.[idSet(idsOf(left)).indexOf(regionId)]
}

/** The Regions left that anything tells of beside the list: a line of these signatures, which may name but peers, an operator, or a TiKV. */
export function leftToldOf(cluster: Cluster, {left}: Left, signatures: readonly SignatureId[] = []): readonly Region[] {
  const {operators, logs, localPeers} = cluster
  const told = new Set(left ? signatures.flatMap((signature) => idsOf(namedByPeers(cluster, left, signature))) : [])
  for (const signature of [...STALLS, ...signatures]) for (const id of logs?.regionsOf(signature) ?? []) told.add(id)
  for (const {regionId} of [...(operators ?? []), ...(localPeers ?? [])]) told.add(regionId)
  if (!left || told.size === 0) return []
  const ids = idSet(idsOf(left))
  return Array.from(told, (id) => ids.indexOf(id)).filter((at) => at >= 0).toSorted((a, b) => a - b).map((at) => left[at]!)
}
