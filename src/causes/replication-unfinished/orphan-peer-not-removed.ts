import type {Cluster} from '../../model/cluster.js'
import {isVoter, type Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {count, listed, namedStores} from '../../model/words.js'
import {cite, type Confidence, defineCause, type Evidence, found, type LeavingStore, type Remedy, ruledOut} from '../cause.js'
import {proofOf} from '../leaderless.js'
import {citeDecision, leftAmong, obstructedBy, unreplayed} from '../obstacles.js'
import {remarked, removePeer, sample} from '../remedies.js'
import {isUnchanged} from '../unchanged.js'
import {laggingStores} from '../repeated-lines.js'
import {text} from './orphan-peer-not-removed.text.en.js'

// PD: schedule/checker/rule_checker.go fixOrphanPeers: an orphan is removed, never replaced, and only while all rules are well
export const orphanPeerNotRemoved = defineCause({
  id: 'orphan-peer-not-removed',
  family: 'replication-unfinished',
  blocks: 'alone',
  text,
  needs: ['regions'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const mine = obstructedBy(replay, 'orphan-waits')
    const regions = leftAmong(store, mine.regions)
    const [shown] = citeDecision(cluster, mine)
    if (!shown) return ruledOut(say`no peer on the store is one too many that waits for others to get well`)
    return found({
      confidence: sureOf(cluster, regions),
      stores: [store.id, ...new Set(regions.flatMap(laggingStores).filter((id) => id !== store.id))],
      regions: mine.regions,
      summary: say`${count(mine.regions.length, 'Region')} ${mine.regions.length === 1 ? 'has' : 'have'} a peer too many on store \`${store.id}\`. PD only removes such a peer, and not before all others are well.`,
      evidence: [shown, ...regions.slice(0, 4).map(describe)],
      remedies: remedies(cluster, store, regions),
      asks: ['store-again', 'tikv-log-leader', 'tikv-log-target'],
    })
  },

  diagnoseCluster(cluster) {
    const piled = (cluster.logs?.regionsOf('operator-timed-out') ?? []).flatMap((id) => cluster.regions.get(id) ?? []).filter((region) => learnersOf(region).length >= 2)
    const [first] = piled
    if (!first) return ruledOut(say`no Region piles up learners that nobody removes`)
    const tally = cluster.logs?.seen('operator-timed-out', {regionId: first.id})
    return found({
      confidence: (tally?.count ?? 0) >= 2 ? 'likely' : 'possible',
      stores: learnersOf(first),
      regions: piled.map(({id}) => id),
      summary: say`Region ${first.id} piles up learners (stores ${listed(learnersOf(first))}): the operators that made them time out, and PD does not remove what they leave.`,
      evidence: [describe(first), ...(tally ? [cite(tally.last, say`its operators time out, ${count(tally.count, 'time')}`)] : [])],
      remedies: sample(learnersOf(first)).map((id) => removePeer(cluster, first.id, id, say`it is a learner that no rule wants, so that the quorum stays`)),
      asks: ['stores', 'tikv-log-leader', 'tikv-log-target'],
    })
  },
})

const learnersOf = ({peers}: Region) => peers.filter((peer) => !isVoter(peer)).map(({storeId}) => storeId)

/** A move in progress looks like this for a moment, and more so on a PD that does not schedule yet. */
function sureOf(cluster: Cluster, regions: readonly Region[]): Confidence {
  if (regions.every((region) => isUnchanged(cluster, region)) && cluster.version?.isInferred !== true) return 'certain'
  return proofOf(cluster) === 'unprepared' ? 'possible' : 'likely'
}

function describe(region: Region): Evidence {
  const {id, peers, pendingPeers, downPeers} = region
  const ill = [...pendingPeers.map(({storeId}) => say`store ${storeId} pending`), ...downPeers.map(({peer}) => say`store ${peer.storeId} down`)]
  const learners = learnersOf(region)
  return cite(region, say`Region ${id} has ${count(peers.length, 'peer')}${learners.length > 0 ? say`, learners on ${namedStores(learners)}` : ''}${ill.length > 0 ? say`; ${listed(ill)}` : ''}`)
}

function remedies(cluster: Cluster, {id}: LeavingStore, regions: readonly Region[]): Remedy[] {
  const lagging = [...new Set(regions.flatMap(laggingStores).filter((storeId) => storeId !== id))]
  return [
    ...(lagging.length > 0 ? [heal(lagging)] : []),
    ...sample(regions).map((region) => removePeer(cluster, region.id, id, say`the other voters are a healthy majority`)),
  ]
}

function heal(lagging: readonly number[]): Remedy {
  return {
    title: say`Cure the peers on ${namedStores(lagging)} that PD waits for`,
    risk: 'read-only',
    commands: [remarked('grep -n "REGION" tikv.log', say`of the leader and of that store: snapshots, connection, slow apply`)],
    verify: say`\`region ID\` has no \`pending_peers\` and no \`down_peers\`: then PD makes \`remove-orphan-peer\` by itself. New stores or higher limits do nothing here.`,
  }
}
