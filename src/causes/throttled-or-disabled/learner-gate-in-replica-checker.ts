import type {Cluster} from '../../model/cluster.js'
import {isVoter, type Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {count, listed, namedStores} from '../../model/words.js'
import {cite, defineCause, type Evidence, found, type Remedy, ruledOut} from '../cause.js'
import {citeConfig} from '../no-target.js'
import {leftAmong, obstructedBy, unreplayed} from '../obstacles.js'
import {fate} from '../quorum.js'
import {removePeer, sample, setConfig, startAgain} from '../remedies.js'
import {text} from './learner-gate-in-replica-checker.text.en.js'

// PD: schedule/checker/replica_checker.go checkOfflinePeer: `if len(region.GetLearners()) != 0 { return nil }`
export const learnerGateInReplicaChecker = defineCause({
  id: 'learner-gate-in-replica-checker',
  family: 'throttled-or-disabled',
  blocks: 'alone',
  text,
  needs: ['regions'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const regions = leftAmong(store, obstructedBy(replay, 'learner-gate').regions)
    const [first, ...rest] = regions
    if (!first) return ruledOut(say`placement rules are on, or no Region left has a learner`)
    const holders = [...new Set(regions.flatMap((region) => learners(region).map(({storeId}) => storeId)))]
    return found({
      confidence: 'certain',
      stores: [store.id, ...holders.filter((id) => id !== store.id)],
      regions: regions.map(({id}) => id),
      summary: say`Placement rules are off, and PD replaces no peer of a Region that has a learner: ${count(regions.length, 'Region')} on store \`${store.id}\` ${regions.length === 1 ? 'has' : 'have'} one on ${namedStores(holders)}.`,
      evidence: [describe(first), ...sample(rest).map(describe), ...citeConfig(cluster, 'replication.enable-placement-rules', say`placement rules are off`)],
      remedies: remedies(cluster, regions, holders),
      asks: ['tikv-log-leader', 'tikv-log-target'],
    })
  },
})

const learners = ({peers}: Region) => peers.filter((peer) => !isVoter(peer))

function describe(region: Region): Evidence {
  const says = learners(region).map((peer) => say`${region.pendingPeers.some(({id}) => id === peer.id) ? say`pending ` : ''}learner on store ${peer.storeId}`)
  return cite(region, say`Region ${region.id} has a ${listed(says)}`)
}

function remedies(cluster: Cluster, regions: readonly Region[], holders: readonly number[]): Remedy[] {
  const silent = holders.filter((id) => fate(cluster, id) === 'dead' || fate(cluster, id) === 'disconnected')
  const stuck = sample(regions).flatMap((region) => learners(region).slice(0, 1).map((peer) => ({region, peer})))
  return [
    ...(silent.length > 0 ? [startAgain(silent, say`the learners can then catch up and be promoted`)] : []),
    ...stuck.map(({region, peer}) => removePeer(cluster, region.id, peer.storeId, say`the learner does not catch up. PD may choose the same store again: cure that store first, or the learner is back`)),
    {
      ...setConfig(cluster, 'enable-placement-rules', 'true', say`Turn placement rules on: the rule checker has no such gate`),
      when: say`every TiKV and PD is at least 4.0, and nobody relies on rules being off`,
      whatIf: ['--set', 'replication.enable-placement-rules=true'],
    },
  ]
}
