import type {Cluster} from '../../model/cluster.js'
import {onOneGrid} from '../../model/density.js'
import {lineOf} from '../../model/source.js'
import type {Found} from '../charge.js'
import {ends} from '../ends.js'
import {isOff} from '../inspect/clock-doubts.js'
import type {ClockOffset} from '../inspect/inspection.js'
import type {Discharged} from '../red-herrings.js'
import {citedEvents} from './cited-events.js'
import {type FullLane, lanesOf} from './lanes.js'
import type {Logged} from './logged-events.js'
import {BULK} from './logged-kinds.js'
import type {Lane, Timeline, TimelineEvent} from './timeline.js'

/** Events of one kind on one lane; of what may come in millions. */
const MOST = 20
const MOST_OF_BULK = 10
const MOST_LANES = 100

/** What was concluded of the cluster, as far as it has a time. */
export interface Told {
  readonly found: readonly Found[]
  readonly redHerrings: readonly Discharged[]
  readonly clocks: readonly ClockOffset[]
}

/** Puts on one clock what the logs and the dumps tell; undefined where nothing has a time. */
export function buildTimeline(cluster: Cluster, {found, redHerrings, clocks}: Told): Timeline | undefined {
  const regions = new Set(found.flatMap(({finding}) => (finding.confidence === 'possible' ? [] : finding.regions.slice(0, MOST))))
  const lanes = lanesOf(cluster, [...regions]).map((lane) => ({lane, ...shownOf(lane, regions)}))
  const shown = new Set(lanes.flatMap(({events}) => events.map(({source}) => lineOf(source))))
  const cited = citedEvents(found, redHerrings).filter(({source}, at, all) => !shown.has(lineOf(source)) && all.findIndex((other) => lineOf(other.source) === lineOf(source)) === at)
  const full = lanes.map(({lane, events, more}) => {
    const own = cited.filter(({source}) => lane.log?.files.includes(source.file))
    return {lane, events: [...events, ...own].toSorted((a, b) => a.time - b.time), more}
  })
  const kept = full.filter(({lane, events}) => lane.log?.from !== undefined || events.length > 0)
  const times = kept.flatMap(({lane: {log}, events}) => [log?.from, log?.to, ...events.map(({time}) => time)].filter((time) => time !== undefined))
  if (times.length === 0) return undefined
  const lines = densitiesOf(kept.map(({lane}) => lane))
  return {
    from: times.reduce((a, b) => Math.min(a, b)),
    to: times.reduce((a, b) => Math.max(a, b)),
    ...(lines.grid && {grid: lines.grid}),
    lanes: kept.slice(0, MOST_LANES).map(({lane, events, more}) => ({...named(lane, clocks), ...lines.of(lane), events, more})),
    others: Math.max(0, kept.length - MOST_LANES),
  }
}

function named({node, component, store}: FullLane, clocks: readonly ClockOffset[]): Pick<Lane, 'node' | 'component' | 'store' | 'clock'> {
  const off = clocks.find((pair) => pair.b === node && isOff(pair))
  return {node, component, store, ...(off && {clock: {than: off.a, least: off.least, most: off.most}})}
}

function densitiesOf(lanes: readonly FullLane[]) {
  const logged = lanes.flatMap(({log, node}) => (log?.density ? [{node, density: log.density}] : []))
  const onGrid = onOneGrid(logged.map(({density}) => density))
  const byNode = new Map(logged.map(({node}, at) => [node, onGrid[at]!.lines]))
  const [grid] = onGrid
  return {
    ...(grid && {grid: {from: grid.from, every: grid.every}}),
    of: ({node}: FullLane): Pick<Lane, 'density'> => {
      const density = byNode.get(node)
      return density ? {density} : {}
    },
  }
}

function shownOf({told}: FullLane, regions: ReadonlySet<number>): Pick<Lane, 'events' | 'more'> {
  const kinds = told.map((one) => ({...one, shown: mostTelling(one, regions)}))
  return {
    events: kinds.flatMap(({shown}) => shown).toSorted((a, b) => a.time - b.time),
    more: kinds.flatMap(({kind, count, shown}) => (count > shown.length ? [{kind, count: count - shown.length}] : [])),
  }
}

/** The first and the last ones; of what comes in numbers those of the Regions in question before others. */
function mostTelling({kind, events}: Logged, regions: ReadonlySet<number>): readonly TimelineEvent[] {
  if (!BULK.has(kind)) return ends(events, MOST)
  const [inQuestion, others] = [true, false].map((is) => events.filter(({region}) => (region !== undefined && regions.has(region)) === is)) as [TimelineEvent[], TimelineEvent[]]
  const first = ends(inQuestion, MOST_OF_BULK)
  return [...first, ...ends(others, MOST_OF_BULK - first.length)]
}
