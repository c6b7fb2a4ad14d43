import type {LogDigest, LogEvent} from '../../model/log-digest.js'
import {type ClockFact, earlier, roundTrip, type Sighting, sightingOf} from './clock-fact.js'

/**
 * An election is a round trip: a voter becomes candidate of a term, another one enters that term, and its answer is counted
 * (tikv/raft-rs src/raft.rs). Votes that came without their answer are left out: another candidate may have asked for them.
 */
export function electionFacts(logs: LogDigest, regionId: number, starts: Starts): readonly ClockFact[] {
  const events = (signature: string) => logs.seen(signature, {regionId})?.events ?? []
  const candidates = byKey(events('became-candidate'), (event) => [peerOf(event), termOf(event)])
  const entered = events('became-follower').filter((event) => !isAtStart(event, starts))
  const followers = byKey(entered, (event) => [peerOf(event), termOf(event)])
  return events('vote-answered').flatMap((event) => {
    const answered = isVote(event) ? sightingOf(event) : undefined
    const term = termOf(event)
    const asked = candidates.get(key([peerOf(event), term]))
    return (answered && asked && roundTrip('elections', asked, followers.get(key([voterOf(event), term])), answered)) ?? []
  })
}

/** When each node began to write: where its log begins, and where its process started again. */
type Starts = ReadonlyMap<string, readonly number[]>

export function startsOf(logs: LogDigest): Starts {
  return new Map(logs.nodes.map(({name, from}) => {
    const started = ['tikv-started', 'raftstore-started'].flatMap((signature) => logs.seen(signature, {node: name})?.events ?? [])
    return [name, [...(from === undefined ? [] : [from]), ...started.flatMap(({time}) => time ?? [])]]
  }))
}

const START_MS = 60_000

/** Every peer says its term once more when its store starts. */
function isAtStart({node, time = 0}: LogEvent, starts: Starts): boolean {
  return starts.get(node)?.some((start) => Math.abs(time - start) < START_MS) ?? false
}

const key = (parts: ReadonlyArray<string | undefined>) => parts.join(' ')

function byKey(events: readonly LogEvent[], partsOf: (event: LogEvent) => ReadonlyArray<string | undefined>): ReadonlyMap<string, Sighting> {
  const first = new Map<string, Sighting>()
  for (const event of events) {
    const sighting = earlier(first.get(key(partsOf(event))), sightingOf(event))
    if (sighting) first.set(key(partsOf(event)), sighting)
  }
  return first
}

/** `[raft_id=9]`; `[region 7] 9 became candidate at term 6` */
const peerOf = ({message, fields}: LogEvent) => fields.get('raft_id') ?? /^\[region \d+\] (\d+) /.exec(message)?.[1]
const termOf = ({message, fields}: LogEvent) => fields.get('term') ?? / at term (\d+)/.exec(message)?.[1]
/** `[from=8]`; in 4.0 `received rejection from 8`; up to 3.0 `received MsgRequestVoteResponse from 8 at term 6` */
const voterOf = ({message, fields}: LogEvent) => fields.get('from') ?? / from (\d+)/.exec(message)?.[1]
const isVote = ({message, fields}: LogEvent) => (fields.get('type') ?? fields.get('msg type') ?? message).includes('MsgRequestVoteResponse')
