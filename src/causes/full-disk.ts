import type {Cluster} from '../model/cluster.js'
import type {LogEvent} from '../model/log-digest.js'
import {say} from '../model/say.js'
import {within} from '../model/source.js'
import {cite, type Evidence} from './cause.js'
import {citeDisk, disksOf, FULL, fullDisk} from './disks.js'
import {storeOfNode, textOf} from './repeated-lines.js'

/** The last word of TiKV's own watch, where it says that the disk is full: `disk usage Normal->AlmostFull`. */
export function fullDiskEvent(cluster: Cluster, storeId: number): LogEvent | undefined {
  const events = (cluster.logs?.seen('disk-usage-changed')?.events ?? []).filter(({node, regionId}) => regionId === undefined && storeOfNode(cluster, node) === storeId)
  const last = events.at(-1)
  return last && /(->|-> )(AlmostFull|AlreadyFull)/.test(textOf(last)) ? last : undefined
}

export function isFullByDump(cluster: Cluster, storeId: number): boolean {
  const store = cluster.stores?.byId.get(storeId)
  return store?.capacity !== undefined && store.capacity > 0 && store.available !== undefined && store.available / store.capacity < FULL
}

/** All that says so, TiKV's own word first. */
export function citeFullDisk(cluster: Cluster, storeId: number | undefined): readonly Evidence[] {
  if (storeId === undefined) return []
  const said = fullDiskEvent(cluster, storeId)
  const store = cluster.stores?.byId.get(storeId)
  const disk = fullDisk(disksOf(cluster, storeId))
  return [
    ...(said ? [cite(said, say`store ${storeId} says that its disk is full`)] : []),
    ...(store && isFullByDump(cluster, storeId) ? [cite({source: within(store.source, '/status/available')}, say`store ${storeId} has less than 2 % of its disk left`)] : []),
    ...(disk ? [citeDisk(disk, say`the host of store ${storeId}`)] : []),
  ]
}
