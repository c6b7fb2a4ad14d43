import type {BundleFile, OnDamage} from '../../bundle/bundle-file.js'
import type {LogFormat, Sniffed} from '../../bundle/sniff.js'
import {componentOf} from '../../bundle/component.js'
import type {Component} from '../../model/log-digest.js'
import type {Notice} from '../../model/input.js'
import {type Block, BLOCK_BYTES, blocksOf, LONGEST_LINE, mostOf} from './blocks.js'
import {FileTallies, type KeyBudget} from './file-tallies.js'
import {FileZone, type KnownZones} from './file-zone.js'
import {linesOfText} from './line-starts.js'
import {recordsOf, unwrappedLines} from './lines.js'
import {LogFile} from './log-file.js'
import {isTransported, Origins, type WholeLine} from './origins.js'
import type {ScanThreads} from './scan-threads.js'
import {say} from '../../model/say.js'

export interface ReadOptions extends KnownZones {
  readonly watched: ReadonlySet<number>
  /** The longest line that is read, in bytes. */
  readonly lineBytes?: number
  readonly threads?: ScanThreads
}

/** Where to begin, when what comes before was read from another file. */
export interface Start {
  readonly byte: number
  readonly lines: number
}

export const BEGINNING: Start = {byte: 0, lines: 0}

// Formats whose records may have several lines: TiKV 2.1 escaped nothing, PD 2.x printed its configuration, RocksDB prints tables.
const MULTILINE: ReadonlySet<LogFormat> = new Set(['legacy', 'rocksdb'])

/** Reads one file: one log as a rule, several where a transport put them into one file. */
export class LogReading {
  bytes = 0
  lines: number
  isDamaged = false
  readonly notices: Notice[] = []
  readonly logs = new Map<string, LogFile>()
  readonly zone: FileZone
  private readonly origins: Origins | undefined
  private readonly component: Component | undefined
  private readonly format: LogFormat

  constructor(
    private readonly file: BundleFile,
    sniffed: Sniffed & {readonly form: 'log'},
    private readonly budget: KeyBudget,
    private readonly options: ReadOptions,
    private readonly start = BEGINNING,
  ) {
    const head = file.head.toString('latin1')
    this.component = sniffed.component
    this.format = sniffed.format
    this.lines = start.lines
    this.zone = new FileZone(options, head)
    if (isTransported(file.head.toString('utf8'))) this.origins = new Origins(this.longest)
    else this.logOf('')
  }

  /** Searched for or pasted: between its lines others may be left out. */
  get isExcerpt(): boolean {
    return this.origins?.isExcerpt ?? false
  }

  private get longest(): number {
    return this.options.lineBytes ?? LONGEST_LINE
  }

  /** `onBlock` sees each block as it is read. */
  async read(onBlock: (block: Block) => void = () => {}): Promise<void> {
    const onDamage: OnDamage = () => {
      this.isDamaged = true
    }
    for await (const block of this.blocks(onDamage)) {
      this.bytes = block.at + block.bytes.length
      if (this.origins) this.unwrap(this.origins, block)
      else this.readPlain(block)
      onBlock(block)
    }
    if (this.origins) this.readUnwrapped(this.origins.rest())
  }

  private async *blocks(onDamage: OnDamage): AsyncGenerator<Block> {
    let from = this.start.byte
    const {scanner, mentionable} = this.logs.get('') ?? {}
    const {threads} = this.options
    if (threads && scanner) {
      for await (const block of threads.blocks(this.file, from, {messages: scanner.messages, head: this.file.head, watched: mentionable, longest: mostOf(this.longest)})) {
        from = block.at + block.bytes.length
        yield block
      }
    }
    yield* blocksOf(this.file.read(from, onDamage, true), {longest: this.longest, from, size: threads?.size ?? BLOCK_BYTES})
  }

  private readPlain(block: Block): void {
    const {bytes, scanned} = block
    const text = scanned ? {bytes, starts: scanned.starts, count: scanned.starts.length - 1} : linesOfText(bytes)
    const lines = recordsOf(text, this.lines + 1, MULTILINE.has(this.format), scanned?.isPlain)
    this.lines += lines.lineCount
    if (block.isCut) this.noticeCut(block)
    // Where a record was wrapped the lines are no longer those that were scanned.
    this.logOf('').read(lines, lines.bytes === bytes ? scanned?.found : undefined)
  }

  private unwrap(origins: Origins, block: Block): void {
    const found: WholeLine[] = []
    for (let at = 0; at < block.bytes.length; ) {
      const end = block.bytes.indexOf(0x0a, at)
      const next = end === -1 ? block.bytes.length : end + 1
      const whole = origins.read(++this.lines, block.bytes.toString('utf8', at, next).trimEnd())
      if (whole) found.push(whole)
      at = next
    }
    if (block.isCut) this.noticeCut(block)
    this.readUnwrapped(found)
  }

  private readUnwrapped(lines: readonly WholeLine[]): void {
    const groups = new Map<string, WholeLine[]>()
    for (const line of lines) {
      const group = groups.get(line.origin)
      if (group) group.push(line)
      else groups.set(line.origin, [line])
    }
    for (const [origin, group] of groups) {
      const log = this.logs.get(origin) ?? this.logOf(origin, componentOf(group.slice(0, 200).map(({text}) => text).join('\n'), origin || this.file.name))
      log.read(unwrappedLines(group, MULTILINE.has(this.format)))
    }
  }

  private logOf(origin: string, component = this.component): LogFile {
    let log = this.logs.get(origin)
    if (!log) {
      log = new LogFile(this.file.name, origin, new FileTallies(this.budget), {component, head: this.file.head, format: this.format, watched: this.options.watched, zone: this.zone})
      this.logs.set(origin, log)
    }
    return log
  }

  private noticeCut({bytes}: Block): void {
    this.notices.push({level: 'note', says: say`a line is longer than ${bytes.length} bytes: its end was left out`, file: this.file.name, line: this.lines})
  }
}
