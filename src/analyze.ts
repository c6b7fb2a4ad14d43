import {conclude} from './diagnose/conclude.js'
import {doubtNotices, doubtsOn} from './diagnose/inspect/doubts.js'
import {inspect} from './diagnose/inspect/inspect.js'
import type {Inspection} from './diagnose/inspect/inspection.js'
import {ingest} from './ingest/ingest.js'
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
  readonly onProgress?: (progress: Progress) => void
}

/** The whole program: files become a cluster, PD is replayed on it, it is held against every cause, and what each answers is the report. */
export async function analyze(paths: readonly string[], {store, onProgress}: AnalyzeOptions = {}): Promise<Report> {
  const {cluster, files, inputs, notices} = await ingest(paths, {...(store !== undefined && {asked: store}), ...(onProgress && {onProgress})})
  const conclusion = {...conclude(cluster, store), inputs, notices: [...doubtNotices(doubtsOn(cluster, inputs)), ...notices]}
  return buildReport(conclusion, await readQuotes(files, sourcesOf(conclusion)))
}

/** How far the bundle can be trusted, before any verdict. */
export async function inspectBundle(paths: readonly string[], {store, onProgress}: AnalyzeOptions = {}): Promise<Inspection> {
  const {cluster, inputs} = await ingest(paths, {...(store !== undefined && {asked: store}), ...(onProgress && {onProgress})})
  return inspect(cluster, inputs, conclude(cluster, store))
}
