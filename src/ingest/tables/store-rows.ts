import type {Source} from '../../model/source.js'
import type {Store, StoreState} from '../../model/store.js'
import {parseVersion} from '../../model/version.js'
import {momentOf, numberOf, present} from '../pd/fields.js'
import {parseExact} from '../pd/repair.js'
import {bytesOf, labelsOf} from '../pd/stores.js'
import type {Cell} from './split.js'

/** A store, and its last heartbeat on a clock whose zone is not known, in ms. */
export interface StoreRow {
  readonly store: Store
  readonly beat: number | undefined
}

/**
 * A row of TIKV_STORE_STATUS, which TiDB fills from PD's `store` (tidb pkg/executor/infoschema_reader.go setDataForTiKVStoreStatus): the
 * Tombstone stores are not in it, and its times are those of PD's host without their zone.
 *
 *     | STORE_ID | ADDRESS        | STORE_STATE | STORE_STATE_NAME | LABEL | VERSION | CAPACITY | AVAILABLE | LEADER_COUNT | … | LAST_HEARTBEAT_TS   | UPTIME      |
 *     |        5 | 10.0.1.5:20160 |           1 | Offline          | null  | 5.2.1   | 1.745TiB | 1.2TiB    |            0 | … | 2022-03-29 09:24:05 | 14h23m18.5s |
 *
 * Undefined without an id or a state.
 */
export function readStoreRow(get: (column: string) => Cell, source: Source): StoreRow | undefined {
  const id = numberOf(get('STORE_ID'))
  const state = stateOf(get)
  if (id === undefined || id <= 0 || state === undefined) return undefined
  const heartbeat = get('LAST_HEARTBEAT_TS') ?? ''
  const store: Store = {
    id,
    address: get('ADDRESS') ?? '',
    state,
    stateName: get('STORE_STATE_NAME') ?? state,
    isPhysicallyDestroyed: false,
    labels: labelsOf(parseExact(get('LABEL') ?? 'null')),
    sendingSnapCount: 0,
    receivingSnapCount: 0,
    applyingSnapCount: 0,
    isBusy: false,
    source,
    ...present({
      version: parseVersion(get('VERSION') ?? ''),
      capacity: bytesOf(get('CAPACITY')),
      available: bytesOf(get('AVAILABLE')),
      leaderCount: numberOf(get('LEADER_COUNT')),
      regionCount: numberOf(get('REGION_COUNT')),
      regionSize: numberOf(get('REGION_SIZE')),
      regionScore: numberOf(get('REGION_SCORE')),
      lastHeartbeat: ZONED.test(heartbeat) ? momentOf(heartbeat) : undefined,
    }),
  }
  return {store, beat: clockOf(heartbeat)}
}

const STATES: readonly StoreState[] = ['Up', 'Offline', 'Tombstone']

function stateOf(get: (column: string) => Cell): StoreState | undefined {
  const name = get('STORE_STATE_NAME')
  if (name === undefined) return STATES[numberOf(get('STORE_STATE')) ?? -1]
  return STATES.find((state) => state === name) ?? (name === 'Disconnected' || name === 'Down' ? 'Up' : undefined)
}

const ZONED = /\d[Tt ]\d\d:\d\d:\d\d.*(?:[Zz]|[+-]\d\d:\d\d)$/

// 2022-03-29 09:24:05      0001-01-01 00:00:00, where this PD leader has had no heartbeat
function clockOf(text: string): number | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text) ?? []
  return day === undefined ? undefined : momentOf(`${day}T${time}Z`)
}

/**
 * The stores with their silence, against the newest heartbeat. Only an Up store tells a newest one that is fresh: PD calls it
 * Disconnected after 20 s. Among dead stores alone the last to die would seem alive.
 */
export function withSilence(rows: readonly StoreRow[]): readonly Store[] {
  const fresh = rows.flatMap(({store, beat}) => (store.stateName === 'Up' && beat !== undefined ? [beat] : []))
  const newest = fresh.reduce<number | undefined>((latest, beat) => (latest === undefined || beat > latest ? beat : latest), undefined)
  return rows.map(({store, beat}) => (newest === undefined || beat === undefined || store.lastHeartbeat !== undefined ? store : {...store, silence: Math.max(0, newest - beat)}))
}
