import type {Sample, Stores} from '../model/cluster.js'
import type {ShownOperator} from '../model/operator.js'
import {RegionTable} from '../model/region-table.js'
import type {Source} from '../model/source.js'
import type {Store} from '../model/store.js'

interface StoreList {
  readonly stores: readonly Store[]
  readonly isTombstones: boolean
  readonly source: Source
}

/** Collects the dumps of one folder: what PD showed at one moment. */
export class SampleBuilder {
  readonly regions = new RegionTable()
  private readonly lists: StoreList[] = []
  private readonly single: Store[] = []
  private operators: ShownOperator[] | undefined

  constructor(readonly name: string) {}

  /** A whole `store` dump. PD leaves Tombstone stores out of it unless asked for them alone; an empty list is the answer to that. */
  addStores(stores: readonly Store[], source: Source): void {
    this.lists.push({stores, isTombstones: stores.every(({state}) => state === 'Tombstone'), source})
  }

  /** `store N`, or a piece of a longer dump: it proves nothing about other stores. */
  addStore(store: Store): void {
    this.single.push(store)
  }

  addOperators(operators: readonly ShownOperator[]): void {
    this.operators = [...(this.operators ?? []), ...operators]
  }

  /** Oldest first: where the folder has several whole `store` dumps, each of the older ones is a moment of its own. */
  build(): readonly Sample[] {
    const lists = this.lists.filter(({isTombstones}) => !isTombstones).toSorted((a, b) => (beatOf(a.stores) ?? 0) - (beatOf(b.stores) ?? 0))
    const tombstones = this.lists.filter(({isTombstones}) => isTombstones)
    const latest = this.sample([...tombstones, ...lists.slice(-1)])
    return [...lists.slice(0, -1).map((list) => sampleOf(this.name, [list], [])), ...(latest.stores ?? latest.regions ?? latest.operators ? [latest] : [])]
  }

  private sample(lists: readonly StoreList[]): Sample {
    const hasRegions = this.regions.count > 0 || this.regions.lists.length > 0
    return {...sampleOf(this.name, lists, this.single), ...(hasRegions && {regions: this.regions}), ...(this.operators && {operators: this.operators})}
  }
}

function sampleOf(name: string, lists: readonly StoreList[], single: readonly Store[]): Sample {
  const stores = [...lists.flatMap(({stores}) => stores), ...single]
  const moment = momentOf(stores)
  if (stores.length === 0 && lists.length === 0) return {name}
  return {name, ...(moment !== undefined && {moment}), stores: storesOf(lists, stores, moment)}
}

function storesOf(lists: readonly StoreList[], stores: readonly Store[], moment: number | undefined): Stores {
  const byId = new Map<number, Store>()
  for (const store of stores) {
    const before = byId.get(store.id)
    if ((before?.lastHeartbeat ?? 0) <= (store.lastHeartbeat ?? 0)) byId.set(store.id, moment === undefined ? store : {...store, seenAt: moment})
  }
  return {
    byId,
    isComplete: lists.some(({isTombstones}) => !isTombstones),
    hasTombstones: lists.some(({isTombstones, stores}) => isTombstones || stores.some(({state}) => state === 'Tombstone')),
    sources: lists.length > 0 ? lists.map(({source}) => source) : stores.map(({source}) => source),
  }
}

/** Epoch ms of the newest heartbeat; one store alone may have been silent for long and is no clock. */
function momentOf(stores: readonly Store[]): number | undefined {
  return new Set(stores.map(({id}) => id)).size < 2 ? undefined : beatOf(stores)
}

function beatOf(stores: readonly Store[]): number | undefined {
  const beats = stores.flatMap(({state, lastHeartbeat}) => (state === 'Tombstone' ? [] : (lastHeartbeat ?? [])))
  return beats.length === 0 ? undefined : beats.reduce((latest, beat) => Math.max(latest, beat))
}

/** Oldest first. Dumps that tell no time come before the others: they fill in what those do not show. */
export function inOrder(builders: readonly SampleBuilder[]): readonly Sample[] {
  return builders.flatMap((builder) => builder.build()).toSorted((a, b) => (a.moment ?? 0) - (b.moment ?? 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** Each moment once, of samples in order: what a bundle holds twice, as beside an archive of itself, was still seen once. */
export function looksOf(samples: readonly Sample[]): readonly Sample[] {
  const looks: Sample[] = []
  for (const sample of samples) {
    const last = looks.at(-1)
    if (last?.moment !== undefined && last.moment === sample.moment) looks[looks.length - 1] = {...last, ...sample}
    else looks.push(sample)
  }
  return looks
}
