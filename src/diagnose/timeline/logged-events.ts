import type {LogDigest, LogEvent, Tally} from '../../model/log-digest.js'
import {BULK, BURST_MS, BURSTS, LOGGED_KINDS, type LoggedKind} from './logged-kinds.js'
import type {EventKind, TimelineEvent} from './timeline.js'

/** What one log tells of one kind. */
export interface Logged {
  readonly kind: EventKind
  readonly events: readonly TimelineEvent[]
  /** Also those that are not among the events. */
  readonly count: number
}

/** Regions in question that are looked for apart. */
const MOST_REGIONS = 10

/** What the log of a node tells of itself. */
export function eventsOfNode(logs: LogDigest, node: string, regions: readonly number[]): readonly Logged[] {
  const startsAlone = logs.seen('tikv-started', {node}) === undefined
  const kinds = LOGGED_KINDS.filter(({isOfStore, signature}) => !isOfStore && (startsAlone || signature !== 'raftstore-started'))
  return joined(kinds.flatMap((each) => logged(each, logs.seen(each.signature, {node}), BULK.has(each.kind) ? regions.slice(0, MOST_REGIONS).map((regionId) => logs.seen(each.signature, {node, regionId})) : [])))
}

/** What PD tells of a store. */
export function eventsOfStore(logs: LogDigest, storeId: number): readonly Logged[] {
  return joined(LOGGED_KINDS.filter(({isOfStore}) => isOfStore).flatMap((each) => logged(each, logs.seen(each.signature, {storeId}), [])))
}

/** The stores of which PD tells something. */
export function storesToldOf(logs: LogDigest): readonly number[] {
  return [...new Set(LOGGED_KINDS.flatMap(({isOfStore, signature}) => (isOfStore ? logs.storesOf(signature) : [])))]
}

function logged(each: LoggedKind, tally: Tally | undefined, ofRegions: ReadonlyArray<Tally | undefined>): readonly Logged[] {
  if (!tally) return []
  const lines = new Map([tally, ...ofRegions].flatMap((one) => one?.events ?? []).map((event) => [`${event.source.file}:${event.source.line}`, event]))
  const told = [...lines.values()].filter((event) => !each.isLeftOut?.(event))
  return [{kind: each.kind, count: tally.count - (lines.size - told.length), events: told.flatMap((event) => eventOf(each, event))}]
}

function eventOf({kind, says}: LoggedKind, event: LogEvent): readonly TimelineEvent[] {
  const {time, regionId, storeId, source} = event
  return time === undefined ? [] : [{time, kind, says: says(event), source, ...(storeId !== undefined && {store: storeId}), ...(regionId !== undefined && {region: regionId})}]
}

/** Several messages may tell of one kind. */
function joined(all: readonly Logged[]): readonly Logged[] {
  return [...new Set(all.map(({kind}) => kind))].map((kind) => {
    const same = all.filter((one) => one.kind === kind)
    const events = same.flatMap((one) => one.events).toSorted((a, b) => a.time - b.time)
    const count = same.reduce((sum, one) => sum + one.count, 0)
    if (!BURSTS.has(kind)) return {kind, events, count}
    const apart = events.filter(({time}, at) => at === 0 || time - events[at - 1]!.time > BURST_MS)
    return {kind, events: apart, count: count - events.length + apart.length}
  })
}
