import {type Cluster, momentOf} from '../model/cluster.js'
import type {LogEvent, Tally} from '../model/log-digest.js'
import type {LineSource} from '../model/source.js'
import type {SignatureId} from '../signatures/index.js'

/** All lines of a signature that name the store, oldest first. */
export function storeEvents(cluster: Cluster, signature: SignatureId, storeId: number): readonly LogEvent[] {
  return cluster.logs?.seen(signature, {storeId})?.events ?? []
}

/** What pd.log tells of the life of one store; each the last of its kind. */
interface Removal {
  readonly begun?: LogEvent
  /** After `begun`: PD has buried it, or the removal was taken back. */
  readonly buried?: LogEvent
  readonly reverted?: LogEvent
}

/** Ordered by time: `store has been offline`, then perhaps `… Tombstone`, `… up` or `… changed to serving`. */
export function removalOf(cluster: Cluster, storeId: number): Removal {
  const begun = storeEvents(cluster, 'store-offline', storeId).at(-1)
  const after = (event: LogEvent | undefined) => (event && (begun === undefined || isAfter(event, begun)) ? event : undefined)
  const marked = after(storeEvents(cluster, 'store-tombstone', storeId).at(-1))
  // PD server/cluster/cluster.go BuryStore logs the state before it saves it.
  const buried = marked && storeEvents(cluster, 'bury-failed', storeId).some((failed) => isAfter(failed, marked)) ? undefined : marked
  const reverted = after(last([...storeEvents(cluster, 'store-up', storeId), ...storeEvents(cluster, 'store-serving', storeId)]))
  return {...(begun && {begun}), ...(buried && {buried}), ...(reverted && begun && {reverted})}
}

/** What the newest PD leader has got to, from its log. */
interface PdStart {
  /** `load regions`: the moment from which PD knows Regions without their leaders. */
  readonly loaded: LogEvent
  readonly isPrepared: boolean
  readonly prepared?: LogEvent
  readonly collecting?: LogEvent
  /** How often some PD leader loaded the Regions in the half hour before. */
  readonly loads: Tally
}

export function lastPdStart(cluster: Cluster): PdStart | undefined {
  const loads = cluster.logs?.seen('pd-regions-loaded')
  if (!loads) return undefined
  const loaded = loads.last
  const after = (signature: SignatureId) => {
    const event = cluster.logs?.seen(signature)?.last
    return event && isAfter(event, loaded) ? event : undefined
  }
  const prepared = after('pd-schedulers-running') ?? after('pd-prepared')
  const collecting = after('pd-preparing')
  return {loaded, loads, isPrepared: prepared !== undefined, ...(prepared && {prepared}), ...(collecting && {collecting})}
}

/** What a log of PD does not show, it denies only up to its own end: dumps that were saved later may tell of more. */
export function reachesDumps(cluster: Cluster): boolean {
  const moment = momentOf(cluster)
  return moment === undefined || moment - endOfPdLogs(cluster) < REACHES_MS
}

/** Saved one after the other, by one person. */
const REACHES_MS = 2 * 60_000

export function endOfPdLogs({logs}: Cluster): number {
  return Math.max(0, ...(logs?.nodes ?? []).filter(({component}) => component === 'pd').map(({to}) => to ?? 0))
}

/** Is `a` not before `b`? Lines without a time are taken as in order of the log. */
export function isAfter(a: LogEvent, b: LogEvent): boolean {
  return (a.time ?? Number.POSITIVE_INFINITY) >= (b.time ?? 0)
}

function last(events: readonly LogEvent[]): LogEvent | undefined {
  return events.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0)).at(-1)
}

export interface RefusedDelete {
  readonly storeId: number
  readonly source: LineSource
}

// [PD:core:ErrStoresNotEnough]can not remove store 68 since the number of up stores would be 1 while need 3
// [PD:core:ErrNoStoreForRegionLeader]can not remove store 4 since there are no extra up store to store the leader
const REFUSAL = /can not remove store (\d+) since/

/** Deletes that PD refused, from its answers (server/cluster/cluster.go checkReplicaBeforeOfflineStore). */
export function refusedDeletes({replies}: Cluster): readonly RefusedDelete[] {
  return (replies ?? []).flatMap(({text, source}) => {
    const match = REFUSAL.exec(text)
    return match ? [{storeId: Number(match[1]), source}] : []
  })
}

//  tikv-ctl --data-dir /data unsafe-recover remove-fail-stores -s 2,8,1 --all-regions     tiup ctl:v6.5.12 pd … unsafe remove-failed-stores 5,7
const RECOVERY = /remove-fail(?:ed)?-stores(?: +-s)? +((?:\d+,)*\d+)/

/** The stores that somebody has given up with unsafe recovery, by the commands in the bundle. */
export function recoveryCommands({commands}: Cluster): ReadonlyArray<{readonly stores: readonly number[]; readonly source: LineSource}> {
  return (commands ?? []).flatMap(({text, source}) => {
    const match = RECOVERY.exec(text)
    return match ? [{stores: match[1]!.split(',').map(Number), source}] : []
  })
}
