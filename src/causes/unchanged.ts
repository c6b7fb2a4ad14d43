import type {Cluster} from '../model/cluster.js'
import type {Region} from '../model/region.js'

/** Between two looks at a Region that PD and TiKV could mend at once. */
const APART_MS = 10_000

/** An earlier sample shows the Region with the same members, and with the same of them pending and down. */
export function isUnchanged({samples}: Cluster, region: Region): boolean {
  const [last, ...earlier] = samples.flatMap(({regions, moment}) => (moment !== undefined && regions?.get(region.id) ? [{look: regions.get(region.id)!, moment}] : [])).toReversed()
  return last !== undefined && earlier.some(({look, moment}) => last.moment - moment >= APART_MS && illnessOf(look) === illnessOf(region))
}

function illnessOf({epoch, pendingPeers, downPeers}: Region): string {
  const ids = [...pendingPeers.map(({id}) => `pending ${id}`), ...downPeers.map(({peer}) => `down ${peer.id}`)]
  return [epoch.confVer, ...ids.toSorted()].join()
}
