import type {Cluster} from '../model/cluster.js'
import {decide, decideWithoutInputs, isDecidable} from './decide.js'
import {deciding, groupDecisions} from './group.js'
import {readInputs} from './read-inputs.js'
import type {Replay} from './replay.js'

export {gate} from './gate.js'

/** PD's own decision about every Region left on the store, done again from the dumps; undefined when no dump shows Regions. */
export function replay(cluster: Cluster, storeId: number): Replay | undefined {
  if (!cluster.regions) return undefined
  const {inputs, missing, assumed} = readInputs(cluster)
  const answer = groupDecisions(cluster.regions.on(storeId).filter(isDecidable), inputs ? deciding(inputs, (region) => decide(inputs, region, storeId)) : decideWithoutInputs)
  return {...answer, missing, assumed}
}
