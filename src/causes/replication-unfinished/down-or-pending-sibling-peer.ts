import type {Cluster} from '../../model/cluster.js'
import type {Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {count, listed} from '../../model/words.js'
import type {Replay} from '../../replay/replay.js'
import {cite, type Confidence, defineCause, type Evidence, found, type LeavingStore, type Remedy, ruledOut} from '../cause.js'
import {leftThat} from '../left.js'
import {noTargets} from '../no-target.js'
import {citeDecision, leftAmong, type Obstructed, obstructedBy, unreplayed} from '../obstacles.js'
import {stallOf} from '../operators.js'
import {fate} from '../quorum.js'
import {addStore, removePeer, sample, startAgain} from '../remedies.js'
import {laggingStores} from '../repeated-lines.js'
import {isUnchanged} from '../unchanged.js'
import {text} from './down-or-pending-sibling-peer.text.en.js'

// PD: schedule/checker/rule_checker.go fixRulePeer returns the error of the first sick peer; operator/builder.go may choose a pending voter as leader
export const downOrPendingSiblingPeer = defineCause({
  id: 'down-or-pending-sibling-peer',
  family: 'replication-unfinished',
  blocks: 'alone',
  text,
  needs: ['regions'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const first = obstructedBy(replay, 'sibling-first')
    const waiting = waitingForLeader(cluster, store)
    const [shown, ...more] = [...citeDecision(cluster, first), ...waiting.slice(0, 3).map(({evidence}) => evidence)]
    if (!shown) return ruledOut(say`no other peer of a Region left is down or pending and comes first`)
    const regions = [...leftAmong(store, first.regions), ...waiting.map(({region}) => region)]
    const siblings = siblingsOf(first, waiting, store.id)
    return found({
      confidence: sureOf(cluster, store, replay, waiting),
      stores: [store.id, ...siblings],
      regions: regions.map(({id}) => id),
      summary: say`${count(regions.length, 'Region')} on store \`${store.id}\` ${regions.length === 1 ? 'waits' : 'wait'} for another peer that comes first${inWords(siblings, regions)}.`,
      evidence: [shown, ...more],
      remedies: remedies(cluster, regions, siblings),
      asks: ['tikv-log-target', 'tikv-log-leader'],
    })
  },
})

interface Waiting {
  readonly region: Region
  readonly pending: readonly number[]
  readonly evidence: Evidence
}

/** The leading store leaves, and PD hands the leadership to a voter that lags: the transfer cannot end. */
function waitingForLeader(cluster: Cluster, store: LeavingStore): readonly Waiting[] {
  return leftThat(store, (region) => region.leader?.storeId === store.id && laggingStores(region).length > 0).flatMap((region) => {
    const pending = laggingStores(region)
    const stall = stallOf(cluster, region.id)
    if (stall?.step.kind !== 'transfer-leader' || stall.step.storeId === undefined || !pending.includes(stall.step.storeId)) return []
    return [{region, pending, evidence: cite(stall.operator.regionId === region.id ? stall.evidence[0] : region, say`PD hands the leadership of Region ${region.id} to store ${stall.step.storeId}, whose peer is pending`)}]
  })
}

function siblingsOf({decisions}: Obstructed, waiting: readonly Waiting[], leaving: number): readonly number[] {
  const ids = [...decisions.flatMap(({from}) => from ?? []), ...waiting.flatMap(({pending}) => pending)]
  return [...new Set(ids)].filter((id) => id !== leaving).toSorted((a, b) => a - b)
}

/** A peer on a store that leaves as well comes first though it is well; a refusal may name no peer at all. */
function inWords(siblings: readonly number[], regions: readonly Region[]): string {
  const lagging = new Set(regions.flatMap(laggingStores))
  const ill = siblings.filter((id) => lagging.has(id))
  const isOne = siblings.length === 1
  if (siblings.length === 0) return ''
  const names = isOne ? say`: the one on store ${siblings[0]}` : say`: those on stores ${listed(siblings)}`
  if (ill.length === 0) return say`${names} ${isOne ? 'leaves' : 'leave'} as well`
  return say`${names} ${isOne ? 'is' : 'are'} down or pending${ill.length < siblings.length ? say`, or leave as well` : ''}`
}

/** Where no store may take the sibling, for a reason that holds for the leaving peer as well, that reason is the root. */
function sureOf(cluster: Cluster, store: LeavingStore, replay: Replay | undefined, waiting: readonly Waiting[]): Confidence {
  const isGateOnly = noTargets(cluster, store, replay).some(({decision}) => decision.obstacle === 'sibling-first')
  return isGateOnly || !waiting.every(({region}) => isUnchanged(cluster, region)) ? 'likely' : 'certain'
}

function remedies(cluster: Cluster, regions: readonly Region[], siblings: readonly number[]): Remedy[] {
  const down = siblings.filter((id) => fate(cluster, id) === 'dead' || fate(cluster, id) === 'disconnected')
  return [
    ...(down.length > 0 ? [startAgain(down, say`its data is intact`)] : []),
    addStore(cluster, say`the store of the sick peer does not come back: its peers need a place first`),
    ...sample(regions).flatMap((region) => {
      const sick = laggingStores(region).find((id) => siblings.includes(id))
      return sick === undefined ? [] : [removePeer(cluster, region.id, sick, say`the peers that remain are a healthy majority; PD may put the new one on the same store again`)]
    }),
  ]
}
