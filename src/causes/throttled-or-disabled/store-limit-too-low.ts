import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {count, listed} from '../../model/words.js'
import {defineCause, type Evidence, found, type LeavingStore, type Remedy, ruledOut} from '../cause.js'
import {noTargets, withReason} from '../no-target.js'
import {citeDecision, obstructedBy, unreplayed} from '../obstacles.js'
import {citeLimit, waitedFor} from '../temporary.js'
import {raiseLimit} from '../temporary-remedies.js'
import {text} from './store-limit-too-low.text.en.js'

// PD: schedule/operator/operator_controller.go exceedStoreLimit, schedule/filter/filters.go exceedAddLimit; a token bucket for each store
export const storeLimitTooLow = defineCause({
  id: 'store-limit-too-low',
  family: 'throttled-or-disabled',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const add = withReason(noTargets(cluster, store, replay), 'limit')
    const remove = obstructedBy(replay, 'remove-limit')
    const starved = waitedFor(add.decisions).filter(({by}) => by === 'store-limit')
    const regions = [...add.regions, ...remove.regions]
    const evidence = [...citeDecision(cluster, add), ...citeDecision(cluster, remove), ...starved.slice(0, 5).flatMap(({storeId}) => citeLimit(cluster, storeId, 'addPeer')), ...(remove.regions.length > 0 ? citeLimit(cluster, store.id, 'removePeer') : []), ...changes(cluster)]
    const [first, ...rest] = evidence
    if (!first || regions.length === 0) return ruledOut(say`no Region left waits for a store limit that is all but 0`)
    return found({
      confidence: 'certain',
      stores: [store.id, ...starved.map(({storeId}) => storeId)],
      regions,
      summary: say`The store limit is so low that ${count(regions.length, 'Region')} on store \`${store.id}\` ${regions.length === 1 ? 'waits' : 'wait'} for hours: ${starved.length > 0 ? say`store ${listed(starved.map(({storeId}) => storeId))} may take next to no peer` : say`the leaving store may lose next to no peer`}.`,
      evidence: [first, ...rest],
      remedies: remedies(cluster, store, starved.map(({storeId}) => storeId), remove.regions.length > 0),
    })
  },
})

// ["store limit changed"] [store-id=5] [type=add-peer] [rate-per-min=0.01]     ["all store limit changed"] [type=add-peer] [rate-per-min=0.02]
function changes({logs}: Cluster): Evidence[] {
  return (logs?.seen('all-store-limits-changed')?.events ?? []).slice(-2).map(({source}) => ({says: say`somebody set the limit of all stores`, source}))
}

/** Slower than this a limiter is empty most of the time. Where that of the leaving store is, it runs dry first, and PD reads new limits of the targets at once. */
const SLOW_PER_MINUTE = 1

function remedies(cluster: Cluster, {id}: LeavingStore, starved: readonly number[], isRemoval: boolean): Remedy[] {
  const own = cluster.storeLimits?.get(id)?.removePeer
  const targets = starved.length > 3 ? [raiseLimit(cluster, 'all', 'add-peer')] : starved.map((storeId) => raiseLimit(cluster, storeId, 'add-peer'))
  const whatIf = starved.flatMap((storeId) => ['--store-limit', `${storeId}:add-peer=15`])
  return [
    ...(isRemoval || own !== undefined ? [{...raiseLimit(cluster, id, 'remove-peer'), when: say`a limit set for all stores has overwritten the one that PD lifts for a leaving store`}] : []),
    ...targets.map((remedy) => (own !== undefined && own < SLOW_PER_MINUTE ? {...remedy, whatIf} : remedy)),
  ]
}
