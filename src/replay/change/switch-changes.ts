import type {Schedulers} from '../../model/scheduling.js'
import {type Change, idle, made} from './change.js'

const EVICTION = 'evict-leader-scheduler'

/**
 * `scheduler remove NAME`. One scheduler evicts the leaders of all its stores, and `NAME-STORE` takes one of them away
 * (PD server/api/scheduler.go DeleteScheduler).
 */
export function removeScheduler(name: string): Change {
  return (cluster) => {
    const says = `the scheduler \`${name}\` is removed`
    const {schedulers} = cluster
    if (!schedulers) return idle(cluster, says, 'the bundle shows no schedulers')
    const left = name.startsWith(EVICTION) ? withoutEviction(schedulers, name) : {...schedulers, names: schedulers.names.filter((other) => other !== name)}
    const isSame = left.names.length === schedulers.names.length && left.evictLeaderStores?.length === schedulers.evictLeaderStores?.length
    return isSame ? idle(cluster, says, 'no such scheduler runs') : made({...cluster, schedulers: left}, says)
  }
}

// evict-leader-scheduler-4, or evict-leader-scheduler for all its stores
function withoutEviction(schedulers: Schedulers, name: string): Schedulers {
  const [, id] = /-(\d+)$/.exec(name) ?? []
  const stores = schedulers.evictLeaderStores?.filter(({storeId}) => id !== undefined && storeId !== Number(id))
  const isGone = stores?.length === 0
  const names = schedulers.names.filter((other) => other !== name && !(isGone && other.startsWith(EVICTION)))
  return {...schedulers, names, ...(stores && {evictLeaderStores: stores})}
}

/** `POST checker/NAME {"delay": 0}`. */
export function resumeChecker(name: string): Change {
  return (cluster) => {
    const says = `the checker \`${name}\` runs again`
    const paused = cluster.checkers?.filter(({checker, isPaused}) => isPaused && checker === name) ?? []
    if (!cluster.checkers || paused.length === 0) return idle(cluster, says, 'the bundle does not show it paused')
    return made({...cluster, checkers: cluster.checkers.map((status) => (paused.includes(status) ? {...status, isPaused: false} : status))}, says)
  }
}
