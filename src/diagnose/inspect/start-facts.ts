import type {LogDigest} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {type ClockFact, roundTrip, sightingOf} from './clock-fact.js'

const LONG_AFTER_MS = 60_000

/**
 * A store tells PD when it started, by its own clock (tikv/tikv components/server/src/node.rs, whole seconds), and PD logs when it heard of it:
 *
 *     ["put store ok"] [store="id:1 address:\"tikv-1.lab:20160\" version:\"5.2.1\" start_timestamp:1795340856 "]
 *
 * So its clock is ahead of PD's by at least the difference. A store that registers again long after its start tells nothing.
 */
export function startFacts(logs: LogDigest): readonly ClockFact[] {
  return logs.storesOf('store-put').flatMap((storeId) => {
    const clock = logs.nodes.find((node) => node.storeId === storeId)?.name ?? `store ${storeId}`
    return (logs.seen('store-put', {storeId})?.events ?? []).flatMap((event) => {
      const started = Number(/\bstart_timestamp:(\d{9,10})\b/.exec(`${event.fields.get('store') ?? ''} ${event.message}`)?.[1]) * 1000
      const put = sightingOf(event)
      if (!put || Number.isNaN(started) || put.time - started > LONG_AFTER_MS) return []
      return roundTrip(say`starts of a store`, {clock, time: started, source: event.source}, put, undefined) ?? []
    })
  })
}
