import type {Schedulers, StoreLimit} from '../../model/scheduling.js'
import {type JsonSource, within} from '../../model/source.js'
import {fieldsOf, isFields, listOf, numberOf, present, textOf} from './fields.js'

// ["balance-region-scheduler", "evict-leader-scheduler"]    [{"name": "balance-region-scheduler", "paused_at": …}]    null
export function readSchedulerNames(value: unknown): readonly string[] {
  return listOf(value).flatMap((entry) => textOf(entry) ?? textOf(fieldsOf(entry)['name']) ?? [])
}

type Eviction = NonNullable<Schedulers['evictLeaderStores']>[number]

/** `scheduler config evict-leader-scheduler`: {"store-id-ranges": {"19": [{"start-key": "", "end-key": ""}]}} */
export function readEvictions(value: unknown, source: JsonSource): readonly Eviction[] {
  return Object.keys(fieldsOf(fieldsOf(value)['store-id-ranges'])).flatMap((id) => {
    const storeId = numberOf(id)
    return storeId === undefined ? [] : [{storeId, source: within(source, `/store-id-ranges/${id}`)}]
  })
}

/** Up to 3.0 the name tells the store: `evict-leader-scheduler-4` (tikv/pd v3.0.20 server/schedulers/evict_leader.go). */
export function readNamedEvictions(names: readonly string[], source: JsonSource): readonly Eviction[] {
  return names.flatMap((name, index) => {
    const storeId = numberOf(/^evict-leader-scheduler-(\d+)$/.exec(name)?.[1])
    return storeId === undefined ? [] : [{storeId, source: within(source, `/${index}`)}]
  })
}

/**
 * The stores of evict-leader schedulers inside `config show all`: the payload has them all, the arguments in `schedulers-v2` only the first
 * (tikv/pd server/schedulers/evict_leader.go). Undefined when the dump has neither section.
 */
export function readConfigEvictions(schedule: unknown, source: JsonSource): readonly Eviction[] | undefined {
  const {'schedulers-payload': payload, 'schedulers-v2': configured} = fieldsOf(schedule)
  const scheduler = fieldsOf(payload)['evict-leader-scheduler']
  if (isFields(scheduler)) return readEvictions(scheduler, within(source, '/schedulers-payload/evict-leader-scheduler'))
  if (!Array.isArray(configured)) return undefined
  return configured.flatMap((entry, index) => {
    const {type, args} = fieldsOf(entry)
    if (type !== 'evict-leader') return []
    return listOf(args).flatMap((id) => {
      const storeId = numberOf(id)
      return storeId === undefined ? [] : [{storeId, source: within(source, `/schedulers-v2/${index}/args`)}]
    })
  })
}

/** `store limit`: {"1": {"add-peer": 15, "remove-peer": 15}}, from 3.1 to 4.0.1 {"1": {"rate": 14.9, "mode": "auto"}} */
export function readStoreLimits(value: unknown, source: JsonSource): readonly StoreLimit[] {
  return Object.entries(fieldsOf(value)).flatMap(([id, entry]) => {
    const limit = fieldsOf(entry)
    const both = numberOf(limit['rate'])
    const storeId = numberOf(id)
    if (storeId === undefined) return []
    return [{storeId, source: within(source, `/${id}`), ...present({addPeer: numberOf(limit['add-peer']) ?? both, removePeer: numberOf(limit['remove-peer']) ?? both})}]
  })
}
