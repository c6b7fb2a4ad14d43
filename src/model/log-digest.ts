import type {Density} from './density.js'
import type {LineSource} from './source.js'

export type Component = 'tikv' | 'pd' | 'tidb' | 'tiflash'

/** A quarter of an hour or more without a line: inside one file, or between two rotated files of a node. */
export interface Silence {
  /** Epoch ms of the line before it and of the line after it. */
  readonly from: number
  readonly to: number
  readonly before: LineSource
  readonly after: LineSource
}

/** One process whose logs are in the bundle; rotated files of one process are one node. */
export interface LogNode {
  /** The folder or file that holds its logs, relative to the bundle: unique. */
  readonly name: string
  readonly component: Component
  /** The TiKV or TiFlash store it is, from its own start lines, its address or its path. */
  readonly storeId?: number
  readonly files: readonly string[]
  /** Epoch ms of the first and the last line that has a time. */
  readonly from?: number
  readonly to?: number
  /** No gap and no cut is known inside `from … to`. */
  readonly isContinuous: boolean
  /** Its last line with a time: what a claim of silence is cited with. */
  readonly lastLine?: LineSource
  /** Its first line with a time. */
  readonly firstLine?: LineSource
  /** The longest silences, in order of time. */
  readonly silences?: readonly Silence[]
  /** How many lines, by time. */
  readonly density?: Density
}

export interface LogEvent {
  readonly signature: string
  readonly node: string
  /** Epoch ms; undefined for a line without a time of its own. */
  readonly time?: number
  /** The time as it is to be shown: RFC 3339 with the offset of the log. Empty without a time. */
  readonly stamp: string
  readonly level: string
  readonly message: string
  readonly fields: ReadonlyMap<string, string>
  readonly regionId?: number
  readonly storeId?: number
  readonly source: LineSource
}

/** How often something was seen, when first and last, and some of the lines. */
export interface Tally {
  readonly count: number
  readonly first: LogEvent
  readonly last: LogEvent
  /** In order of time, at most the first and the last ten; all of them for a signature that keeps all. */
  readonly events: readonly LogEvent[]
}

export interface LogFilter {
  readonly regionId?: number
  readonly storeId?: number
  readonly node?: string
}

/** What remains of the logs: counts and examples per signature, per Region, per store and per node; never the lines. */
export interface LogDigest {
  readonly nodes: readonly LogNode[]
  /** Undefined when no line matches: check `nodes` for whether one could have. */
  seen(signature: string, filter?: LogFilter): Tally | undefined
  /** Regions that lines of the signature name. */
  regionsOf(signature: string): readonly number[]
  storesOf(signature: string): readonly number[]
  /** Any line at all of a TiKV or TiFlash node that names the Region. Kept only for Regions of interest, see `isWatched`. */
  mentions(regionId: number, node: string): Tally | undefined
  /** Were mentions of the Region counted while the logs were read? */
  isWatched(regionId: number): boolean
}
