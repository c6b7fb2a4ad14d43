import type {Cluster} from '../../model/cluster.js'
import {type Region, select} from '../../model/region.js'
import {say} from '../../model/say.js'
import {count, listed} from '../../model/words.js'
import {type Answer, cite, type Confidence, defineCause, type Evidence, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {recoveryCommands} from '../history.js'
import {type Case, leaderlessCases, proofOf} from '../leaderless.js'
import {citeLocal, isNowhere, seenOf} from '../local-peers.js'
import {describeQuorum, fate} from '../quorum.js'
import {pdCtl, recreateRegion, sample, startAgain, unsafeRecovery} from '../remedies.js'
import {text} from './all-replicas-lost.text.en.js'

// PD: pkg/unsaferecovery generateCreateEmptyRegionPlan fills such a hole with an empty Region; offline recovery (remove-fail-stores) skips it
export const allReplicasLost = defineCause({
  id: 'all-replicas-lost',
  family: 'no-leader',
  blocks: 'alone',
  text,
  needs: ['regions'],

  diagnose({cluster, store}) {
    if (!cluster.stores) return notChecked(say`which stores run`, ['stores'])
    const cases = leaderlessCases(cluster, store).filter(({region}) => region.peers.every(({storeId}) => isGone(cluster, storeId)) && seenOf(cluster, region).held.length === 0)
    const [first] = cases
    if (!first) return ruledOut(say`every Region left without a leader has a replica on a store that runs, or may run, or on a disk that can be read`)
    const stores = storesOf(cases.map(({region}) => region))
    return found({
      confidence: cases.every(({region}) => isNowhere(cluster, region)) ? 'certain' : sureOf(cluster, cases),
      ...(cases.some(({region}) => region.leader === undefined) && {refines: 'leaderless-region'}),
      stores: [store.id, ...stores.filter((id) => id !== store.id)],
      regions: cases.map(({region}) => region.id),
      summary: say`No running store has a replica of ${count(cases.length, 'Region')} (${listed(cases.map(({region}) => region.id))}) on store \`${store.id}\`: unless one of the disks of stores ${listed(stores)} can be read, the data is lost.`,
      evidence: [cite(first.region, say`Region ${first.region.id}: ${describeQuorum(first.quorum)}`), ...sample(cases.slice(1)).map(({region, quorum}) => cite(region, say`Region ${region.id}: ${describeQuorum(quorum)}`)), ...cases.flatMap(({region}) => seenOf(cluster, region).gone).slice(0, 9).map(citeLocal), ...records(cluster, stores)],
      remedies: remedies(cluster, stores, first.region.id),
      asks: ['tikv-ctl-region', 'stores'],
    })
  },

  diagnoseCluster: (cluster) => byRecovery(cluster),
})

function isGone(cluster: Cluster, storeId: number): boolean {
  const is = fate(cluster, storeId)
  return is === 'dead' || is === 'erased'
}

/** That the disks are lost nobody but the user can tell. */
function sureOf(cluster: Cluster, cases: readonly Case[]): Confidence {
  const isDown = cases.every(({quorum}) => quorum.voters.every(({fate, store}) => fate === 'erased' || store?.stateName !== 'Disconnected'))
  return proofOf(cluster) !== 'unprepared' && isDown ? 'likely' : 'possible'
}

function storesOf(regions: readonly Region[]): readonly number[] {
  return [...new Set(regions.flatMap(({peers}) => peers.map(({storeId}) => storeId)))].toSorted((a, b) => a - b)
}

function records({stores}: Cluster, ids: readonly number[]): Evidence[] {
  return ids.slice(0, 5).flatMap((id) => {
    const store = stores?.byId.get(id)
    return store ? [cite(store, say`store ${id} is ${store.stateName}, and its process does not run`)] : []
  })
}

/** Somebody has given stores up: Regions that have all their peers there are left with nothing. */
function byRecovery(cluster: Cluster): Answer {
  const recovery = recoveryCommands(cluster)
  const given = new Set(recovery.flatMap(({stores}) => stores))
  const lost = given.size === 0 ? [] : select(cluster.regions?.all() ?? [], ({peers, lacks}) => lacks !== 'peers' && peers.length > 0 && peers.every(({storeId}) => given.has(storeId)))
  const [first, command] = [lost[0], recovery[0]]
  if (!first || !command) return ruledOut(say`no Region has all its replicas on stores that were given up`)
  return found({
    confidence: 'likely',
    refines: 'leaderless-region',
    stores: [...given],
    regions: lost.map(({id}) => id),
    summary: say`${count(lost.length, 'Region')} (${listed(lost.map(({id}) => id))}) ${lost.length === 1 ? say`has its` : say`have their`} replicas on stores ${listed([...given])} only, which somebody has given up as lost.`,
    evidence: [{says: say`stores ${listed(command.stores)} are given up`, source: command.source}, ...sample(lost).map((region) => cite(region, say`Region ${region.id} is on stores ${listed(region.peers.map(({storeId}) => storeId), 9)}`))],
    remedies: remedies(cluster, [...given], first.id),
    asks: ['tikv-ctl-region', 'stores'],
  })
}

function remedies(cluster: Cluster, stores: readonly number[], regionId: number): Remedy[] {
  return [
    {title: say`See which tables are concerned, and whether there is a backup`, risk: 'read-only', commands: [`curl http://TIDB:10080/regions/${regionId}`, `${pdCtl(cluster)} region ${regionId}`], verify: say`\`frames\` names the tables; an empty list means that none needs the range.`},
    startAgain(stores, say`a disk of one of them can still be read: one replica is enough to save the data`),
    unsafeRecovery(cluster, stores, false),
    recreateRegion(cluster, regionId),
  ]
}
