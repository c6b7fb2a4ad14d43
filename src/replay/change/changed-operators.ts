import type {Cluster} from '../../model/cluster.js'
import type {LogDigest, LogFilter, LogNode, Tally} from '../../model/log-digest.js'
import type {Step} from '../../model/operator.js'
import {isAlive} from '../quorum.js'

type IsFreed = (regionId: number) => boolean

/** The cluster without the operators of some Regions, and without what the logs say of them: that is history now. */
export function withoutOperators(cluster: Cluster, isFreed: IsFreed): Cluster {
  const {operators, logs} = cluster
  return {
    ...cluster,
    ...(operators && {operators: operators.filter(({regionId}) => !isFreed(regionId))}),
    ...(logs && {logs: new LogsWithoutOperators(logs, isFreed)}),
  }
}

/** The cluster once the operators have timed out that wait for a store which does not answer: PD then decides anew. */
export function withoutVainOperators(cluster: Cluster): Cluster {
  const vain = cluster.operators?.filter(({steps, currentStep}) => isVain(cluster, steps[currentStep])) ?? []
  const ids = new Set(vain.map(({regionId}) => regionId))
  return ids.size === 0 ? cluster : withoutOperators(cluster, (id) => ids.has(id))
}

function isVain(cluster: Cluster, step: Step | undefined): boolean {
  return step?.storeId !== undefined && step.kind !== 'remove-peer' && !isAlive(cluster, step.storeId)
}

class LogsWithoutOperators implements LogDigest {
  constructor(
    private readonly before: LogDigest,
    private readonly isFreed: IsFreed,
  ) {}

  get nodes(): readonly LogNode[] {
    return this.before.nodes
  }

  seen(signature: string, filter?: LogFilter): Tally | undefined {
    return filter?.regionId !== undefined && this.isFreed(filter.regionId) && isOfOperator(signature) ? undefined : this.before.seen(signature, filter)
  }

  regionsOf(signature: string): readonly number[] {
    const ids = this.before.regionsOf(signature)
    return isOfOperator(signature) ? ids.filter((id) => !this.isFreed(id)) : ids
  }

  storesOf(signature: string): readonly number[] {
    return this.before.storesOf(signature)
  }

  mentions(regionId: number, node: string): Tally | undefined {
    return this.before.mentions(regionId, node)
  }

  isWatched(regionId: number): boolean {
    return this.before.isWatched(regionId)
  }
}

/** A merge is an operator of PD too, which TiKV rolls back once PD gives it up. */
function isOfOperator(signature: string): boolean {
  return signature.startsWith('operator-') || signature.startsWith('merge-') || signature === 'command-sent'
}
