import type {Limits} from './bundle/limits.js'
import {type Bundle, openBundle} from './bundle/open.js'
import {conclude} from './diagnose/conclude.js'
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

export async function analyze(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Report> {
  const bundle = openBundle(paths, {...(options.limits && {limits: options.limits})})
  try {
    return await analyzeBundle(bundle, options)
  } finally {
    await bundle.close()
  }
}

/** The whole program: files become a cluster, PD is replayed on it, it is held against every cause, and what each answers is the report. */
export async function analyzeBundle(bundle: Bundle, {store, onProgress}: AnalyzeOptions = {}): Promise<Report> {
  const {cluster, files, inputs, notices} = await ingest(bundle, {...(store !== undefined && {asked: store}), ...(onProgress && {onProgress})})
  const conclusion = {...conclude(cluster, store), inputs, notices, keysOf: keysIn(cluster)}
  return buildReport(conclusion, await readQuotes(files, sourcesOf(conclusion)))
}
