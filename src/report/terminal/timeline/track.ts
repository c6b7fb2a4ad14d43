import type {Report, Timeline, TimelineEvent, TimelineNode} from '../../contract.js'

/** A stretch of time, epoch ms. */
export interface Window {
  readonly from: number
  readonly to: number
}

export interface TimedEvent {
  readonly at: number
  readonly event: TimelineEvent
}

export interface TimedLane {
  readonly node: TimelineNode
  readonly events: readonly TimedEvent[]
}

export interface Grid {
  readonly from: number
  readonly every: number
}

/** The time line as it is moved in. */
export interface Track {
  readonly whole: Window
  readonly grid?: Grid | undefined
  readonly lanes: readonly TimedLane[]
}

/** A window that a moment alone would not open. */
const LEAST_MS = 1000

/** Undefined where the report tells no time. A saved report may hold anything: what is no time is left out. */
export function trackOf({timeline}: Report): Track | undefined {
  if (!timeline) return undefined
  const from = Date.parse(timeline.from)
  const to = Math.max(Date.parse(timeline.to), from + LEAST_MS)
  return Number.isNaN(to) ? undefined : {whole: {from, to}, grid: gridOf(timeline), lanes: timeline.nodes.map(timed)}
}

function timed(node: TimelineNode): TimedLane {
  return {node, events: node.events.map((event) => ({at: Date.parse(event.time), event})).filter(({at}) => !Number.isNaN(at))}
}

/** The events that say a word, and the lanes that have such, or are called so. */
export function withWord(track: Track, word: string): Track {
  const {lanes} = track
  if (word === '') return track
  const [isSaid, saysWord] = [finderOf(word), sayingOf(word)]
  const kept = lanes.map((lane) => (isSaid(lane.node.node) ? lane : {...lane, events: lane.events.filter(({event}) => saysWord(event))}))
  return {...track, lanes: kept.filter(({node, events}) => events.length > 0 || isSaid(node.node))}
}

/** Does an event say the word? It is of its Region also where it does not say so. */
export function sayingOf(word: string): (event: TimelineEvent) => boolean {
  const isSaid = finderOf(word)
  return ({kind, says, file, quote, region}) => [kind, says, file, quote, ...(region === undefined ? [] : [wordOfRegion(region)])].some(isSaid)
}

/** What finds the events of a Region. */
export const wordOfRegion = (region: number): string => `Region ${region}`

/** `Region 10` is `region_id=10` and `region:10(3, 5)` too, and not in `Region 105`. */
function finderOf(word: string): (text: string) => boolean {
  const [, region] = /^region (\d+)$/i.exec(word) ?? []
  if (region === undefined) return (text) => text.toLowerCase().includes(word.toLowerCase())
  const written = new RegExp(`region(?:[-_]id)?"?[ =:]+${region}(?!\\d)`, 'i')
  return (text) => written.test(text)
}

/** Where the stretches of the densities begin, and how long each is, ms. */
function gridOf({grid}: Timeline): Grid | undefined {
  const from = Date.parse(grid?.from ?? '')
  return grid && !Number.isNaN(from) && grid.seconds > 0 ? {from, every: grid.seconds * 1000} : undefined
}
