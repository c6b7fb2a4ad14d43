import {labelOf, type StoreView} from './store-view.js'

/** How far apart stores are by a list of location labels, the widest first. */
export class Location {
  /** By the store's index: where it stands, in lower case. */
  private readonly places: ReadonlyArray<readonly string[]>
  private readonly rows: Array<Float64Array | undefined> = []

  constructor(
    readonly labels: readonly string[],
    stores: readonly StoreView[],
  ) {
    this.places = stores.map(({store}) => labels.map((label) => labelOf(store, label).toLowerCase()))
  }

  /** PD core/store.go DistinctScore: the sum over all but the store itself; a higher one is further away. */
  distinctScore(store: StoreView, others: readonly StoreView[]): number {
    if (this.labels.length === 0) return 0
    const row = (this.rows[store.index] ??= this.rowOf(store.index))
    let score = 0
    for (const other of others) score += row[other.index] ?? 0
    return score
  }

  /** PD schedule/placement/fit.go isolationScore: the sum over all pairs. */
  isolationScore(stores: readonly StoreView[]): number {
    if (this.labels.length === 0) return 0
    return stores.reduce((score, store, at) => score + this.distinctScore(store, stores.slice(at + 1)), 0)
  }

  private rowOf(index: number): Float64Array {
    return Float64Array.from(this.places, (place, other) => (other === index ? 0 : this.apart(this.places[index] ?? [], place)))
  }

  /** PD core/store.go CompareLocation: a missing label is the same place as every other. */
  private apart(one: readonly string[], other: readonly string[]): number {
    const level = one.findIndex((place, at) => place !== '' && other[at] !== '' && place !== other[at])
    return level < 0 ? 0 : 100 ** (this.labels.length - level - 1)
  }
}

/** The labels down to the isolation level; without such a label only the first (PD schedule/filter/filters.go NewIsolationFilter). */
export function isolationLabels(labels: readonly string[], level: string): readonly string[] {
  return level === '' ? [] : labels.slice(0, Math.max(labels.indexOf(level), 0) + 1)
}

/** Values are compared exactly here, and two missing labels are equal. */
export function isSamePlace(a: StoreView, b: StoreView, labels: readonly string[]): boolean {
  return labels.every((label) => labelOf(a.store, label) === labelOf(b.store, label))
}
