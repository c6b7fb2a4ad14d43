import {say} from '../../model/say.js'
import type {LeaderEviction, Schedulers} from '../../model/scheduling.js'
import {type Change, idle, made} from './change.js'

/**
 * `scheduler remove NAME`. One scheduler evicts the leaders of all its stores, and `NAME-STORE` takes one of them away
 * (PD server/api/scheduler.go DeleteScheduler).
 */
export function removeScheduler(name: string): Change {
  return (cluster) => {
    const says = say`the scheduler \`${name}\` is removed`
    const {schedulers} = cluster
    if (!schedulers) return idle(cluster, says, say`the bundle shows no schedulers`)
    const left = without(schedulers, name)
    const isSame = left.names.length === schedulers.names.length && left.evictLeaderStores?.length === schedulers.evictLeaderStores?.length
    return isSame ? idle(cluster, says, say`no such scheduler runs`) : made({...cluster, schedulers: left}, says)
  }
}

// evict-leader-scheduler-4, or evict-leader-scheduler for all its stores
function without(schedulers: Schedulers, name: string): Schedulers {
  const [, scheduler = name, id] = /^(.+-scheduler)-(\d+)$/.exec(name) ?? []
  const stores = schedulers.evictLeaderStores?.filter((one) => schedulerOf(one) !== scheduler || (id !== undefined && one.storeId !== Number(id)))
  const isGone = stores?.every((one) => schedulerOf(one) !== scheduler)
  const names = schedulers.names.filter((other) => other !== name && !(isGone && other.startsWith(scheduler)))
  return {...schedulers, names, ...(stores && {evictLeaderStores: stores})}
}

function schedulerOf({scheduler}: LeaderEviction): string {
  return scheduler ?? 'evict-leader-scheduler'
}

/** `POST checker/NAME {"delay": 0}`. */
export function resumeChecker(name: string): Change {
  return (cluster) => {
    const says = say`the checker \`${name}\` runs again`
    const paused = cluster.checkers?.filter(({checker, isPaused}) => isPaused && checker === name) ?? []
    if (!cluster.checkers || paused.length === 0) return idle(cluster, says, say`the bundle does not show it paused`)
    return made({...cluster, checkers: cluster.checkers.map((status) => (paused.includes(status) ? {...status, isPaused: false} : status))}, says)
  }
}
