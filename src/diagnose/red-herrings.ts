import type {Evidence} from '../causes/cause.js'
import type {Cluster} from '../model/cluster.js'
import type {LogEvent, Tally} from '../model/log-digest.js'
import {isLine} from '../model/source.js'
import {signatures} from '../signatures/index.js'
import type {Found} from './charge.js'
import {displays} from './misleading-displays.js'
import type {Ranked} from './rank.js'

/** Loud, and not the cause: with the reason that clears it. */
export interface Discharged {
  readonly id: string
  readonly count: number
  /** RFC 3339; empty where the lines or dumps have no time. */
  readonly first: string
  readonly last: string
  readonly because: string
  readonly evidence: readonly Evidence[]
}

/** Every loud pattern of the bundle that its exculpating evidence clears, loudest first. What a finding rests on is not among them. */
export function redHerrings(cluster: Cluster, stores: readonly Ranked[], found: readonly Found[]): readonly Discharged[] {
  const rests = found.filter(({finding}) => finding.confidence !== 'possible')
  const cited = new Set(rests.flatMap(({finding}) => finding.evidence.map(({source}) => (isLine(source) ? `${source.file}:${source.line}` : ''))))
  const explained = new Set(rests.flatMap(({finding}) => finding.regions))
  const isInnocent = ({source, regionId}: LogEvent) => !cited.has(`${source.file}:${source.line}`) && (regionId === undefined || !explained.has(regionId))
  const loud = signatures.flatMap(({id, noise}) => {
    const tally = noise && cluster.logs?.seen(id)
    if (!noise || !tally || !isCleared(noise.id, tally, cluster, stores)) return []
    const shown = tally.events.find(isInnocent)
    if (!shown) return []
    return [{id: noise.id, count: tally.count, first: tally.first.stamp, last: tally.last.stamp, because: noise.because, evidence: [{says: `seen ${tally.count === 1 ? 'once' : `${tally.count} times`}`, source: shown.source}]}]
  })
  return [...loud, ...displays(cluster, stores)].toSorted((a, b) => b.count - a.count || a.id.localeCompare(b.id))
}

type Clearing = (tally: Tally, cluster: Cluster, stores: readonly Ranked[]) => boolean

const HALF_HOUR_MS = 30 * 60_000

/** Patterns that are innocent under a condition only; all others always are. */
const CLEARED_IF: Readonly<Record<string, Clearing>> = {
  'short-election-burst': (_, {logs}) => logs?.regionsOf('election-started').some((regionId) => isElected(logs, regionId)) ?? false,
  'single-snapshot-request': (_, {logs}) => logs?.seen('snapshot-generation-failed') === undefined,
  'single-pending-conf-change': (_, {logs}) => logs?.seen('conf-change-done') !== undefined,
  'single-pd-leader-change': (tally) => tally.events.filter(({time}) => (tally.last.time ?? 0) - (time ?? 0) <= HALF_HOUR_MS).length < 3,
  'single-operator-cancel': ({count}) => count < 20,
  'single-joint-role': (_, __, stores) => !stores.some(({kind}) => kind === 'stuck'),
  'tombstone-warning-for-up-store': ({events}) => events.every(({fields, message}) => !`${message} ${fields.get('store') ?? ''}`.includes('state:Offline')),
  'source-store-low-space': ({events}, _, stores) => events.every(({storeId}) => stores.some(({target}) => target.id === storeId)),
  'remove-peer-limit-unlimited': ({events}, _, stores) => events.every(({storeId}) => stores.some(({target}) => target.id === storeId)),
  'leader-missing-on-single-peer': ({events}) => events.length > 1 && events.every(({time}) => time === events[0]?.time),
  'invalid-store-id-not-found': ({events}, {regions}) => regions !== undefined && events.every(({storeId}) => storeId === undefined || regions.on(storeId).length === 0),
}

function isCleared(id: string, tally: Tally, cluster: Cluster, stores: readonly Ranked[]): boolean {
  return CLEARED_IF[id]?.(tally, cluster, stores) ?? true
}

function isElected(logs: NonNullable<Cluster['logs']>, regionId: number): boolean {
  const asked = logs.seen('election-started', {regionId})
  const elected = logs.seen('became-leader', {regionId})
  return asked !== undefined && elected !== undefined && (elected.last.time ?? 0) >= (asked.last.time ?? 0)
}
