import type {Cluster} from '../model/cluster.js'
import {isEvacuationOf} from '../model/operator.js'
import {type Peer, type Region, whole} from '../model/region.js'
import {decide, decideWithoutInputs} from './decide.js'
import {decideAll, decideEach} from './group.js'
import {isPending} from './health.js'
import type {Inputs} from './inputs.js'
import {LineUp} from './line-up.js'
import {acts, refuses} from './outcome.js'
import {hasQuorum, isAlive} from './quorum.js'
import {readInputs} from './read-inputs.js'
import type {Decision, Replay} from './replay.js'
import {say} from '../model/say.js'

/** More operators than a Region needs to get rid of a peer: PD may go round in a circle. */
const MOST_STEPS = 8

/**
 * Where PD's decisions lead in the end: each operator is taken as done and PD is asked again, until the peer has left
 * the store (the last decision acts) or PD does nothing more (its kind is `none`). What TiKV makes of it is not asked.
 */
export function follow(cluster: Cluster, storeId: number): Replay | undefined {
  if (!cluster.regions) return undefined
  const {inputs, missing, assumed} = readInputs(cluster)
  const lineUp = LineUp.of(cluster.regions.on(storeId))
  if (!inputs) return {...decideEach(lineUp, (region) => lost(cluster, region) ?? decideWithoutInputs(region)), missing, assumed}
  // An operator of another purpose ends or runs into its time, and PD decides then.
  const free = {...inputs, operators: new Map()}
  const alike = (region: Region) => lost(cluster, region) ?? lastDecision(free, region, storeId)
  const alone = (region: Region) => lost(cluster, region) ?? underWay(inputs, region, storeId)
  return {...decideAll(lineUp, inputs, {alike, alone}), missing, assumed}
}

/** PD goes on showing the last leader of a Region that has lost its majority, and would make an operator that nobody carries out. */
function lost(cluster: Cluster, region: Region): Decision | undefined {
  const isRunning = (storeId: number) => isAlive(cluster, storeId)
  if (!region.leader || isRunning(region.leader.storeId) || hasQuorum(region, isRunning)) return undefined
  return refuses('none', 'no-leader', say`the leader that PD shows does not run, and the voters that do are no majority`)
}

/** The Region has an operator that takes the peer away, and to stores that answer. */
function underWay(inputs: Inputs, {id}: Region, storeId: number): Decision | undefined {
  const operator = inputs.operators.get(id)
  if (!operator || !isEvacuationOf(operator, storeId)) return undefined
  const canEnd = operator.steps.every((step) => step.storeId === storeId || mayAnswer(inputs, step.storeId))
  return canEnd ? acts('none', 'other', say`\`${operator.desc}\` takes the peer away`) : undefined
}

function lastDecision(inputs: Inputs, region: Region, storeId: number): Decision {
  let current: Region | undefined = region
  let decision = decideAgain(inputs, region, storeId)
  for (let step = 0; step < MOST_STEPS && decision.kind !== 'none'; step++) {
    const target = pick(inputs, decision.targets)
    if (!mayAnswer(inputs, target)) return refuses(decision.checker, 'no-target', say`${decision.because}; PD chooses store ${target}, which does not answer`, {from: storeId})
    current = after(inputs, current, decision)
    if (!current || current.peers.every((peer) => peer.storeId !== storeId)) return decision
    decision = decideAgain(inputs, current, storeId)
  }
  return decision
}

/** Scores change as peers move: where PD fails with its first choice among several targets, each comes to be the first one day. */
function decideAgain(inputs: Inputs, region: Region, storeId: number): Decision {
  const decision = decide(inputs, region, storeId)
  if (decision.obstacle !== 'no-valid-leader') return decision
  for (const target of decision.targets) {
    const stores = inputs.stores.map((store) => (store.id === target ? {...store, score: Number.NEGATIVE_INFINITY} : store))
    const other = decide({...inputs, stores}, region, storeId)
    if (other.kind !== 'none') return {...other, targets: [target]}
  }
  return decision
}

/** The Region once the operator is done; undefined when the decision does not say enough. */
function after(inputs: Inputs, region: Region, {kind, from, targets, rule}: Decision): Region | undefined {
  if (kind === 'leave-joint') return {...whole(region), peers: region.peers.map(leaveJoint)}
  if (kind === 'promote') return promoted(region)
  if (kind === 'other') return undefined
  const gone = region.peers.find(({storeId}) => storeId === from)
  const rest = region.peers.filter((peer) => peer !== gone)
  const target = kind === 'remove' ? undefined : pick(inputs, targets)
  const isLearner = gone ? gone.role === 'Learner' : inputs.rules?.rulesFor(region).some(({name, rule: {role}}) => name === rule && role === 'learner')
  const added: readonly Peer[] = target === undefined ? [] : [{id: newPeerId(region), storeId: target, role: isLearner ? 'Learner' : 'Voter', isWitness: false}]
  return led(inputs, {...whole(region), peers: [...rest, ...added]})
}

/** 4.0 does not look at the connection of a target: its operators go to a store that has just died as well. */
function mayAnswer(inputs: Inputs, storeId: number | undefined): boolean {
  return storeId === undefined || inputs.store(storeId)?.isDisconnected !== true
}

function leaveJoint(peer: Peer): Peer {
  if (peer.role === 'IncomingVoter') return {...peer, role: 'Voter'}
  return peer.role === 'DemotingVoter' ? {...peer, role: 'Learner'} : peer
}

/** PD promotes one after the other; in the end all that have caught up are voters. */
function promoted(region: Region): Region {
  return {...whole(region), peers: region.peers.map((peer) => (peer.role === 'Learner' && !isPending(region, peer) ? {...peer, role: 'Voter'} : peer))}
}

function pick(inputs: Inputs, targets: readonly number[]): number | undefined {
  const score = (id: number) => inputs.store(id)?.score ?? 0
  return targets.toSorted((a, b) => score(a) - score(b))[0]
}

function newPeerId({peers}: Region): number {
  return Math.max(...peers.map(({id}) => id)) + 1
}

/** Where the leader went, another voter leads. */
function led(inputs: Inputs, region: Region): Region {
  const {leader, peers} = region
  if (leader && peers.some(({id}) => id === leader.id)) return region
  const voters = peers.filter(({role}) => role === 'Voter')
  return {...whole(region), leader: voters.find(({storeId}) => inputs.store(storeId)?.mayLead) ?? voters[0]}
}
