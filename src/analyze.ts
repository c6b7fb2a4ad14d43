import type {Limits} from './bundle/limits.js'
import {type Bundle, openBundle} from './bundle/open.js'
import {conclude} from './diagnose/conclude.js'
import {doubtNotices, doubtsOn} from './diagnose/inspect/doubts.js'
import {inspect} from './diagnose/inspect/inspect.js'
import type {Inspection} from './diagnose/inspect/inspection.js'
import {ingest, type IngestOptions} from './ingest/ingest.js'
import type {Zone} from './ingest/log/zone.js'
import type {Cluster} from './model/cluster.js'
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
  /** For logs that do not name their time zone. */
  readonly zone?: Zone
  readonly onProgress?: (progress: Progress) => void
}

export function analyze(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Report> {
  return opened(paths, options, (bundle) => analyzeBundle(bundle, options))
}

/** The whole program: files become a cluster, PD is replayed on it, it is held against every cause, and what each answers is the report. */
export async function analyzeBundle(bundle: Bundle, options: AnalyzeOptions = {}): Promise<Report> {
  const {cluster, files, inputs, notices} = await ingest(bundle, readOptions(options))
  const conclusion = {...conclude(cluster, options.store), inputs, notices: [...doubtNotices(doubtsOn(cluster, inputs)), ...notices], keysOf: keysIn(cluster)}
  return buildReport(conclusion, await readQuotes(files, sourcesOf(conclusion)))
}

/** How far the bundle can be trusted, before any verdict. */
export function inspectBundle(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Inspection> {
  return opened(paths, options, async (bundle) => {
    const {cluster, inputs} = await ingest(bundle, readOptions(options))
    return inspect(cluster, inputs, conclude(cluster, options.store))
  })
}

/** What the bundle tells of the cluster, and nothing more. */
export function readCluster(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Cluster> {
  return opened(paths, options, async (bundle) => (await ingest(bundle, readOptions(options))).cluster)
}

function readOptions({store, limits, zone, onProgress}: AnalyzeOptions): IngestOptions {
  return {...(store !== undefined && {asked: store}), ...(limits && {lineBytes: limits.line}), ...(zone && {zone}), ...(onProgress && {onProgress})}
}

async function opened<T>(paths: readonly string[], {limits}: AnalyzeOptions, read: (bundle: Bundle) => Promise<T>): Promise<T> {
  const bundle = openBundle(paths, {...(limits && {limits})})
  try {
    return await read(bundle)
  } finally {
    await bundle.close()
  }
}
