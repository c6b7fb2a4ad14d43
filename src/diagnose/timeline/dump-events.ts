import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {liveness, type Store} from '../../model/store.js'
import {count, listed} from '../../model/words.js'
import type {TimelineEvent} from './timeline.js'

/** The moments at which PD was asked, by the newest heartbeat that it showed, and the plans that it showed. */
export function eventsOfDumps({samples, operators = [], logs}: Cluster): readonly TimelineEvent[] {
  const moments = samples.flatMap(({name, moment, stores, regions}): TimelineEvent[] => {
    const newest = [...(stores?.byId.values() ?? [])].find(({lastHeartbeat}) => lastHeartbeat === moment)
    if (moment === undefined || !newest) return []
    const shown = [stores && count(stores.byId.size, 'store'), regions && count(regions.count, 'Region')].filter((each) => each !== undefined)
    return [{time: moment, kind: 'dump', says: say`dumps of PD${name === '' ? '' : say` in ${name}`} with ${listed(shown)}, by their newest heartbeat`, source: newest.source}]
  })
  const plans = operators.flatMap(({desc, regionId, createdAt, source}): TimelineEvent[] => {
    // The log tells it better.
    if (createdAt === undefined || logs?.seen('operator-added', {regionId})) return []
    return [{time: createdAt, kind: 'operator-created', says: say`${desc} of Region ${regionId}`, source, region: regionId}]
  })
  return [...moments, ...plans]
}

/** When its process started, and when PD last heard of a store that is silent. */
export function eventsOfListed(store: Store): readonly TimelineEvent[] {
  const {id, startedAt, lastHeartbeat, source} = store
  return [
    ...(startedAt === undefined ? [] : [{time: startedAt, kind: 'start', says: say`store ${id} starts, as it told PD`, source, store: id} as const]),
    ...(lastHeartbeat === undefined || liveness(store) === 'alive' ? [] : [{time: lastHeartbeat, kind: 'last-heartbeat', says: say`the last heartbeat of store ${id} that the dump shows`, source, store: id} as const]),
  ]
}
