import type {Excerpt} from '../../ingest/excerpts.js'
import {compactJson} from '../json.js'

type EmbeddedName = 'report' | 'excerpts' | 'words' | 'rows'

/** No text of the page can hold this, as `<` is escaped in all of it. */
const startOf = (name: EmbeddedName): string => `<script type="application/json" id="${name}">`
const END = '</script>'

/** A value as JSON that no HTML parser can leave: neither `</script>` nor `<!--` is left in it, and every line end and mark is escaped (json.ts). */
export function embedded(name: EmbeddedName, value: unknown): string {
  return `${startOf(name)}${compactJson(value).replaceAll('<', String.raw`\u003c`)}${END}`
}

/** The JSON in a page; undefined where it has none of this name. */
export function embeddedText(name: EmbeddedName, page: string): string | undefined {
  const start = page.indexOf(startOf(name))
  const end = page.indexOf(END, start)
  return start < 0 || end < 0 ? undefined : page.slice(start + startOf(name).length, end)
}

/** Shorter lists stay as they are, so that the report of a usual page is plain JSON. */
const LONG = 1000
const LISTS = new Set(['regions', 'uncharged'])

/** The report with its long lists of Regions as text: the first, then what is added to get the next: `"1000 2 2 14"` is 1000, 1002, 1004, 1018. */
export function withShortLists(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return isLong(key, value) ? differences(value as readonly number[]) : value.map((each: unknown) => withShortLists(each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withShortLists(member, key)]))
}

const isLong = (key: string, value: readonly unknown[]): boolean => LISTS.has(key) && value.length >= LONG && value.every((id) => Number.isSafeInteger(id))

const differences = (ids: readonly number[]): string => ids.map((id, at) => id - (ids[at - 1] ?? 0)).join(' ')

/** A reviver of JSON.parse that makes lists of such text again. */
export function withLongLists(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || !LISTS.has(key)) return value
  let id = 0
  return value.split(' ').map((difference) => (id += Number(difference)))
}

/** What stands around each citation, as the page holds it: the place, then the excerpt. */
export interface EmbeddedExcerpt extends Excerpt {
  readonly key: string
}
