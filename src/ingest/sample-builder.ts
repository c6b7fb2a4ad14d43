import type {Sample, Stores} from '../model/cluster.js'
import type {ShownOperator} from '../model/operator.js'
import {RegionTable} from '../model/region-table.js'
import type {Source} from '../model/source.js'
import type {Store} from '../model/store.js'

/** Collects the dumps of one folder: what PD showed at one moment. */
export class SampleBuilder {
  readonly regions = new RegionTable()
  private readonly lists: Array<{readonly stores: readonly Store[]; readonly isTombstones: boolean; readonly source: Source}> = []
  private readonly single: Store[] = []
  private readonly singleSources: Source[] = []
  private operators: ShownOperator[] | undefined

  constructor(readonly name: string) {}

  /** A whole `store` dump. PD leaves Tombstone stores out of it unless asked for them alone; an empty list is the answer to that. */
  addStores(stores: readonly Store[], source: Source): void {
    this.lists.push({stores, isTombstones: stores.every(({state}) => state === 'Tombstone'), source})
  }

  /** `store N`, or a piece of a longer dump: it proves nothing about other stores. */
  addStore(store: Store, source: Source): void {
    this.single.push(store)
    this.singleSources.push(source)
  }

  addOperators(operators: readonly ShownOperator[]): void {
    this.operators = [...(this.operators ?? []), ...operators]
  }

  /** Epoch ms of the newest heartbeat; one store alone may have been silent for long and is no clock. */
  get moment(): number | undefined {
    const stores = [...this.lists.flatMap((list) => list.stores), ...this.single]
    const beats = stores.flatMap(({state, lastHeartbeat}) => (state === 'Tombstone' ? [] : (lastHeartbeat ?? [])))
    return new Set(stores.map(({id}) => id)).size < 2 || beats.length === 0 ? undefined : Math.max(...beats)
  }

  build(): Sample {
    const {moment} = this
    const stores = this.stores(moment)
    const hasRegions = this.regions.count > 0 || this.regions.lists.length > 0
    return {name: this.name, ...(moment !== undefined && {moment}), ...(stores && {stores}), ...(hasRegions && {regions: this.regions}), ...(this.operators && {operators: this.operators})}
  }

  private stores(moment: number | undefined): Stores | undefined {
    const all = [...this.lists.flatMap((list) => list.stores), ...this.single]
    if (all.length === 0 && this.lists.length === 0) return undefined
    const seen = all.map((store) => (moment === undefined ? store : {...store, seenAt: moment}))
    return {
      byId: new Map(seen.map((store) => [store.id, store])),
      isComplete: this.lists.some(({isTombstones}) => !isTombstones),
      hasTombstones: this.lists.some(({isTombstones, stores}) => isTombstones || stores.some(({state}) => state === 'Tombstone')),
      sources: [...this.lists.map(({source}) => source), ...this.singleSources],
    }
  }
}

/** Oldest first. Dumps that tell no time come before the others: they fill in what those do not show. */
export function inOrder(builders: readonly SampleBuilder[]): readonly Sample[] {
  const samples = builders.map((builder) => builder.build()).filter(({stores, regions, operators}) => stores ?? regions ?? operators)
  return samples.toSorted((a, b) => (a.moment ?? 0) - (b.moment ?? 0) || (a.name < b.name ? -1 : 1))
}
