import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {tempBundle} from '../bundle/temp-bundle.js'
import {filesIn} from '../source-files.js'

/** Samples that show two moments: the folder `later` holds the second one. */
export const SAMPLES_WITH_LATER: readonly string[] = readdirSync('samples').filter((name) => existsSync(`samples/${name}/later`))

export type Files = Readonly<Record<string, string>>

function filesOf(sample: string): Files {
  return Object.fromEntries(filesIn(`samples/${sample}`, /\.\w+$/).map((name) => [name, readFileSync(`samples/${sample}/${name}`, 'utf8')]))
}

/** The two moments of a sample as two bundles: each with the settings and logs, which were saved once. */
export function apart(sample: string): {readonly old: Files; readonly now: Files} {
  const files = Object.entries(filesOf(sample))
  const old = Object.fromEntries(files.filter(([name]) => !name.startsWith('later/')))
  // The list of all Regions was saved at the first moment alone.
  const {'region.json': _, ...kept} = old
  return {old, now: {...kept, ...Object.fromEntries(files.filter(([name]) => name.startsWith('later/')).map(([name, text]) => [name.slice('later/'.length), text]))}}
}

/** Files with the JSON of one of them changed; absent files are added. */
export function withJson<T>(files: Files, name: string, change: (value: T) => unknown): Files {
  return {...files, [name]: JSON.stringify(change(JSON.parse(files[name] ?? 'null')), null, 2)}
}

/** As much of a record of `store` as the tests change. */
interface StoreRecord {
  readonly store: Readonly<Record<string, unknown>> & {readonly id: number}
  readonly status: Readonly<Record<string, unknown>> & {readonly last_heartbeat_ts: string}
}

interface StoreList {
  readonly stores: readonly StoreRecord[]
}

/** The list of stores of a moment, changed. */
export function withStores(files: Files, change: (records: readonly StoreRecord[]) => readonly StoreRecord[]): Files {
  return withJson(files, 'stores.json', ({stores}: StoreList) => ({count: change(stores).length, stores: change(stores)}))
}

/** A folder for each, `old` and `now`, in one. */
export function asBundles({old, now}: {readonly old: Files; readonly now: Files}): {readonly root: string; readonly paths: readonly [old: string, now: string]} {
  const root = tempBundle(Object.fromEntries([...Object.entries(old).map(([name, text]) => [`old/${name}`, text]), ...Object.entries(now).map(([name, text]) => [`now/${name}`, text])]))
  return {root, paths: [`${root}/old`, `${root}/now`]}
}
