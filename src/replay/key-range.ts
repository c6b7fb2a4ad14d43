/** Keys as PD prints them, encoded and in upper-case hex: their order as text is their order as bytes; an empty end is no bound. */
export interface KeyRange {
  readonly startKey: string
  readonly endKey: string
}

/** Where the first of the sorted keys stands that is greater than this one (PD schedule/rangelist/range_list.go). */
export function firstAfter(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? '') > key) high = middle
    else low = middle + 1
  }
  return low
}

/** How many of the sorted keys stand before the end of a range. */
export function countBefore(keys: readonly string[], endKey: string): number {
  if (endKey === '') return keys.length + 1
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? '') < endKey) low = middle + 1
    else high = middle
  }
  return low
}

/** Does one of the sorted keys stand inside the range, so that PD would split there? */
export function isCrossed(keys: readonly string[], {startKey, endKey}: KeyRange): boolean {
  const next = keys[firstAfter(keys, startKey)]
  return next !== undefined && (endKey === '' || next < endKey)
}

/** The keys at which some range begins or ends, sorted. */
export function boundariesOf(ranges: readonly KeyRange[]): readonly string[] {
  return [...new Set(ranges.flatMap(({startKey, endKey}) => (endKey === '' ? [startKey] : [startKey, endKey])))].toSorted()
}

/** Does the outer range hold the whole of the inner one? */
export function isWithin(inner: KeyRange, outer: KeyRange): boolean {
  return outer.startKey <= inner.startKey && (outer.endKey === '' || (inner.endKey !== '' && inner.endKey <= outer.endKey))
}
