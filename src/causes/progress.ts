import type {Cluster} from '../model/cluster.js'
import type {RegionList} from '../model/region.js'
import {say} from '../model/say.js'
import {within} from '../model/source.js'
import {count} from '../model/words.js'
import {cite, type Evidence} from './cause.js'

/** How many Regions a store had at two moments, with the place that says so of each. */
export interface Fall {
  readonly before: number
  readonly after: number
  readonly milliseconds: number
  readonly evidence: readonly [Evidence, Evidence]
}

/** The Regions on the store in the last two samples that show them: by list, else by the count of its record. */
export function fallOf(cluster: Cluster, storeId: number): Fall | undefined {
  const seen = cluster.samples.flatMap((sample) => {
    const list = sample.regions?.lists.find((list) => list.kind === 'store' && list.storeId === storeId && list.isComplete)
    const store = sample.stores?.byId.get(storeId)
    const size = list ? list.ids.length : store?.regionCount
    const fact = list ? listOf(list, storeId) : store && cite({source: store.source}, say`store ${storeId} has ${store.regionCount} Regions`)
    return size === undefined || sample.moment === undefined || !fact ? [] : [{size, moment: sample.moment, fact, byList: list !== undefined}]
  })
  const [before, after] = seen.slice(-2)
  if (!before || !after || before.byList !== after.byList) return undefined
  return {before: before.size, after: after.size, milliseconds: after.moment - before.moment, evidence: [before.fact, after.fact]}
}

function listOf(list: RegionList, storeId: number): Evidence {
  return cite({source: within(list.source, '/count')}, say`store ${storeId} has ${count(list.ids.length, 'Region')}`)
}
