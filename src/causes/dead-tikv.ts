import type {Cluster} from '../model/cluster.js'
import {idsOf} from '../model/id-set.js'
import type {LogEvent} from '../model/log-digest.js'
import type {Region} from '../model/region.js'
import {say} from '../model/say.js'
import type {SignatureId} from '../signatures/index.js'
import type {LeavingStore, Remedy} from './cause.js'
import {leftThat} from './left.js'
import {quorumOf} from './quorum.js'
import {pdCtl, remarked, removeStore} from './remedies.js'
import {type Lines, linesByNode, storeOfNode} from './repeated-lines.js'

/** A TiKV that ends itself, by its own last words. */
export interface Breakdown {
  readonly lines: Lines
  readonly storeId: number | undefined
  /** Regions that the lines name. */
  readonly regions: readonly number[]
}

/** The nodes whose logs hold such lines. */
export function breakdowns(cluster: Cluster, signature: SignatureId, isMeant: (event: LogEvent) => boolean = () => true): readonly Breakdown[] {
  return linesByNode(cluster, [signature]).flatMap((lines) => {
    const events = lines.events.filter(isMeant)
    const [first] = events
    const last = events.at(-1)
    if (!first || !last) return []
    const regions = [...new Set(events.flatMap(({regionId}) => regionId ?? []))]
    return [{lines: {...lines, count: events.length, first, last, events}, storeId: storeOfNode(cluster, lines.node), regions}]
  })
}

/** Stores of the finding: the leaving one first. */
export function storesOf(all: readonly Breakdown[], store?: LeavingStore): readonly number[] {
  return [...new Set([...(store ? [store.id] : []), ...all.flatMap(({storeId}) => storeId ?? [])])]
}

/** Regions left that lack a majority, with a voter on the broken store: it is needed. */
export function needing(cluster: Cluster, all: readonly Breakdown[], store?: LeavingStore): readonly number[] {
  const broken = new Set(all.flatMap(({storeId}) => storeId ?? []))
  const isNeeded = (region: Region) => {
    const {voters, state} = quorumOf(cluster, region)
    return state === 'lost' && voters.some(({peer}) => broken.has(peer.storeId))
  }
  return store ? idsOf(leftThat(store, isNeeded)) : []
}

/** First of all: does the cluster need this store's data at all? */
export function askForQuorum(cluster: Cluster, regions: readonly number[]): Remedy {
  return {
    title: say`See whether the other replicas are a majority without this store`,
    risk: 'read-only',
    commands: regions.length > 0 ? regions.slice(0, 3).map((id) => remarked(`${pdCtl(cluster)} region ${id}`, say`a leader on another store?`)) : [remarked(`${pdCtl(cluster)} region store STORE`, say`a leader on another store for each Region?`)],
    verify: say`With a leader elsewhere nothing has to be repaired: leave the process dead and let PD replace its peers.`,
  }
}

export function deleteStore(cluster: Cluster, all: readonly Breakdown[]): Remedy {
  return removeStore(cluster, all[0]?.storeId ?? 'STORE', {
    title: say`Remove the broken store and let PD rebuild its replicas`,
    when: say`every Region of it has a leader on another store`,
    verify: say`Its number of Regions falls to 0 and it becomes Tombstone.`,
  })
}
