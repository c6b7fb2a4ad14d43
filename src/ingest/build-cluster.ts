import type {Cluster, Sample, Stores} from '../model/cluster.js'
import type {MountedDisk} from '../model/disk.js'
import type {LocalPeer} from '../model/local-peer.js'
import type {Peer, Regions} from '../model/region.js'
import {RegionTable} from '../model/region-table.js'
import {Config} from '../model/scheduling.js'
import {addTable, type Table, type Tables} from '../model/table.js'
import {folderOf} from '../model/source.js'
import {hostAndPort, type TiupNode} from '../model/tiup.js'
import {isAtLeast, type Version} from '../model/version.js'
import type {CaptureReader} from './capture.js'
import type {LogDigestBuilder} from './log/digest.js'
import {present} from './pd/fields.js'
import {releaseOf} from './release.js'
import {inOrder, looksOf, type SampleBuilder} from './sample-builder.js'
import type {Settings} from './settings.js'
import type {RegionTables} from './tables/region-tables.js'
import {storeOfFile, storeOfPlace} from './tikv-ctl/place.js'

/** The dumps that stand in one folder. */
export interface Folder {
  readonly sample: SampleBuilder
  readonly settings: Settings
  readonly tables: RegionTables
}

const MAX_WATCHED = 50_000

/** Regions to look for in the logs: those without a leader, and those on a store that leaves, is silent or was asked for. */
export function watchedRegions(folders: ReadonlyMap<string, Folder>, asked: number | undefined): ReadonlySet<number> {
  const watched = new Set<number>()
  const samples = inOrder([...folders.values()].map(({sample}) => sample))
  const stores = new Set(samples.flatMap((sample) => [...(sample.stores?.byId.values() ?? [])].filter(({stateName}) => stateName !== 'Up').map(({id}) => id)))
  if (asked !== undefined) stores.add(asked)
  for (const {regions} of samples) {
    for (const id of regions ? wantedIn(regions, stores) : []) {
      watched.add(id)
      if (watched.size === MAX_WATCHED) return watched
    }
  }
  return watched
}

function* wantedIn(regions: Regions, stores: Iterable<number>): Generator<number> {
  for (const {id} of regions.leaderless(MAX_WATCHED)) yield id
  for (const store of stores) for (const {id} of regions.on(store)) yield id
  for (const {kind, ids} of regions.lists) if (kind !== 'all') yield* ids
}

/** All that was read but logs. */
export interface Dumps {
  readonly folders: ReadonlyMap<string, Folder>
  readonly captures: readonly CaptureReader[]
}

/** Joins what was read, at the last moment that the bundle shows, or at the last one until then. */
export function buildCluster({folders, captures: allCaptures}: Dumps, digest: LogDigestBuilder | undefined, until = Number.POSITIVE_INFINITY): Cluster {
  const all = inOrder([...folders.values()].map(({sample}) => sample))
  const samples = all.filter(({moment = 0}) => moment <= until)
  const moments = new Map(samples.map(({name, moment}) => [name, moment ?? 0]))
  const begun = new Map(all.toReversed().map(({name, moment}) => [name, moment ?? 0]))
  const isThere = (name: string) => (begun.get(name) ?? 0) <= until
  const captures = allCaptures.filter(({place: {file}}) => isThere(begun.has(file) ? file : folderOf(file)))
  const settings = [...folders].filter(([name]) => isThere(name)).toSorted(([a], [b]) => (moments.get(b) ?? -1) - (moments.get(a) ?? -1)).map(([, folder]) => folder.settings)
  const stores = latestStores(samples)
  const logs = digest?.build(stores)
  const version = releaseOf(settings, stores, logs)
  const regions = latestRegions(samples, version?.is)
  const tiup = [...captures.flatMap(({nodes}) => nodes), ...settings.flatMap(({tools}) => tools.tiup)]
  return {
    samples: looksOf(samples),
    ...present({
      clusterId: settings.flatMap(({clusterIds}) => clusterIds)[0],
      stores,
      regions,
      operators: samples.findLast(({operators}) => operators !== undefined)?.operators,
      logs,
      version,
      commands: listed(captures.flatMap(({commands}) => commands)),
      replies: listed(captures.flatMap(({replies}) => replies)),
      tiflashReplicas: settings.find(({tiflashReplicas}) => tiflashReplicas)?.tiflashReplicas,
      tables: tablesIn(settings),
      tiup: listed(tiup),
      localPeers: listed(localPeersOf(settings, captures, stores, tiup)),
      disks: listed(captures.flatMap(({disks}) => disks).map((disk) => onHost(disk, stores))),
      tidbRegions: settings.find(({tidbRegions}) => tidbRegions.size > 0)?.tidbRegions,
      checkers: listed(settings.find(({checkers}) => checkers.length > 0)?.checkers ?? []),
      progress: listed(settings.flatMap(({progress}) => progress)),
      members: settings.find(({members}) => members)?.members,
      recovery: settings.find(({recovery}) => recovery)?.recovery,
      ...schedulingOf(settings),
    }),
  } as Cluster
}

/** A peer that runs with its data is a member of its Region: a store that is not in the list was guessed wrong. */
function localPeersOf(settings: readonly Settings[], captures: readonly CaptureReader[], stores: Stores | undefined, nodes: readonly TiupNode[]): readonly LocalPeer[] {
  const claimed = new Map(captures.flatMap(({tikvCtl}) => [...tikvCtl.stores]))
  const seen = [...settings.flatMap(({tools}) => tools.localPeers), ...captures.flatMap(({tikvCtl}) => tikvCtl.peers)]
  return seen.map(({place, storeId: told, ...peer}) => {
    const storeId = told ?? storeOfPlace(place, claimed, stores, nodes)
    const isMember = peer.state === 'missing' || peer.state === 'Tombstone' || peer.peers.some((member) => member.storeId === storeId)
    return storeId !== undefined && isMember ? {...peer, storeId} : peer
  })
}

/** Where no prompt names the host of a `df`, the path of its file may name a store. */
function onHost(disk: MountedDisk, stores: Stores | undefined): MountedDisk {
  const storeId = disk.host === undefined ? storeOfFile(disk.source.file, stores) : undefined
  const store = storeId === undefined ? undefined : stores?.byId.get(storeId)
  return store ? {...disk, host: hostAndPort(store.address)[0]} : disk
}

const listed = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined)

/** The newest folder goes first. What TiDB wants on TiFlash is named as well: `test.t`. */
function tablesIn(settings: readonly Settings[]): Tables | undefined {
  const tables = new Map<bigint, Table>()
  for (const table of settings.flatMap(({tables}) => [...tables.values()])) addTable(tables, table)
  for (const {tableId, name, source} of settings.flatMap(({tiflashReplicas}) => tiflashReplicas?.tables ?? [])) {
    const dot = name.indexOf('.')
    if (name !== '') addTable(tables, {id: BigInt(tableId), database: name.slice(0, Math.max(0, dot)), name: name.slice(dot + 1), indexes: new Map(), source})
  }
  return tables.size > 0 ? tables : undefined
}

/** The newest folder that has a thing tells it. */
function schedulingOf(settings: readonly Settings[]) {
  const config = settings.find(({config}) => config.length > 0)?.config
  const rules = settings.find(({rules, rulesOff}) => rules ?? rulesOff)
  const rulesSource = rules?.rulesSource ?? rules?.rulesOff
  const groups = settings.find(({groups}) => groups)?.groups
  const named = settings.find(({schedulerNames}) => schedulerNames)?.schedulerNames
  const evictions = settings.find(({evictions}) => evictions)?.evictions
  const isNamed = named?.names.some((name) => name.startsWith('evict-leader')) ?? false
  const evictLeaderStores = evictions ?? (named && !isNamed ? [] : undefined)
  const source = named?.source ?? evictions?.[0]?.source
  return {
    config: config && new Config(config),
    placementRules: rulesSource && {isEnabled: rules?.rules !== undefined, rules: rules?.rules ?? [], source: rulesSource, ...present({groups})},
    regionLabels: settings.find(({labels}) => labels)?.labels,
    schedulers: source && {names: named?.names ?? [], source, ...present({evictLeaderStores})},
    storeLimits: settings.find(({limits}) => limits)?.limits,
  }
}

/** The newest whole list decides which stores exist; lone records of that moment or later stand beside it. */
function latestStores(samples: readonly Sample[]): Stores | undefined {
  const all = samples.flatMap(({stores}) => stores ?? [])
  const from = all.findLastIndex(({isComplete}) => isComplete)
  const used = from < 0 ? all : all.slice(from)
  if (used.length === 0) return undefined
  const tombstones = all.filter(({hasTombstones}) => hasTombstones).flatMap(({byId}) => [...byId].filter(([, {state}]) => state === 'Tombstone'))
  return {
    byId: new Map([...tombstones, ...used.flatMap(({byId}) => [...byId])]),
    isComplete: from >= 0,
    hasTombstones: all.some(({hasTombstones}) => hasTombstones),
    sources: used.flatMap(({sources}) => sources),
  }
}

/** The newest sample that shows Regions; of older ones what it does not tell. A whole `region store N` tells everything of store N. */
function latestRegions(samples: readonly Sample[], version: Version | undefined): Regions | undefined {
  const hidesLearners = version !== undefined && !isAtLeast(version, '4.0.17')
  const [newest, ...older] = samples.flatMap(({regions}) => (regions instanceof RegionTable ? [regions] : [])).toReversed()
  for (const table of newest ? [newest, ...older] : []) table.hidesLearners = hidesLearners
  // Too big to be copied for nothing.
  if (!newest || older.length === 0 || isWhole(newest)) return newest
  const table = new RegionTable()
  table.hidesLearners = hidesLearners
  for (const regions of [newest, ...older]) if (!isWhole(table)) fillIn(table, regions)
  return table
}

function isWhole({lists}: Regions): boolean {
  return lists.some(({kind, isComplete}) => kind === 'all' && isComplete)
}

function fillIn(table: RegionTable, older: Regions): void {
  const told = new Set(table.lists.flatMap(({kind, storeId, isComplete}) => (kind === 'store' && isComplete && storeId !== undefined ? [storeId] : [])))
  const isTold = ({storeId, role}: Peer) => told.has(storeId) && !(table.hidesLearners && role === 'Learner')
  table.addMissing(older, ({peers}) => !peers.some(isTold))
  for (const list of older.lists) if (list.kind !== 'store' || !told.has(list.storeId ?? -1)) table.addList(list)
}
