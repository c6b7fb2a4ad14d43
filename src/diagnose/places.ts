import type {Remedy} from '../causes/cause.js'
import {tiupNodesOf} from '../causes/tiup-nodes.js'
import type {Cluster} from '../model/cluster.js'
import type {TiupNode} from '../model/tiup.js'

/** Puts what the topology of tiup tells in the places that a command leaves open: `CLUSTER`, `PD:2379`, `HOST:PORT`, `DATA_DIR`. */
export function locate(cluster: Cluster, {at, ...remedy}: Remedy): Remedy {
  if (!cluster.tiup) return remedy
  const fill = <T extends string>(text: T) => fillIn(cluster, text, at)
  return {...remedy, commands: remedy.commands.map(fill), verify: fill(remedy.verify)}
}

/** The same for a command alone; `at` are the stores that it is about. */
export function fillIn<T extends string>(cluster: Cluster, text: T, at?: readonly number[]): T {
  const nodes = cluster.tiup ?? []
  const about = at ? at.flatMap((id) => tiupNodesOf(cluster, id).slice(0, 1)) : []
  const isWhole = at !== undefined && about.length === at.length
  const places: ReadonlyArray<readonly [RegExp, string | undefined]> = [
    [/\bCLUSTER\b/g, only(nodes.map(({cluster}) => cluster))],
    [/\bPD:2379\b/g, leadingPd(nodes)?.address],
    [/\bPD_DATA_DIR\b/g, only(nodes.filter(({role}) => role === 'pd').map(({dataDir}) => dataDir))],
    [/\b(?:[A-Z]+_)?HOST:PORT\b/g, isWhole && about.length > 0 ? about.map(({address}) => address).join(',') : undefined],
    // Where any store of the cluster may be meant, a directory that all of them have.
    [/\bDATA_DIR\b/g, at && !isWhole ? undefined : only((at ? about : nodes.filter(({role}) => role === 'tikv')).map(({dataDir}) => dataDir))],
  ]
  return places.reduce<string>((filled, [place, value]) => (value === undefined || !PLAIN.test(value) ? filled : filled.replaceAll(place, () => value)), text) as T
}

/** A name from the bundle goes into a command only if no shell finds a meaning in it. */
const PLAIN = /^[\w.:,@%+/-]+$/

function only(values: ReadonlyArray<string | undefined>): string | undefined {
  const [first, ...others] = new Set(values)
  return others.length === 0 ? first : undefined
}

/** `Up|L` in the status of `display`; the topology does not tell. */
function leadingPd(nodes: readonly TiupNode[]): TiupNode | undefined {
  const servers = nodes.filter(({role}) => role === 'pd')
  return servers.findLast(({status = ''}) => /\|L\b/.test(status)) ?? servers.findLast(({status = 'Up'}) => /^(?:Up|Healthy)/.test(status))
}
