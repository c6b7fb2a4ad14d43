import type {MountedDisk} from './disk.js'
import type {LocalPeer} from './local-peer.js'
import type {LogDigest} from './log-digest.js'
import type {ShownOperator} from './operator.js'
import type {Command, PdMembers, RecoveryStage, RemovalProgress, Reply, TidbRegion, TiflashReplicas} from './pd.js'
import type {Regions} from './region.js'
import type {Sentence} from './say.js'
import type {CheckerStatus, Config, PlacementRules, RegionLabel, Schedulers, StoreLimit} from './scheduling.js'
import type {Source} from './source.js'
import type {Store} from './store.js'
import type {Tables} from './table.js'
import type {TiupNode} from './tiup.js'
import type {Version} from './version.js'

/** The store records of one sample. */
export interface Stores {
  readonly byId: ReadonlyMap<number, Store>
  /** A whole `store` dump is among the sources: every store that is not Tombstone is in `byId`. A lone `store N` proves nothing about the others. */
  readonly isComplete: boolean
  /** A dump of Tombstone stores is among the sources: an id that is in neither is purged. */
  readonly hasTombstones: boolean
  readonly sources: readonly Source[]
}

/** What was saved of PD at one moment: the dumps of one folder, or of one capture. */
export interface Sample {
  /** Folder, or file of a capture; empty for the bundle's root. */
  readonly name: string
  /** Epoch ms of the newest heartbeat in its dumps; undefined when none tells. */
  readonly moment?: number
  readonly stores?: Stores
  readonly regions?: Regions
  readonly operators?: readonly ShownOperator[]
}

/**
 * All that the bundle tells about one cluster, at its last moment. A part is absent when no file of the bundle
 * carried it: absent is not the same as empty.
 */
export interface Cluster {
  /** PD's id of the cluster. Exact: it does not fit a double. */
  readonly clusterId?: {readonly is: string; readonly source: Source}
  readonly stores?: Stores
  readonly regions?: Regions
  readonly operators?: readonly ShownOperator[]
  readonly config?: Config
  readonly placementRules?: PlacementRules
  readonly regionLabels?: readonly RegionLabel[]
  readonly schedulers?: Schedulers
  readonly storeLimits?: ReadonlyMap<number, StoreLimit>
  readonly checkers?: readonly CheckerStatus[]
  readonly members?: PdMembers
  readonly recovery?: readonly RecoveryStage[]
  readonly progress?: readonly RemovalProgress[]
  readonly commands?: readonly Command[]
  readonly replies?: readonly Reply[]
  /** Nodes of every role, as `tiup cluster display` and the topology show them. */
  readonly tiup?: readonly TiupNode[]
  readonly localPeers?: readonly LocalPeer[]
  readonly disks?: readonly MountedDisk[]
  readonly tidbRegions?: ReadonlyMap<number, TidbRegion>
  readonly tables?: Tables
  readonly tiflashReplicas?: TiflashReplicas
  readonly logs?: LogDigest
  /** PD's release; `isInferred` when only TiKV's or a log anchor tells. */
  readonly version?: {readonly is: Version; readonly isInferred: boolean; readonly source: Source; /** What it was inferred from, in words, where it is no record of a store. */ readonly by?: Sentence}
  /** Every moment that the bundle shows, oldest first; the last one is what the parts above show. */
  readonly samples: readonly Sample[]
}

export type Part = Exclude<keyof Cluster, 'samples' | 'clusterId'>

/** A cluster of which these parts are known to be present. */
export type Having<P extends Part> = Cluster & Required<Pick<Cluster, P>>

/** When the last sample was saved, epoch ms. */
export function momentOf(cluster: Cluster): number | undefined {
  return cluster.samples.at(-1)?.moment
}
