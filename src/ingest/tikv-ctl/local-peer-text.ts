import type {LocalPeer, LocalPeerState} from '../../model/local-peer.js'
import {type Peer, PEER_ROLES} from '../../model/region.js'
import type {LineSource} from '../../model/source.js'
import {numberOf, present} from '../pd/fields.js'
import type {Place, SeenPeer} from './place.js'

/** Longest text of one Region that is kept; Regions have a handful of peers. */
const MAX_TEXT = 1 << 16

/**
 * `tikv-ctl raft region -r` up to 5.2 (cmd/tikv-ctl/src/main.rs dump_region_info):
 *
 *     region id: 7
 *     region state key: \001\003\000\000\000\000\000\000\000\007\001
 *     region state: Some(region {id: 7 region_epoch {conf_ver: 5 version: 3} peers {id: 8 store_id: 1} peers {id: 9 store_id: 2 role: Learner}})
 *     raft state: Some(hard_state {term: 8 vote: 8 commit: 21} last_index: 21)
 *     apply state: Some(applied_index: 21 truncated_state {index: 5 term: 5})
 *
 * and the form that the handbook prints for later releases (TiKV Control User Guide):
 *
 *     "region id": 7
 *     "region state": {
 *         id: 7,
 *         region_epoch: {conf_ver: 1 version: 43},
 *         peers: [ {id: 8 store_id: 1 role: Voter} ]
 *     }
 *
 * Both name a Region that the store does not know in an error:
 *
 *     Debugger::region_info: Not Found "info for region 7"
 *     DebugClient::region_info: RpcFailure: 5-NOT_FOUND info for region 7
 *     region(7) not found
 */
export class LocalPeerTextReader {
  /** What was read so far; the last one may still be growing. */
  private readonly open: Array<{source: LineSource; readonly place: Place; readonly regionId: number; text: string}> = []
  private isInside = false

  /** False when the line is no part of it. */
  read(text: string, source: LineSource, place: Place): boolean {
    const missing = MISSING.exec(text)?.slice(1).find((id) => id !== undefined)
    if (missing !== undefined) return this.begin(missing, source, place, 'region state: None')
    const id = /^"?region id"?: (\d+)/.exec(text)?.[1]
    if (id !== undefined) return this.begin(id, source, place, '')
    const last = this.open.at(-1)
    this.isInside &&= PART.test(text)
    if (!last || !this.isInside) return false
    if (last.text.length + text.length < MAX_TEXT) last.text += `\n${text}`
    if (/^"?region state"?:/.test(text)) last.source = source
    return true
  }

  get peers(): readonly SeenPeer[] {
    return this.open.flatMap(({text, ...one}) => localPeerOf(text, one) ?? [])
  }

  private begin(id: string, source: LineSource, place: Place, text: string): boolean {
    const regionId = numberOf(id)
    this.isInside = regionId !== undefined
    if (regionId !== undefined) this.open.push({source, place, regionId, text})
    return this.isInside
  }
}

//  Debugger::region_info: Not Found "info for region 7"     … RpcStatus { status: 5-NOT_FOUND, details: Some("info for region 7") }     region(7) not found
const MISSING = /^Debug\w+::\w*region_info: .{0,80}not.?found.{0,40}info for region (\d+)|^region\((\d+)\) not found/i
const PART = /^(?:"?(?:region|raft|apply) state(?: key)?"?:|(?:id|start_key|end_key|region_epoch|peers|state|hard_state|last_index|applied_index|truncated_state|commit_index|commit_term|merge_state):? |[[{}\])])/
const PARTS = /^"?(region|raft|apply) state"?:/gm

function localPeerOf(text: string, {regionId, source, place}: {readonly regionId: number; readonly source: LineSource; readonly place: Place}): SeenPeer | undefined {
  const parts = partsOf(text)
  const local = parts.get('region')
  // `tikv-ctl size` begins with the same line.
  if (local === undefined) return undefined
  const [region = ''] = local.split(/\bmerge_state:? \{/)
  const [raft = '', apply = ''] = [parts.get('raft'), parts.get('apply')]
  return {
    regionId,
    peers: [...region.matchAll(/\{ ?id: (\d+),? store_id: (\d+)([^{}]*)\}/g)].flatMap(peerOf),
    source,
    place,
    ...present({
      state: stateOf(region),
      epoch: epochOf(region),
      term: numberIn(raft, /\bterm: (\d+)/),
      vote: numberIn(raft, /\bvote: (\d+)/),
      commit: numberIn(raft, /\bcommit: (\d+)/),
      lastIndex: numberIn(raft, /\blast_index: (\d+)/),
      applied: numberIn(apply, /\bapplied_index: (\d+)/),
      truncated: numberIn(apply, /\btruncated_state:? \{ ?index: (\d+)/),
    }),
  }
}

/** What stands behind `region state:`, `raft state:` and `apply state:`. */
function partsOf(text: string): ReadonlyMap<string, string> {
  const heads = [...text.matchAll(PARTS)]
  return new Map(heads.map((head, at) => [head[1] ?? '', text.slice(head.index + head[0].length, heads[at + 1]?.index)]))
}

/** protobuf leaves the first value of an enum out: `Some(region {` is Normal. The handbook's form has no state at all. */
function stateOf(region: string): LocalPeerState | undefined {
  if (/^\s*None\b/.test(region)) return 'missing'
  const said = /\bstate: (Applying|Tombstone|Merging|Unavailable|Normal)\b/.exec(region)?.[1] as LocalPeerState | undefined
  return said ?? (/^\s*Some\(/.test(region) ? 'Normal' : undefined)
}

function epochOf(region: string): LocalPeer['epoch'] {
  const [, confVer, version] = /\bregion_epoch:? \{ ?conf_ver: (\d+),? version: (\d+)/.exec(region) ?? []
  return confVer !== undefined && version !== undefined ? {confVer: Number(confVer), version: Number(version)} : undefined
}

function peerOf([, id, storeId, rest = '']: RegExpExecArray): Peer[] {
  const [peer, store] = [numberOf(id), numberOf(storeId)]
  const said = /\brole: (\w+)/.exec(rest)?.[1]
  const role = PEER_ROLES.find((one) => one === said) ?? (/\bis_learner: true/.test(rest) ? 'Learner' : 'Voter')
  return peer && store !== undefined ? [{id: peer, storeId: store, role, isWitness: /\bis_witness: true/.test(rest)}] : []
}

function numberIn(text: string, pattern: RegExp): number | undefined {
  return numberOf(pattern.exec(text)?.[1])
}
