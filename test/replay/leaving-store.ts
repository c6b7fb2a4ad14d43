import type {Cluster} from '../../src/model/cluster.js'
import type {ConfigValue, PlacementRule, PlacementRules} from '../../src/model/scheduling.js'
import type {Store} from '../../src/model/store.js'
import {replay} from '../../src/replay/index.js'
import type {Decision} from '../../src/replay/replay.js'
import {aCluster, aDocument, aRegion, aStore, config, MOMENT, type RegionOf, regions, stores} from '../builders/cluster.js'

/** The store that leaves in every test here. */
export const LEAVING = 5

export const leaving = aStore({id: LEAVING, state: 'Offline', stateName: 'Offline'})

export function up(id: number, store: Partial<Store> = {}): Store {
  return aStore({id, regionScore: id * 100, ...store})
}

/** Silent for so many seconds, as PD names such an Up store. */
export function silent(id: number, seconds: number): Store {
  return up(id, {stateName: seconds > 1800 ? 'Down' : 'Disconnected', lastHeartbeat: MOMENT - seconds * 1000})
}

export function labelled(id: number, labels: Readonly<Record<string, string>>, store: Partial<Store> = {}): Store {
  return up(id, {...store, labels: Object.entries(labels).map(([key, value]) => ({key, value}))})
}

/** The rule that PD begins with; a test names what it changes. */
export function aRule(rule: Partial<PlacementRule> = {}): PlacementRule {
  return {
    groupId: 'pd',
    id: 'default',
    index: 0,
    override: false,
    startKey: '',
    endKey: '',
    role: 'voter',
    isWitness: false,
    count: 3,
    labelConstraints: [],
    locationLabels: [],
    isolationLevel: '',
    source: {document: aDocument('placement-rules.json'), pointer: '/0'},
    ...rule,
  }
}

export function rules(...all: readonly PlacementRule[]): PlacementRules {
  return {isEnabled: true, rules: all, groups: [], source: {document: aDocument('placement-rules.json'), pointer: ''}}
}

export const rulesOff: PlacementRules = {isEnabled: false, rules: [], source: {document: aDocument('placement-rules.json'), pointer: ''}}

export interface Setting extends Partial<Omit<Cluster, 'version' | 'stores' | 'regions' | 'config'>> {
  readonly version?: string
  /** Beside the leaving one. */
  readonly others?: readonly Store[]
  readonly schedule?: Readonly<Record<string, number | string>>
  readonly replication?: Readonly<Record<string, number | string>>
  /** Further sections of the configuration. */
  readonly extraConfig?: Readonly<Record<string, ConfigValue>>
}

/** A cluster that only the leaving store and what a test names set apart from a healthy one. */
export function aLeavingCluster({others = [1, 2, 3, 4].map((id) => up(id)), schedule = {}, replication = {}, extraConfig = {}, version = '7.5.7', ...parts}: Setting, ...all: readonly RegionOf[]): Cluster {
  return aCluster({
    version,
    config: config({schedule: {'max-pending-peer-count': 16, ...schedule}, replication, ...extraConfig}),
    placementRules: rules(aRule()),
    stores: stores(leaving, ...others),
    regions: regions(...all.map(aRegion)),
    ...parts,
  })
}

/** What PD decides about one Region with a peer on the leaving store. */
export function decisionOn(region: Omit<RegionOf, 'id'>, setting: Setting = {}, ...others: readonly RegionOf[]): Decision {
  const decision = replay(aLeavingCluster(setting, {id: 100, ...region}, ...others), LEAVING)?.of(100)
  if (!decision) throw new Error('the replay says nothing about the Region')
  return decision
}
