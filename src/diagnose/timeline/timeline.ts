import type {Component} from '../../model/log-digest.js'
import type {Sentence} from '../../model/say.js'
import type {Source} from '../../model/source.js'

export type EventKind =
  | 'start' | 'stop' | 'panic' | 'disk' | 'silence' | 'last-heartbeat'
  | 'pd-leader' | 'pd-leader-lost' | 'store-offline' | 'store-up' | 'store-tombstone' | 'store-purged' | 'recovery' | 'config'
  | 'election' | 'leader' | 'leader-lost' | 'operator-created' | 'operator-finished' | 'operator-timeout' | 'operator-canceled'
  | 'dump' | 'finding' | 'noise'

export interface TimelineEvent {
  /** Epoch ms, by the clock of who wrote it. */
  readonly time: number
  readonly kind: EventKind
  readonly says: Sentence
  readonly source: Source
  readonly store?: number
  readonly region?: number
}

/** What happened in one process, or to one store. */
export interface Lane {
  /** The name of its log, `store 5` where only PD tells of it, `dumps` for what was saved of PD. */
  readonly node: string
  /** Null for the dumps. */
  readonly component: Component | null
  readonly store: number | null
  /** Its clock is ahead of that of another node by so many seconds, which are negative where it is behind; null: not bounded. */
  readonly clock?: {readonly than: string; readonly least: number | null; readonly most: number | null}
  /** Lines of its log in each stretch of the time line. */
  readonly density?: readonly number[]
  /** In order of time. */
  readonly events: readonly TimelineEvent[]
  /** How many more there are of a kind. */
  readonly more: ReadonlyArray<{readonly kind: EventKind; readonly count: number}>
}

/** What happened, in all files, on one clock. */
export interface Timeline {
  /** Epoch ms. */
  readonly from: number
  readonly to: number
  /** Where the stretches of `density` begin, and how long each is, ms. */
  readonly grid?: {readonly from: number; readonly every: number}
  /** PD first, then the stores, then TiDB, then the dumps. */
  readonly lanes: readonly Lane[]
  /** How many nodes are left out. */
  readonly others: number
}
