import {conclude} from './diagnose/conclude.js'
import {ingest} from './ingest/ingest.js'
import type {Zone} from './ingest/log/zone.js'
import {readQuotes} from './ingest/quotes.js'
import {buildReport, sourcesOf} from './report/build-report.js'
import type {Report} from './report/contract.js'

export interface Progress {
  readonly file: string
  readonly bytes: number
}

export interface AnalyzeOptions {
  /** A store to report on, whether or not the bundle shows it leaving. */
  readonly store?: number
  /** For logs that do not name their time zone. */
  readonly zone?: Zone
  readonly onProgress?: (progress: Progress) => void
}

/** The whole program: files become a cluster, PD is replayed on it, it is held against every cause, and what each answers is the report. */
export async function analyze(paths: readonly string[], {store, zone, onProgress}: AnalyzeOptions = {}): Promise<Report> {
  const {cluster, files, inputs, notices} = await ingest(paths, {...(store !== undefined && {asked: store}), ...(zone && {zone}), ...(onProgress && {onProgress})})
  const conclusion = {...conclude(cluster, store), inputs, notices}
  return buildReport(conclusion, await readQuotes(files, sourcesOf(conclusion)))
}
