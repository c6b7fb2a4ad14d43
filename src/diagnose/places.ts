import type {Remedy} from '../causes/cause.js'
import {tiupNodesOf} from '../causes/tiup-nodes.js'
import type {Cluster} from '../model/cluster.js'
import {isTiflash} from '../model/store.js'
import type {TiupNode} from '../model/tiup.js'
import {deploymentOf} from './collect/deployment.js'
import {inKubernetes} from './kubernetes.js'

/** Puts what the bundle tells in the places that a command leaves open: `CLUSTER`, `PD:2379`, `HOST:PORT`, `DATA_DIR`. */
export function locate(cluster: Cluster, {at, ...remedy}: Remedy): Remedy {
  const fill = <T extends string>(text: T) => fillIn(cluster, text, at)
  const filled = {...remedy, commands: remedy.commands.map(fill), verify: fill(remedy.verify)}
  return filled.undo === undefined ? filled : {...filled, undo: fill(filled.undo)}
}

/** The same for a command alone; `at` are the stores that it is about. */
export function fillIn<T extends string>(cluster: Cluster, text: T, at?: readonly number[]): T {
  const deployment = deploymentOf(cluster)
  if (deployment.kind === 'tidb-operator') return inKubernetes(text, deployment, at?.map((id) => cluster.stores?.byId.get(id)?.address ?? '') ?? [])
  const nodes = cluster.tiup ?? []
  const about = at ? at.flatMap((id) => tiupNodesOf(cluster, id).slice(0, 1)) : []
  const isWhole = at !== undefined && about.length === at.length
  const addresses = at?.flatMap((id) => tiupNodesOf(cluster, id)[0]?.address ?? addressInPd(cluster, id) ?? [])
  const places: ReadonlyArray<readonly [RegExp, string | undefined]> = [
    [/\bCLUSTER\b/g, only(nodes.map(({cluster}) => cluster))],
    [/\bPD:2379\b/g, leadingPd(nodes)?.address ?? HTTP.exec(cluster.members?.leaderUrl ?? '')?.[1]],
    [/\bPD_DATA_DIR\b/g, only(nodes.filter(({role}) => role === 'pd').map(({dataDir}) => dataDir))],
    [/\b(?:[A-Z]+_)?HOST:PORT\b/g, at && addresses?.length === at.length && at.length > 0 ? addresses.join(',') : undefined],
    // Where any store of the cluster may be meant, a directory that all of them have.
    [/\bDATA_DIR\b/g, at && !isWhole ? undefined : only((at ? about : nodes.filter(({role}) => role === 'tikv')).map(({dataDir}) => dataDir))],
  ]
  return places.reduce<string>((filled, [place, value]) => (value === undefined || !PLAIN.test(value) ? filled : filled.replaceAll(place, () => value)), text) as T
}

/** The commands have `http`; with TLS they need the certificates too, which no bundle tells. */
const HTTP = /^http:\/\/([^/]+)\/?$/

/** tiup calls a TiKV as PD does, by the address that it advertises; a TiFlash has another port there. */
function addressInPd({stores, tiup}: Cluster, id: number): string | undefined {
  const store = stores?.byId.get(id)
  return tiup === undefined && store && !isTiflash(store) ? store.address : undefined
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
