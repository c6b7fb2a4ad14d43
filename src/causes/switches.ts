import {type Cluster, momentOf, type Sample} from '../model/cluster.js'
import {idsOf} from '../model/id-set.js'
import type {LogEvent} from '../model/log-digest.js'
import {fileOf, folderOf, type Source} from '../model/source.js'
import {lastUpdate} from '../replay/recorded-config.js'
import type {LeavingStore} from './cause.js'
import {isAfter, lastPdStart} from './history.js'
import {leftThat} from './left.js'

/** What a key of PD's configuration is set to, by a dump or, failing that, by the last change of it in pd.log. */
interface Setting {
  readonly value: string
  readonly source: Source
  /** From pd.log only: the dump that would show the value is missing. */
  readonly isInferred: boolean
  /** Saved beside other dumps than those that show what is left, and nothing tells which came first. */
  readonly isUndated: boolean
  /** Saved at an earlier moment than the last one: what a checker has made since contradicts a value that stops all of them. */
  readonly outdatedBy?: LogEvent
}

export function settingOf(cluster: Cluster, section: 'schedule' | 'replication', key: string): Setting | undefined {
  const path = `${section}.${key}`
  const value = cluster.config?.value(path)
  const source = cluster.config?.cite(path)
  if (value === undefined || !source) return cluster.config?.has(section) ? undefined : loggedSetting(cluster, section, key)
  const saved = earlierMoment(cluster, source)
  const later = saved === undefined ? undefined : loggedSetting(cluster, section, key, saved)
  const outdatedBy = repairSince(cluster, source)
  return later ?? {value: String(value), source, isInferred: false, isUndated: isUndated(cluster, source), ...(outdatedBy && {outdatedBy})}
}

function isUndated({samples}: Cluster, source: Source): boolean {
  const saved = sampleOf(samples, source)
  const shown = samples.findLast(({regions}) => regions !== undefined)
  return saved !== undefined && shown !== undefined && saved !== shown && (saved.moment === undefined || shown.moment === undefined)
}

function sampleOf(samples: Cluster['samples'], source: Source): Sample | undefined {
  const file = fileOf(source)
  return samples.find(({name}) => name === file || name === folderOf(file))
}

/** No dump shows that it was the value when the Regions were left. */
export const isDoubtful = ({isInferred, isUndated}: Setting): boolean => isInferred || isUndated

/** When the dump was saved, if others were saved later or nobody knows when: epoch ms. */
function earlierMoment({samples}: Cluster, source: Source): number | undefined {
  const saved = sampleOf(samples, source)
  const moment = saved?.moment
  return moment !== undefined && samples.some((other) => other !== saved && (other.moment ?? Number.POSITIVE_INFINITY) > moment) ? moment : undefined
}

/** The time of a moment is that of the newest heartbeat in its dumps: stores send one every ten seconds. */
const ONE_MOMENT_MS = 12_000

/**
 * Of a dump that was saved at an earlier moment than others: a repair that a checker has made since, so that what stopped
 * all repairs had gone. The end of a joint state, or a promotion, is none: `replica-schedule-limit` does not hold them back.
 */
export function repairSince(cluster: Cluster, source: Source): LogEvent | undefined {
  const saved = earlierMoment(cluster, source)
  if (saved === undefined) return undefined
  return cluster.logs?.seen('operator-added')?.events.findLast((added) => (added.time ?? 0) > saved + ONE_MOMENT_MS && isCheckers(added) && !/^"?(leave-joint|promote-learner)/.test(added.fields.get('operator') ?? ''))
}

/** The last change that pd.log shows, as PD took it or at least was asked for it. */
function loggedSetting(cluster: Cluster, section: 'schedule' | 'replication', key: string, since = 0): Setting | undefined {
  const last = [requested(cluster, key), recorded(cluster, section, key)].flatMap((change) => change ?? []).toSorted((a, b) => (a.event.time ?? 0) - (b.event.time ?? 0)).at(-1)
  if (last?.value === undefined || (last.event.time ?? 0) < since) return undefined
  return {value: last.value, source: last.event.source, isInferred: true, isUndated: false}
}

interface Change {
  readonly event: LogEvent
  /** Undefined where PD leaves the key out: it has its default. */
  readonly value: string | undefined
}

function recorded({logs}: Cluster, section: string, key: string): Change | undefined {
  const event = lastUpdate(logs, section)
  return event && {event, value: valueOf(key).exec(event.fields.get('new') ?? '')?.[1]}
}

/** … Method:HTTP/1.1/POST:/pd/api/v1/config, … BodyParam:{"replica-schedule-limit":0}}   (pkg/audit, on by default from 6.5) */
function requested({logs}: Cluster, key: string): Change | undefined {
  const changes = (logs?.seen('pd-audit')?.events ?? []).flatMap((event) => {
    const text = event.fields.get('service-info') ?? event.message
    const value = /\/config/.test(text) && /POST/.test(text) ? valueOf(key).exec(text)?.[1] : undefined
    return value === undefined ? [] : [{event, value}]
  })
  return changes.at(-1)
}

const valueOf = (key: string) => new RegExp(`"(?:schedule\\.|replication\\.)?${key}":\\s*"?([^,"}\\s]+)`)

/** Regions left that have a leader: what a stop of all checkers holds back. Those without one wait for other reasons. */
export function withLeader(store: LeavingStore): readonly number[] {
  return idsOf(leftThat(store, ({leader}) => leader !== undefined))
}

/** The last operator that a checker (not a scheduler) made, and whether it came after an event. */
export function checkerOperatorAfter(cluster: Cluster, event: LogEvent | undefined): LogEvent | undefined {
  const start = lastPdStart(cluster)?.loaded
  const bound = event ?? start
  return cluster.logs?.seen('operator-added')?.events.findLast((added) => (!bound || isAfter(added, bound)) && isCheckers(added))
}

/** replace-rule-offline-peer, replace-offline-replica, replaceOfflineReplica, remove-orphan-peer …: the checkers' repairs, not balance or admin. */
const CHECKERS = /^"?(replace|remove|add-rule|make-?up|fix-|move-to-better|leave-joint|promote-learner|fast-replace)/i

export function isCheckers(event: LogEvent): boolean {
  return CHECKERS.test(event.fields.get('operator') ?? '')
}

// … Method:HTTP/1.1/POST:/pd/api/v1/checker/rule, …, BodyParam:{"delay":86400}}   (pkg/audit, on by default from 6.5)
const PAUSE = /POST:\/pd\/api\/v1\/checker\/([\w-]+),.*"delay":\s*(\d+)/

/** The request that paused a checker, if neither its time nor a new PD leader had ended it when the dumps were saved. */
export function pauseOf(cluster: Cluster, checker: string): LogEvent | undefined {
  const requests = (cluster.logs?.seen('pd-audit')?.events ?? []).flatMap((event) => {
    const [, name, seconds] = PAUSE.exec(event.fields.get('service-info') ?? event.message) ?? []
    return name === checker ? [{event, ends: (event.time ?? 0) + Number(seconds) * 1000}] : []
  })
  const last = requests.at(-1)
  const start = lastPdStart(cluster)?.loaded
  if (!last || (start && !isAfter(last.event, start))) return undefined
  return last.ends > (momentOf(cluster) ?? last.event.time ?? 0) ? last.event : undefined
}
