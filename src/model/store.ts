import type {Source} from './source.js'
import type {Version} from './version.js'

/** The stored state (metapb.StoreState). `Disconnected` and `Down` are not states but PD's words for an Up store that is silent. */
export type StoreState = 'Up' | 'Offline' | 'Tombstone'

/** One TiKV or TiFlash, as one dump of PD describes it. Absent = the dump does not say. */
export interface Store {
  readonly id: number
  readonly address: string
  readonly state: StoreState
  /** `Up`, `Disconnected`, `Down`, `Offline`, `Tombstone` as printed. */
  readonly stateName: string
  readonly nodeState?: 'Preparing' | 'Serving' | 'Removing' | 'Removed'
  readonly isPhysicallyDestroyed: boolean
  readonly labels: ReadonlyArray<{readonly key: string; readonly value: string}>
  readonly version?: Version
  /** Bytes; 0 when no store heartbeat has reached this PD leader (causes.md 1.6). */
  readonly capacity?: number
  readonly available?: number
  readonly leaderCount?: number
  /** The displayed count, which up to 6.4 is not the bury counter (causes.md 1.5). */
  readonly regionCount?: number
  /** MiB. */
  readonly regionSize?: number
  readonly regionScore?: number
  readonly learnerCount?: number
  readonly pendingPeerCount?: number
  readonly sendingSnapCount: number
  readonly receivingSnapCount: number
  readonly applyingSnapCount: number
  readonly isBusy: boolean
  readonly slowScore?: number
  /** Epoch ms; the exact text stands in the source. */
  readonly lastHeartbeat?: number
  readonly startedAt?: number
  /** When the dump was saved, as far as it tells: the newest heartbeat in it. Epoch ms. */
  readonly seenAt?: number
  /** How much older its last heartbeat is than the newest one of the list, ms, where that tells its times without their zone. */
  readonly silence?: number
  readonly source: Source
}

export function isTiflash(store: Store): boolean {
  return store.labels.some(({key, value}) => key === 'engine' && value.startsWith('tiflash'))
}

export type Liveness = 'alive' | 'dead' | 'unknown'

/** PD calls a store Disconnected after 20 s without a heartbeat (server/core/store.go storeDisconnectDuration). */
export const DISCONNECTED_MS = 20_000

/**
 * Is the process alive? No state says so for an Offline store; its statistics and its last heartbeat do (causes.md 1.6).
 * Capacity 0 means that this PD leader has had no heartbeat of it.
 */
export function liveness(store: Store): Liveness {
  if (store.stateName === 'Down' || store.stateName === 'Disconnected') return 'dead'
  if (store.capacity === 0) return 'dead'
  const silence = silenceOf(store)
  if (silence !== undefined) return silence > DISCONNECTED_MS ? 'dead' : 'alive'
  return store.stateName === 'Up' ? 'alive' : 'unknown'
}

/** How long it had not been heard from when the dump was saved, ms. */
export function silenceOf({seenAt, lastHeartbeat, silence}: Store): number | undefined {
  return seenAt !== undefined && lastHeartbeat !== undefined ? seenAt - lastHeartbeat : silence
}
