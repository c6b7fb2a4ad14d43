import {removalOf} from '../../causes/history.js'
import type {Cluster} from '../../model/cluster.js'
import type {LogNode} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {listed} from '../../model/words.js'
import type {Target} from '../targets.js'
import type {PdLeaderCoverage, RemovalCoverage} from './inspection.js'
import {stampOf} from './time.js'

/** Does a log hold the moment at which each store was told to leave? */
export function removalCoverages(cluster: Cluster, targets: readonly Target[], zone: string): readonly RemovalCoverage[] {
  const pd = pdNodes(cluster)
  return targets.filter(({stage}) => stage !== 'asked').map(({id}) => {
    const {begun} = removalOf(cluster, id)
    if (begun) return {store: id, since: begun.stamp || null, says: say`PD was told to remove store ${id}${begun.stamp && say` at ${begun.stamp}`}; the log has it`, evidence: [begun.source]}
    const first = earliest(pd)
    if (first?.from === undefined) return {store: id, since: null, says: say`nothing tells when store ${id} was told to leave: there is no log of PD with times`, evidence: []}
    return {
      store: id,
      since: null,
      says: say`the removal of store ${id} is not in the logs of PD, which begin at ${stampOf(first.from, zone)}: it is older, or another PD was the leader`,
      evidence: first.firstLine ? [first.firstLine] : [],
    }
  })
}

/** The last change of the PD leader that the logs show. */
export function pdLeaderCoverage(cluster: Cluster, zone: string): PdLeaderCoverage | null {
  const pd = pdNodes(cluster)
  if (pd.length === 0) return null
  const changes = ['pd-campaign-won', 'pd-regions-loaded'].flatMap((signature) => cluster.logs?.seen(signature)?.events ?? [])
  const last = changes.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0)).at(-1)
  const absent = absentServers(cluster)
  const without = absent.length > 0 ? say`; no log of ${listed(absent)} is there` : ''
  if (last) return {lastChange: last.stamp || null, says: say`\`${last.node}\` became the leader of PD${last.stamp && say` at ${last.stamp}`}, the last change that the logs show${without}`, evidence: [last.source]}
  const first = earliest(pd)
  const since = first?.from === undefined ? '' : say` since ${stampOf(first.from, zone)}`
  return {lastChange: null, says: say`the logs show no change of the PD leader${since}${without}`, evidence: first?.firstLine ? [first.firstLine] : []}
}

/** The leader that `member` names, when the logs are known to be of other servers. */
export function absentPdLeader(cluster: Cluster): string | undefined {
  const leader = cluster.members?.leader
  return leader !== undefined && absentServers(cluster).includes(leader) ? leader : undefined
}

/** Servers that `member` lists and that no log is known to be of; none while it is not known which server wrote a log. */
function absentServers(cluster: Cluster): readonly string[] {
  const servers = cluster.members?.members.map(({name}) => name) ?? []
  const writers = pdNodes(cluster).map((node) => servers.find((server) => isLogOf(node, server, cluster)))
  return writers.length === 0 || writers.includes(undefined) ? [] : servers.filter((server) => !writers.includes(server))
}

/** `[campaign-pd-leader-name=pd-1]` in its own log, or the name as a part of its path. */
function isLogOf(node: LogNode, server: string, cluster: Cluster): boolean {
  const won = cluster.logs?.seen('pd-campaign-won', {node: node.name})?.events ?? []
  const own = won.flatMap(({fields}) => fields.get('campaign-leader-name') ?? fields.get('campaign-pd-leader-name') ?? [])
  return own.length > 0 ? own.includes(server) : node.files.some((file) => file.split('/').includes(server))
}

function pdNodes(cluster: Cluster): readonly LogNode[] {
  return cluster.logs?.nodes.filter(({component}) => component === 'pd') ?? []
}

function earliest(nodes: readonly LogNode[]): LogNode | undefined {
  return nodes.filter(({from}) => from !== undefined).toSorted((a, b) => a.from! - b.from!)[0]
}
