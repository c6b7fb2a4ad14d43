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

/**
 * The report with its long lists of Regions as text: the first, then what is added to get the next, in the 26 digits a to z, of which the last one is
 * large: `"bmMCCO"` is 1000, 1002, 1004, 1018.
 */
export function withShortLists(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return isLong(key, value) ? differences(value as readonly number[]) : value.map((each: unknown) => withShortLists(each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withShortLists(member, key)]))
}

const isLong = (key: string, value: readonly unknown[]): boolean => LISTS.has(key) && value.length >= LONG && value.every((id) => Number.isSafeInteger(id))

const differences = (ids: readonly number[]): string => ids.map((id, at) => inLetters(id - (ids[at - 1] ?? 0))).join('')

function inLetters(number: number): string {
  let rest = Math.abs(number)
  let letters = String.fromCharCode(LARGE_A + (rest % DIGITS))
  while ((rest = Math.floor(rest / DIGITS)) > 0) letters = String.fromCharCode(SMALL_A + (rest % DIGITS)) + letters
  return number < 0 ? `-${letters}` : letters
}

const DIGITS = 26
const [LARGE_A, SMALL_A, MINUS] = [65, 97, 45]

/** A reviver of JSON.parse that makes lists of such text again; what is no such text holds no Region. */
export function withLongLists(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || !LISTS.has(key)) return value
  const ids: number[] = []
  let [id, difference, sign] = [0, 0, 1]
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    const digit = code - (code < SMALL_A ? LARGE_A : SMALL_A)
    if (code === MINUS) sign = -1
    else if (digit < 0 || digit >= DIGITS) return [Number.NaN]
    else {
      difference = difference * DIGITS + digit
      if (code >= SMALL_A) continue
      ids.push((id += sign * difference))
      ;[difference, sign] = [0, 1]
    }
  }
  return ids
}

/** What stands around each citation, as the page holds it: the place, then the excerpt. */
export interface EmbeddedExcerpt extends Excerpt {
  readonly key: string
}
