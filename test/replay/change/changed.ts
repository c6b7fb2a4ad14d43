import type {Cluster} from '../../../src/model/cluster.js'
import type {Region} from '../../../src/model/region.js'
import type {Store} from '../../../src/model/store.js'
import {applyChanges} from '../../../src/replay/change/change.js'
import {changesOf} from '../../../src/replay/change/flags.js'

/** The cluster after the changes, which are written as on the command line. */
export function changed(cluster: Cluster, words: string): {readonly cluster: Cluster; readonly asked: readonly string[]} {
  const changes = changesOf(words.split(' '))
  if (!changes) throw new Error(`${words} cannot be read`)
  return applyChanges(cluster, changes)
}

export function storeOf(cluster: Cluster, id: number): Store | undefined {
  return cluster.stores?.byId.get(id)
}

/** The Region that most tests here are about, or another one. */
export function regionOf(cluster: Cluster, id = 100): Region | undefined {
  return cluster.regions?.get(id)
}
