import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {count, namedStores} from '../../model/words.js'
import type {Decision} from '../../replay/replay.js'
import {defineCause, found, type Remedy, ruledOut} from '../cause.js'
import {citeConfig, citeRule, noTargets, withReason} from '../no-target.js'
import {citeDecision, unreplayed} from '../obstacles.js'
import {setConfig} from '../remedies.js'
import {citeRejection, sureOf, waitedFor, whileDraining} from '../temporary.js'
import {readyAgain} from '../temporary-remedies.js'
import {text} from './best-location-store-temporarily-unavailable.text.en.js'

// PD: schedule/checker/replica_strategy.go SelectStoreToAdd, filterByTempState (from 5.0): the states of the moment are looked at inside the best location only
export const bestLocationStoreTemporarilyUnavailable = defineCause({
  id: 'best-location-store-temporarily-unavailable',
  family: 'no-legal-target',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const mine = withReason(noTargets(cluster, store, replay), 'location')
    const [decision] = mine.decisions
    const [shown] = citeDecision(cluster, mine)
    if (!decision || !shown) return ruledOut(say`no Region left waits for the store in the best place while others would do`)
    const draining = whileDraining(cluster, store)
    if (draining) return draining
    const waited = waitedFor(mine.decisions)
    return found({
      confidence: sureOf(cluster, waited),
      stores: [store.id, ...waited.map(({storeId}) => storeId)],
      regions: mine.regions,
      summary: say`For ${count(mine.regions.length, 'Region')} on store \`${store.id}\` PD wants ${namedStores(waited.map(({storeId}) => storeId))}, in the best place by the location labels, and no other; and ${waited.length === 1 ? say`that one takes` : say`those take`} no peer now.`,
      evidence: [shown, ...waited.slice(0, 5).flatMap((rejection) => citeRejection(cluster, rejection)), ...citeRule(cluster, decision), ...citeConfig(cluster, 'replication.location-labels', say`the labels that tell places apart`)],
      remedies: [
        ...readyAgain(cluster, waited),
        ignoreLocations(cluster, decision),
      ],
    })
  },
})

/** Of the rules only `pd/default` follows the configuration (server/server.go SetReplicationConfig). */
function ignoreLocations(cluster: Cluster, {rule}: Decision): Remedy {
  const {whatIf: _, ...remedy} = setConfig(cluster, 'location-labels', '""', say`Let PD use the stores in other places`)
  return {
    ...remedy,
    when: say`a worse spread is acceptable for the time being; with a placement rule of your own, take \`location_labels\` out of that rule`,
    ...((rule === undefined || rule === 'pd/default') && {whatIf: ['--set', 'replication.location-labels=']}),
  }
}
