import type {LogEvent} from '../../model/log-digest.js'
import type {LineSource} from '../../model/source.js'

/** When a process wrote of a fact, by its own clock. */
export interface Sighting {
  /** The name of a node, or `store 5` where only PD tells of its clock. */
  readonly clock: string
  /** Epoch ms. */
  readonly time: number
  readonly source: LineSource
}

/** One fact of which two processes tell in a known order: it bounds how far the clock of `b` is ahead of the clock of `a`. */
export interface ClockFact {
  readonly a: string
  readonly b: string
  /** Milliseconds; infinite where the fact does not bound it. */
  readonly least: number
  readonly most: number
  /** `a change of members in PD and in the leader`. */
  readonly kind: string
  readonly sources: readonly LineSource[]
}

export function sightingOf(event: LogEvent): Sighting | undefined {
  return event.time === undefined ? undefined : {clock: event.node, time: event.time, source: event.source}
}

export function earlier(one: Sighting | undefined, other: Sighting | undefined): Sighting | undefined {
  return one && other ? (other.time < one.time ? other : one) : (one ?? other)
}

/**
 * `a` asked before `b` did it, and `b` did it before `a` knew. So b's clock is ahead by at most what lies between the request and the deed, and
 * by at least what lies between the knowledge and the deed: the round trip of NTP (RFC 5905, section 8). One of the two may be missing.
 */
export function roundTrip(kind: string, asked: Sighting | undefined, done: Sighting | undefined, known: Sighting | undefined): ClockFact | undefined {
  const a = asked ?? known
  if (!a || !done || a.clock === done.clock || (known && known.clock !== a.clock)) return undefined
  return {
    a: a.clock,
    b: done.clock,
    least: known ? done.time - known.time : Number.NEGATIVE_INFINITY,
    most: asked ? done.time - asked.time : Number.POSITIVE_INFINITY,
    kind,
    sources: a.source === done.source ? [done.source] : [a.source, done.source],
  }
}

/** The same fact, told of the clock of `a` against the clock of `b`. */
export function turned({a, b, least, most, kind, sources}: ClockFact): ClockFact {
  return {a: b, b: a, least: -most, most: -least, kind, sources: sources.toReversed()}
}
