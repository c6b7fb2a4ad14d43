import type {BundleFile, OnDamage} from '../../bundle/bundle-file.js'
import type {Component} from '../../model/log-digest.js'
import type {Notice} from '../../model/input.js'
import {type LineSource, QUOTE_LIMIT} from '../../model/source.js'
import type {Signature} from '../../signatures/index.js'
import {type Block, blocksOf, LONGEST_LINE} from './blocks.js'
import type {FileTallies} from './file-tallies.js'
import {HIT_CHARS, type Hit, hitOf} from './hit.js'
import {REGION_NAMES} from './ids.js'
import {type Lines, lineNumber, linesOf} from './lines.js'
import {timeOfLine} from './parse.js'
import type {LogTime} from './record.js'
import {type Scanner, scannerFor} from './scanner.js'
import {SilenceFinder} from './silences.js'

export interface LogFileOptions {
  readonly component: Component | undefined
  readonly watched: ReadonlySet<number>
  readonly zone?: string | undefined
}

// A backtrace or a banner may stand at either end of a block.
const LOOK_LINES = 200
const LOOK_BYTES = 2048

/** Reads one log in one pass: what it says goes to the tallies, what is left of it are these few facts. */
export class LogFile {
  bytes = 0
  records = 0
  first: LogTime | undefined
  last: LogTime | undefined
  lastLine: LineSource | undefined
  version: string | undefined
  isDamaged = false
  readonly notices: Notice[] = []
  readonly silences = new SilenceFinder()
  private lineCount = 0
  /** Time of the last line before the block that has one. */
  private before = 0
  private readonly scanner: Scanner
  private readonly countsMentions: boolean

  constructor(
    readonly name: string,
    private readonly tallies: FileTallies,
    private readonly options: LogFileOptions,
  ) {
    this.scanner = scannerFor(options.component)
    this.countsMentions = options.watched.size > 0 && options.component !== 'pd' && options.component !== 'tidb'
  }

  async read(file: BundleFile): Promise<void> {
    const onDamage: OnDamage = () => {
      this.isDamaged = true
    }
    for await (const block of blocksOf(file.read(0, onDamage))) this.readBlock(block)
  }

  readBlock({bytes, isCut}: Block): void {
    const lines = linesOf(bytes, this.lineCount + 1)
    if (isCut) this.noticeCut(lines)
    this.bytes += bytes.length
    this.records += lines.records
    this.lineCount += lines.lineCount
    const last = this.noteTimes(lines)
    this.silences.read({count: lines.count, timeAt: (at) => this.timeAt(lines, at), sourceAt: (at) => this.sourceAt(lines, at)})
    const text = lines.bytes.toString('latin1')
    this.tallySignatures(lines, text)
    if (this.countsMentions) this.tallyMentions(lines, text)
    this.before = last ?? this.before
  }

  private tallySignatures(lines: Lines, text: string): void {
    const found = new Set<Signature>()
    let at = 0
    const flush = (): void => {
      if (found.size > 0) this.tally(this.hitAt(lines, at), found)
      found.clear()
    }
    this.scanner.scan(text, (position, signatures) => {
      if (position >= (lines.starts[at + 1] ?? text.length)) {
        flush()
        at = lineAt(lines, position, at)
      }
      for (const signature of signatures) found.add(signature)
    })
    flush()
  }

  private tally(hit: Hit, found: ReadonlySet<Signature>): void {
    for (const signature of found) this.tallies.add(signature, hit)
    if ([...found].some(({id}) => id === 'tikv-version' || id === 'pd-version')) this.version = versionIn(hit.text) ?? this.version
  }

  private tallyMentions(lines: Lines, text: string): void {
    let at = 0
    let counted = ''
    REGION_NAMES.lastIndex = 0
    for (let match = REGION_NAMES.exec(text); match; match = REGION_NAMES.exec(text)) {
      const regionId = Number(match[1])
      if (!this.options.watched.has(regionId)) continue
      at = lineAt(lines, match.index, at)
      const key = `${at} ${regionId}`
      if (key !== counted) this.tallies.mention(regionId, this.hitAt(lines, at))
      counted = key
    }
  }

  private hitAt(lines: Lines, at: number): Hit {
    const text = lineText(lines, at)
    return hitOf({file: this.name, line: lineNumber(lines, at), quotable: firstLine(lines, at, text).length, order: this.orderOf(lines, at, text)}, text)
  }

  /** A line without a time of its own came after the last one that has one. */
  private orderOf(lines: Lines, at: number, text: string): number {
    const own = this.widen(timeOfLine(text, this.options.zone))
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
    for (let at = 0; at < reach; at++) if (this.timeAt(lines, at) !== undefined) break
    for (let back = 1; back <= reach; back++) {
      const at = lines.count - back
      const time = this.timeAt(lines, at)
      if (time === undefined) continue
      if (time === this.last?.time) this.lastLine = this.sourceAt(lines, at)
      return time
    }
    return undefined
  }

  private sourceAt(lines: Lines, at: number): LineSource {
    return {file: this.name, line: lineNumber(lines, at), quote: firstLine(lines, at, lineText(lines, at)).slice(0, QUOTE_LIMIT)}
  }

  private timeAt(lines: Lines, at: number): number | undefined {
    const start = lines.starts[at] ?? 0
    const end = Math.min(lines.starts[at + 1] ?? start, start + LOOK_BYTES)
    return this.widen(timeOfLine(lines.bytes.toString('utf8', start, end), this.options.zone))
  }

  /** Excerpts are not always in order. */
  private widen(found: LogTime): number | undefined {
    const {time} = found
    if (time === undefined) return undefined
    if (this.first?.time === undefined || time < this.first.time) this.first = found
    if (this.last?.time === undefined || time > this.last.time) this.last = found
    return time
  }

  private noticeCut(lines: Lines): void {
    this.notices.push({level: 'note', says: `a line is longer than ${LONGEST_LINE} bytes: its end was left out`, file: this.name, line: lines.firstNumber})
  }
}

function lineText({bytes, starts}: Lines, at: number): string {
  const start = starts[at] ?? 0
  return bytes.toString('utf8', start, Math.min(starts[at + 1] ?? start, start + HIT_CHARS)).trimEnd()
}

/** What of the text stands on its first line, where it was wrapped. */
function firstLine({bytes, starts, wrapped}: Lines, at: number, text: string): string {
  const start = starts[at] ?? 0
  const length = wrapped.get(at)
  return length === undefined ? text : bytes.toString('utf8', start, start + length).trimEnd()
}

/** The line on which a byte stands, at `from` or after it. */
function lineAt({starts, count}: Lines, position: number, from: number): number {
  let at = from
  while (at + 1 < count && (starts[at + 1] ?? 0) <= position) at++
  return at
}

/** `["Release Version:   5.2.1"]`, `[release-version=v6.5.12]`, `"release-version":"v6.5.12"` */
function versionIn(text: string): string | undefined {
  return /(?:Release Version:\s+|release-version"?[=:]"?)v?(\d[\w.-]*)/.exec(text)?.[1]
}
