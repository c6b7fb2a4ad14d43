import type {Cause, Finding} from '../../src/causes/cause.js'
import {check, type Outcome} from '../../src/diagnose/diagnose.js'
import {targets} from '../../src/diagnose/targets.js'
import type {Cluster} from '../../src/model/cluster.js'
import {replay} from '../../src/replay/index.js'

/** What a cause answers about one store, asked as the program asks it. */
export function answerOn(cause: Cause, cluster: Cluster, storeId = 5): Outcome {
  const target = targets(cluster, storeId).find(({id}) => id === storeId)
  return check(cause, cluster, target, replay(cluster, storeId))
}

/** The finding of a cause that must have found something. */
export function findingOn(cause: Cause, cluster: Cluster, storeId = 5): Finding {
  const {finding, kind, why} = answerOn(cause, cluster, storeId)
  if (!finding) throw new Error(`${cause.id}: ${kind}, ${why}`)
  return finding
}

/** What a cause answers about a bundle in which no store is leaving. */
export function answerOnCluster(cause: Cause, cluster: Cluster): Outcome {
  return check(cause, cluster, undefined, undefined)
}
