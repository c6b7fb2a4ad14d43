import type {Cluster} from '../../model/cluster.js'
import {say, type Sentence} from '../../model/say.js'
import type {LineSource} from '../../model/source.js'
import {withoutVainOperators} from './changed-operators.js'

/** A cluster after a change, and the change in words: as it was understood, and whether PD would make it. */
export interface Changed {
  readonly cluster: Cluster
  readonly says: Sentence
}

/** One change to the cluster that a user could make; `first` is the cluster before any of those that are made together. */
export type Change = (cluster: Cluster, first: Cluster) => Changed

/** Makes the changes one after the other, and lets those operators run into their time that wait for a store which does not answer. */
export function applyChanges(cluster: Cluster, changes: readonly Change[]): {readonly cluster: Cluster; readonly asked: readonly string[]} {
  const asked: string[] = []
  let changed = cluster
  for (const change of changes) {
    const step = change(changed, cluster)
    changed = step.cluster
    asked.push(step.says)
  }
  return {cluster: changed === cluster ? cluster : withoutVainOperators(changed), asked}
}

/** The change is made. */
export const made = (cluster: Cluster, says: Sentence): Changed => ({cluster, says})

/** PD answers with an error and leaves everything as it is. */
export const refused = (cluster: Cluster, says: Sentence, why: Sentence): Changed => ({cluster, says: say`${says}: not made, PD refuses it (${why})`})

/** The change has no effect on this cluster. */
export const idle = (cluster: Cluster, says: Sentence, why: Sentence): Changed => ({cluster, says: say`${says}: changes nothing, ${why}`})

/** What stands for the place of a fact that no file shows, but the user assumes. */
export function assumed(says: Sentence): LineSource {
  return {file: 'what-if', line: 1, quote: says}
}
