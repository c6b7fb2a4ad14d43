type Ids = readonly number[] | Float64Array

/** Ids that are asked for one after the other: in one array, where a Set of a million takes tens of MiB, and mostly in their order. */
export class IdSet {
  private readonly ids: Ids
  private last = 0

  /** A list that ascends is not copied. */
  constructor(ids: Ids) {
    this.ids = isAscending(ids) ? ids : new Float64Array(ids).toSorted()
  }

  has(id: number): boolean {
    return this.indexOf(id) >= 0
  }

  /** Its place among the ids in their order; -1 for one that is none of them. */
  indexOf(id: number): number {
    const {ids, last} = this
    if (ids[last] === id) return last
    if (ids[last + 1] === id) return (this.last = last + 1)
    let [from, to] = [0, ids.length - 1]
    while (from < to) {
      const middle = (from + to) >>> 1
      if (ids[middle]! < id) from = middle + 1
      else to = middle
    }
    if (ids[from] !== id) return -1
    return (this.last = from)
  }
}

const known = new WeakMap<readonly number[], IdSet>()

/** The same set for the same list: findings and replays hand theirs on. */
export function idSet(ids: readonly number[]): IdSet {
  const before = known.get(ids)
  if (before) return before
  const set = new IdSet(ids)
  known.set(ids, set)
  return set
}

function isAscending(ids: Ids): boolean {
  for (let at = 1; at < ids.length; at++) if (ids[at - 1]! > ids[at]!) return false
  return true
}

const listsOf = new WeakMap<ReadonlyArray<{readonly id: number}>, readonly number[]>()

/** The ids of what is in a list: the same for the same list. */
export function idsOf(list: ReadonlyArray<{readonly id: number}>): readonly number[] {
  const ids = listsOf.get(list) ?? list.map(({id}) => id)
  listsOf.set(list, ids)
  return ids
}
