import type {Cluster} from '../../model/cluster.js'
import type {ShownOperator} from '../../model/operator.js'
import {say, type Sentence} from '../../model/say.js'
import type {Store} from '../../model/store.js'
import {count, listed, namedStores} from '../../model/words.js'
import type {Rejection} from '../../replay/replay.js'
import {cite, defineCause, found, type LeavingStore, notChecked, ruledOut} from '../cause.js'
import {isLeft} from '../left.js'
import {noTargets, withReason} from '../no-target.js'
import {citeDecision, unreplayed} from '../obstacles.js'
import {citeRejection, silenceOf, sureOf, waitedFor, whileDraining} from '../temporary.js'
import {anotherStore, readyAgain} from '../temporary-remedies.js'
import {text} from './target-disconnected-busy-slow.text.en.js'

/** PD gives a copy ten minutes and more: a target that is silent for as long as this is not slow but gone. */
const SILENT_MS = 30_000

// PD: schedule/filter/filters.go StoreStateFilter (isDisconnected, isBusy); 4.0 does not look at the connection and makes operators that cannot end
export const targetDisconnectedBusySlow = defineCause({
  id: 'target-disconnected-busy-slow',
  family: 'no-legal-target',
  blocks: 'with-others',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const mine = withReason(noTargets(cluster, store, replay), 'silent')
    const aimed = aimedAtSilent(cluster, store)
    const targets = aimed.map(({target}) => ({storeId: target.id, by: 'disconnected'}) as const)
    const waited = unique([...waitedFor(mine.decisions), ...targets])
    const evidence = [...citeDecision(cluster, mine), ...aimed.slice(0, 2).map(({operator, target}) => cite(operator, say`${operator.desc} of Region ${operator.regionId} is to bring a peer to store ${target.id}, which is ${target.stateName}`)), ...waited.slice(0, 5).flatMap((rejection) => citeRejection(cluster, rejection))]
    const [first, ...rest] = evidence
    if (!first) return ruledOut(say`no Region left waits for a store that is silent or busy`)
    const draining = whileDraining(cluster, store)
    if (draining) return draining
    // PD calls it Down by a `max-store-down-time` that is not in the bundle: then it is no candidate, however short its silence.
    const down = waited.find(({storeId}) => cluster.stores.byId.get(storeId)?.stateName === 'Down')
    if (down && !cluster.config?.has('schedule')) return notChecked(say`store ${down.storeId} is Down to PD, and since when a store counts as Down is not in the bundle`, ['config'])
    const regions = [...mine.regions, ...aimed.map(({operator}) => operator.regionId)]
    return found({
      confidence: sureOf(cluster, waited),
      stores: [store.id, ...waited.map(({storeId}) => storeId)],
      regions,
      summary: say`${count(regions.length, 'Region')} on store \`${store.id}\` could go to ${namedStores(waited.map(({storeId}) => storeId))} only, and ${waited.length === 1 ? say`that one is` : say`those are`} not ready: ${listed([...new Set(waited.map(({by}) => WORDS[by] ?? by))])}.`,
      evidence: [first, ...rest],
      remedies: [...readyAgain(cluster, waited), anotherStore(cluster)],
      asks: ['store-again'],
    })
  },
})

const WORDS: Readonly<Partial<Record<Rejection['by'], Sentence>>> = {disconnected: say`disconnected`, busy: say`busy`, 'store-limit': say`out of store limit`, snapshots: say`full of snapshots`, 'pending-peers': say`full of pending peers`}

function unique(rejections: readonly Rejection[]): readonly Rejection[] {
  return [...new Map(rejections.map((rejection) => [rejection.storeId, rejection])).values()]
}

/** Running operators of Regions left whose present step needs a store that is silent. */
function aimedAtSilent(cluster: Cluster, store: LeavingStore): ReadonlyArray<{readonly operator: ShownOperator; readonly target: Store}> {
  return (cluster.operators ?? []).flatMap((operator) => {
    const step = operator.steps[operator.currentStep]
    const target = step?.storeId === undefined || step.storeId === store.id ? undefined : cluster.stores?.byId.get(step.storeId)
    const isNeeded = step?.kind === 'add-learner' || step?.kind === 'add-peer' || step?.kind === 'promote'
    const isSilent = target?.state === 'Up' && (silenceOf(cluster, target) ?? 0) >= SILENT_MS
    return operator.status === 'running' && target && isNeeded && isSilent && isLeft(store, operator.regionId) ? [{operator, target}] : []
  })
}
