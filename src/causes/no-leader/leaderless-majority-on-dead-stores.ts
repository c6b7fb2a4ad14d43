import type {Cluster, Having} from '../../model/cluster.js'
import {quorumSets, type Region, select} from '../../model/region.js'
import {say, type Sentence} from '../../model/say.js'
import {count, listed} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, ruledOut} from '../cause.js'
import {recoveryCommands} from '../history.js'
import {type Case, classify, leaderlessCases, noneLeaderless, proofOf} from '../leaderless.js'
import {describeQuorum, fate, type Fate, FATES} from '../quorum.js'
import {lookAgain, sample, startAgain, unsafeRecovery} from '../remedies.js'
import {text} from './leaderless-majority-on-dead-stores.text.en.js'

// Raft needs more than half of the voters; PD never clears a leader it once knew (server/core/region.go), so a leader on a dead store counts as none.
export const leaderlessMajorityOnDeadStores = defineCause({
  id: 'leaderless-majority-on-dead-stores',
  family: 'no-leader',
  blocks: 'alone',
  text,
  needs: ['regions'],

  diagnose({cluster, store}) {
    const cases = leaderlessCases(cluster, store)
    if (cases.length === 0) return noneLeaderless(store)
    const lost = cases.filter(({kind}) => kind === 'majority-lost')
    if (lost.length === 0) {
      const unknown = cases.filter(({quorum}) => quorum.state === 'unknown')
      if (unknown.length === 0) return ruledOut(say`a majority of the voters is alive in every Region without a leader`)
      return notChecked(say`the stores of the other voters are not in the bundle (${describeQuorum(unknown[0]!.quorum)})`, ['stores'])
    }
    return answer(cluster, lost, say`${count(lost.length, 'Region')} on store \`${store.id}\``, store)
  },

  diagnoseCluster(cluster) {
    const given = byRecovery(cluster)
    return given.kind === 'found' ? given : byStores(cluster)
  },
})

function answer(cluster: Cluster, lost: readonly Case[], which: Sentence, store?: LeavingStore): Answer {
  const [first] = lost as readonly [Case, ...Case[]]
  const dead = [...new Set(lost.flatMap(({quorum}) => quorum.voters.filter(({fate}) => fate !== 'alive' && fate !== 'unknown').map(({peer}) => peer.storeId)))].toSorted((a, b) => a - b)
  const startable = dead.filter((id) => cluster.stores?.byId.has(id))
  return found({
    confidence: lost.some(({confidence}) => confidence === 'possible') ? 'possible' : 'certain',
    ...(lost.some(({region}) => region.leader === undefined) && {refines: 'leaderless-region'}),
    stores: store ? [store.id, ...dead.filter((id) => id !== store.id)] : dead,
    regions: lost.map(({region}) => region.id),
    summary: say`${which} (${listed(lost.map(({region}) => region.id))}) ${lost.length === 1 ? 'has' : 'have'} lost the majority of ${lost.length === 1 ? 'its' : 'their'} voters: ${dead.length === 1 ? say`store ${dead[0]} does` : say`stores ${listed(dead)} do`} not run.`,
    evidence: [describe(first), ...sample(lost.slice(1)).map(describe), ...deadStores(first)],
    remedies: [startable.length > 0 ? startAgain(startable, say`the data is intact; this loses nothing`) : lookAgain(cluster, lost.map(({region}) => region.id)), unsafeRecovery(cluster, dead, false)],
    asks: lost.some(({confidence}) => confidence === 'possible') ? ['store-again', 'stores', 'tikv-log-voters'] : [],
  })
}

/** Nobody removes a store, and several have died: of Regions without a majority PD still shows the last leader, and their ranges are down. */
function byStores(cluster: Having<'regions'>): Answer {
  if (!cluster.stores) return notChecked(say`which stores run`, ['stores'])
  if (proofOf(cluster) === 'unprepared') return notChecked(say`PD has just loaded its Regions`, ['store-again'])
  const gone = new Set([...cluster.stores.byId.keys()].filter((id) => GONE.has(fate(cluster, id))))
  const isLost = (region: Region) => quorumSets(region).some((set) => 2 * set.filter(({storeId}) => !gone.has(storeId)).length <= set.length)
  const lost = gone.size === 0 ? [] : select(cluster.regions.all(), isLost).toSorted((a, b) => a.id - b.id).map((region) => classify(cluster, region)).filter(({kind}) => kind === 'majority-lost')
  return lost.length > 0 ? answer(cluster, lost, count(lost.length, 'Region')) : ruledOut(say`no Region has lost the majority of its voters with stores that do not run`)
}

const GONE: ReadonlySet<Fate> = new Set(['dead', 'erased'])

/** Somebody has given stores up with unsafe recovery: Regions that have their majority there have no leader. */
function byRecovery(cluster: Cluster): Answer {
  const recovery = recoveryCommands(cluster)
  const [command] = recovery
  if (!command) return ruledOut(say`no store is leaving, and nobody has given stores up`)
  const given = new Set(recovery.flatMap(({stores}) => stores))
  const lost = select(cluster.regions?.all() ?? [], (region) => quorumSets(region).some((set) => 2 * set.filter(({storeId}) => !given.has(storeId)).length <= set.length))
  const [first] = lost
  if (!first) return ruledOut(say`no Region of the bundle has its majority on the stores that were given up`)
  return found({
    confidence: 'likely',
    refines: 'leaderless-region',
    stores: [...given],
    regions: lost.map(({id}) => id),
    summary: say`${count(lost.length, 'Region')} (${listed(lost.map(({id}) => id))}) ${lost.length === 1 ? say`has its` : say`have their`} majority on stores ${listed([...given])}, which somebody has given up as lost.`,
    evidence: [{says: say`stores ${listed(command.stores)} are given up`, source: command.source}, ...sample(lost).map((region) => cite(region, say`Region ${region.id} is on stores ${listed(region.peers.map(({storeId}) => storeId), 9)}`))],
    remedies: [startAgain([...given], say`one of their disks can still be mounted; this loses nothing`), unsafeRecovery(cluster, [...given], false)],
    asks: ['stores', 'tikv-ctl-region'],
  })
}

function describe({region, quorum}: Case): Evidence {
  const leader = region.leader ? say`; its leader in PD, on store ${region.leader.storeId}, is only the last one known` : ''
  return cite(region, say`Region ${region.id}: ${describeQuorum(quorum)}${leader}`)
}

function deadStores({quorum}: Case): Evidence[] {
  return quorum.voters.flatMap(({fate, store}) => (store && fate !== 'alive' ? [cite(store, say`store ${store.id} is ${store.stateName} and ${FATES[fate]}`)] : []))
}
