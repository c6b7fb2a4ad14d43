import type {Cluster} from '../model/cluster.js'
import type {LogEvent} from '../model/log-digest.js'
import type {Region} from '../model/region.js'
import {say, type Sentence} from '../model/say.js'
import type {SignatureId} from '../signatures/index.js'
import {count, lasting} from '../model/words.js'
import {cite, type Evidence} from './cause.js'

/** What logs say again and again about one Region, or of one node. */
export interface Lines {
  readonly regionId?: number
  readonly node: string
  readonly count: number
  readonly first: LogEvent
  readonly last: LogEvent
  /** The first and the last ones, in order of time. */
  readonly events: readonly LogEvent[]
}

const named = new WeakMap<Cluster, Map<SignatureId, ReadonlySet<number>>>()

/** Does any line of the signature name the Region? Asked for every Region left, so it is looked up once a signature. */
export function isNamed(cluster: Cluster, signature: SignatureId, regionId: number): boolean {
  const known = named.get(cluster) ?? new Map<SignatureId, ReadonlySet<number>>()
  named.set(cluster, known)
  const ids = known.get(signature) ?? new Set(cluster.logs?.regionsOf(signature))
  known.set(signature, ids)
  return ids.has(regionId)
}

/** Lines of these signatures that name the Region; `isMeant` looks at the examples that are kept, and the count is then theirs. */
export function linesOn(cluster: Cluster, regionId: number, signatures: readonly SignatureId[], isMeant?: (event: LogEvent) => boolean): Lines | undefined {
  const saying = signatures.filter((signature) => isNamed(cluster, signature, regionId))
  if (saying.length === 0) return undefined
  const tallies = saying.flatMap((signature) => cluster.logs?.seen(signature, {regionId}) ?? [])
  const events = tallies.flatMap((tally) => tally.events).filter((event) => isMeant?.(event) ?? true)
  return linesFrom(events, isMeant ? events.length : tallies.reduce((sum, tally) => sum + tally.count, 0), regionId)
}

/** The same for every Region that such a line names. */
export function linesByRegion(cluster: Cluster, signatures: readonly SignatureId[], isMeant?: (event: LogEvent) => boolean): readonly Lines[] {
  const ids = new Set(signatures.flatMap((signature) => cluster.logs?.regionsOf(signature) ?? []))
  return [...ids].slice(0, 1000).flatMap((id) => linesOn(cluster, id, signatures, isMeant) ?? [])
}

/** Lines that name no Region, and a change of one of its peers: `[peer { id: 1463 store_id: 1 } change_type: AddLearnerNode]`. */
export function linesOnPeers(cluster: Cluster, {id, peers}: Region, signature: SignatureId): Lines | undefined {
  const own = nameless(cluster, signature).filter((event) => peersIn(event).some((named) => peers.some((peer) => peer.id === named)))
  return linesFrom(own, own.length, id)
}

/** The Regions of which such a line names a peer. */
export function namedByPeers(cluster: Cluster, regions: readonly Region[], signature: SignatureId): readonly Region[] {
  const named = new Set(nameless(cluster, signature).flatMap(peersIn))
  return named.size === 0 ? [] : regions.filter(({peers}) => peers.some(({id}) => named.has(id)))
}

function nameless({logs}: Cluster, signature: SignatureId): readonly LogEvent[] {
  return logs?.seen(signature)?.events.filter(({regionId}) => regionId === undefined) ?? []
}

const peersIn = (event: LogEvent) => Array.from(textOf(event).matchAll(/\bpeer \{ id: (\d+)/g), ([, id]) => Number(id))

/** Lines of these signatures, node by node. */
export function linesByNode(cluster: Cluster, signatures: readonly SignatureId[]): readonly Lines[] {
  const tallies = signatures.flatMap((signature) => cluster.logs?.seen(signature) ?? [])
  const nodes = new Set([...tallies.flatMap(({events}) => events.map(({node}) => node)), ...(cluster.logs?.nodes ?? []).map(({name}) => name)])
  return [...nodes].flatMap((node) => {
    const mine = signatures.flatMap((signature) => cluster.logs?.seen(signature, {node}) ?? [])
    return linesFrom(mine.flatMap(({events}) => events), mine.reduce((sum, tally) => sum + tally.count, 0)) ?? []
  })
}

function linesFrom(all: readonly LogEvent[], total: number, regionId?: number): Lines | undefined {
  const events = all.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0))
  const [first] = events
  const last = events.at(-1)
  return first && last ? {node: first.node, count: total, first, last, events, ...(regionId !== undefined && {regionId})} : undefined
}

/** From the first to the last line; 0 where one has no time. */
export function spanOf({first, last}: Pick<Lines, 'first' | 'last'>): number {
  return first.time !== undefined && last.time !== undefined ? last.time - first.time : 0
}

/** The first and the last line, and how many there are. */
export function citeLines(lines: Lines, says: Sentence): readonly [Evidence, ...Evidence[]] {
  const times = count(lines.count, 'time')
  const often = lines.count === 1 ? '' : spanOf(lines) > 0 ? say`, ${times} in ${lasting(spanOf(lines))}` : say`, ${times}`
  return [cite(lines.first, say`${lines.first.node}: ${says}${often}`), ...(lines.count > 1 ? [cite(lines.last, say`and still at the end`)] : [])]
}

/** Message and fields as one text. */
export function textOf(event: LogEvent): string {
  return [event.message, ...event.fields.values()].join(' ')
}

/** A peer that has not got its data: pending, or down. Without any, the Region needs no snapshot. */
export function laggingStores({pendingPeers, downPeers}: Region): readonly number[] {
  return [...new Set([...pendingPeers, ...downPeers.map(({peer}) => peer)].map(({storeId}) => storeId))]
}

/** Is the log of some TiKV in the bundle? */
export function hasTikvLog({logs}: Cluster): boolean {
  return logs?.nodes.some(({component}) => component === 'tikv' || component === 'tiflash') ?? false
}

/** The node that is this store. */
export function storeOfNode({logs}: Cluster, node: string): number | undefined {
  return logs?.nodes.find(({name}) => name === node)?.storeId
}
