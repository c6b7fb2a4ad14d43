/** Lenient access to parsed JSON: what is missing or of another type is undefined, never a throw. Numbers may come as text, see `parseExact`. */
export interface Fields {
  readonly [key: string]: unknown
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

const DECIMAL = /^\s*-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*$/

/** Undefined for an integer that a double would round: an id must be exact or absent. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? undefined : number
}

/** PD prints many booleans as text (`json:",string"`), and so do those who copy them. */
export function flagOf(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true
  return value === false || value === 'false' ? false : undefined
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Nanoseconds since the epoch, kept as text because they do not fit a double, in whole milliseconds. */
export function millisecondsOf(nanoseconds: unknown): number | undefined {
  if (typeof nanoseconds !== 'string' && typeof nanoseconds !== 'number') return undefined
  const text = String(nanoseconds)
  return /^\d{13,}$/.test(text) ? Number(text.slice(0, -6)) : undefined
}

// "2022-03-29T09:24:05.511041818+08:00"
export function momentOf(time: unknown): number | undefined {
  const milliseconds = typeof time === 'string' ? Date.parse(time.replace(/(\.\d{3})\d+/, '$1')) : Number.NaN
  return Number.isNaN(milliseconds) || milliseconds <= 0 ? undefined : milliseconds
}

/** Removes the keys that are undefined: absent is not the same as known to be none. */
export function present<T extends object>(fields: T): {[K in keyof T]: Exclude<T[K], undefined>} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {[K in keyof T]: Exclude<T[K], undefined>}
}
