import type {LogDigest, LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {type ClockFact, earlier, roundTrip, type Sighting, sightingOf} from './clock-fact.js'

/**
 * A new peer has an id of its own, so that its way can be followed through the logs (tikv/pd server/schedule/operator_controller.go,
 * server/core/region.go; tikv/tikv components/raftstore/src/store/peer.rs): PD adds the operator, the leader proposes the learner, the
 * target store creates it, and the leader proposes it as a voter. When the leader has reported, PD logs the new list of peers.
 */
export function memberFacts(logs: LogDigest, regionId: number): readonly ClockFact[] {
  const events = (signature: string) => logs.seen(signature, {regionId})?.events ?? []
  const proposals = [...events('conf-change-proposed'), ...events('conf-change-ordered')]
  const added = firstOf(events('operator-added'), addedPeers)
  const known = firstOf(events('region-members-changed'), knownPeers)
  const learner = firstOf(proposals, (event) => proposedPeers(event, true))
  const voter = firstOf(proposals, (event) => proposedPeers(event, false))
  const created = firstOf(events('became-follower'), newPeer)
  return [...learner].flatMap(([peerId, proposed]) => [
    ...inPd(added.get(peerId), proposed, known.get(peerId)),
    ...onTarget(proposed, created.get(peerId), voter.get(peerId)),
  ])
}

function inPd(added: Sighting | undefined, proposed: Sighting, known: Sighting | undefined): readonly ClockFact[] {
  const isOnePd = !added || !known || added.clock === known.clock
  const trips = isOnePd ? [roundTrip(PD, added, proposed, known)] : [roundTrip(PD, added, proposed, undefined), roundTrip(PD, undefined, proposed, known)]
  return trips.flatMap((trip) => trip ?? [])
}

const PD = say`new peers in PD and in the leader`

function onTarget(proposed: Sighting, created: Sighting | undefined, voter: Sighting | undefined): readonly ClockFact[] {
  const promoted = voter?.clock === proposed.clock ? voter : undefined
  const trip = roundTrip(say`new peers in the leader and on their store`, proposed, created, promoted)
  return trip ? [trip] : []
}

function firstOf(events: readonly LogEvent[], peersOf: (event: LogEvent) => readonly number[]): ReadonlyMap<number, Sighting> {
  const first = new Map<number, Sighting>()
  for (const event of events) {
    const sighting = sightingOf(event)
    for (const peerId of sighting ? peersOf(event) : []) first.set(peerId, earlier(first.get(peerId), sighting)!)
  }
  return first
}

/** `steps:[0:{add learner peer 1463 on store 1}, …` */
function addedPeers({message, fields}: LogEvent): readonly number[] {
  return idsIn(`${message} ${fields.get('operator') ?? ''}`, /\badd (?:learner )?peer (\d+) on store \d+/g)
}

/** `[detail="Add peer:{id:1463 store_id:1 role:Learner }"]` */
function knownPeers({message, fields}: LogEvent): readonly number[] {
  return idsIn(`${message} ${fields.get('detail') ?? ''}`, /\bAdd peer:\{id:(\d+)/g)
}

/**
 *     [changes="[peer { id: 1463 store_id: 1 }, peer { id: 1333 store_id: 6 role: Learner } change_type: AddLearnerNode]"]
 *     [peer="id: 162 store_id: 5 is_learner: true"] [change_type=AddLearnerNode]                                          up to 4.0
 */
function proposedPeers({fields}: LogEvent, isLearner: boolean): readonly number[] {
  if (fields.get('change_type')?.startsWith('Remove')) return []
  const text = fields.get('changes') ?? fields.get('peer') ?? ''
  const named = [...text.matchAll(/\bid: (\d+) store_id: \d+( role: Learner| is_learner: true)?(?: \} change_type: (\w+))?/g)]
  // A learner among others was a voter before: it is demoted.
  if (isLearner && named.length > 1) return []
  return named.flatMap(([, id, learner, change]) => (change !== 'RemoveNode' && (learner !== undefined) === isLearner ? [Number(id)] : []))
}

/** A peer begins with term 0: `["became follower at term 0"] [term=0] [raft_id=1463]`; `[region 7] 9 became follower at term 0` */
function newPeer({message, fields}: LogEvent): readonly number[] {
  if (!/ at term 0\b/.test(message)) return []
  const id = fields.get('raft_id') ?? /\] (\d+) became follower/.exec(message)?.[1]
  return id === undefined ? [] : [Number(id)]
}

function idsIn(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map(([, id]) => Number(id)).filter((id) => id > 0)
}
