import type {BundleFile} from '../../bundle/open.js'
import type {Sniffed} from '../../bundle/sniff.js'
import type {Stores} from '../../model/cluster.js'
import type {Input, InputKind, Notice} from '../../model/input.js'
import type {Component, LogDigest, LogNode} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import type {Signature} from '../../signatures/index.js'
import {type Copied, Copies} from './copies.js'
import {FileTallies, KeyBudget} from './file-tallies.js'
import {type Hit, hitOf} from './hit.js'
import {KeptDigest} from './kept-digest.js'
import {LogEvents} from './log-events.js'
import type {LogFile} from './log-file.js'
import {nodeNameOf} from './node-name.js'
import {type NodePart, nodesOf, partUntil} from './nodes.js'
import {parseLogLine} from './parse.js'
import {LogReading, type ReadOptions} from './read-log.js'
import {scannerFor} from './scanner.js'
import {type BundleZone, ZoneUse} from './zone-use.js'

export interface LogDigestOptions extends Omit<ReadOptions, 'bundleZone'> {
  /** What the bundle says of the time zone, for logs of 2.x, which do not say theirs. */
  readonly bundleZone?: BundleZone | undefined
  /** Epoch ms: what was logged later is left out. */
  readonly until?: number
}

/** What the report says about one log; its file the caller knows. */
export interface LogInput extends Omit<Input, 'file'> {
  readonly notices: readonly Notice[]
}

/** Reads logs one after the other and keeps counts and examples of them, never the lines. */
export class LogDigestBuilder {
  private readonly parts = new Map<string, NodePart>()
  private readonly budget: KeyBudget
  private readonly zones: ZoneUse
  private copies = new Copies([])
  /** How often each signature was seen in the logs that were read. */
  private readonly counts = new Map<string, number>()

  constructor(private readonly options: LogDigestOptions) {
    this.budget = new KeyBudget(options.watched, options.until)
    this.zones = new ZoneUse(options)
  }

  /** The order in which to read these logs, so that what several of them hold is counted once. */
  inOrder(files: readonly BundleFile[]): readonly BundleFile[] {
    this.copies = new Copies(files)
    return this.copies.files
  }

  /** Reads a file that is a log; `onBytes` hears how many more were read. */
  async read(file: BundleFile, sniffed: Sniffed & {readonly form: 'log'}, onBytes: (bytes: number) => void = () => {}): Promise<LogInput> {
    const copied = await this.copies.of(file)
    const isKnown = copied?.isOfOneNode ?? false
    if (copied && isKnown && !copied.rest) return copyInput(file, sniffed.component, copied)
    const reading = new LogReading(file, sniffed, this.budget, {...this.options, bundleZone: this.options.bundleZone?.zone}, isKnown ? copied?.rest : undefined)
    await reading.read((block) => {
      onBytes(block.bytes.length)
      const [log, ...others] = reading.logs.values()
      this.copies.look(file, block, ...(others.length === 0 && log ? log.span : []))
    })
    this.zones.note(file.name, reading.zone)
    const isRocksdb = sniffed.format === 'rocksdb'
    const parts = isRocksdb ? [] : partsOf(reading, sniffed.component)
    for (const part of parts) {
      this.parts.set(keyOf(part), part)
      for (const [signature, {all}] of part.tallies.bySignature) this.counts.set(signature, (this.counts.get(signature) ?? 0) + all.count)
    }
    return {...inputOf(file.name, reading, parts, isRocksdb), notices: [...reading.notices, ...copyNotice(file.name, copied), ...this.budgetNotice(file.name)]}
  }

  /** What the logs that were read say most often. */
  loudest(): {readonly signature: string; readonly count: number} | undefined {
    const [loudest] = [...this.counts].toSorted((a, b) => b[1] - a[1])
    return loudest && {signature: loudest[0], count: loudest[1]}
  }

  /** What to say of the logs as a whole, when all of them were read. */
  notices(): readonly Notice[] {
    return this.zones.notices()
  }

  /** Takes one line of a capture; false when it is no log line. `quote` is what stands there, if the text does not. */
  addLine(file: string, line: number, text: string, quote?: string): boolean {
    const zone = this.options.zone ?? this.options.bundleZone?.zone
    const record = parseLogLine(text, zone)
    const found = scannerFor(record ? undefined : 'bare').find(text)
    if (found.length > 0) this.addHit(hitOf({log: {name: file, origin: '', zone}, line, quotable: text.length, order: record?.time ?? this.parts.get(file)?.to ?? 0, raw: quote}, text), found, record?.time)
    return record !== undefined || found.length > 0
  }

  /** The digest of all that was read; `stores` tell which node is which store. */
  build(stores?: Stores): LogDigest {
    const nodes: LogNode[] = []
    const tallies = new Map<string, readonly FileTallies[]>()
    const nodeOf = new Map<string, string>()
    for (const {name, node, parts} of nodesOf([...this.parts.values()].flatMap((part) => partUntil(part, this.budget.until)), stores)) {
      if (node) nodes.push(node)
      tallies.set(name, parts.map((part) => part.tallies))
      for (const part of parts) nodeOf.set(keyOf(part), name)
    }
    return new KeptDigest(nodes, tallies, new LogEvents(({name, origin}) => nodeOf.get(keyOf({file: name, origin})) ?? name), this.options.watched)
  }

  /** A capture holds lines of a log here and there. */
  private addHit(hit: Hit, found: readonly Signature[], time: number | undefined): void {
    const file = hit.log.name
    const {tallies, from, to}: Pick<NodePart, 'tallies' | 'from' | 'to'> = this.parts.get(file) ?? {tallies: new FileTallies(this.budget)}
    for (const signature of found) tallies.add(signature, hit)
    this.parts.set(file, {file, origin: '', path: file, component: tallies.component(), tallies, isDamaged: false, isWhole: false, from: from ?? time, to: time ?? to})
  }

  private budgetNotice(file: string): readonly Notice[] {
    if (!this.budget.isExceeded) return []
    this.budget.isExceeded = false
    return [{level: 'note', says: say`the logs name so many Regions that from here on only those of the leaving stores are counted apart`, file}]
  }
}

/** One part for each process whose lines the file holds. */
function partsOf(reading: LogReading, sniffed: Component | undefined): readonly NodePart[] {
  const all = [...reading.logs.values()]
  const said = all.filter(({records, tallies}) => records > 0 || tallies.bySignature.size > 0)
  const logs = said.length > 0 ? said : all.slice(0, 1)
  const isOne = logs.length === 1
  return logs.flatMap((log): NodePart[] => {
    const component = (isOne ? sniffed : undefined) ?? log.options.component ?? log.tallies.component()
    if (!component) return []
    const isWhole = !reading.isExcerpt && !log.isBackward
    return [{file: log.name, origin: log.origin, path: pathOf(log, isOne), component, tallies: log.tallies, isDamaged: reading.isDamaged, isWhole, from: log.first?.time, to: log.last?.time, lastLine: log.lastLine, silences: log.silences, density: log.lineCounts.density}]
  })
}

/** `grep.txt/10.0.0.5/tikv.log`; but `tikv.log:` before each line of one file tells less than the name of that file. */
function pathOf({name, origin}: LogFile, isOne: boolean): string {
  // default/basic-tikv-0/logs.txt says the pod already.
  const pod = origin.slice(0, origin.lastIndexOf('/') + 1)
  const own = pod !== '' && name.includes(pod) ? origin.slice(pod.length) : origin
  return own === '' || (isOne && !own.includes('/')) ? name : `${nodeNameOf(name)}/${own}`
}

function keyOf({file, origin}: Pick<NodePart, 'file' | 'origin'>): string {
  return origin === '' ? file : `${file}\n${origin}`
}

function inputOf(file: string, reading: LogReading, parts: readonly NodePart[], isRocksdb: boolean): Omit<Input, 'file'> {
  const logs = [...reading.logs.values()]
  const nodes = new Set(parts.map((part) => nodeNameOf(part.path)))
  const most = logs.toSorted((a, b) => b.records - a.records)[0]
  const component = parts.find(({tallies}) => tallies === most?.tallies)?.component ?? parts[0]?.component
  const sum = (of: (log: LogFile) => number): number => logs.reduce((total, log) => total + of(log), 0)
  const timed = logs.flatMap(({first, last}) => (first && last ? [{first, last}] : []))
  return {
    kind: isRocksdb ? 'rocksdb-log' : kindOf(file, component),
    node: nodes.size === 1 ? ([...nodes][0] ?? null) : null,
    version: logs.find(({version}) => version !== undefined)?.version ?? null,
    bytes: reading.bytes,
    records: sum(({records}) => records),
    lines: reading.lines,
    unread: sum(({unread}) => unread),
    from: timed.toSorted((a, b) => (a.first.time ?? 0) - (b.first.time ?? 0))[0]?.first.stamp ?? null,
    to: timed.toSorted((a, b) => (b.last.time ?? 0) - (a.last.time ?? 0))[0]?.last.stamp ?? null,
    skipped: null,
  }
}

function copyInput(file: BundleFile, component: Component | undefined, {of}: Copied): LogInput {
  const why = say`all of it is in \`${of}\` too, and was counted there`
  const none = {node: component ? nodeNameOf(file.name) : null, version: null, bytes: file.size ?? 0, records: 0, from: null, to: null}
  return {kind: kindOf(file.name, component), ...none, skipped: why, notices: [{level: 'note', says: why, file: file.name}]}
}

function copyNotice(file: string, copied: Copied | undefined): readonly Notice[] {
  if (copied && !copied.isOfOneNode) return [{level: 'warning', says: say`it says what \`${copied.of}\` says, word for word: one of the two is not the log of the process that its path names`, file}]
  return copied?.rest ? [{level: 'note', says: say`its first ${count(copied.rest.lines, 'line')} are in \`${copied.of}\` too, and were counted there`, file}] : []
}

function kindOf(name: string, component: Component | undefined): InputKind {
  if (/stderr[^/]*$/.test(name)) return 'stderr-log'
  return component ? `${component}-log` : 'unknown'
}
