/** The JSON report: the product's public interface, version 1 (schema.json holds the same for other languages). */
import type {AskInput, Confidence} from '../causes/cause.js'
import type {Difference as Compared} from '../diagnose/diff/difference.js'
import type {ListedStore} from '../diagnose/listed-store.js'
import type {EventKind, Lane} from '../diagnose/timeline/timeline.js'
import type {Input, Notice} from '../model/input.js'
import type {Checker, DecisionKind, Filter} from '../replay/replay.js'

export type {EventKind, Input, ListedStore, Notice}
/** What `inspect` prints: the other half of the public interface. */
export type {Inspection} from '../diagnose/inspect/inspection.js'

export type VerdictKind = 'stuck' | 'draining' | 'removed' | 'not-removing' | 'no-store-leaving' | 'undetermined'

export interface Verdict {
  readonly kind: VerdictKind
  readonly store: number | null
  readonly cause: string | null
  readonly confidence: Confidence | null
  readonly summary: string
}

export interface Evidence {
  readonly says: string
  readonly file: string
  readonly line?: number
  readonly pointer?: string
  readonly quote: string
}

export interface Remedy {
  readonly title: string
  readonly risk: 'read-only' | 'reversible' | 'destructive'
  readonly when: string | null
  readonly commands: readonly string[]
  readonly verify: string
  readonly undo?: string
  readonly failsNow?: string
  readonly whatIf: readonly string[] | null
  readonly frees: number | null
}

/** What one Region, or the Regions of one table, hold. */
export interface Keys {
  readonly says: string
  /** How many Regions. */
  readonly regions: number
  /** The one Region that is spoken of. */
  readonly region: number | null
  /** Id and name of the one table; the name from `source`. */
  readonly table: number | null
  readonly name: string | null
  readonly source?: Evidence
}

export interface Finding {
  readonly cause: string
  readonly refines: string | null
  readonly confidence: Confidence
  readonly stores: readonly number[]
  readonly regions: readonly number[]
  /** Absent where the bundle does not tell, and where the findings before this one tell it. */
  readonly keys?: readonly Keys[]
  readonly summary: string
  readonly evidence: readonly Evidence[]
  readonly remedies: readonly Remedy[]
  readonly knownBugs: ReadonlyArray<{readonly url: string; readonly affects: string; readonly fixedIn: readonly string[]}>
}

export interface GateTerm {
  readonly says: string
  readonly holds: boolean | null
  readonly evidence: readonly Evidence[]
}

export interface ReplayGroup {
  readonly regions: readonly number[]
  readonly checker: Checker
  readonly decision: DecisionKind
  readonly targets: readonly number[]
  readonly rejected: ReadonlyArray<{readonly store: number; readonly by: Filter}>
  readonly because: string
}

export interface StoreReport {
  readonly store: number
  readonly address: string | null
  readonly component: 'tikv' | 'tiflash'
  readonly kind: VerdictKind
  readonly since: string | null
  readonly peersLeft: number | null
  readonly charged: ReadonlyArray<{readonly cause: string; readonly regions: readonly number[]; readonly peers: number}>
  readonly uncharged: readonly number[]
  readonly unchargedKeys?: readonly Keys[]
  readonly gate: {readonly version: string | null; readonly predicate: 'region-count' | 'region-size'; readonly terms: readonly GateTerm[]}
  readonly replay: readonly ReplayGroup[] | null
}

export interface Outcome {
  readonly cause: string
  readonly store: number | null
  readonly outcome: 'found' | 'ruled-out' | 'not-checked' | 'failed'
  readonly why: string
  readonly missing?: readonly AskInput[]
}

export interface RedHerring {
  readonly id: string
  readonly count: number
  readonly first: string
  readonly last: string
  readonly because: string
  readonly evidence: readonly Evidence[]
}

export interface Ask {
  readonly input: AskInput
  readonly command: string
  readonly settles: readonly string[]
  readonly why: string
}

/** One line of a log, or one moment that a dump shows. */
export interface TimelineEvent extends Evidence {
  /** RFC 3339 in UTC, by the clock of who wrote it. */
  readonly time: string
  readonly kind: EventKind
  readonly store?: number
  readonly region?: number
}

/** A process, a store that only PD tells of, or the dumps; `density` counts its lines in each stretch of the grid. */
export interface TimelineNode extends Omit<Lane, 'events'> {
  /** In order of time. */
  readonly events: readonly TimelineEvent[]
}

/** A command, or a line in which PD tells what it was told to do. */
export interface Action extends Evidence {
  readonly time: string | null
  /** What the program answered. */
  readonly answer?: string
}

/** What happened, in all files, on one clock. */
export interface Timeline {
  /** The first and the last moment, RFC 3339 in UTC. */
  readonly from: string
  readonly to: string
  /** Where the first stretch of `density` begins, and how long each is; absent without a log. */
  readonly grid?: {readonly from: string; readonly seconds: number}
  /** PD first, then the stores, then TiDB, then the dumps. */
  readonly nodes: readonly TimelineNode[]
  /** How many more nodes there are. */
  readonly otherNodes: number
}

export interface Report {
  readonly schema: 1
  readonly verdict: Verdict
  readonly stores: readonly StoreReport[]
  /** Absent where the bundle holds no record of a store. */
  readonly listedStores?: readonly ListedStore[]
  readonly findings: readonly Finding[]
  readonly causes: readonly Outcome[]
  /** Absent where nothing in the bundle has a time. */
  readonly timeline?: Timeline
  /** What was done to the cluster, in order of time, then what has none. Absent where the bundle shows nothing of it. */
  readonly actions?: readonly Action[]
  readonly redHerrings: readonly RedHerring[]
  readonly nextEvidence: readonly Ask[]
  readonly inputs: readonly Input[]
  readonly notices: readonly Notice[]
}

/** What `diff` prints; difference-schema.json holds the same for other languages. */
export type Difference = Compared<Evidence>
