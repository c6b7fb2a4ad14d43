import type {Bundle, BundleFile} from '../bundle/open.js'
import type {Cluster} from '../model/cluster.js'
import type {Input, InputKind, Notice} from '../model/input.js'
import {say, type Sentence} from '../model/say.js'
import {fileOf, folderOf, isLine} from '../model/source.js'
import {clusterAsOf, type LooseLine} from './as-of.js'
import {buildCluster, type Folder, watchedRegions} from './build-cluster.js'
import {CaptureReader} from './capture.js'
import {DumpReader} from './dump-reader.js'
import {LogDigestBuilder} from './log/digest.js'
import {ScanThreads} from './log/scan-threads.js'
import {ZoneClues} from './log/zone-use.js'
import type {Zone} from './log/zone.js'
import {type Content, contentOf, type DocumentContent} from './pd/documents.js'
import {type Progress, ReadingProgress} from './reading-progress.js'
import {SampleBuilder} from './sample-builder.js'
import {SettingsReader} from './settings-reader.js'
import {noSettings} from './settings.js'
import {RegionTables} from './tables/region-tables.js'
import {TableReader} from './tables/table-reader.js'

export interface IngestOptions {
  /** For logs that do not name their time zone. */
  readonly zone?: Zone
  /** A store that the user asks about: its Regions are watched in the logs, whatever its state. */
  readonly asked?: number
  /** The longest line of a log that is read. */
  readonly lineBytes?: number
  /** Hears, while reading, of the file at hand and the bytes of all files so far. */
  readonly onProgress?: (progress: Progress) => void
}

export interface Ingested {
  readonly cluster: Cluster
  readonly inputs: readonly Input[]
  readonly notices: readonly Notice[]
  /** May be read until the bundle is closed. */
  readonly files: ReadonlyMap<string, BundleFile>
  /** The cluster at an earlier moment; the logs are read once more for it, so that the bundle must not be closed yet. */
  readonly asOf: (moment: number) => Promise<Cluster>
}

/** Reads the bundle: dumps and captures first, since they tell which Regions to watch for in the logs. */
export async function ingest(bundle: Bundle, {asked, zone, lineBytes, onProgress}: IngestOptions = {}): Promise<Ingested> {
  const notices: Notice[] = []
  const notice = (one: Notice) => notices.push(one)
  const reader = new BundleReader(notice)
  const files = new Map<string, BundleFile>()
  const logs: BundleFile[] = []
  const clues = new ZoneClues()
  const progress = new ReadingProgress(onProgress)
  const threads = new ScanThreads()
  for await (const file of bundle.files(notice)) {
    files.set(file.name, file)
    const isLog = file.sniffed.form === 'log'
    clues.add(file, isLog)
    if (isLog) {
      threads.prepare(file)
      logs.push(file)
    } else await reader.readDumps(progress.counted(file))
  }
  reader.joinTables()
  const options = {watched: watchedRegions(reader.folders, asked), zone, bundleZone: clues.zone(), ...(lineBytes !== undefined && {lineBytes})}
  const digest = new LogDigestBuilder({...options, threads})
  for (const {file, line, text, quote} of reader.loose) if (digest.addLine(file, line, text, quote)) reader.understood(file)
  progress.expect(logs)
  progress.seeStores([...reader.folders.values()].flatMap(({sample}) => sample.build()))
  try {
    for (const file of digest.inOrder(logs)) {
      await reader.readLog(file, digest, (bytes) => progress.hear(file, bytes))
      const loudest = onProgress && digest.loudest()
      if (loudest) progress.seeLoudest(loudest.signature, loudest.count)
    }
  } finally {
    await threads.close()
  }
  notices.push(...digest.notices())
  const isLogged = logs.length > 0 || reader.hasLogLines
  reader.compareClusters()
  const dumps = {folders: reader.folders, captures: reader.captures}
  const cluster = buildCluster(dumps, isLogged ? digest : undefined)
  if (cluster.version?.by !== undefined) notice(inferredRelease(cluster.version, cluster.version.by))
  const asOf = (moment: number) => clusterAsOf(moment, dumps, isLogged ? {options, logs, loose: reader.loose} : undefined)
  return {cluster, inputs: reader.finish(), notices, files, asOf}
}

function inferredRelease({is, source}: NonNullable<Cluster['version']>, by: Sentence): Notice {
  const says = say`PD's release is not in the bundle; it is taken for ${is.text}, ${by}`
  return {level: 'note', says, file: fileOf(source), ...(isLine(source) && {line: source.line})}
}

/** A file of dumps, as far as it has been read. */
interface Reading {
  readonly file: string
  readonly folder: Folder
  readonly capture: CaptureReader
  readonly dumps: DumpReader
  readonly settings: SettingsReader
  readonly tables: TableReader
  readonly kinds: InputKind[]
  /** What is in it that is known, and tells nothing of a store that leaves. */
  readonly unneeded: Set<Sentence>
  records: number
}

/** Lines of captures that are kept for a second look: log lines among the output of commands. */
const MAX_LOOSE = 200_000

class BundleReader {
  readonly folders = new Map<string, Folder>()
  readonly captures: CaptureReader[] = []
  readonly loose: LooseLine[] = []
  hasLogLines = false
  private readonly inputs = new Map<string, Input>()

  constructor(private readonly notice: (notice: Notice) => void) {}

  async readDumps(file: BundleFile): Promise<void> {
    const {form} = file.sniffed
    if (file.skipped) return this.skip(file, file.skipped.kind, file.skipped.why)
    if (file.members !== undefined) return this.add(file, 'archive', file.members)
    if (form === 'binary' || form === 'empty') return this.skip(file, 'unknown', form === 'empty' ? say`it is empty` : say`it is binary`)
    const folder = this.folderOf(file.isMoment ? file.name : folderOf(file.name))
    const capture = new CaptureReader(file.name)
    this.captures.push(capture)
    const settings = new SettingsReader(folder.settings)
    const dumps = new DumpReader(folder.sample, settings, this.notice, file.size)
    const reading: Reading = {file: file.name, folder, capture, dumps, settings, tables: this.tablesOf(file.name, folder), kinds: [], unneeded: new Set(), records: 0}
    for await (const content of contentOf(file, this.notice)) {
      if (content.kind === 'line') this.readLine(reading, content)
      else if (content.kind === 'document') this.readDocument(reading, content)
      else if (content.kind === 'regions') reading.dumps.batch(content)
      else reading.dumps.element(content)
    }
    reading.tables.close()
    if (reading.tables.isKnown) reading.kinds.push('information-schema')
    const records = reading.records + reading.tables.rows
    const skipped = records === 0 && reading.unneeded.size > 0 ? say`it is ${[...reading.unneeded].join(say`, `)}, and nothing of that is needed` : null
    this.add(file, kindOf(reading.kinds, capture), records, skipped)
  }

  /** What the tables of SQL tell of Regions stands in two of them. */
  joinTables(): void {
    for (const [name, {tables, sample}] of this.folders) {
      if (!tables.into(sample.regions)) this.notice({level: 'note', says: say`TIKV_REGION_STATUS does not tell on which stores a Region is: save TIKV_REGION_PEERS too`, ...(name !== '' && {file: name})})
    }
  }

  private tablesOf(file: string, {sample, settings, tables}: Folder): TableReader {
    const logLine = (line: Omit<LooseLine, 'file'>) => this.loose.length < MAX_LOOSE && this.loose.push({file, ...line})
    return new TableReader(file, {sample, settings, regions: tables, notice: this.notice, logLine})
  }

  private readLine(reading: Reading, content: Extract<Content, {kind: 'line'}>): void {
    const {line, text, raw} = content
    const source = {file: reading.file, line, quote: text}
    if (isRulesOff(text)) reading.folder.settings.rulesOff = source
    const answers = reading.capture.replies.length
    if (reading.capture.read(line, text, raw.search(/\S/))) {
      reading.tables.close()
      reading.records++
    } else if (reading.tables.read(content) || text === '') return
    else if (reading.settings.configLine(source)) {
      reading.kinds.push('config')
      reading.records++
    } else return this.lookAgain(reading.file, line, text)
    // `Error: failed to start tikv: … duplicated store address …` is an answer and tells of a store as well.
    if (reading.capture.replies.length > answers) this.lookAgain(reading.file, line, text)
  }

  private lookAgain(file: string, line: number, text: string): void {
    if (this.loose.length < MAX_LOOSE) this.loose.push({file, line, text})
  }

  private readDocument(reading: Reading, content: DocumentContent): void {
    const {document, value, cutIn} = content
    if (reading.tables.document(value, document, cutIn === undefined)) return
    const read = reading.dumps.document({...content, asked: reading.capture.command || reading.file, place: reading.capture.place})
    if (!read) return this.notice({level: 'note', says: say`a JSON document of a kind that is not known was not read`, file: content.document.file, line: content.document.line})
    reading.kinds.push(read.kind)
    reading.records += read.records
    if (read.unneeded !== undefined) reading.unneeded.add(read.unneeded)
  }

  async readLog(file: BundleFile, digest: LogDigestBuilder, onBytes: (bytes: number) => void): Promise<void> {
    const {sniffed} = file
    if (sniffed.form !== 'log') return
    const {notices, ...read} = await digest.read(file, sniffed, onBytes)
    for (const one of notices) this.notice(one)
    this.inputs.set(file.name, {file: file.name, ...read})
  }

  /** A line of a capture turned out to mean something. */
  understood(file: string): void {
    this.hasLogLines = true
    const input = this.inputs.get(file)
    if (input) this.inputs.set(file, {...input, kind: input.kind === 'unknown' ? 'capture' : input.kind, records: input.records + 1})
  }

  /** Dumps of two clusters tell nothing of each other. */
  compareClusters(): void {
    const [first, ...others] = [...this.folders.values()].flatMap(({settings}) => settings.clusterIds)
    const other = others.find(({is}) => is !== first?.is)
    if (!first || !other) return
    const {file, line} = other.source.document
    this.notice({level: 'warning', says: say`these are dumps of two clusters, ${first.is} (${first.source.document.file}) and ${other.is}: what one says is no evidence about the other, so analyze them apart`, file, line})
  }

  /** By name, with a notice for each file that said nothing. */
  finish(): readonly Input[] {
    const inputs = [...this.inputs.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1))
    for (const {kind, file, skipped} of inputs) if (kind === 'unknown' || (kind === 'archive' && skipped !== null)) this.notice({level: 'note', says: skipped ?? say`nothing that is known was found in it`, file})
    return inputs
  }

  private folderOf(name: string): Folder {
    const folder = this.folders.get(name) ?? {sample: new SampleBuilder(name), settings: noSettings(), tables: new RegionTables()}
    this.folders.set(name, folder)
    return folder
  }

  private skip(file: BundleFile, kind: InputKind, why: Sentence): void {
    this.inputs.set(file.name, {file: file.name, kind, node: null, version: null, bytes: file.size ?? 0, records: 0, from: null, to: null, skipped: why})
  }

  private add(file: BundleFile, kind: InputKind, records: number, skipped: Sentence | null = null): void {
    this.inputs.set(file.name, {file: file.name, kind, node: null, version: null, bytes: file.size ?? 0, records, from: null, to: null, skipped})
  }
}

// [412] "placement rules feature is disabled"
function isRulesOff(text: string): boolean {
  return text.includes('placement rules feature is disabled')
}

function kindOf(kinds: readonly InputKind[], capture: CaptureReader): InputKind {
  const [first, ...others] = new Set([...kinds, ...capture.kinds])
  if (first !== undefined) return others.length > 0 ? 'capture' : first
  const {commands, replies} = capture
  if (commands.length > 0 && commands.every(({text}) => text.includes('tikv-ctl'))) return 'tikv-ctl'
  if (replies.length > 0) return 'capture'
  if (commands.some(({text}) => text.includes('tiup'))) return 'tiup'
  return commands.length > 0 ? 'capture' : 'unknown'
}
