import type {Limits} from './bundle/limits.js'
import {type Bundle, openBundle} from './bundle/open.js'
import {actionsOf} from './diagnose/actions.js'
import {conclude} from './diagnose/conclude.js'
import {doubtNotices, doubtsOn} from './diagnose/inspect/doubts.js'
import {clocks} from './diagnose/inspect/clocks.js'
import {inspect} from './diagnose/inspect/inspect.js'
import type {Inspection} from './diagnose/inspect/inspection.js'
import {buildTimeline} from './diagnose/timeline/build-timeline.js'
import {ingest, type IngestOptions} from './ingest/ingest.js'
import type {Zone} from './ingest/log/zone.js'
import type {Cluster} from './model/cluster.js'
import type {Region} from './model/region.js'
import {type Cited, contextIn, keyOfCited} from './ingest/context.js'
import {excerptsIn} from './ingest/excerpts.js'
import {readQuotes} from './ingest/quotes.js'
import type {Progress} from './ingest/reading-progress.js'
import {isLine, isRow, type Source} from './model/source.js'
import {buildReport, sourcesOf} from './report/build-report.js'
import type {Report} from './report/contract.js'
import type {OpenReport, ShownRegion} from './report/open-report.js'
import {keysIn, type KeysOf} from './report/region-keys.js'

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

/** The same for who goes on reading: the bundle stays open until `show` is done. */
export function analyzeAndShow<T>(paths: readonly string[], options: AnalyzeOptions, show: (opened: OpenReport) => Promise<T>): Promise<T> {
  return opened(paths, options, async (bundle) => show(await openReport(bundle, options)))
}

export async function openReport(bundle: Bundle, options: AnalyzeOptions = {}): Promise<OpenReport> {
  const {report, cluster, files, keysOf, sources, quoted} = await concluded(bundle, options)
  const byPlace = new Map(sources.map((source) => [keyOfCited(quoted(source)), source]))
  return {
    report,
    contextOf: contextIn(files, byPlace),
    excerpts: () => excerptsIn(files, byPlace),
    regionOf: (id, withKeys = true) => shownRegion(cluster, withKeys ? keysOf : undefined, id),
    storeRecord: (id) => shownRecord(cluster, id),
  }
}

export async function analyzeBundle(bundle: Bundle, options: AnalyzeOptions = {}): Promise<Report> {
  return (await concluded(bundle, options)).report
}

/** The whole program: files become a cluster, PD is replayed on it, it is held against every cause, and what each answers is the report. */
async function concluded(bundle: Bundle, options: AnalyzeOptions) {
  const {cluster, files, inputs, notices} = await ingest(bundle, readOptions(options))
  const keysOf = keysIn(cluster)
  const concluded = conclude(cluster, options.store)
  const told = clocks(cluster.logs)
  const timeline = buildTimeline(cluster, {...concluded, clocks: told.pairs})
  const conclusion = {...concluded, cluster, timeline, actions: actionsOf(cluster), inputs, notices: [...doubtNotices(doubtsOn(cluster, inputs, told)), ...notices], keysOf}
  const sources = sourcesOf(conclusion)
  const quoted = await readQuotes(files, sources)
  return {report: buildReport(conclusion, quoted), cluster, files, keysOf, sources, quoted}
}

function shownRegion({regions}: Cluster, keysOf: KeysOf | undefined, id: number): ShownRegion | undefined {
  const region = regions?.get(id)
  const [keys] = (region && keysOf?.([id])) ?? []
  return region && new LookedUp(region, keys?.says)
}

/** A search looks a million of them up, and asks none for its place. */
class LookedUp implements ShownRegion {
  constructor(readonly region: Region, readonly keys: string | undefined) {}
  get cited() { return citedAt(this.region.source) }
}

function shownRecord({stores}: Cluster, id: number): Cited | undefined {
  const store = stores?.byId.get(id)
  return store && citedAt(store.source)
}

function citedAt(source: Source): Cited {
  if (isLine(source)) return {file: source.file, line: source.line, source}
  if (isRow(source)) return {file: source.file, line: source.row, source}
  const {document, pointer} = source
  return document.alone ? {file: document.file, pointer, source} : {file: document.file, source}
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

export function readOptions({store, limits, zone, onProgress}: AnalyzeOptions): IngestOptions {
  return {...(store !== undefined && {asked: store}), ...(limits && {lineBytes: limits.line}), ...(zone && {zone}), ...(onProgress && {onProgress})}
}

/** `only`: the one of the paths that is the bundle. */
export async function opened<T>(paths: readonly string[], {limits}: AnalyzeOptions, read: (bundle: Bundle) => Promise<T>, only?: number): Promise<T> {
  const bundle = openBundle(paths, {...(limits && {limits}), ...(only !== undefined && {only})})
  try {
    return await read(bundle)
  } finally {
    await bundle.close()
  }
}
