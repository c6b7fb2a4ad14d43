import type {LogFormat} from '../../bundle/sniff.js'
import type {Component} from '../../model/log-digest.js'
import {type LineSource, QUOTE_LIMIT} from '../../model/source.js'
import type {Signature} from '../../signatures/index.js'
import {DensityCounter} from './density.js'
import type {FileTallies} from './file-tallies.js'
import type {FileZone} from './file-zone.js'
import {HIT_CHARS, type Hit, type HitLog, hitOf} from './hit.js'
import {REGION_NAMES} from './ids.js'
import {latin1Line, type Lines, lineNumber, textStart, wrapperOf} from './lines.js'
import {timeOfLine} from './parse.js'
import type {LogTime} from './record.js'
import {type Scanner, scannerFor} from './scanner.js'
import {SilenceFinder} from './silences.js'
import type {Zone} from './zone.js'

export interface LogFileOptions {
  readonly component: Component | undefined
  /** A piece of the file. */
  readonly head: Buffer
  readonly format: LogFormat
  readonly watched: ReadonlySet<number>
  readonly zone: FileZone
}

// A backtrace or a banner may stand at either end of a block.
const LOOK_LINES = 200
const LOOK_BYTES = 2048
// Threads write at once, so that lines may change places by some milliseconds.
const JITTER = 1000

/** Reads one log in one pass: what it says goes to the tallies, what is left of it are these few facts. */
export class LogFile implements HitLog {
  records = 0
  unread = 0
  first: LogTime | undefined
  last: LogTime | undefined
  lastLine: LineSource | undefined
  version: string | undefined
  readonly silences = new SilenceFinder()
  readonly lineCounts = new DensityCounter()
  /** First and last time of the block that was read last. */
  span: readonly [from?: number, to?: number] = []
  /** Time of the last line before the block that has one. */
  private before = 0
  /** The last line by time in the block at hand, if none before it was later. */
  private latest: number | undefined
  private forward = 0
  private backward = 0
  private readonly scanner: Scanner | undefined
  private readonly countsMentions: boolean

  constructor(
    readonly name: string,
    readonly origin: string,
    readonly tallies: FileTallies,
    readonly options: LogFileOptions,
  ) {
    // What RocksDB says of itself is no message of TiKV.
    this.scanner = options.format === 'rocksdb' ? undefined : scannerFor(options.component)
    this.countsMentions = options.watched.size > 0 && this.scanner !== undefined && options.component !== 'pd' && options.component !== 'tidb'
  }

  get zone(): Zone | undefined {
    return this.options.zone.zone
  }

  /** The newest line comes first: an export, or somebody's paste. */
  get isBackward(): boolean {
    return this.backward > this.forward
  }

  read(lines: Lines): void {
    this.records += lines.records
    this.unread += lines.unread
    this.latest = undefined
    const last = this.noteTimes(lines)
    const timed = {count: lines.count, timeAt: (at: number) => this.timeAt(lines, at), sourceAt: (at: number) => this.sourceAt(lines, at)}
    this.silences.read(timed)
    this.lineCounts.read(timed)
    if (this.scanner) this.tallyLines(this.scanner, lines)
    this.before = last ?? this.before
    if (this.latest !== undefined) this.lastLine = this.sourceAt(lines, this.latest)
  }

  private tallyLines(scanner: Scanner, lines: Lines): void {
    const {messages, regions} = scanner.sieve(this.options.head).sift(lines, this.countsMentions ? this.options.watched : undefined)
    for (const at of messages) this.tally(this.hitAt(lines, at), scanner.find(latin1Line(lines, at)))
    for (const at of regions) this.tallyMentions(lines, at)
  }

  private tally(hit: Hit, found: readonly Signature[]): void {
    for (const signature of found) this.tallies.add(signature, hit)
    if (found.some(({id}) => id === 'tikv-version' || id === 'pd-version')) this.version = versionIn(hit.text) ?? this.version
  }

  private tallyMentions(lines: Lines, at: number): void {
    let counted: number | undefined
    for (const [, id] of latin1Line(lines, at).matchAll(REGION_NAMES)) {
      const regionId = Number(id)
      if (!this.options.watched.has(regionId)) continue
      if (regionId !== counted) this.tallies.mention(regionId, this.hitAt(lines, at))
      counted = regionId
    }
  }

  private hitAt(lines: Lines, at: number): Hit {
    const text = lineText(lines, at)
    return hitOf({log: this, line: lineNumber(lines, at), quotable: quotable(lines, at, text), order: this.orderOf(lines, at, text), wrapper: wrapperOf(lines, at)}, text)
  }

  /** A line without a time of its own came after the last one that has one. */
  private orderOf(lines: Lines, at: number, text: string): number {
    const own = this.widen(this.timeOf(lines, at, text), at)
    if (own !== undefined || this.first === undefined) return own ?? 0
    for (let back = 1; back <= Math.min(at, LOOK_LINES); back++) {
      const time = this.timeAt(lines, at - back)
      if (time !== undefined) return time
    }
    return this.before
  }

  /** Finds the first and the last time of the block, and gives the last. */
  private noteTimes(lines: Lines): number | undefined {
    const reach = Math.min(lines.count, LOOK_LINES)
    this.span = []
    let first: number | undefined
    for (let at = 0; at < reach && first === undefined; at++) first = this.timeAt(lines, at)
    for (let back = 1; back <= reach; back++) {
      const time = this.timeAt(lines, lines.count - back)
      if (time === undefined) continue
      this.span = [Math.min(first ?? time, time), Math.max(first ?? time, time)]
      if (first !== undefined && time > first + JITTER) this.forward++
      if (first !== undefined && time < first - JITTER) this.backward++
      return time
    }
    return undefined
  }

  private sourceAt(lines: Lines, at: number): LineSource {
    return {file: this.name, line: lineNumber(lines, at), quote: quoteOf(lines, at)}
  }

  private timeAt(lines: Lines, at: number): number | undefined {
    const end = lines.starts[at + 1] ?? 0
    const start = textStart(lines.bytes, lines.starts[at] ?? end, end)
    return this.widen(this.timeOf(lines, at, lines.bytes.toString('utf8', start, Math.min(end, start + LOOK_BYTES))), at)
  }

  private timeOf(lines: Lines, at: number, text: string): LogTime {
    const found = timeOfLine(text, this.options.zone)
    return found.time === undefined ? (wrapperOf(lines, at)?.outer ?? found) : found
  }

  /** Excerpts are not always in order. */
  private widen(found: LogTime, at: number): number | undefined {
    const {time} = found
    if (time === undefined) return undefined
    if (this.first?.time === undefined || time < this.first.time) this.first = found
    const before = this.last?.time
    if (before !== undefined && time < before) return time
    if (time !== before) this.last = found
    this.latest = time === before ? Math.max(this.latest ?? 0, at) : at
    return time
  }
}

function quoteOf(lines: Lines, at: number): string {
  const text = lineText(lines, at)
  return (wrapperOf(lines, at)?.raw ?? text.slice(0, quotable(lines, at, text))).slice(0, QUOTE_LIMIT)
}

/** Without the NULs that a power loss left before it. */
function lineText({bytes, starts}: Lines, at: number): string {
  const end = starts[at + 1] ?? bytes.length
  const start = textStart(bytes, starts[at] ?? end, end)
  return bytes.toString('utf8', start, Math.min(end, start + HIT_CHARS)).trimEnd()
}

/** How much of the text stands on its first line, where it was wrapped. */
function quotable({bytes, starts, wrapped}: Lines, at: number, text: string): number {
  const length = wrapped.get(at)
  if (length === undefined) return text.length
  const end = (starts[at] ?? 0) + length
  return bytes.toString('utf8', textStart(bytes, starts[at] ?? 0, end), end).trimEnd().length
}

/** `["Release Version:   5.2.1"]`, `[release-version=v6.5.12]`, `"release-version":"v6.5.12"` */
function versionIn(text: string): string | undefined {
  return /(?:Release Version:\s+|release-version"?[=:]"?)v?(\d[\w.-]*)/.exec(text)?.[1]
}
