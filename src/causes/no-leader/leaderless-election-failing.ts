import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {count, listed, namedStores} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {ASKING, type Case, failingElections, leaderlessCases, noneLeaderless, proofOf} from '../leaderless.js'
import {citeLocal, localPeersOf} from '../local-peers.js'
import {describeQuorum} from '../quorum.js'
import {claim, nameRegions, surest} from '../region-cases.js'
import {lookAgain, offlineRecovery, sample} from '../remedies.js'
import {RUNS_AS_BEFORE} from '../undo.js'
import {text} from './leaderless-election-failing.text.en.js'

// TiKV: raft-rs src/raft.rs (campaign, rejected vote, cannot campaign); components/raftstore/src/store/peer.rs
export const leaderlessElectionFailing = defineCause({
  id: 'leaderless-election-failing',
  family: 'no-leader',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    if (store.left === undefined) return byLogs(cluster, [store.id], 'possible')
    const cases = leaderlessCases(cluster, store).filter(({region}) => region.leader === undefined)
    if (cases.length === 0) return noneLeaderless(store)
    if (proofOf(cluster) !== 'settled') return notChecked(say`PD has just loaded its Regions`, ['store-again'])
    const failing = cases.filter(({kind}) => kind === 'election-failing')
    const [first] = failing
    if (first) {
      return found({
        confidence: failing.every(({confidence}) => confidence === 'certain') ? 'certain' : 'likely',
        refines: 'leaderless-region',
        stores: [store.id],
        regions: failing.map(({region}) => region.id),
        summary: say`${count(failing.length, 'Region')} on store \`${store.id}\` (${listed(failing.map(({region}) => region.id))}) ${failing.length === 1 ? 'has' : 'have'} a living majority that elects nobody: ${first.local.length > 0 ? say`too many of the voters are Tombstone on their own stores, and a Tombstone peer answers no vote` : say`votes are asked for and refused`}.`,
        evidence: [cite(first.region, say`Region ${first.region.id}: ${describeQuorum(first.quorum)}`), ...first.events.slice(0, 6).map((event) => cite(event, say`${event.node}: ${event.message}`)), ...answers(cluster, first)],
        remedies: first.local.length > 0 ? afterTombstone(cluster, first) : remedies(failing.map(({region}) => region.id)),
        asks: ['tikv-ctl-region'],
      })
    }
    const open = cases.filter(({kind}) => kind === 'open')
    if (!open[0]) return ruledOut(say`the reason for the missing leader is another one, see the other findings`)
    return found({
      confidence: 'possible',
      refines: 'leaderless-region',
      stores: [store.id],
      regions: open.map(({region}) => region.id),
      summary: say`A living majority of ${open.length === 1 ? say`Region ${open[0].region.id}` : count(open.length, 'Region')} may be asking for votes in vain: only the logs of the voters can tell.`,
      evidence: [cite(open[0].region, say`Region ${open[0].region.id}: ${describeQuorum(open[0].quorum)}`)],
      remedies: [],
      asks: ['tikv-log-voters', 'tikv-ctl-region'],
    })
  },

  diagnoseCluster: (cluster) => (cluster.regions ? ruledOut(say`the list of Regions tells which have no leader`) : byLogs(cluster, [], 'likely')),
})

/** Without a list of Regions: whether a leader is missing now, and what is on the store, the logs do not tell. */
function byLogs(cluster: Cluster, stores: readonly number[], most: 'likely' | 'possible'): Answer {
  if (!cluster.logs?.nodes.some(({component}) => component === 'tikv')) return notChecked(say`neither a list of Regions nor the log of any TiKV`, ['region-store', 'tikv-log-voters'], 'any')
  const asked = new Set(ASKING.flatMap((signature) => cluster.logs?.regionsOf(signature) ?? []))
  const failing = [...asked].slice(0, 1000).flatMap((regionId) => {
    const votes = failingElections(cluster, regionId)
    const [first, ...rest] = (votes?.events ?? []).slice(0, 4).map((event) => cite(event, say`${event.node}: ${event.message}`))
    return votes && first ? [{regionId, confidence: votes.confidence === 'certain' ? most : ('possible' as const), evidence: [first, ...rest] as const}] : []
  })
  const cases = surest(failing)
  if (!cases) return ruledOut(say`no TiKV of the bundle asks for votes in vain`)
  return found({
    ...claim(cases),
    stores,
    summary: say`The voters of ${nameRegions(cases)} ask for votes for ten minutes and longer and are refused: nobody is elected.`,
    remedies: remedies(cases.map(({regionId}) => regionId)),
    asks: ['region-store', 'stores', 'tikv-log-voters'],
  })
}

/** What each TiKV has of it, the most advanced log first: that voter is the one to be elected. */
function answers(cluster: Cluster, {region}: Case): Evidence[] {
  return localPeersOf(cluster, region.id).toSorted((a, b) => (b.lastIndex ?? -1) - (a.lastIndex ?? -1)).slice(0, 9).map(citeLocal)
}

/** The stores that have nothing left of it count as failed: their processes run, and have to be stopped for that. */
function afterTombstone(cluster: Cluster, {local}: Case): Remedy[] {
  const silenced = local.flatMap(({state, storeId}) => (state === 'Tombstone' ? (storeId ?? []) : []))
  return [
    lookAgain(cluster, [...new Set(local.map(({regionId}) => regionId))]),
    {...offlineRecovery(cluster, silenced, local[0]?.regionId), when: say`TiKV is stopped on the stores that still have the Region, and its peers on ${namedStores(silenced)} are given up. What the survivor lacks is lost`},
  ]
}

function remedies(failing: readonly number[]): Remedy[] {
  const regions = sample(failing)
  return [
    {
      title: say`Compare what each voter has of the Region`,
      risk: 'read-only',
      commands: regions.map((id) => `tikv-ctl --host STORE_ADDRESS raft region -r ${id}`),
      verify: say`The voter with the highest term and last index is the one that must win the election.`,
    },
    {
      title: say`Restart the TiKV of the voter with the most advanced log`,
      risk: 'reversible',
      when: say`the network between the voters works in both directions`,
      commands: ['tikv-ctl --host STORE_ADDRESS raft region -r ' + regions[0], 'tiup cluster restart CLUSTER -N HOST:PORT'],
      verify: say`tikv.log says \`became leader at term\` for the Region, and PD shows the leader.`,
      undo: RUNS_AS_BEFORE,
    },
  ]
}
