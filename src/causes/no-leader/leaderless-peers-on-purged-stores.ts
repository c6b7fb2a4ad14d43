import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {count, listed, namedStores} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, notChecked, ruledOut} from '../cause.js'
import {type Case, leaderlessCases, noneLeaderless, proofOf, purgeEvents} from '../leaderless.js'
import {describeQuorum} from '../quorum.js'
import {lookAgain, unsafeRecovery} from '../remedies.js'
import {text} from './leaderless-peers-on-purged-stores.text.en.js'

// PD: server/cluster/cluster.go RemoveTombStoneRecords; up to 5.3 it trusted a cached count that is 0 after a PD restart (tikv/pd#4422).
export const leaderlessPeersOnPurgedStores = defineCause({
  id: 'leaderless-peers-on-purged-stores',
  family: 'no-leader',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    if (store.left === undefined) return notChecked(say`no list of the Regions on store ${store.id}`, ['region-store'])
    const cases = leaderlessCases(cluster, store)
    if (cases.length === 0) return noneLeaderless(store)
    const purged = cases.filter(({kind}) => kind === 'peers-purged')
    const [first] = purged
    if (!first) return cluster.stores?.isComplete ? ruledOut(say`no voter needed for a majority sits on a store that PD has erased`) : notChecked(say`no list of all stores`, ['stores'])
    const ids = purgedStores(cluster, purged)
    return found({
      confidence: proofOf(cluster) === 'settled' ? 'certain' : 'possible',
      refines: 'leaderless-region',
      stores: [store.id],
      regions: purged.map(({region}) => region.id),
      summary: say`${count(purged.length, 'Region')} on store \`${store.id}\` (${listed(purged.map(({region}) => region.id))}) cannot elect a leader: too many of the voters are on stores that PD has erased (${listed(ids)}).`,
      evidence: [cite(first.region, say`Region ${first.region.id}: ${describeQuorum(first.quorum)}`), ...lists(cluster, ids), ...logLines(cluster, ids)],
      remedies: [lookAgain(cluster, purged.map(({region}) => region.id)), unsafeRecovery(cluster, ids, true)],
    })
  },

  diagnoseCluster(cluster) {
    return cluster.logs ? byElections(cluster) : ruledOut(say`no store is leaving`)
  },
})

function purgedStores(cluster: Cluster, cases: readonly Case[]): readonly number[] {
  return [...new Set(cases.flatMap(({quorum}) => quorum.voters.filter(({peer}) => !cluster.stores?.byId.has(peer.storeId)).map(({peer}) => peer.storeId)))].toSorted((a, b) => a - b)
}

function lists({stores}: Cluster, ids: readonly number[]): Evidence[] {
  const [source] = stores?.sources ?? []
  return source ? [{says: say`PD's list of stores has none of ${listed(ids)}`, source}] : []
}

function logLines(cluster: Cluster, ids: readonly number[]): Evidence[] {
  return ids.slice(0, 3).flatMap((id) => purgeEvents(cluster, id).slice(0, 1).map((event) => cite(event, say`by a log PD has no record of store ${id}`)))
}

/** Elections of a TiKV beside PD's `invalid store ID`: voters on ids that PD does not have (pingcap/tidb#11302). */
function byElections(cluster: Cluster): Answer {
  const unknown = cluster.logs?.seen('tikv-store-invalid')
  const asking = [...new Set([...(cluster.logs?.regionsOf('election-started') ?? []), ...(cluster.logs?.regionsOf('became-pre-candidate') ?? []), ...(cluster.logs?.regionsOf('vote-requested') ?? [])])]
  const leaderless = asking.filter((id) => !cluster.logs?.seen('became-leader', {regionId: id}))
  const beside = unknown?.events.filter(({storeId}) => storeId !== undefined && storeId > 0) ?? []
  if (!beside[0] || leaderless.length === 0) return ruledOut(say`no elections beside a store id that PD does not know`)
  const election = cluster.logs?.seen('election-started', {regionId: leaderless[0]!}) ?? cluster.logs?.seen('vote-requested', {regionId: leaderless[0]!})
  const stores = [...new Set(beside.flatMap(({storeId}) => storeId ?? []))]
  return found({
    confidence: 'likely',
    refines: 'leaderless-region',
    stores,
    regions: leaderless,
    summary: say`Regions ${listed(leaderless)} ask for votes and get no leader, while PD answers that it does not know ${namedStores(stores)}.`,
    evidence: [cite(beside[0], say`PD does not know store ${beside[0].storeId}`), ...(election ? [cite(election.last, say`Region ${leaderless[0]} asks for votes`)] : [])],
    remedies: [lookAgain(cluster, leaderless), unsafeRecovery(cluster, stores, true)],
    asks: ['stores', 'regions', 'tikv-log-voters'],
  })
}
