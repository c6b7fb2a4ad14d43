import type {Cluster} from '../../model/cluster.js'
import type {Input} from '../../model/input.js'
import type {LogDigest, LogNode, Silence} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {listed, namedStores} from '../../model/words.js'
import type {FileCoverage, NodeCoverage, SilenceReport} from './inspection.js'
import {lastMoment, stampOf} from './time.js'

/** `lines` and `unread` are there where the log reader counts them. */
type CountedInput = Input & {readonly lines?: number; readonly unread?: number}

/** What the logs of each process cover, PD first. */
export function nodeCoverages(cluster: Cluster, inputs: readonly Input[], zone: string): readonly NodeCoverage[] {
  const {logs} = cluster
  const moment = lastMoment(cluster)
  const nodes = logs?.nodes.toSorted((a, b) => Number(b.component === 'pd') - Number(a.component === 'pd') || (a.storeId ?? Infinity) - (b.storeId ?? Infinity)) ?? []
  return nodes.map((node) => ({
    node: node.name,
    component: node.component,
    store: node.storeId ?? null,
    files: inputs.filter(({file}) => node.files.includes(file)).map(fileCoverage),
    from: node.from === undefined ? null : stampOf(node.from, zone),
    to: node.to === undefined ? null : stampOf(node.to, zone),
    silences: (node.silences ?? []).map((silence) => silenceReport(silence, node, logs!, zone)),
    endsBeforeDump: moment === undefined || node.to === undefined ? null : Math.round((moment - node.to) / 1000),
  }))
}

function fileCoverage({file, kind, version, records, from, to, lines, unread}: CountedInput): FileCoverage {
  return {file, kind, version, records, from, to, lines: lines ?? null, unread: unread ?? null}
}

function silenceReport(silence: Silence, node: LogNode, logs: LogDigest, zone: string): SilenceReport {
  return {
    from: stampOf(silence.from, zone),
    to: stampOf(silence.to, zone),
    seconds: Math.round((silence.to - silence.from) / 1000),
    why: isRestart(silence, node, logs) ? 'restart' : 'unexplained',
    evidence: [silence.before, silence.after],
  }
}

const START_MS = 60_000

/** Does the process start where the silence ends? Then it had not run. */
export function isRestart({to}: Silence, {name}: LogNode, logs: LogDigest): boolean {
  const starts = ['tikv-started', 'raftstore-started', 'pd-started'].flatMap((signature) => logs.seen(signature, {node: name})?.events ?? [])
  return starts.some(({time}) => time !== undefined && time >= to && time - to < START_MS)
}

/** `store 7`, `pd-1`: whose log it is. */
export function nodeName({name, storeId}: Pick<LogNode, 'name' | 'storeId'>): string {
  return storeId === undefined ? name : say`store ${storeId}`
}

/** `stores 1 and 4`, `pd-1 and store 4` */
export function namesOf(nodes: ReadonlyArray<Pick<LogNode, 'name' | 'storeId'>>): string {
  const ids = nodes.flatMap(({storeId}) => storeId ?? [])
  return ids.length === nodes.length ? namedStores(ids.toSorted((a, b) => a - b)) : listed(nodes.map(nodeName))
}
