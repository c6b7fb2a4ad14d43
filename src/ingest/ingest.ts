import {type BundleFile, openBundle} from '../bundle/open.js'
import {sniff} from '../bundle/sniff.js'
import type {Cluster} from '../model/cluster.js'
import type {Input, InputKind, Notice} from '../model/input.js'
import {isLine} from '../model/source.js'
import {buildCluster, type Folder, watchedRegions} from './build-cluster.js'
import {CaptureReader} from './capture.js'
import {DumpReader, noSettings} from './dump-reader.js'
import {LogDigestBuilder} from './log/digest.js'
import {type Content, contentOf} from './pd/documents.js'
import {SampleBuilder} from './sample-builder.js'

export interface IngestOptions {
  /** A store that the user asks about: its Regions are watched in the logs, whatever its state. */
  readonly asked?: number
  /** Hears, while reading, of the file at hand and the bytes of all files so far. */
  readonly onProgress?: (progress: {readonly file: string; readonly bytes: number}) => void
}

export interface Ingested {
  readonly cluster: Cluster
  readonly inputs: readonly Input[]
  readonly notices: readonly Notice[]
  readonly files: ReadonlyMap<string, BundleFile>
}

/** Reads the bundle: dumps and captures first, since they tell which Regions to watch for in the logs. */
export async function ingest(paths: readonly string[], options: IngestOptions = {}): Promise<Ingested> {
  const notices: Notice[] = []
  const notice = (one: Notice) => notices.push(one)
  const bundle = new BundleReader(notice)
  const files = new Map<string, BundleFile>()
  const logs: BundleFile[] = []
  const counted = byteCounter(options.onProgress)
  for await (const opened of openBundle(paths, notice)) {
    const file = counted(opened)
    files.set(file.name, opened)
    if (!file.skipped && sniff(file.head, file.name).form === 'log') logs.push(file)
    else await bundle.readDumps(file)
  }
  const digest = new LogDigestBuilder({watched: watchedRegions(bundle.folders, options.asked)})
  for (const {file, line, text} of bundle.loose) if (digest.addLine(file, line, text)) bundle.understood(file)
  for (const file of logs) await bundle.readLog(file, digest)
  const isLogged = logs.length > 0 || bundle.hasLogLines
  const cluster = buildCluster(bundle.folders, bundle.captures, isLogged ? digest : undefined)
  if (cluster.version?.by !== undefined) notice(inferredRelease(cluster.version, cluster.version.by))
  const inputs = bundle.finish()
  return {cluster, inputs, notices, files}
}

function inferredRelease({is, source}: NonNullable<Cluster['version']>, by: string): Notice {
  const says = `PD's release is not in the bundle; it is taken for ${is.text}, ${by}`
  return isLine(source) ? {level: 'note', says, file: source.file, line: source.line} : {level: 'note', says, file: source.document.file}
}

/** Wraps files so that reading them tells how far the whole bundle is read. */
function byteCounter(onProgress: IngestOptions['onProgress']): (file: BundleFile) => BundleFile {
  let bytes = 0
  return (file) => ({
    name: file.name,
    head: file.head,
    ...(file.size !== undefined && {size: file.size}),
    ...(file.skipped && {skipped: file.skipped}),
    async *read(from, onDamage) {
      for await (const chunk of file.read(from, onDamage)) {
        bytes += chunk.length
        onProgress?.({file: file.name, bytes})
        yield chunk
      }
    },
  })
}

interface LooseLine {
  readonly file: string
  readonly line: number
  readonly text: string
}

/** A file of dumps, as far as it has been read. */
interface Reading {
  readonly file: string
  readonly folder: Folder
  readonly capture: CaptureReader
  readonly dumps: DumpReader
  readonly kinds: InputKind[]
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
    const form = file.skipped ? 'skipped' : sniff(file.head, file.name).form
    if (file.skipped) return this.skip(file, file.skipped.kind === 'archive' ? 'archive' : 'unknown', file.skipped.why)
    if (form === 'binary' || form === 'empty') return this.skip(file, 'unknown', form === 'empty' ? 'it is empty' : 'it is binary')
    const folder = this.folderOf(isMoment(file, form) ? file.name : folderName(file.name))
    const capture = new CaptureReader(file.name)
    this.captures.push(capture)
    const reading: Reading = {file: file.name, folder, capture, dumps: new DumpReader(folder.sample, folder.settings, this.notice), kinds: [], records: 0}
    for await (const content of contentOf(file, this.notice)) {
      if (content.kind === 'line') this.readLine(reading, content)
      else if (content.kind === 'document') this.readDocument(reading, content)
      else if (reading.dumps.region(content.value, content.document, content.index, content.offset)) reading.records++
    }
    this.add(file, kindOf(reading.kinds, capture), reading.records)
  }

  private readLine(reading: Reading, {line, text}: Extract<Content, {kind: 'line'}>): void {
    if (text === '') return
    const source = {file: reading.file, line, quote: text}
    if (isRulesOff(text)) reading.folder.settings.rulesOff = source
    const answers = reading.capture.replies.length
    if (reading.capture.read(line, text)) reading.records++
    else if (reading.dumps.configLine(source)) {
      reading.kinds.push('config')
      reading.records++
    } else return this.lookAgain(reading.file, line, text)
    // `Error: failed to start tikv: … duplicated store address …` is an answer and tells of a store as well.
    if (reading.capture.replies.length > answers) this.lookAgain(reading.file, line, text)
  }

  private lookAgain(file: string, line: number, text: string): void {
    if (this.loose.length < MAX_LOOSE) this.loose.push({file, line, text})
  }

  private readDocument(reading: Reading, {document, value, isComplete}: Extract<Content, {kind: 'document'}>): void {
    const read = reading.dumps.document(value, {document, asked: reading.capture.command || reading.file, isComplete})
    if (read) reading.kinds.push(read.kind)
    else this.notice({level: 'note', says: 'a JSON document of a kind that is not known was not read', file: document.file, line: document.line})
    // Regions were counted one by one.
    if (read && read.kind !== 'regions' && read.kind !== 'region-check') reading.records += read.records
  }

  async readLog(file: BundleFile, digest: LogDigestBuilder): Promise<void> {
    const sniffed = sniff(file.head, file.name)
    if (sniffed.form !== 'log') return
    const {notices, ...read} = await digest.read(file, sniffed)
    for (const one of notices) this.notice(one)
    this.inputs.set(file.name, {file: file.name, skipped: null, ...read})
  }

  /** A line of a capture turned out to mean something. */
  understood(file: string): void {
    this.hasLogLines = true
    const input = this.inputs.get(file)
    if (input) this.inputs.set(file, {...input, kind: input.kind === 'unknown' ? 'capture' : input.kind, records: input.records + 1})
  }

  /** By name, with a notice for each file that said nothing. */
  finish(): readonly Input[] {
    const inputs = [...this.inputs.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1))
    for (const {kind, file, skipped} of inputs) if (kind === 'unknown' || kind === 'archive') this.notice({level: 'note', says: skipped ?? 'nothing that is known was found in it', file})
    return inputs
  }

  private folderOf(name: string): Folder {
    const folder = this.folders.get(name) ?? {sample: new SampleBuilder(name), settings: noSettings()}
    this.folders.set(name, folder)
    return folder
  }

  private skip(file: BundleFile, kind: InputKind, why: string): void {
    this.inputs.set(file.name, {file: file.name, kind, node: null, version: null, bytes: file.size ?? 0, records: 0, from: null, to: null, skipped: why})
  }

  private add(file: BundleFile, kind: InputKind, records: number): void {
    this.inputs.set(file.name, {file: file.name, kind, node: null, version: null, bytes: file.size ?? 0, records, from: null, to: null, skipped: null})
  }
}

/** A terminal session that prints the stores shows a moment of its own. */
function isMoment(file: BundleFile, form: string): boolean {
  return form === 'text' && /"stores":\s*\[/.test(file.head.toString('latin1'))
}

function folderName(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : ''
}

// [412] "placement rules feature is disabled"
function isRulesOff(text: string): boolean {
  return text.includes('placement rules feature is disabled')
}

function kindOf(kinds: readonly InputKind[], capture: CaptureReader): InputKind {
  const [first] = kinds
  if (kinds.length > 0 && kinds.every((kind) => kind === first)) return first!
  if (kinds.length > 0 || capture.replies.length > 0) return 'capture'
  if (capture.tiflashReplicas) return 'information-schema'
  if (capture.commands.some(({text}) => text.includes('tikv-ctl'))) return 'tikv-ctl'
  if (capture.rows.length > 0 || capture.commands.some(({text}) => text.includes('tiup'))) return 'tiup'
  return capture.commands.length > 0 ? 'capture' : 'unknown'
}
