import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Cluster} from '../../src/model/cluster.js'
import type {Peer, Region} from '../../src/model/region.js'
import {type ConfigValue, type PlacementRule, type RuleGroup} from '../../src/model/scheduling.js'
import type {Store} from '../../src/model/store.js'
import {aCluster, aDocument, config, regions, stores} from '../builders/cluster.js'

/** What a real PD server decided about a Region: the operator's name and the store that gets a peer, or nothing. */
interface Verdict {
  readonly desc: string | null
  readonly target: number | null
}

interface SavedCluster {
  readonly name: string
  readonly cluster: Cluster
  readonly leaving: number
  readonly decisions: ReadonlyMap<number, Verdict>
}

const FOLDER = join(import.meta.dirname, 'fixtures')

/** Parts of dumps of real PD servers, a few Regions each, and what those servers did about these Regions. */
export function savedClusters(): readonly SavedCluster[] {
  return readdirSync(FOLDER).map((file) => {
    const saved = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Saved
    const decisions = new Map(Object.entries(saved.decisions).map(([id, verdict]) => [Number(id), verdict]))
    return {name: file.replace('.json', ''), cluster: clusterOf(saved), leaving: saved.leaving, decisions}
  })
}

function clusterOf(saved: Saved): Cluster {
  const source = {document: aDocument('dump.json'), pointer: ''}
  const moment = Math.max(...saved.stores.map(({status}) => timeOf(status.last_heartbeat_ts) ?? 0))
  return aCluster({
    version: saved.config['cluster-version'],
    config: config(saved.config),
    stores: {...stores(...saved.stores.map((store) => storeOf(store, moment))), hasTombstones: true},
    regions: regions(...saved.regions.map(regionOf)),
    placementRules: {isEnabled: saved.rules !== undefined, rules: (saved.rules ?? []).map((rule) => ruleOf(rule)), groups: (saved.groups ?? []).map(groupOf), source},
    regionLabels: [],
    schedulers: {names: [], evictLeaderStores: Object.keys(saved.evictLeader?.['store-id-ranges'] ?? {}).map((id) => ({storeId: Number(id), source})), source},
  })
}

function storeOf({store, status}: SavedStore, moment: number): Store {
  const [capacity, available, lastHeartbeat] = [bytesOf(status.capacity), bytesOf(status.available), timeOf(status.last_heartbeat_ts)]
  return {
    id: store.id,
    address: `tikv-${store.id}:20160`,
    state: store.state_name === 'Offline' || store.state_name === 'Tombstone' ? store.state_name : 'Up',
    stateName: store.state_name,
    isPhysicallyDestroyed: false,
    labels: store.labels ?? [],
    capacity,
    available,
    regionCount: status.region_count ?? 0,
    regionScore: status.region_score ?? 0,
    ...(status.pending_peer_count !== undefined && {pendingPeerCount: status.pending_peer_count}),
    sendingSnapCount: status.sending_snap_count ?? 0,
    receivingSnapCount: status.receiving_snap_count ?? 0,
    applyingSnapCount: status.applying_snap_count ?? 0,
    isBusy: status.is_busy ?? false,
    ...(lastHeartbeat !== undefined && {lastHeartbeat}),
    seenAt: moment,
    source: {document: aDocument('stores.json'), pointer: ''},
  }
}

function regionOf(saved: SavedRegion): Omit<Region, 'source'> {
  return {
    id: saved.id,
    startKey: saved.start_key ?? '',
    endKey: saved.end_key ?? '',
    epoch: {confVer: saved.epoch.conf_ver, version: saved.epoch.version},
    peers: saved.peers.map(peerOf),
    leader: saved.leader?.store_id === undefined ? undefined : peerOf(saved.leader),
    downPeers: (saved.down_peers ?? []).map((down) => ({peer: peerOf(down.peer), downSeconds: down.down_seconds ?? 0})),
    pendingPeers: (saved.pending_peers ?? []).map(peerOf),
    size: 0,
    keys: 0,
  }
}

function peerOf({id, store_id, role, is_learner}: SavedPeer): Peer {
  const roles = ['Voter', 'Learner', 'IncomingVoter', 'DemotingVoter'] as const
  return {id, storeId: store_id, role: is_learner ? 'Learner' : (roles[role ?? 0] ?? 'Voter'), isWitness: false}
}

function ruleOf(rule: SavedRule): PlacementRule {
  return {
    groupId: rule.group_id,
    id: rule.id,
    index: rule.index ?? 0,
    override: rule.override ?? false,
    startKey: rule.start_key.toUpperCase(),
    endKey: rule.end_key.toUpperCase(),
    role: rule.role,
    isWitness: false,
    count: rule.count,
    labelConstraints: (rule.label_constraints ?? []).map(({key, op, values = []}) => ({key, op, values})),
    locationLabels: rule.location_labels ?? [],
    isolationLevel: rule.isolation_level ?? '',
    source: {document: aDocument('placement-rules.json'), pointer: ''},
  }
}

function groupOf({id, index = 0, override = false}: Partial<RuleGroup> & {readonly id: string}): RuleGroup {
  return {id, index, override}
}

const UNITS: Readonly<Record<string, number>> = {B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40}

function bytesOf(text: string): number {
  const [, amount = '0', unit = 'B'] = /^([\d.]+)(.*)$/.exec(text) ?? []
  return Number(amount) * (UNITS[unit] ?? 1)
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text.replace(/(\.\d{3})\d+/, '$1'))
}

interface Saved {
  readonly leaving: number
  readonly config: {readonly [key: string]: ConfigValue; readonly 'cluster-version': string}
  readonly stores: readonly SavedStore[]
  readonly rules?: readonly SavedRule[]
  readonly groups?: ReadonlyArray<Partial<RuleGroup> & {readonly id: string}>
  readonly evictLeader?: {readonly 'store-id-ranges'?: object}
  readonly regions: readonly SavedRegion[]
  readonly decisions: Readonly<Record<string, Verdict>>
}

interface SavedStore {
  readonly store: {readonly id: number; readonly state_name: string; readonly labels?: Store['labels']}
  readonly status: {
    readonly capacity: string
    readonly available: string
    readonly region_count?: number
    readonly region_score?: number
    readonly sending_snap_count?: number
    readonly receiving_snap_count?: number
    readonly applying_snap_count?: number
    readonly pending_peer_count?: number
    readonly is_busy?: boolean
    readonly last_heartbeat_ts?: string
  }
}

interface SavedPeer {
  readonly id: number
  readonly store_id: number
  readonly role?: number
  readonly is_learner?: boolean
}

interface SavedRegion {
  readonly id: number
  readonly start_key?: string
  readonly end_key?: string
  readonly epoch: {readonly conf_ver: number; readonly version: number}
  readonly peers: readonly SavedPeer[]
  readonly leader?: SavedPeer
  readonly down_peers?: ReadonlyArray<{readonly peer: SavedPeer; readonly down_seconds?: number}>
  readonly pending_peers?: readonly SavedPeer[]
}

interface SavedRule {
  readonly group_id: string
  readonly id: string
  readonly index?: number
  readonly override?: boolean
  readonly start_key: string
  readonly end_key: string
  readonly role: PlacementRule['role']
  readonly count: number
  readonly label_constraints?: ReadonlyArray<{readonly key: string; readonly op: 'in' | 'notIn' | 'exists' | 'notExists'; readonly values?: readonly string[]}>
  readonly location_labels?: readonly string[]
  readonly isolation_level?: string
}
