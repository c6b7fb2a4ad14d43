import type {LogFormat} from '../../bundle/sniff.js'
import type {Component} from '../../model/log-digest.js'
import {type LineSource, QUOTE_LIMIT} from '../../model/source.js'
import {DensityCounter} from './density.js'
import type {FileTallies} from './file-tallies.js'
import type {FileZone} from './file-zone.js'
import {HIT_CHARS, type Hit, type HitLog, type HitText} from './hit.js'
import {REGION_NAMES, regionIdOf, storeIdOf} from './ids.js'
import {latin1Line} from './line-starts.js'
import {type Lines, lineNumber, textStart, wrapperOf} from './lines.js'
import {timeOfLine} from './parse.js'
import type {LogTime} from './record.js'
import {type Found, Scan} from './scan.js'
import {type Scanner, scannerFor} from './scanner.js'
import {SilenceFinder} from './silences.js'
import {UsualClock} from './usual-clock.js'
import type {Zone} from './zone.js'

interface LogFileOptions {
  readonly component: Component | undefined
  /** A piece of the file. */
  readonly head: Buffer
  readonly format: LogFormat
  readonly watched: ReadonlySet<number>
  readonly zone: FileZone
}

/** What was read of a line; NaN as well is for what is not there. */
interface HitIds {
  readonly regionId: number | undefined
  readonly storeId: number | undefined
  readonly time?: number | undefined
}

const NEWLINE = 0x0a
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
  readonly scanner: Scanner | undefined
  /** The Regions of which each line that names one is counted. */
  readonly mentionable: ReadonlySet<number> | undefined
  private scan: Scan | undefined
  private readonly clock = new UsualClock()

  constructor(
    readonly name: string,
    readonly origin: string,
    readonly tallies: FileTallies,
    readonly options: LogFileOptions,
  ) {
    // What RocksDB says of itself is no message of TiKV.
    this.scanner = options.format === 'rocksdb' ? undefined : scannerFor(options.component)
    const {watched, component} = options
    this.mentionable = watched.size > 0 && component !== 'pd' && component !== 'tidb' ? watched : undefined
  }

  get zone(): Zone | undefined {
    return this.options.zone.zone
  }

  /** The newest line comes first: an export, or somebody's paste. */
  get isBackward(): boolean {
    return this.backward > this.forward
  }

  /** `found` is what was found in these lines, if somebody has looked. */
  read(lines: Lines, found?: Found): void {
    this.records += lines.records
    this.unread += lines.unread
    this.latest = undefined
    const last = this.noteTimes(lines)
    const timed = {count: lines.count, timeAt: (at: number) => this.timeAt(lines, at), sourceAt: (at: number) => this.sourceAt(lines, at)}
    this.silences.read(timed)
    this.lineCounts.read(timed)
    if (this.scanner) this.tally(this.scanner, lines, found ?? this.scanOf(this.scanner).found(lines))
    this.before = last ?? this.before
    if (this.latest !== undefined) this.lastLine = this.sourceAt(lines, this.latest)
  }

  private scanOf(scanner: Scanner): Scan {
    return (this.scan ??= new Scan(scanner.sieve(this.options.head), this.mentionable))
  }

  private tally(scanner: Scanner, lines: Lines, found: Found): void {
    const hits: Hit[] = []
    const places: number[] = []
    const hitAt = (at: number, ids: HitIds): Hit => {
      const hit = this.hitAt(lines, at, ids)
      places[hits.push(hit) - 1] = at
      return hit
    }
    for (let row = 0, end = 0; row < found.lines.length; row = end) {
      const at = found.lines[row] ?? 0
      while (found.lines[end] === at) end++
      const hit = hitAt(at, {regionId: found.regionIds[row], storeId: found.storeIds[row], time: found.times[row]})
      const signatures = scanner.among(found.messages, row, end)
      for (const signature of signatures) this.tallies.add(signature, hit)
      if (signatures.some(({id}) => id === 'tikv-version' || id === 'pd-version')) this.version = versionIn(lineText(lines, at)) ?? this.version
    }
    for (const at of found.regions) {
      const line = latin1Line(lines, at)
      const start = line.slice(0, HIT_CHARS)
      const regionIds = this.mentionedIn(line)
      if (regionIds.length === 0) continue
      const hit = hitAt(at, {regionId: regionIdOf(start), storeId: storeIdOf(start)})
      for (const regionId of regionIds) this.tallies.mention(regionId, hit)
    }
    // Now the bytes are still there.
    hits.forEach((hit, index) => {
      if (hit.holders > 0) hit.said = saidAt(lines, places[index] ?? 0)
    })
  }

  /** The watched Regions that a line names, as often as it goes on to another one. */
  private mentionedIn(line: string): readonly number[] {
    const ids = Array.from(line.matchAll(REGION_NAMES), ([, id]) => Number(id)).filter((id) => this.options.watched.has(id))
    return ids.filter((id, at) => id !== ids[at - 1])
  }

  private hitAt(lines: Lines, at: number, {regionId, storeId, time}: HitIds): Hit {
    return {log: this, line: lineNumber(lines, at), order: this.orderOf(lines, at, time), regionId: orNone(regionId), storeId: orNone(storeId), holders: 0, said: undefined}
  }

  /** A line without a time of its own came after the last one that has one. */
  private orderOf(lines: Lines, at: number, known = Number.NaN): number {
    if (this.isWithin(known)) return known
    const own = this.widen(this.timeOf(lines, at, lineText(lines, at)), at)
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
    const known = this.clock.timeAt(lines.bytes, lines.starts[at] ?? 0)
    if (this.isWithin(known)) return known
    const end = lines.starts[at + 1] ?? 0
    const start = textStart(lines.bytes, lines.starts[at] ?? end, end)
    return this.widen(this.timeOf(lines, at, lines.bytes.toString('utf8', start, Math.min(end, start + LOOK_BYTES))), at)
  }

  private timeOf(lines: Lines, at: number, text: string): LogTime {
    const found = timeOfLine(text, this.options.zone)
    return found.time === undefined ? (wrapperOf(lines, at)?.outer ?? found) : found
  }

  /** Jitter aside, the ends of each block are the first and the last. */
  private isWithin(time: number): boolean {
    return time >= (this.first?.time ?? Number.NaN) && time < (this.last?.time ?? Number.NaN)
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

function orNone(id = Number.NaN): number | undefined {
  return Number.isNaN(id) ? undefined : id
}

function saidAt(lines: Lines, at: number): HitText {
  const text = lineText(lines, at)
  const wrapper = wrapperOf(lines, at)
  return {text, quotable: quotable(lines, at, text), wrapper, raw: wrapper?.raw}
}

function quoteOf(lines: Lines, at: number): string {
  const {text, quotable: length, raw} = saidAt(lines, at)
  return (raw ?? text.slice(0, length)).slice(0, QUOTE_LIMIT)
}

/** Without the NULs that a power loss left before it. */
function lineText({bytes, starts}: Lines, at: number): string {
  const end = starts[at + 1] ?? bytes.length
  const start = textStart(bytes, starts[at] ?? end, end)
  // Without its line end there is nothing to trim as a rule, and no second text.
  const last = end > start && bytes[end - 1] === NEWLINE ? end - 1 : end
  return bytes.toString('utf8', start, Math.min(last, start + HIT_CHARS)).trimEnd()
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
