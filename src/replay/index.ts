import type {Cluster} from '../model/cluster.js'
import type {Region} from '../model/region.js'
import {decide, decideWithoutInputs} from './decide.js'
import {decideAll, decideEach} from './group.js'
import {LineUp} from './line-up.js'
import {readInputs} from './read-inputs.js'
import type {Replay} from './replay.js'

export {gate} from './gate.js'

/** PD's own decision about every Region left on the store, done again from the dumps; undefined when no dump shows Regions. */
export function replay(cluster: Cluster, storeId: number): Replay | undefined {
  if (!cluster.regions) return undefined
  const {inputs, missing, assumed} = readInputs(cluster)
  const lineUp = LineUp.of(cluster.regions.on(storeId))
  if (!inputs) return {...decideEach(lineUp, decideWithoutInputs), missing, assumed}
  const decideOne = (region: Region) => decide(inputs, region, storeId)
  return {...decideAll(lineUp, inputs, {alike: decideOne, alone: decideOne}), missing, assumed}
}
