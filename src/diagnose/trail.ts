import type {Evidence, Family} from '../causes/cause.js'
import {citeConfChange} from '../causes/conf-change-stages.js'
import {citeOperators} from '../causes/operator-history.js'
import {citeSnapshot} from '../causes/snapshot-stages.js'
import type {Cluster} from '../model/cluster.js'
import {lineOf} from '../model/source.js'
import type {Found} from './charge.js'

/** Causes that hold single Regions: what the logs tell of those is a part of the proof. */
const HOLDS_REGIONS: ReadonlySet<Family> = new Set(['no-legal-target', 'no-leader', 'replication-unfinished', 'conf-change-unfinished', 'throttled-or-disabled'])

/** Of the first Regions of a finding: the others have the same to tell. */
const MOST_REGIONS = 3

/**
 * What the logs of PD and TiKV tell of the Regions of findings, step by step: what PD planned, what of it the leader did,
 * how far the data has got. It is told of each Region once, in the first finding that explains it.
 */
export function trailsOf(cluster: Cluster, found: readonly Found[]): ReadonlyMap<Found, readonly Evidence[]> {
  const told = new Set<number>()
  return new Map(cluster.logs ? found.map((one) => [one, trailOf(cluster, one, told)] as const) : [])
}

function trailOf(cluster: Cluster, {cause, finding}: Found, told: Set<number>): readonly Evidence[] {
  if (!HOLDS_REGIONS.has(cause.family)) return []
  const cited = new Set(finding.evidence.map(({source}) => lineOf(source)))
  const regions = finding.regions.slice(0, MOST_REGIONS).filter((id) => !told.has(id))
  for (const id of regions) told.add(id)
  return regions.flatMap((id) => {
    const region = cluster.regions?.get(id)
    const planned = citeOperators(cluster, id).filter(({source}) => !cited.has(lineOf(source)))
    return [...planned, ...(region ? [...citeConfChange(cluster, region), ...citeSnapshot(cluster, region)] : [])]
  })
}
