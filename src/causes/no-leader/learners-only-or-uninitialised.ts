import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {isTiflash} from '../../model/store.js'
import {isAtLeast} from '../../model/version.js'
import {count, listed, namedStores} from '../../model/words.js'
import {cite, defineCause, type Evidence, found, type Remedy, ruledOut} from '../cause.js'
import {type Case, leaderlessCases, proofOf} from '../leaderless.js'
import {citeLocal, goneStores, seenOf} from '../local-peers.js'
import {describeQuorum} from '../quorum.js'
import {sample, startAgain, unsafeRecovery} from '../remedies.js'
import {text} from './learners-only-or-uninitialised.text.en.js'

// raft-rs: learners neither vote nor campaign; PD pkg/unsaferecovery has a stage of its own for TiFlash learners
export const learnersOnlyOrUninitialised = defineCause({
  id: 'learners-only-or-uninitialised',
  family: 'no-leader',
  blocks: 'alone',
  text,
  needs: ['regions', 'stores'],

  diagnose({cluster, store}) {
    const cases = leaderlessCases(cluster, store).filter((one) => hasNoVoter(cluster, one) && one.quorum.learners.some(({fate}) => fate === 'alive'))
    const [first] = cases
    if (!first) return ruledOut(say`no Region left has only learners on stores that run`)
    const dead = unique(cases.flatMap(({quorum}) => quorum.voters.map(({peer}) => peer.storeId)))
    const learners = unique(cases.flatMap(({quorum}) => quorum.learners.filter(({fate}) => fate === 'alive').map(({peer}) => peer.storeId)))
    return found({
      confidence: proofOf(cluster) === 'unprepared' ? 'possible' : 'likely',
      ...(cases.some(({region}) => region.leader === undefined) && {refines: 'leaderless-region'}),
      stores: [store.id, ...unique([...dead, ...learners]).filter((id) => id !== store.id)],
      regions: cases.map(({region}) => region.id),
      summary: say`Of ${count(cases.length, 'Region')} (${listed(cases.map(({region}) => region.id))}) on store \`${store.id}\` only the learner on ${namedStores(learners)} is left on a store that runs, and a learner elects nobody.`,
      evidence: [describe(first), ...sample(cases.slice(1)).map(describe), ...localEvidence(cluster, first), ...holders(cluster, learners)],
      remedies: remedies(cluster, dead),
      ...(isBeforeFix(cluster) && {knownBugs: [{url: 'https://github.com/tikv/pd/issues/9624', affects: say`up to 8.5.4: unsafe recovery ignores TiFlash learners that are Tombstone`, fixedIn: ['8.5.5']}]}),
      asks: ['tikv-ctl-region'],
    })
  },
})

const unique = (ids: readonly number[]) => [...new Set(ids)].toSorted((a, b) => a - b)

/** Each voter is on a store that does not run, or its store says that it has nothing of the Region. */
function hasNoVoter(cluster: Cluster, {region, quorum}: Case): boolean {
  const gone = goneStores(cluster, region)
  return quorum.voters.every(({peer, fate}) => fate === 'dead' || fate === 'erased' || gone.has(peer.storeId))
}

function localEvidence(cluster: Cluster, {region}: Case): Evidence[] {
  const {gone, held} = seenOf(cluster, region)
  return [...gone, ...held].slice(0, 9).map(citeLocal)
}

function isBeforeFix({version}: Cluster): boolean {
  return version !== undefined && isAtLeast(version.is, '6.1.0') && !isAtLeast(version.is, '8.5.5')
}

function describe({region, quorum}: Case): Evidence {
  return cite(region, say`Region ${region.id}: ${describeQuorum(quorum)}`)
}

function holders({stores}: Cluster, ids: readonly number[]): Evidence[] {
  return ids.slice(0, 3).flatMap((id) => {
    const store = stores?.byId.get(id)
    return store ? [cite(store, say`store ${id} runs${isTiflash(store) ? say`, a TiFlash: its replica can be read by nobody without a leader` : ''}`)] : []
  })
}

function remedies(cluster: Cluster, dead: readonly number[]): Remedy[] {
  const given = unsafeRecovery(cluster, dead, false)
  return [startAgain(dead, say`one of their disks can still be read: a learner cannot stand in for it`), {...given, when: say`${given.when}. TiFlash replicas are no source: these Regions come back empty`}]
}
