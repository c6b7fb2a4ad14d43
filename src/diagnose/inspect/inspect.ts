import type {Cluster} from '../../model/cluster.js'
import type {Input} from '../../model/input.js'
import type {Ask} from '../asks.js'
import {collectScript} from '../collect/script.js'
import type {Wanted} from '../collect/steps.js'
import type {Outcome} from '../diagnose.js'
import type {Target} from '../targets.js'
import {clocks} from './clocks.js'
import {doubtsOn} from './doubts.js'
import {dumpMoments} from './dumps.js'
import type {Inspection, NotChecked, VersionCount} from './inspection.js'
import {nodeCoverages} from './node-coverage.js'
import {pdLeaderCoverage, removalCoverages} from './removals.js'
import {zoneOf} from './time.js'
import {say} from '../../model/say.js'

/** What was concluded from the bundle, as far as it matters here. */
interface Concluded {
  readonly stores: ReadonlyArray<{readonly target: Target}>
  readonly outcomes: readonly Outcome[]
  readonly asks: readonly Ask[]
  readonly wanted: Wanted
}

/** How far a bundle can be trusted: what is in it, what it covers, what it lacks, and how to collect that. */
export function inspect(cluster: Cluster, inputs: readonly Input[], {stores, outcomes, asks, wanted}: Concluded): Inspection {
  const zone = zoneOf(inputs)
  const offsets = clocks(cluster.logs)
  return {
    schema: 1,
    trust: doubtsOn(cluster, inputs, offsets),
    nodes: nodeCoverages(cluster, inputs, zone),
    dumps: dumpMoments(cluster, inputs, zone),
    removals: removalCoverages(cluster, stores.map(({target}) => target), zone),
    pdLeader: pdLeaderCoverage(cluster, zone),
    clocks: offsets,
    versions: versionsIn(cluster, inputs),
    skipped: inputs.flatMap(({file, kind, skipped}) => (skipped !== null || kind === 'unknown' ? [{file, why: skipped ?? say`nothing that is known was found in it`}] : [])),
    notChecked: notCheckedOf(outcomes),
    asks,
    script: collectScript(cluster, asks, wanted),
  }
}

/** Each release, and which stores and logs say so. */
function versionsIn(cluster: Cluster, inputs: readonly Input[]): readonly VersionCount[] {
  const stores = [...(cluster.stores?.byId.values() ?? [])].filter(({state}) => state !== 'Tombstone').map(({id, version}) => ({id, version: version?.text}))
  const files = inputs.map(({file, version}) => ({file, version: version?.replace(/^v/, '')}))
  const pd = cluster.version?.isInferred === false ? cluster.version.is.text : undefined
  const all = new Set([pd, ...stores.map(({version}) => version), ...files.map(({version}) => version)].filter((version) => version !== undefined))
  return [...all].map((version) => ({
    version,
    isPd: version === pd,
    stores: stores.filter((store) => store.version === version).map(({id}) => id).toSorted((a, b) => a - b),
    files: files.filter((each) => each.version === version).map(({file}) => file),
  }))
}

/** Causes that could not be checked, together where the same is missing; for several stores each is named once. */
function notCheckedOf(outcomes: readonly Outcome[]): readonly NotChecked[] {
  const causes = new Map<string, Set<string>>()
  for (const {kind, cause, missing} of outcomes) {
    if (kind !== 'not-checked') continue
    const key = (missing ?? []).join(' ')
    causes.set(key, (causes.get(key) ?? new Set()).add(cause.id))
  }
  return [...causes].map(([key, ids]) => ({missing: key.split(' ').filter((input) => input !== ''), causes: [...ids]})).toSorted((a, b) => b.causes.length - a.causes.length)
}
