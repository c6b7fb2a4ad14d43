import type {Cluster, Sample, Stores} from '../../src/model/cluster.js'
import type {Peer, Region, RegionList, Regions} from '../../src/model/region.js'
import {RegionTable} from '../../src/model/region-table.js'
import {Config, type ConfigValue} from '../../src/model/scheduling.js'
import type {JsonDocument} from '../../src/model/source.js'
import type {Store} from '../../src/model/store.js'
import {parseVersion} from '../../src/model/version.js'

/** When the dumps of a built cluster were saved. */
export const MOMENT = Date.UTC(2026, 0, 1, 12)

export function aDocument(file: string): JsonDocument {
  return {file, offset: 0, line: 1, alone: true}
}

/** A healthy store; a test names only what matters to it. */
export function aStore(store: Partial<Store> & {readonly id: number}): Store {
  return {
    address: `10.0.0.${store.id}:20160`,
    state: 'Up',
    stateName: store.state ?? 'Up',
    isPhysicallyDestroyed: false,
    labels: [],
    capacity: 1000 * 2 ** 30,
    available: 700 * 2 ** 30,
    leaderCount: 10,
    regionCount: 30,
    sendingSnapCount: 0,
    receivingSnapCount: 0,
    applyingSnapCount: 0,
    isBusy: false,
    lastHeartbeat: MOMENT,
    seenAt: MOMENT,
    source: {document: aDocument('stores.json'), pointer: `/stores/${store.id}`},
    ...store,
  }
}

export function stores(...all: readonly Store[]): Stores {
  return {byId: new Map(all.map((store) => [store.id, store])), isComplete: true, hasTombstones: false, sources: [{document: aDocument('stores.json'), pointer: ''}]}
}

export type RegionOf = Partial<Omit<Region, 'source'>> & {readonly id: number; readonly on: readonly number[]; readonly learners?: readonly number[]}

/** A healthy Region of voters on these stores, led by the first; pass `leader: undefined` to take the leader away. */
export function aRegion({on, learners = [], ...region}: RegionOf): Omit<Region, 'source'> {
  const peer = (storeId: number, role: Peer['role']): Peer => ({id: region.id * 10 + storeId, storeId, role, isWitness: false})
  const peers = [...on.map((storeId) => peer(storeId, 'Voter')), ...learners.map((storeId) => peer(storeId, 'Learner'))]
  return {startKey: '', endKey: '', epoch: {confVer: 5, version: 1}, peers, leader: peers[0], downPeers: [], pendingPeers: [], size: 90, keys: 1000, ...region}
}

/** A whole Region dump. */
export function regions(...all: ReadonlyArray<Omit<Region, 'source'>>): Regions {
  return regionsIn({kind: 'all'}, all)
}

export function regionsIn(list: Partial<RegionList>, all: ReadonlyArray<Omit<Region, 'source'>>): Regions {
  const table = new RegionTable()
  const document = aDocument('regions.json')
  for (const [index, region] of all.entries()) table.add(region, {document, list: '/regions', index, offset: 0})
  table.addList({kind: 'all', ids: all.map(({id}) => id), isComplete: true, source: {document, pointer: ''}, ...list})
  return table
}

export function config(values: ConfigValue): Config {
  return new Config([{values, prefix: '', source: {document: aDocument('config.json'), pointer: ''}}])
}

/** A cluster at one moment; `version` is PD's release. */
export function aCluster({version, samples, ...parts}: Partial<Omit<Cluster, 'version'>> & {readonly version?: string} = {}): Cluster {
  const is = version === undefined ? undefined : parseVersion(version)
  const sample: Sample = {name: '', moment: MOMENT, ...(parts.stores && {stores: parts.stores}), ...(parts.regions && {regions: parts.regions}), ...(parts.operators && {operators: parts.operators})}
  return {samples: samples ?? [sample], ...parts, ...(is && {version: {is, isInferred: false, source: {document: aDocument('config.json'), pointer: '/cluster-version'}}})}
}
