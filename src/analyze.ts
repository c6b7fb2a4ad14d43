import type {Limits} from './bundle/limits.js'
import {type Bundle, openBundle} from './bundle/open.js'
import {conclude} from './diagnose/conclude.js'
import {doubtNotices, doubtsOn} from './diagnose/inspect/doubts.js'
import {inspect} from './diagnose/inspect/inspect.js'
import type {Inspection} from './diagnose/inspect/inspection.js'
import {ingest} from './ingest/ingest.js'
import {readQuotes} from './ingest/quotes.js'
import {buildReport, sourcesOf} from './report/build-report.js'
import type {Report} from './report/contract.js'
import {keysIn} from './report/region-keys.js'

export interface Progress {
  readonly file: string
  readonly bytes: number
}

export interface AnalyzeOptions {
  /** A store to report on, whether or not the bundle shows it leaving. */
  readonly store?: number
  readonly limits?: Limits
  readonly onProgress?: (progress: Progress) => void
}

export function analyze(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Report> {
  return opened(paths, options, (bundle) => analyzeBundle(bundle, options))
}

/** The whole program: files become a cluster, PD is replayed on it, it is held against every cause, and what each answers is the report. */
export async function analyzeBundle(bundle: Bundle, {store, onProgress}: AnalyzeOptions = {}): Promise<Report> {
  const {cluster, files, inputs, notices} = await ingest(bundle, {...(store !== undefined && {asked: store}), ...(onProgress && {onProgress})})
  const conclusion = {...conclude(cluster, store), inputs, notices: [...doubtNotices(doubtsOn(cluster, inputs)), ...notices], keysOf: keysIn(cluster)}
  return buildReport(conclusion, await readQuotes(files, sourcesOf(conclusion)))
}

/** How far the bundle can be trusted, before any verdict. */
export function inspectBundle(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Inspection> {
  const {store, onProgress} = options
  return opened(paths, options, async (bundle) => {
    const {cluster, inputs} = await ingest(bundle, {...(store !== undefined && {asked: store}), ...(onProgress && {onProgress})})
    return inspect(cluster, inputs, conclude(cluster, store))
  })
}

async function opened<T>(paths: readonly string[], {limits}: AnalyzeOptions, read: (bundle: Bundle) => Promise<T>): Promise<T> {
  const bundle = openBundle(paths, {...(limits && {limits})})
  try {
    return await read(bundle)
  } finally {
    await bundle.close()
  }
}
