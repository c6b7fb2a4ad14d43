import type {LineSource, Source} from './source.js'

/** What `member` and `health` tell of the PD servers. */
export interface PdMembers {
  readonly members: ReadonlyArray<{readonly name: string; readonly isHealthy?: boolean}>
  /** Undefined when PD has no leader. Absent from a dump of `health` alone. */
  readonly leader?: string | undefined
  readonly hasLeaderField: boolean
  /** Where it is reached, `http://10.0.1.11:2379`. */
  readonly leaderUrl?: string
  readonly source: Source
}

/** A command line of a capture, without its prompt. */
export interface Command {
  readonly text: string
  readonly source: LineSource
}

/** What a command printed instead of JSON: `Success!`, `Failed! [500] "cannot build operator for region with no leader"`. */
export interface Reply {
  /** The command line before it, without prompt, when the capture has it. */
  readonly command?: string
  readonly isSuccess: boolean
  readonly text: string
  readonly source: LineSource
}

/** One step of an online unsafe recovery, from `unsafe remove-failed-stores show` (formats.md 2.7). */
export interface RecoveryStage {
  readonly info: string
  readonly time?: string
  readonly details: readonly string[]
  readonly source: Source
}

/** `stores/progress?action=removing`. */
export interface RemovalProgress {
  readonly storeId?: number
  readonly progress: number
  readonly currentSpeed?: number
  readonly leftSeconds?: number
  readonly source: Source
}

/** TiDB's `regions/ID`: which tables have data in the Region's range; null frames = none. Its other lists show tables of Regions too, never none. */
export interface TidbRegion {
  readonly regionId: number
  /** Not encoded, in hex or, from an old TiDB, base64. */
  readonly startKey?: string
  readonly endKey?: string
  readonly tables: ReadonlyArray<{readonly database: string; readonly table: string; readonly tableId: number}>
  readonly source: Source
}

/** A row of INFORMATION_SCHEMA.TIFLASH_REPLICA. */
export interface TiflashTable {
  readonly tableId: number
  /** `schema.table`; empty when the row does not tell. */
  readonly name: string
  readonly count: number
  readonly source: Source
}

/** Every table that TiDB wants on TiFlash. */
export interface TiflashReplicas {
  readonly tables: readonly TiflashTable[]
  readonly source: Source
}
