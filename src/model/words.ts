/** `1 Region`, `3 Regions`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`
}

/** `1, 4 and 5`; a long list is cut: `1, 4, 5 and 61 more`. */
export function listed(items: ReadonlyArray<number | string>, limit = 5): string {
  if (items.length === 0) return 'none'
  if (items.length === 1) return String(items[0])
  if (items.length <= limit) return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
  return `${items.slice(0, limit - 1).join(', ')} and ${items.length - limit + 1} more`
}

/** `store 6`, `stores 6 and 7`. */
export function namedStores(ids: readonly number[], limit?: number): string {
  return `${ids.length === 1 ? 'store' : 'stores'} ${listed(ids, limit)}`
}

/** `1 minute`, `12 s`: for a reader who compares, in one unit. */
export function lasting(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  if (Math.abs(seconds) < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (Math.abs(minutes) < 120) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  return Math.abs(hours) < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}
