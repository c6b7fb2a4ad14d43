import type {Cluster} from '../model/cluster.js'
import type {RemovalProgress, TidbRegion, TiflashReplicas} from '../model/pd.js'
import type {CheckerStatus, ConfigValue, LeaderEviction, PlacementRule, RegionLabel, RuleGroup, StoreLimit} from '../model/scheduling.js'
import type {JsonSource, LineSource, Source} from '../model/source.js'
import type {Table} from '../model/table.js'
import {ToolDocuments} from './tool-documents.js'

/** What the dumps of one folder tell besides stores, Regions and operators. */
export interface Settings {
  config: Array<{readonly values: ConfigValue; readonly prefix: string; readonly source: Source}>
  rules: PlacementRule[] | undefined
  rulesSource: Source | undefined
  /** Where PD answered that the feature is disabled. */
  rulesOff: LineSource | undefined
  groups: RuleGroup[] | undefined
  labels: RegionLabel[] | undefined
  schedulerNames: {readonly names: readonly string[]; readonly source: Source} | undefined
  evictions: readonly LeaderEviction[] | undefined
  limits: Map<number, StoreLimit> | undefined
  checkers: CheckerStatus[]
  members: Cluster['members']
  version: {readonly text: string; readonly source: Source} | undefined
  /** Exact: it does not fit a double. */
  clusterIds: Array<{readonly is: string; readonly source: JsonSource}>
  recovery: Cluster['recovery']
  progress: RemovalProgress[]
  tidbRegions: Map<number, TidbRegion>
  tiflashReplicas: TiflashReplicas | undefined
  tables: Map<bigint, Table>
  readonly tools: ToolDocuments
}

export function noSettings(): Settings {
  return {
    config: [], rules: undefined, rulesSource: undefined, rulesOff: undefined, groups: undefined, labels: undefined, schedulerNames: undefined, evictions: undefined, limits: undefined,
    checkers: [], members: undefined, version: undefined, clusterIds: [], recovery: undefined, progress: [], tidbRegions: new Map(), tiflashReplicas: undefined, tables: new Map(), tools: new ToolDocuments(),
  }
}
