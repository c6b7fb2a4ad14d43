import type {BundleFile} from '../../bundle/open.js'
import type {Sniffed} from '../../bundle/sniff.js'
import type {Stores} from '../../model/cluster.js'
import type {Input, InputKind, Notice} from '../../model/input.js'
import type {Component, LogDigest, LogNode} from '../../model/log-digest.js'
import type {Signature} from '../../signatures/index.js'
import {FileTallies, KeyBudget} from './file-tallies.js'
import {type Hit, hitOf} from './hit.js'
import {KeptDigest} from './kept-digest.js'
import {LogEvents} from './log-events.js'
import {LogFile} from './log-file.js'
import {nodeNameOf} from './node-name.js'
import {type NodePart, nodesOf} from './nodes.js'
import {parseLogLine} from './parse.js'
import {scannerFor} from './scanner.js'

export interface LogDigestOptions {
  /** Regions of interest: every line of a TiKV that names one is counted. */
  readonly watched: ReadonlySet<number>
  /** Offset of the hosts, `+08:00`, for logs of 2.x, which do not say theirs. */
  readonly zone?: string
}

/** What the report says about one log; its file and whether it was skipped the caller knows. */
export interface LogInput extends Omit<Input, 'file' | 'skipped'> {
  readonly notices: readonly Notice[]
}

/** Reads logs one after the other and keeps counts and examples of them, never the lines. */
export class LogDigestBuilder {
  private readonly parts = new Map<string, NodePart>()
  private readonly budget: KeyBudget

  constructor(private readonly options: LogDigestOptions) {
    this.budget = new KeyBudget(options.watched)
  }

  /** Reads a file that is a log. */
  async read(file: BundleFile, sniffed: Sniffed & {readonly form: 'log'}): Promise<LogInput> {
    const tallies = new FileTallies(this.budget)
    const log = new LogFile(file.name, tallies, {component: sniffed.component, ...this.options})
    await log.read(file)

    const component = sniffed.component ?? tallies.component()
    const times = {from: log.first?.time, to: log.last?.time, lastLine: log.lastLine}
    if (component) this.parts.set(file.name, {file: file.name, component, tallies, isDamaged: log.isDamaged, isWhole: true, silences: log.silences, ...times})
    return {
      kind: kindOf(file.name, component),
      node: component ? nodeNameOf(file.name) : null,
      version: log.version ?? null,
      bytes: log.bytes,
      records: log.records,
      from: log.first?.stamp ?? null,
      to: log.last?.stamp ?? null,
      notices: [...log.notices, ...this.budgetNotice(file.name)],
    }
  }

  /** Takes one line of a capture; false when it is no log line. `quote` is what stands there, if the text does not. */
  addLine(file: string, line: number, text: string, quote?: string): boolean {
    const record = parseLogLine(text, this.options.zone)
    const found = scannerFor(undefined).find(text).filter(({isBare}) => record !== undefined || isBare)
    if (found.length > 0) this.addHit(hitOf({file, line, quotable: text.length, order: record?.time ?? this.parts.get(file)?.to ?? 0, ...(quote !== undefined && {quote})}, text), found, record?.time)
    return record !== undefined || found.length > 0
  }

  /** The digest of all that was read; `stores` tell which node is which store. */
  build(stores?: Stores): LogDigest {
    const nodes: LogNode[] = []
    const tallies = new Map<string, readonly FileTallies[]>()
    const nodeOf = new Map<string, string>()
    for (const {name, node, parts} of nodesOf([...this.parts.values()], stores)) {
      if (node) nodes.push(node)
      tallies.set(name, parts.map((part) => part.tallies))
      for (const {file} of parts) nodeOf.set(file, name)
    }
    return new KeptDigest(nodes, tallies, new LogEvents((file) => nodeOf.get(file) ?? file, this.options.zone), this.options.watched)
  }

  /** A capture holds lines of a log here and there. */
  private addHit(hit: Hit, found: readonly Signature[], time: number | undefined): void {
    const {tallies, from, to}: Pick<NodePart, 'tallies' | 'from' | 'to'> = this.parts.get(hit.file) ?? {tallies: new FileTallies(this.budget)}
    for (const signature of found) tallies.add(signature, hit)
    this.parts.set(hit.file, {file: hit.file, component: tallies.component(), tallies, isDamaged: false, isWhole: false, from: from ?? time, to: time ?? to})
  }

  private budgetNotice(file: string): readonly Notice[] {
    if (!this.budget.isExceeded) return []
    this.budget.isExceeded = false
    return [{level: 'note', says: 'the logs name so many Regions that from here on only those of the leaving stores are counted apart', file}]
  }
}

function kindOf(name: string, component: Component | undefined): InputKind {
  if (/stderr[^/]*$/.test(name)) return 'stderr-log'
  return component ? `${component}-log` : 'unknown'
}
