import type {Cluster, Stores} from '../model/cluster.js'
import type {LogDigest} from '../model/log-digest.js'
import {say, type Sentence} from '../model/say.js'
import type {Source} from '../model/source.js'
import {compareVersions, parseVersion, type Version} from '../model/version.js'
import type {Settings} from './settings.js'

/** PD's own word, else its banner, else what TiKV's records, banners and source lines tell. */
export function releaseOf(settings: readonly Settings[], stores: Stores | undefined, logs: LogDigest | undefined): Cluster['version'] {
  const said = settings.find(({version}) => version)?.version
  const is = said && parseVersion(said.text)
  if (said && is) return {is, isInferred: false, source: said.source}
  const banner = logs?.seen('pd-version')?.events.findLast(({fields}) => fields.has('release-version'))
  const started = banner && parseVersion(banner.fields.get('release-version') ?? '')
  if (banner && started) return {is: started, isInferred: false, source: banner.source}
  const told = lowest(ofStores(stores)) ?? lowest(ofBanners(logs)) ?? lowest(ofSourceLines(logs))
  return told && {...told, isInferred: true}
}

interface Told {
  readonly is: Version
  readonly source: Source
  /** What it was inferred from, in words; the records of its stores, which are upgraded with it, need none. */
  readonly by?: Sentence
}

function lowest(all: readonly Told[]): Told | undefined {
  return all.toSorted((a, b) => compareVersions(a.is, b.is))[0]
}

function ofStores(stores: Stores | undefined): readonly Told[] {
  return [...(stores?.byId.values() ?? [])].flatMap(({version, source}) => (version ? [{is: version, source}] : []))
}

// [2022/03/28 09:34:55.690 +08:00] [INFO] [lib.rs:81] ["Release Version:   5.2.1"]
function ofBanners(logs: LogDigest | undefined): readonly Told[] {
  return (logs?.seen('tikv-version')?.events ?? []).flatMap(({message, source}) => {
    const is = parseVersion(/Release Version: *(\S+)/.exec(message)?.[1] ?? '')
    return is ? [{is, source, by: say`that of a TiKV, by its banner`}] : []
  })
}

/**
 * The source line of `KvService::batch_raft send response fail` in tikv/tikv src/server/service/kv.rs, with the first and the last release that
 * is known to have it there. Lines that several minor releases share (734, 753) tell too little.
 */
const SOURCE_LINES: ReadonlyMap<number, readonly [first: string, last: string]> = new Map([
  [733, ['3.0.20', '3.0.20']], [613, ['4.0.0', '4.0.0']], [612, ['4.0.8', '4.0.16']], [637, ['5.0.0', '5.0.0']], [641, ['5.0.6', '5.0.6']], [690, ['5.1.0', '5.1.4']],
  [729, ['5.2.0', '5.2.1']], [732, ['5.2.4', '5.2.4']], [671, ['6.5.0', '6.5.0']], [706, ['6.5.12', '6.5.12']], [763, ['7.5.7', '7.5.7']],
  [838, ['8.1.0', '8.1.2']], [846, ['8.5.0', '8.5.0']], [847, ['8.5.7', '8.5.7']],
])

// [2022/03/28 09:34:38.062 +08:00] [ERROR] [kv.rs:729] ["KvService::batch_raft send response fail"] [err=RemoteStopped]
function ofSourceLines(logs: LogDigest | undefined): readonly Told[] {
  return (logs?.seen('batch-raft-stopped')?.events ?? []).flatMap(({source}) => {
    const line = Number(/\bkv\.rs:(\d+)/.exec(source.quote)?.[1])
    const [first, last] = SOURCE_LINES.get(line) ?? []
    const is = parseVersion(first ?? '')
    return is ? [{is, source, by: say`that of a TiKV whose log comes from kv.rs:${line}, as in ${first === last ? first : say`${first} to ${last}`}`}] : []
  })
}
