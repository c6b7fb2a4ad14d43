import type {JsonSource} from '../../model/source.js'
import type {Store, StoreState} from '../../model/store.js'
import {parseVersion} from '../../model/version.js'
import {type Fields, fieldsOf, flagOf, listOf, millisecondsOf, momentOf, numberOf, present, textOf} from './fields.js'

/**
 * `store N` of pd-ctl, or an entry of the list that `store` prints (tikv/pd server/api/store.go StoreInfo):
 *
 *     {"store": {"id": 5, "address": "10.0.1.5:20160", "state": 1, "version": "5.2.1", "state_name": "Offline"},
 *      "status": {"capacity": "197 GiB", "available": "0B", "leader_count": 0, "region_count": 1, "last_heartbeat_ts": "2022-03-29T09:24:05.511041818+08:00"}}
 *
 * Zero values are left out (an Up store has no `state`), and pd-ctl from 6.0 on removes `state` altogether: `state_name` is always there.
 */
export function readStore(value: unknown, source: JsonSource): Store | undefined {
  const {store: stored, status: shown} = fieldsOf(value)
  const store = fieldsOf(stored)
  const id = numberOf(store['id'])
  if (id === undefined || id <= 0) return undefined
  const status = fieldsOf(shown)
  const state = stateOf(store)
  return {
    id,
    address: textOf(store['address']) ?? '',
    state,
    stateName: textOf(store['state_name']) ?? state,
    isPhysicallyDestroyed: flagOf(store['physically_destroyed']) === true,
    labels: labelsOf(store['labels']),
    sendingSnapCount: numberOf(status['sending_snap_count']) ?? 0,
    receivingSnapCount: numberOf(status['receiving_snap_count']) ?? 0,
    applyingSnapCount: numberOf(status['applying_snap_count']) ?? 0,
    isBusy: flagOf(status['is_busy']) === true,
    source,
    ...present({
      nodeState: NODE_STATES[numberOf(store['node_state']) ?? -1],
      version: parseVersion(textOf(store['version']) ?? ''),
      capacity: bytesOf(status['capacity']),
      available: bytesOf(status['available']),
      leaderCount: numberOf(status['leader_count']),
      regionCount: numberOf(status['region_count']),
      regionSize: numberOf(status['region_size']),
      regionScore: numberOf(status['region_score']),
      learnerCount: numberOf(status['learner_count']),
      pendingPeerCount: numberOf(status['pending_peer_count']),
      slowScore: numberOf(status['slow_score']),
      lastHeartbeat: momentOf(status['last_heartbeat_ts']) ?? millisecondsOf(store['last_heartbeat']),
      startedAt: momentOf(status['start_ts']),
    }),
  }
}

const STATES: readonly StoreState[] = ['Up', 'Offline', 'Tombstone']
// 0 (Preparing) is left out of the JSON, so that its absence says nothing.
const NODE_STATES = [undefined, 'Serving', 'Removing', 'Removed'] as const

/** `Disconnected` and `Down` are PD's words for an Up store that is silent. */
function stateOf(store: Fields): StoreState {
  const name = textOf(store['state_name'])
  if (name === 'Offline' || name === 'Tombstone') return name
  if (name !== undefined) return 'Up'
  return STATES[numberOf(store['state']) ?? 0] ?? 'Up'
}

export function labelsOf(value: unknown): Store['labels'] {
  return listOf(value).flatMap((label) => {
    const {key, value} = fieldsOf(label)
    return typeof key === 'string' ? [{key, value: textOf(value) ?? ''}] : []
  })
}

const UNITS: Readonly<Record<string, number>> = {B: 1, KIB: 2 ** 10, MIB: 2 ** 20, GIB: 2 ** 30, TIB: 2 ** 40, PIB: 2 ** 50, EIB: 2 ** 60}

/** `197 GiB` (go-humanize, up to 3.0), `1.745TiB` (go-units), `0B`. */
export function bytesOf(value: unknown): number | undefined {
  const match = typeof value === 'string' ? /^([\d.]+) ?([KMGTPE]?i?B)$/i.exec(value.trim()) : null
  if (!match) return numberOf(value)
  const unit = UNITS[match[2]!.toUpperCase()]
  return unit === undefined ? undefined : Number(match[1]) * unit
}
