import type {Cluster} from '../../model/cluster.js'
import type {Input, Notice} from '../../model/input.js'
import type {LogNode} from '../../model/log-digest.js'
import {say, type Sentence} from '../../model/say.js'
import type {LineSource} from '../../model/source.js'
import {lasting, often} from '../../model/words.js'
import {clockDoubts} from './clock-doubts.js'
import {clocks} from './clocks.js'
import type {Doubt} from './inspection.js'
import {isRestart, namesOf, nodeName} from './node-coverage.js'
import {absentPdLeader} from './removals.js'
import {lastMoment} from './time.js'

/** A running TiKV writes every ten minutes; an idle PD once an hour, when etcd compacts its history (`auto-compaction-retention`). */
const LATE_MS = {tikv: 15 * 60_000, tiflash: 15 * 60_000, pd: 70 * 60_000, tidb: Number.POSITIVE_INFINITY}

/** What lowers trust in any verdict on this bundle; nothing when all is well. */
export function doubtsOn(cluster: Cluster, inputs: readonly Input[], {pairs} = clocks(cluster.logs)): readonly Doubt[] {
  const nodes = cluster.logs?.nodes ?? []
  return [
    ...clockDoubts(pairs, cluster),
    ...absentLeaderDoubt(cluster),
    ...timeDoubts(nodes, cluster),
    ...gapDoubts(nodes, cluster),
    ...nodes.flatMap((node) => droppedDoubt(node, cluster)),
    ...olderRegionsDoubt(cluster),
    ...unreadDoubts(inputs),
  ]
}

/** The same as notices of the report, in front of all others. */
export function doubtNotices(doubts: readonly Doubt[]): readonly Notice[] {
  return doubts.map(({short, says, source}) => ({level: 'warning', says, ...source, trust: short}))
}

function absentLeaderDoubt(cluster: Cluster): readonly Doubt[] {
  const leader = absentPdLeader(cluster)
  if (leader === undefined) return []
  return [{short: say`the log of PD's leader ${leader} is not there`, says: say`\`member\` names ${leader} as the leader of PD, and only logs of other PD servers are there: what PD decided is not in them`}]
}

/** Logs that end before the dump or begin after it show another time than it does. */
function timeDoubts(nodes: readonly LogNode[], cluster: Cluster): readonly Doubt[] {
  const moment = lastMoment(cluster)
  const ends = nodes.flatMap((node) => late(node, (lastExpected(node, cluster) ?? NaN) - (node.to ?? NaN), node.lastLine))
  const begins = nodes.flatMap((node) => late(node, (node.from ?? NaN) - (moment ?? NaN), node.firstLine))
  return [
    ...grouped(ends, (whose, by) => ({short: say`${whose} ${by} before the dump`, says: say`${whose} ${by} before the dump, by the last heartbeat in it: what happened since is not in it`}), (by, isOne) => (isOne ? say`ends ${by}` : say`end up to ${by}`)),
    ...grouped(begins, (whose, by) => ({short: say`${whose} ${by} after the dump`, says: say`${whose} ${by} after the dumps were saved: they show different times`}), (by, isOne) => (isOne ? say`begins ${by}` : say`begin up to ${by}`)),
  ]
}

/** One node of several of which the same has to be said. */
interface Late {
  readonly node: LogNode
  readonly by: number
  readonly source: LineSource | undefined
}

function late(node: LogNode, by: number, source: LineSource | undefined): readonly Late[] {
  return by > LATE_MS[node.component] ? [{node, by, source}] : []
}

/** One doubt for all of them, with the worst as its example. */
function grouped(all: readonly Late[], words: (whose: Sentence, by: Sentence) => Omit<Doubt, 'source'>, verb: (by: Sentence, isOne: boolean) => Sentence): readonly Doubt[] {
  const [worst] = all.toSorted((x, y) => y.by - x.by)
  if (!worst) return []
  const isOne = all.length === 1
  const whose = isOne ? say`the log of ${nodeName(worst.node)}` : say`the logs of ${namesOf(all.map(({node}) => node))}`
  const by = verb(lasting(worst.by), isOne)
  const {source} = worst
  return [{...words(whose, by), ...(source && {source: {file: source.file, line: source.line}})}]
}

/** A TiKV writes until PD no longer hears of it; the PD server that wrote last speaks for all. Undefined where nothing is expected. */
function lastExpected({name, component, storeId, to = 0}: LogNode, cluster: Cluster): number | undefined {
  const moment = lastMoment(cluster)
  if (component === 'pd') return cluster.logs?.nodes.some((other) => other.component === 'pd' && other.name !== name && (other.to ?? 0) > to) ? undefined : moment
  if (storeId === undefined || !cluster.stores) return moment
  const store = cluster.stores.byId.get(storeId)
  if (!store) return cluster.stores.isComplete ? undefined : moment
  if (moment === undefined || store.lastHeartbeat === undefined) return moment
  return Math.min(moment, store.lastHeartbeat)
}

/** With TiDB, which moves the GC safe point every ten minutes, and at the usual log level. */
function gapDoubts(nodes: readonly LogNode[], {logs}: Cluster): readonly Doubt[] {
  const gaps = nodes.filter(({component}) => component === 'tikv').flatMap((node): readonly Late[] => {
    const [longest] = (node.silences ?? []).filter((silence) => logs && !isRestart(silence, node, logs)).toSorted((x, y) => y.to - y.from - (x.to - x.from))
    return longest ? [{node, by: longest.to - longest.from, source: longest.before}] : []
  })
  return grouped(gaps, (whose, by) => ({
    short: say`${whose} ${by}`,
    says: say`${whose} ${by} at a time, and not before a start: a TiKV at work writes at least every ten minutes, so lines are missing here, or it logs warnings only, or it hung`,
  }), (by, isOne) => (isOne ? say`is silent for ${by}` : say`are silent for up to ${by}`))
}

function droppedDoubt(node: LogNode, cluster: Cluster): readonly Doubt[] {
  const dropped = cluster.logs?.seen('logs-dropped', {node: node.name})
  if (!dropped) return []
  const {file, line} = dropped.first.source
  return [{short: say`${nodeName(node)} dropped lines of its log`, says: say`${nodeName(node)} was overloaded and dropped lines of its own log, ${often(dropped.count)}: what is not in it may have happened`, source: {file, line}}]
}

function olderRegionsDoubt({samples}: Cluster): readonly Doubt[] {
  const stores = samples.findLast((sample) => sample.stores && sample.moment !== undefined)?.moment
  const regions = samples.findLast((sample) => sample.regions)?.moment
  if (stores === undefined || regions === undefined || stores - regions <= LATE_MS.tikv) return []
  return [{short: say`the Regions are of a dump ${lasting(stores - regions)} older than the stores`, says: say`the newest dump of Regions is ${lasting(stores - regions)} older than the newest dump of stores: Regions may have moved since`}]
}

const MUCH_UNREAD = 0.2

function unreadDoubts(inputs: ReadonlyArray<Input & {readonly lines?: number; readonly unread?: number}>): readonly Doubt[] {
  const bad = inputs.filter(({lines = 0, unread = 0}) => lines > 0 && unread / lines > MUCH_UNREAD)
  return bad.map(({file, lines = 1, unread = 0}) => ({
    short: say`${Math.round((100 * unread) / lines)} % of ${file} could not be read`,
    says: say`${unread} of ${lines} lines belong to no record that is known: what they say is not counted`,
    source: {file},
  }))
}
