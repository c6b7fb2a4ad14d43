import type {LeaderEviction, StoreLimit} from '../../model/scheduling.js'
import {type JsonSource, within} from '../../model/source.js'
import {fieldsOf, isFields, listOf, numberOf, present, textOf} from './fields.js'

// ["balance-region-scheduler", "evict-leader-scheduler"]    [{"name": "balance-region-scheduler", "paused_at": …}]    null
export function readSchedulerNames(value: unknown): readonly string[] {
  return listOf(value).flatMap((entry) => textOf(entry) ?? textOf(fieldsOf(entry)['name']) ?? [])
}

/** Where each scheduler names its stores: keys of a map by store, or lists (tikv/pd pkg/schedule/schedulers/evict_*.go, grant_leader.go). */
const RANGES = 'store-id-ranges'
const LISTS: ReadonlyArray<readonly [scheduler: NonNullable<LeaderEviction['scheduler']>, keys: readonly string[]]> = [
  ['evict-slow-store-scheduler', ['evict-stores', 'paused-network-slow-stores', 'evicted-network-slow-stores']],
  ['evict-slow-trend-scheduler', ['evict-by-trend-stores']],
  ['evict-stopping-store-scheduler', ['evicted-stores']],
]

/** Up to 3.0 the name tells the store: `evict-leader-scheduler-4` (tikv/pd v3.0.20 server/schedulers/evict_leader.go). */
export function readNamedEvictions(names: readonly string[], source: JsonSource): readonly LeaderEviction[] {
  return names.flatMap((name, index) => {
    const storeId = numberOf(/^evict-leader-scheduler-(\d+)$/.exec(name)?.[1])
    return storeId === undefined ? [] : [{storeId, source: within(source, `/${index}`)}]
  })
}

/** What `scheduler config …` prints for one of the schedulers that keep leaders from stores: `schedulers`. */
export const EVICTION_KEYS: readonly string[] = [RANGES, ...LISTS.flatMap(([, keys]) => keys)]

/**
 * `scheduler config evict-leader-scheduler`: {"store-id-ranges": {"19": [{"start-key": "", "end-key": ""}]}}
 * `scheduler config evict-slow-store-scheduler`: {"recovery-duration": 600, "evict-stores": [2]}
 */
export function readEvictions(value: unknown, source: JsonSource): readonly LeaderEviction[] {
  const fields = fieldsOf(value)
  return [...evictionsIn(fields[RANGES], within(source, `/${RANGES}`)), ...LISTS.flatMap(([scheduler, keys]) => keys.flatMap((key) => evictionsIn(fields[key], within(source, `/${key}`), scheduler)))]
}

// {"19": […]} or [19]
function evictionsIn(stores: unknown, source: JsonSource, scheduler?: LeaderEviction['scheduler']): readonly LeaderEviction[] {
  const ids = Array.isArray(stores) ? stores.map((id: unknown, at) => [numberOf(id), at] as const) : Object.keys(fieldsOf(stores)).map((id) => [numberOf(id), id] as const)
  return ids.flatMap(([storeId, at]) => (storeId === undefined ? [] : [{storeId, ...present({scheduler}), source: within(source, `/${at}`)}]))
}

/**
 * The stores that schedulers keep leaders from, inside `config show all`: the payload has them all, the arguments in
 * `schedulers-v2` only the first (tikv/pd server/schedulers/evict_leader.go). Undefined when the dump has neither section.
 */
export function readConfigEvictions(schedule: unknown, source: JsonSource): readonly LeaderEviction[] | undefined {
  const {'schedulers-payload': payload, 'schedulers-v2': configured} = fieldsOf(schedule)
  if (!isFields(payload) && !Array.isArray(configured)) return undefined
  const saved = fieldsOf(payload)
  const inPayload = (name: string) => readEvictions(saved[name], within(source, `/schedulers-payload/${name}`))
  const byRanges = (['evict-leader', 'grant-leader'] as const).flatMap((type) => {
    const evictions = isFields(saved[`${type}-scheduler`]) ? inPayload(`${type}-scheduler`) : inArguments(configured, type, within(source, '/schedulers-v2'))
    return type === 'evict-leader' ? evictions : evictions.map((one) => ({...one, scheduler: 'grant-leader-scheduler' as const}))
  })
  return [...byRanges, ...LISTS.flatMap(([scheduler]) => inPayload(scheduler))]
}

// [{"type": "evict-leader", "args": ["1"]}]
function inArguments(configured: unknown, wanted: string, source: JsonSource): readonly LeaderEviction[] {
  return listOf(configured).flatMap((entry, index) => {
    const {type, args} = fieldsOf(entry)
    if (type !== wanted) return []
    return listOf(args).flatMap((id) => {
      const storeId = numberOf(id)
      return storeId === undefined ? [] : [{storeId, source: within(source, `/${index}/args`)}]
    })
  })
}

/** Of what two dumps tell, the first one holds for its schedulers. */
export function mergeEvictions(first: readonly LeaderEviction[] | undefined, second: readonly LeaderEviction[] | undefined): readonly LeaderEviction[] | undefined {
  if (!first || !second) return first ?? second
  const told = new Set(first.map(({scheduler}) => scheduler))
  return [...first, ...second.filter(({scheduler}) => !told.has(scheduler))]
}

/** `store limit`: {"1": {"add-peer": 15, "remove-peer": 15}}, up to 4.0.1 {"1": {"rate": 14.9, "mode": "auto"}}, the limit for peers that come unless the other is asked for */
export function readStoreLimits(value: unknown, source: JsonSource): readonly StoreLimit[] {
  return Object.entries(fieldsOf(value)).flatMap(([id, entry]) => {
    const limit = fieldsOf(entry)
    const rate = numberOf(limit['rate'])
    const storeId = numberOf(id)
    if (storeId === undefined) return []
    return [{storeId, source: within(source, `/${id}`), ...present({addPeer: numberOf(limit['add-peer']) ?? rate, removePeer: numberOf(limit['remove-peer'])})}]
  })
}
