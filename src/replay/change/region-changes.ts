import type {Cluster} from '../../model/cluster.js'
import type {ShownOperator} from '../../model/operator.js'
import type {Region, Regions} from '../../model/region.js'
import {refusalToBuild} from '../builder.js'
import {elect, hasQuorum, isAlive} from '../quorum.js'
import {readInputs} from '../read-inputs.js'
import {type Change, idle, made, refused} from './change.js'
import {withoutOperators} from './changed-operators.js'
import {ChangedRegions, withoutPeer} from './changed-regions.js'
import {say, type Sentence} from '../../model/say.js'

/** `operator add remove-peer REGION STORE`, carried out. */
export function removePeer(regionId: number, storeId: number): Change {
  const says = say`the peer of Region ${regionId} on store ${storeId} is removed`
  return (cluster) => {
    const region = cluster.regions?.get(regionId)
    const peer = region?.peers.find((candidate) => candidate.storeId === storeId)
    if (!cluster.regions || !region || !peer) return idle(cluster, says, say`the bundle shows no such peer`)
    const refusal = refusalOf(cluster, region, storeId)
    if (refusal !== undefined) return refused(cluster, says, refusal)
    const isRunning = (id: number) => isAlive(cluster, id)
    if (!hasQuorum(region, isRunning)) return idle(cluster, says, say`for the voters that run are no majority, and nobody carries it out`)
    const rest = withoutPeer(region, peer)
    const changed = rest.leader ? rest : elect(rest, isRunning)
    return made({...withoutOperator(cluster, regionId), regions: withRegion(cluster.regions, regionId, changed)}, says)
  }
}

/** PD schedule/operator/builder.go: what it refuses the checkers it refuses an administrator too. */
function refusalOf(cluster: Cluster, region: Region, remove: number): Sentence | undefined {
  if (!region.leader) return say`cannot build operator for region with no leader`
  const {inputs} = readInputs(cluster)
  return inputs && refusalToBuild(inputs, region, {remove})
}

/**
 * `DELETE admin/cache/region/REGION`. A Region with a leader that PD hears comes back with its next heartbeat; one
 * that nobody reports is gone from PD, whatever TiKV still has of it.
 */
export function dropRegion(regionId: number): Change {
  const says = say`PD's record of Region ${regionId} is dropped`
  return (cluster) => {
    const region = cluster.regions?.get(regionId)
    if (!cluster.regions || !region) return idle(cluster, says, say`the bundle shows no such Region`)
    if (region.leader && isAlive(cluster, region.leader.storeId)) return idle(cluster, says, say`its leader reports it again with the next heartbeat`)
    return made({...withoutOperator(cluster, regionId), regions: withRegion(cluster.regions, regionId, undefined)}, says)
  }
}

/** `operator remove REGION`. What a checker has made it makes again, and the new one fares no better. */
export function removeOperator(regionId: number): Change {
  const says = say`the operator of Region ${regionId} is removed`
  return (cluster) => {
    const shown = cluster.operators?.find((operator) => operator.regionId === regionId)
    if (shown && isCheckers(shown)) return idle(cluster, says, say`for a checker of PD makes \`${shown.desc}\` again`)
    const isLogged = cluster.logs?.regionsOf('operator-added').includes(regionId) === true
    return shown || isLogged ? made(withoutOperator(cluster, regionId), says) : idle(cluster, says, say`the bundle shows none`)
  }
}

// replace-rule-offline-peer (kind:replica,region,leader, …)    leave-joint-state (kind:region, …)    admin-move-peer (kind:admin,region, …)
function isCheckers({desc, kinds}: ShownOperator): boolean {
  return kinds.includes('replica') || /^(?:leave-joint|fix-|promote-learner|remove-orphan|move-to-better)/.test(desc)
}

function withoutOperator(cluster: Cluster, regionId: number): Cluster {
  return withoutOperators(cluster, (id) => id === regionId)
}

function withRegion(regions: Regions, id: number, region: Region | undefined): Regions {
  return new ChangedRegions(regions, new Map([[id, region]]))
}
