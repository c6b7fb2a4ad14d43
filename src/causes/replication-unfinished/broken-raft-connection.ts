import type {Cluster} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import type {LogEvent} from '../../model/log-digest.js'
import {type Answer, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {leftThat} from '../left.js'
import {fate} from '../quorum.js'
import {citeLines, hasTikvLog, laggingStores, type Lines, linesByNode, storeOfNode, textOf} from '../repeated-lines.js'
import {text} from './broken-raft-connection.text.en.js'
import {say} from '../../model/say.js'
import {remarked} from '../remedies.js'

// TiKV: src/server/raft_client.rs: one gRPC stream a pair of stores carries the raft messages
export const brokenRaftConnection = defineCause({
  id: 'broken-raft-connection',
  family: 'replication-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose: ({cluster, store}) => answer(cluster, store),
  diagnoseCluster: (cluster) => answer(cluster),
})

/** The stream from one node to one address. */
interface Link {
  readonly lines: Lines
  readonly from: number | undefined
  readonly to: number | undefined
  readonly address: string
}

function answer(cluster: Cluster, store?: LeavingStore): Answer {
  if (!hasTikvLog(cluster)) return notChecked(say`no log of any TiKV`, ['tikv-log-leader'])
  const links = linksOf(cluster).filter((link) => minutesOf(link.lines) >= 3 || cluster.stores === undefined)
  const bothWays = links.filter((link) => links.some((other) => other.to !== undefined && other.to === link.from && other.from === link.to))
  const [first] = [...bothWays, ...links]
  if (!first) return ruledOut(say`no TiKV in the bundle loses its stream to a living store in three minutes or more`)
  const lagging = store ? idsOf(leftThat(store, (region) => laggingStores(region).some((id) => id === first.to || id === first.from))) : []
  return found({
    confidence: bothWays.length > 0 ? 'likely' : 'possible',
    stores: [...(store ? [store.id] : []), ...[first.from, first.to].filter((id) => id !== undefined)],
    regions: lagging,
    summary: say`The raft connection from ${first.lines.node} to ${first.address} breaks ${first.lines.count > 1 ? say`again and again` : say`once, as far as the bundle shows`}: what a new peer or a vote needs may not get through.`,
    evidence: citeLines(first.lines, say`the stream to ${first.address} breaks`),
    remedies: remedies(),
    asks: ['tikv-log-target', 'tikv-log-store', 'stores'],
  })
}

/** A message that is too large, or a store that is another one by now, breaks the stream as well; both have causes of their own. */
function isPlain(event: LogEvent): boolean {
  return !/larger than max|store_not_match|StoreNotMatch/.test(textOf(event))
}

function linksOf(cluster: Cluster): readonly Link[] {
  return linesByNode(cluster, ['connection-aborted', 'connection-broken']).flatMap((lines) => {
    const events = lines.events.filter(isPlain)
    const addresses = [...new Set(events.flatMap((event) => addressOf(event) ?? []))]
    return addresses.flatMap((address) => linkTo(cluster, lines, events.filter((event) => addressOf(event) === address), address) ?? [])
  })
}

function linkTo(cluster: Cluster, lines: Lines, events: readonly LogEvent[], address: string): Link | undefined {
  const [first] = events
  const last = events.at(-1)
  const to = events.find(({storeId}) => storeId !== undefined)?.storeId ?? [...(cluster.stores?.byId.values() ?? [])].find((store) => store.address === address)?.id
  if (!first || !last || (to !== undefined && cluster.stores !== undefined && fate(cluster, to) !== 'alive')) return undefined
  return {lines: {...lines, count: events.length, first, last, events}, from: storeOfNode(cluster, lines.node), to, address}
}

// ["connection aborted"] [addr=tikv-5.lab:20160] [store_id=5]     ["send to 127.0.0.1:15011 fail, the gRPC connection could be broken"]     [to_addr=127.0.0.1:15011]
function addressOf({fields, message}: LogEvent): string | undefined {
  return fields.get('addr') ?? fields.get('to_addr') ?? /send to (\S+) fail/.exec(message)?.[1]
}

function minutesOf({events}: Lines): number {
  return new Set(events.flatMap(({time}) => (time === undefined ? [] : [Math.floor(time / 60_000)]))).size
}

function remedies(): Remedy[] {
  return [
    {
      title: say`Read what the receiver says at the same second`,
      risk: 'read-only',
      commands: [remarked("grep -E 'Transport\\(Full\\)|larger than max|Welcome to TiKV|receive signal' tikv.log", say`of the receiver`), 'ping -M do -s 1472 RECEIVER_HOST'],
      verify: say`A full queue, a message that is too large, or a restart of the receiver explains the break; else it is the network.`,
    },
    {
      title: say`Mend the network between the two stores`,
      risk: 'read-only',
      when: say`the receiver says nothing: MTU, firewall, TLS or a connection tracker`,
      commands: [remarked('openssl s_client -connect RECEIVER_HOST:20160', say`with TLS`), 'nc -zv RECEIVER_HOST 20160'],
      verify: say`The sender logs no further break for ten minutes.`,
    },
  ]
}
