import type {Cluster} from '../model/cluster.js'
import type {LogEvent, Tally} from '../model/log-digest.js'
import type {Region} from '../model/region.js'
import {say, type Sentence} from '../model/say.js'
import {cite, type Evidence} from './cause.js'
import {allOlderThanPd, citeLocal} from './local-peers.js'

// EpochNotMatch current epoch of region 90496 is conf_ver: 44 version: 174, but you sent conf_ver: 44 version: 176
const EPOCHS = /current epoch of region (\d+) is conf_ver: (\d+) version: (\d+), but you sent conf_ver: (\d+) version: (\d+)/

/** A new leader has applied all that it knows long before. */
const LASTING_MS = 60_000

export interface Behind {
  readonly region: Region
  readonly shown: readonly Evidence[]
  readonly isCertain: boolean
  /** PD's epoch against that of TiKV. */
  readonly epochs: Sentence
}

/** A TiKV answers for the Region with a lower epoch than PD has: PD refuses its heartbeats. */
export function olderEpoch(cluster: Cluster, region: Region): Behind | undefined {
  const local = region.leader === undefined ? allOlderThanPd(cluster, region) : []
  const epoch = local[0]?.epoch
  if (epoch) return {region, shown: local.map(citeLocal), isCertain: true, epochs: say`conf_ver ${region.epoch.confVer} version ${region.epoch.version} against conf_ver ${epoch.confVer} version ${epoch.version}`}
  const tally = cluster.logs?.seen('stale-route', {regionId: region.id})
  const answers = tally?.events.filter((event) => isBehind(event, region)) ?? []
  const [first] = answers
  const last = answers.at(-1)
  if (!first || !last || last !== tally?.events.at(-1)) return undefined
  const [, , , version] = epochsIn(last) ?? []
  const isLasting = region.leader === undefined || (last.time ?? 0) - (first.time ?? 0) >= LASTING_MS || timeoutsOf(cluster, region) !== undefined
  return {region, shown: [cite(last, say`TiKV answers for it with version ${version}`)], isCertain: isLasting, epochs: say`version ${region.epoch.version} against ${version}`}
}

function epochsIn({message, fields}: LogEvent): RegExpExecArray | null {
  return EPOCHS.exec([message, ...fields.values()].join(' '))
}

/** The client came with the epoch that PD still has, and TiKV's is older. One that came with an old route is an everyday thing, whatever PD has by now. */
function isBehind(event: LogEvent, {id, epoch}: Region): boolean {
  const [own, confVer, version, sentConfVer, sentVersion] = epochsIn(event)?.slice(1).map(Number) ?? []
  if (own !== id || confVer === undefined || version === undefined) return false
  return sentConfVer === epoch.confVer && sentVersion === epoch.version && (version < epoch.version || confVer < epoch.confVer)
}

/** PD's operators for it that did not end in time. */
export function timeoutsOf({logs}: Cluster, {id}: Region): Tally | undefined {
  return logs?.seen('operator-timed-out', {regionId: id})
}
