/** Ids by what each is filed under, in the order in which that comes up. Where it is one thing for all, its list is the one that was given: there may be a million. */
export function filed<K>(ids: readonly number[], keyOf: (id: number, at: number) => K): ReadonlyMap<K, readonly number[]> {
  if (ids.length === 0) return new Map()
  const first = keyOf(ids[0]!, 0)
  let same = 1
  let key = first
  while (same < ids.length && (key = keyOf(ids[same]!, same)) === first) same++
  if (same === ids.length) return new Map([[first, ids]])
  let list = [ids[same]!]
  const lists = new Map([[first, ids.slice(0, same)], [key, list]])
  for (let at = same + 1; at < ids.length; at++) {
    const next = keyOf(ids[at]!, at)
    if (next !== key) {
      key = next
      list = lists.get(key) ?? []
      lists.set(key, list)
    }
    list.push(ids[at]!)
  }
  return lists
}
