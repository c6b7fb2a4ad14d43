import {Column} from '../../model/columns.js'
import type {Peer, Region, RegionList} from '../../model/region.js'
import {type RegionPlace, RegionPlaces} from '../../model/region-places.js'
import type {RegionTable} from '../../model/region-table.js'
import type {Source} from '../../model/source.js'
import {numberOf} from '../pd/fields.js'
import type {Query} from './query.js'
import type {RegionStatusTable} from './region-status.js'
import type {Cell} from './split.js'

const LEARNER = 1
const LEADER = 2
const PENDING = 4
const DOWN = 8
const NONE = 2 ** 32 - 1

/** What is known of a result beside its rows. */
export interface Asked {
  readonly query: Query | undefined
  /** The file is named after the table and nothing else. */
  readonly isNamed: boolean
  readonly columns: ReadonlySet<string>
  readonly source: Source
}

/**
 * One result of TIKV_REGION_PEERS, in columns: a row a peer (tidb pkg/executor/infoschema_reader.go setDataForTiKVRegionPeers). A Region
 * whose peers are all shown and none of them leads has no leader.
 *
 *     | REGION_ID | PEER_ID | STORE_ID | IS_LEARNER | IS_LEADER | STATUS  | DOWN_SECONDS |
 *     |    434317 |  434318 |        1 |          0 |         0 | DOWN    |         5230 |
 */
export class PeerRows {
  isWhole = true
  private hasLost = false
  private readonly headOf = new Map<number, number>()
  private readonly lastOf = new Map<number, number>()
  private readonly next = new Column()
  private readonly peerIds = new Column()
  private readonly storeIds = new Column()
  private readonly flags = new Column()
  private readonly downSeconds = new Map<number, number>()
  private readonly places = new RegionPlaces()
  private readonly stores = new Set<number>()
  private isScattered = false
  private last: number | undefined
  private hasLeader = false

  constructor(private readonly asked: Asked) {}

  /** False for a row without the ids of its Region and its store. */
  add(get: (column: string) => Cell, place: RegionPlace): boolean {
    const [id, storeId] = [numberOf(get('REGION_ID')), numberOf(get('STORE_ID'))]
    if (id === undefined || id <= 0 || storeId === undefined || storeId <= 0) return false
    const row = this.peerIds.length
    const before = this.lastOf.get(id)
    if (before === undefined) this.headOf.set(id, row)
    else this.link(before, row, id)
    this.lastOf.set(id, row)
    this.last = id
    this.next.push(NONE)
    this.peerIds.push(numberOf(get('PEER_ID')) ?? 0)
    this.storeIds.push(storeId)
    this.stores.add(storeId)
    this.flags.push(this.flagsOf(get, row))
    this.places.push(place)
    return true
  }

  end(isWhole: boolean, lost: number): void {
    this.isWhole = isWhole
    this.hasLost = lost > 0
    this.lastOf.clear()
  }

  /** Puts the Regions into a table, with what TIKV_REGION_STATUS tells of them. */
  into(table: RegionTable, status: RegionStatusTable): void {
    const isShown = this.isShown()
    for (const [id, head] of this.headOf) table.add(this.region(id, isShown && !this.isTorn(id), status), this.places.at(head))
    const list = this.list(isShown)
    if (list.ids.length > 0 || list.kind === 'store') table.addList(list)
  }

  private link(before: number, row: number, id: number): void {
    this.next.set(before, row)
    if (this.last !== id) this.isScattered = true
  }

  private flagsOf(get: (column: string) => Cell, row: number): number {
    const status = get('STATUS')
    const isLeader = get('IS_LEADER') === '1'
    if (isLeader) this.hasLeader = true
    if (status === 'DOWN') this.downSeconds.set(row, numberOf(get('DOWN_SECONDS')) ?? 0)
    return (get('IS_LEARNER') === '1' ? LEARNER : 0) | (isLeader ? LEADER : 0) | (status === 'PENDING' ? PENDING : status === 'DOWN' ? DOWN : 0)
  }

  /** All peers of a Region are among the rows: as the statement says, else as the rows look. */
  private isShown(): boolean {
    const rows = this.asked.query?.rows
    if (this.hasLost) return false
    if (rows !== undefined) return rows === 'all' || (typeof rows === 'object' && 'regionIds' in rows)
    return this.looksShown()
  }

  /** No condition on stores, leaders or states would leave this: leaders and others, on several stores, and no Region with one peer. */
  private looksShown(): boolean {
    if (!this.hasLeader || this.stores.size < 3) return false
    for (const head of this.headOf.values()) if (this.next.at(head) === NONE) return false
    return true
  }

  /** A result that was cut ends within a Region; where its Regions do not stand together, within any. */
  private isTorn(id: number): boolean {
    return !this.isWhole && (this.isScattered || id === this.last)
  }

  private list(isShown: boolean): RegionList {
    const ids = [...this.headOf.keys()]
    const {query, isNamed, source} = this.asked
    const rows = query?.rows
    const isComplete = this.isWhole
    if (rows === 'all' || (rows === undefined && isNamed && isShown)) return {kind: 'all', ids, isComplete, source}
    if (rows !== undefined && rows !== 'some' && 'storeId' in rows) return {kind: 'store', storeId: rows.storeId, ids, isComplete, source}
    if (rows !== undefined && rows !== 'some') return {kind: ids.length === 1 ? 'single' : 'check', ids, isComplete, source}
    const [only] = this.stores
    if (rows === undefined && this.stores.size === 1 && only !== undefined && ids.length > 0) return {kind: 'store', storeId: only, ids, isComplete: false, source}
    return {kind: 'check', ids, isComplete: false, source}
  }

  private region(id: number, isShown: boolean, table: RegionStatusTable): Omit<Region, 'source'> {
    const rows = this.rowsOf(id)
    const {columns} = this.asked
    const status = table.get(id)
    const peers = rows.map((row) => this.peer(row))
    const peersWith = (flag: number) => rows.flatMap((row, at) => (this.flags.at(row) & flag ? [peers[at]!] : []))
    const hasIds = peers.every((peer) => peer.id > 0)
    const [leader] = hasIds ? peersWith(LEADER) : []
    const isLeaderKnown = leader !== undefined || (isShown && columns.has('IS_LEADER') && rows.every((row) => (this.flags.at(row) & LEADER) === 0))
    const lacks = !isShown || !columns.has('IS_LEARNER') ? 'peers' : !status?.range || !columns.has('STATUS') || !hasIds ? 'range' : undefined
    return {
      id,
      ...(status?.range ?? {startKey: '', endKey: ''}),
      epoch: status?.epoch ?? {confVer: 0, version: 0},
      peers,
      leader,
      downPeers: hasIds ? rows.flatMap((row, at) => (this.flags.at(row) & DOWN ? [{peer: peers[at]!, downSeconds: this.downSeconds.get(row) ?? 0}] : [])) : [],
      pendingPeers: hasIds ? peersWith(PENDING) : [],
      size: status?.size,
      keys: status?.keys,
      ...(!isLeaderKnown && {isLeaderUnknown: true}),
      ...(lacks && {lacks}),
    }
  }

  private peer(row: number): Peer {
    return {id: this.peerIds.at(row), storeId: this.storeIds.at(row), role: this.flags.at(row) & LEARNER ? 'Learner' : 'Voter', isWitness: false}
  }

  /** Each store once: a file may hold the same row twice. */
  private rowsOf(id: number): readonly number[] {
    const rows: number[] = []
    const seen = new Set<number>()
    for (let row = this.headOf.get(id) ?? NONE; row !== NONE; row = this.next.at(row)) {
      if (!seen.has(this.storeIds.at(row))) rows.push(row)
      seen.add(this.storeIds.at(row))
    }
    return rows
  }
}
