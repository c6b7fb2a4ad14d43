import type {Limits} from './bundle/limits.js'
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

/** The whole program: files become a cluster, PD is replayed on it, it is held against every cause, and what each answers is the report. */
export async function analyze(paths: readonly string[], {store, limits, onProgress}: AnalyzeOptions = {}): Promise<Report> {
  const {cluster, files, inputs, notices, close} = await ingest(paths, {...(store !== undefined && {asked: store}), ...(limits && {limits}), ...(onProgress && {onProgress})})
  try {
    const conclusion = {...conclude(cluster, store), inputs, notices, keysOf: keysIn(cluster)}
    return buildReport(conclusion, await readQuotes(files, sourcesOf(conclusion)))
  } finally {
    await close()
  }
}
