import {type Cluster, momentOf} from '../../model/cluster.js'
import type {Region} from '../../model/region.js'
import {say, type Sentence} from '../../model/say.js'
import {within} from '../../model/source.js'
import {count, lasting, listed} from '../../model/words.js'
import {weightless} from '../../replay/gate.js'
import {type Answer, cite, type Confidence, defineCause, type Evidence, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {lastPdStart} from '../history.js'
import {type Case, isLeaderless, isPdStartKnown, leaderlessCases, noneLeaderless, proofOf} from '../leaderless.js'
import {citeLocal, leaderlessByAll} from '../local-peers.js'
import {describeQuorum} from '../quorum.js'
import {lookAgain, PD_API, resignPdLeader, sample, startAgain} from '../remedies.js'
import {text} from './leaderless-region.text.en.js'

// PD: server/schedule/operator/builder.go (cannot build operator for region with no leader),
// server/schedule/checker/rule_checker.go CheckWithFit (errRegionNoLeader, from 6.1), server/schedule/hbstream SendMsg (needs the leader)
export const leaderlessRegion = defineCause({
  id: 'leaderless-region',
  family: 'no-leader',
  blocks: 'alone',
  text,
  needs: ['regions'],

  diagnose({cluster, store}) {
    if (store.left === undefined) return notChecked(say`no list of the Regions on store ${store.id}`, ['region-store'])
    const cases = leaderlessCases(cluster, store).filter(({region}) => isLeaderless(cluster, region))
    const [first] = cases
    if (!first) return noneLeaderless(store, store.left.length === 1 ? say`the one Region left has a leader in PD` : say`the ${store.left.length} Regions left have a leader in PD`)
    const isTold = cases.every(({region}) => leaderlessByAll(cluster, region).length > 0)
    if (proofOf(cluster) === 'unprepared' && !isTold) return tooEarly(cluster, cases.length)
    const all = cases.length === store.left.length ? ALL[cases.length] ?? say`All ${cases.length} Regions` : say`${cases.length} of the ${store.left.length} Regions`
    const isKept = weightless(cluster, cases.map(({region}) => region)).size < cases.length
    return found({
      confidence: sureOf(cluster, cases, isTold),
      stores: [store.id],
      regions: cases.map(({region}) => region.id),
      summary: say`${all} left on store \`${store.id}\` (${listed(cases.map(({region}) => region.id))}) ${cases.length === 1 ? 'has' : 'have'} no leader${cases.some(({region}) => region.leader) ? '' : say` in PD`}, so that PD cannot move ${cases.length === 1 ? 'it' : 'them'}: ${isKept ? say`the store stays` : say`this release buries the store by the sizes of its Regions, and with a size of 0 they do not keep it`}.`,
      evidence: [describe(first), ...sample(cases.slice(1)).map(describe), ...sample(cases).flatMap(({region}) => leaderlessByAll(cluster, region).map(citeLocal)), ...refusals(cluster), ...(store.store ? [cite({source: within(store.store.source, '/store/state_name')}, say`PD lists store ${store.id} as ${store.store.stateName}`)] : [])],
      remedies: remedies(cluster, cases),
      asks: ['tikv-log-voters', 'tikv-ctl-region', ...(cluster.stores?.isComplete ? [] : (['stores'] as const)), ...(lastPdStart(cluster) ? [] : (['pd-log'] as const))],
    })
  },

  diagnoseCluster(cluster) {
    const regions = cluster.regions.leaderless(1000)
    if (regions.length === 0) return ruledOut(say`every Region of the bundle has a leader in PD`)
    if (proofOf(cluster) !== 'settled') return tooEarly(cluster, regions.length)
    return found({
      confidence: 'likely',
      stores: [],
      regions: regions.map(({id}) => id),
      summary: say`${count(regions.length, 'Region')} (${listed(regions.map(({id}) => id))}) without a leader in PD: nothing can be read, written or moved there.`,
      evidence: [cite(regions[0]!, noLeader(regions[0]!))],
      remedies: [lookAgain(cluster, regions.map(({id}) => id))],
      asks: ['stores', 'tikv-log-voters'],
    })
  },
})

/** What PD knows proves nothing soon after its start; that every voter follows nobody does. Where PD still names a leader, the two may be of different moments. */
function sureOf(cluster: Cluster, cases: readonly Case[], isTold: boolean): Confidence {
  if (cases.some(({region}) => region.leader)) return 'likely'
  if (isTold) return 'certain'
  if (isUnproven(cluster)) return 'possible'
  return proofOf(cluster) === 'settled' && isSteady(cases) && isSeenTwice(cluster) ? 'certain' : 'likely'
}

/** So many Regions without a leader, and no log that says when PD loaded them: it may just have started. */
function isUnproven(cluster: Cluster): boolean {
  return proofOf(cluster) === 'early' && !isPdStartKnown(cluster)
}

/** One look at nothing but leaderless Regions might be one at a PD that has just started: its log, leaders of other Regions or a second answer tell. */
function isSeenTwice(cluster: Cluster): boolean {
  const {regions} = cluster
  return lastPdStart(cluster) !== undefined || refusals(cluster).length > 0 || regions === undefined || regions.leaderless(regions.count).length < regions.count
}

/** For a count that has a word of its own. */
const ALL: Readonly<Record<number, string>> = {1: say`The only Region`, 2: say`Both Regions`}

/** Voters that were only just lost make the whole picture one of the moment. */
function isSteady(cases: readonly Case[]): boolean {
  return !cases.some(({kind, confidence}) => kind === 'majority-lost' && confidence === 'possible')
}

/** The dump is as old as its newest heartbeat, and PD saves those: right after its start it shows one from before. */
function tooEarly(cluster: Cluster, regions: number): Answer {
  const age = (momentOf(cluster) ?? NaN) - (lastPdStart(cluster)?.loaded.time ?? NaN)
  const when = Number.isNaN(age) ? say`shortly before the dump` : age < 0 ? say`after the newest heartbeat of the dump` : say`${lasting(age)} before the dump`
  return notChecked(say`${count(regions, 'Region')} without a leader, but PD had loaded its Regions ${when}: their leaders may yet report`, ['store-again', 'region-store', 'regions'], 'any')
}

function noLeader({id, peers, leader}: Region): Sentence {
  return say`Region ${id} has peers on stores ${listed(peers.map(({storeId}) => storeId), 9)} and ${leader ? say`names the last leader it knew, on store ${leader.storeId}` : say`no leader`}`
}

function describe({region, quorum}: Case): Evidence {
  const unreported = region.size === 0 ? say`; size 0: no leader has reported it since PD loaded it` : ''
  return {says: say`${noLeader(region)}${unreported} (${describeQuorum(quorum)})`, source: within(region.source, '/leader')}
}

/** Failed! [500] "cannot build operator for region with no leader" */
function refusals({replies}: Cluster): Evidence[] {
  const refused = replies?.filter((reply) => reply.text.includes('region with no leader')) ?? []
  return sample(refused).map((reply) => cite(reply, say`PD refuses ${reply.command ? `\`${reply.command}\`` : say`a manual operator`}: no leader, no operator`))
}

function remedies(cluster: Cluster, cases: readonly Case[]): Remedy[] {
  const dead = [...new Set(cases.flatMap(({quorum}) => quorum.voters.filter(({fate}) => fate === 'dead' || fate === 'disconnected').map(({peer}) => peer.storeId)))].toSorted((a, b) => a - b)
  return [
    lookAgain(cluster, cases.map(({region}) => region.id)),
    ...(dead.length > 0 ? [startAgain(dead, say`the data is intact; this loses nothing and often ends it`, {isForetold: cases.some(({quorum}) => quorum.state === 'lost')})] : []),
    resignPdLeader(cluster, {
      title: say`Let PD load its Regions anew, as a test`,
      when: say`every voter that can run runs: each TiKV then reports its leaders at once. A short TSO pause follows`,
      verify: say`After two minutes \`curl ${PD_API}/region/id/${cases[0]!.region.id}\` shows a leader, or the reason lies with TiKV. Use unsafe recovery, \`recreate-region\` or \`tombstone\` only once it is known which.`,
    }),
  ]
}
