import type {Cluster, Sample} from '../model/cluster.js'
import type {RegionList} from '../model/region.js'
import {say} from '../model/say.js'
import {within} from '../model/source.js'
import {count} from '../model/words.js'
import {cite, type Evidence} from './cause.js'

/** How many Regions a store had at two moments, with the place that says so of each. */
export interface Fall {
  readonly before: number
  readonly after: number
  readonly milliseconds: number
  readonly evidence: readonly [Evidence, Evidence]
}

/** How many Regions one sample shows on a store, and the place that says so. */
export interface Look {
  readonly size: number
  readonly moment?: number
  readonly fact: Evidence
}

/** By which of the two one looks: a whole list of the Regions of the store, or the count in its record. */
export type LookedUp = 'list' | 'record'

export function lookAt({regions, stores, moment}: Sample, storeId: number, by: LookedUp): Look | undefined {
  const list = by === 'list' ? regions?.lists.find((list) => list.kind === 'store' && list.storeId === storeId && list.isComplete) : undefined
  if (list) return {size: list.ids.length, fact: listOf(list, storeId), ...(moment !== undefined && {moment})}
  const store = by === 'record' ? stores?.byId.get(storeId) : undefined
  if (store?.regionCount === undefined) return undefined
  return {size: store.regionCount, fact: cite({source: store.source}, say`store ${storeId} has ${store.regionCount} Regions`), ...(moment !== undefined && {moment})}
}

/** The Regions on the store in the last two samples that show them in one way: by list, or by the count of its record where that is newer. */
export function fallOf(cluster: Cluster, storeId: number): Fall | undefined {
  const [list, record] = (['list', 'record'] as const).map((by) => lastTwo(cluster, storeId, by))
  const pair = record && (!list || record[1].moment > list[1].moment) ? record : list
  if (!pair) return undefined
  const [before, after] = pair
  return {before: before.size, after: after.size, milliseconds: after.moment - before.moment, evidence: [before.fact, after.fact]}
}

type DatedLook = Required<Look>

function lastTwo({samples}: Cluster, storeId: number, by: LookedUp): readonly [DatedLook, DatedLook] | undefined {
  const seen = samples.flatMap((sample) => {
    const look = lookAt(sample, storeId, by)
    return look?.moment === undefined ? [] : [{...look, moment: look.moment}]
  })
  const [before, after] = seen.slice(-2)
  return before && after && [before, after]
}

/** How fast it went, and how long the rest takes at that pace: milliseconds. */
export function paceOf({before, after, milliseconds}: Pick<Fall, 'before' | 'after' | 'milliseconds'>): {readonly perMinute: number; readonly remaining: number} {
  const perMinute = ((before - after) * 60_000) / milliseconds
  return {perMinute, remaining: (after / perMinute) * 60_000}
}

function listOf(list: RegionList, storeId: number): Evidence {
  return cite({source: within(list.source, '/count')}, say`store ${storeId} has ${count(list.ids.length, 'Region')}`)
}
