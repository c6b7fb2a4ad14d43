import type {Cluster} from '../model/cluster.js'
import {isNode, type TiupNode} from '../model/tiup.js'

/** The node of a store in tiup, those that tell its data directory first. */
export function tiupNodesOf({tiup, stores}: Cluster, storeId: number): readonly TiupNode[] {
  const store = stores?.byId.get(storeId)
  const nodes = store ? (tiup?.filter((node) => isNode(node, store)) ?? []) : []
  return nodes.toSorted((a, b) => Number(a.dataDir === undefined) - Number(b.dataDir === undefined))
}
