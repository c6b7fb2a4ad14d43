import {isTiflash, type Liveness, liveness, type Store} from '../model/store.js'

/** A store as the newest list of stores shows it, whether or not it leaves. Absent = the list does not say. */
export interface ListedStore {
  readonly store: number
  readonly address: string
  /** `Up`, `Disconnected`, `Down`, `Offline`, `Tombstone`, as PD prints it. */
  readonly state: string
  readonly liveness: Liveness
  readonly component: 'tikv' | 'tiflash'
  readonly version?: string
  /** `zone=z1`. */
  readonly labels: readonly string[]
  /** Bytes. */
  readonly capacity?: number
  readonly available?: number
  readonly regionCount?: number
  readonly leaderCount?: number
}

export function listedStore(store: Store): ListedStore {
  const {id, address, stateName, version, labels, capacity, available, regionCount, leaderCount} = store
  return {
    store: id,
    address,
    state: stateName,
    liveness: liveness(store),
    component: isTiflash(store) ? 'tiflash' : 'tikv',
    ...(version && {version: version.text}),
    labels: labels.map(({key, value}) => `${key}=${value}`),
    ...(capacity !== undefined && {capacity}),
    ...(available !== undefined && {available}),
    ...(regionCount !== undefined && {regionCount}),
    ...(leaderCount !== undefined && {leaderCount}),
  }
}
