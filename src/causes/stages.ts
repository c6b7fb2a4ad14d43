import type {Cluster} from '../model/cluster.js'
import type {LogEvent, LogNode} from '../model/log-digest.js'
import {say, type Sentence} from '../model/say.js'
import type {Source} from '../model/source.js'
import {count, lasting} from '../model/words.js'
import type {SignatureId} from '../signatures/index.js'
import {cite, type Evidence} from './cause.js'

/** A stage of something that is done in several processes, one after the other, each of which logs its part. */
export interface Stage {
  /** `requested`: what is true from here on. */
  readonly name: Sentence
  /** The words of the log that say so. */
  readonly words: string
  /** The store whose log would say so. */
  readonly storeId: number | undefined
  readonly reached: Reached | undefined
}

/** The lines that say that a stage is reached. */
export interface Reached {
  readonly first: LogEvent
  /** Epoch ms: not before this moment, where lines between the examples that are kept may be about it as well. */
  readonly from: number
  /** Of all lines; undefined where those that are meant were picked from the examples that are kept. */
  readonly count: number | undefined
}

/** Where something begins, before the first stage: the order of PD, the peer in a dump. */
export interface Start {
  /** Ends in what the stages happen to: `the snapshot for the peer of Region 7 on store 3`. */
  readonly what: Sentence
  readonly source: Source
  /** Epoch ms. */
  readonly since: number | undefined
}

/** Two clocks may differ by so much; and a log that goes on for less denies nothing. */
export const CLOCKS_MS = 10_000

/** The lines of these signatures about a Region from a moment on; `isMeant` tells them from those about something else. */
export function linesFrom(cluster: Cluster, regionId: number, signatures: readonly SignatureId[], since: number, isMeant: (event: LogEvent) => boolean = () => true): Reached | undefined {
  const tallies = signatures.flatMap((signature) => cluster.logs?.seen(signature, {regionId}) ?? [])
  const all = tallies.flatMap(({events}) => events).filter(({time}) => time !== undefined).toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0))
  const total = tallies.reduce((sum, tally) => sum + tally.count, 0)
  const events = all.filter((event) => (event.time ?? 0) >= since && isMeant(event))
  const [first] = events
  if (!first) return undefined
  const before = total > all.length ? all[all.indexOf(first) - 1] : undefined
  return {first, from: Math.max(since, (before ?? first).time ?? 0), count: events.length === all.length ? total : undefined}
}

/** The stages that are reached, each with the line that says so, and what is known of the first one that is not. */
export function citeStages(cluster: Cluster, {what, source, since}: Start, stages: readonly Stage[]): readonly Evidence[] {
  const last = stages.findLastIndex(({reached}) => reached !== undefined)
  const from = stages[last]?.reached?.first
  const next = stages[last + 1]
  const seen = stages.flatMap(({name, reached}) => (reached ? [cite(reached.first, say`${what}: ${name}${oftenIn(reached)} (${reached.first.node})`)] : []))
  return [...seen, ...(next ? [citeNext({what, source: from?.source ?? source, since: from ? from.time : since}, next, nodeOf(cluster, next, from))] : [])]
}

function oftenIn({count: times}: Reached): Sentence {
  return times === undefined || times === 1 ? '' : say`, ${count(times, 'time')}`
}

/** The log of the store; where several stages are the same store's, the one that told of the stage before. */
function nodeOf({logs}: Cluster, {storeId}: Stage, before: LogEvent | undefined): LogNode | undefined {
  const own = logs?.nodes.filter((node) => storeId !== undefined && node.storeId === storeId) ?? []
  return own.find(({name}) => name === before?.node) ?? own[0]
}

/** A log denies a stage only while it goes on; one that is not in the bundle denies nothing, and a line may be left out by the release. */
function citeNext({what, source, since}: Start, {name, words, storeId}: Stage, node: LogNode | undefined): Evidence {
  const open = (why: Sentence) => cite({source}, say`${what}: whether it is ${name} is not checked, ${why}`)
  if (!node) return open(storeId === undefined ? say`nothing tells which store would log it` : say`the log of store ${storeId} is not in the bundle`)
  if (since === undefined || node.from === undefined || node.to === undefined || !node.lastLine) return open(say`the times do not tell`)
  if (node.from > since) return open(say`the log of ${node.name} begins later`)
  if (!node.isContinuous) return open(say`the log of ${node.name} has gaps`)
  const silent = node.to - since
  if (silent < CLOCKS_MS) return open(say`the log of ${node.name} ends there`)
  return cite({source: node.lastLine}, say`${what}: nothing says that it is ${name}; the log of ${node.name} goes on for ${lasting(silent)} without \`${words}\``)
}
