import {Bytes, Column} from './columns.js'
import type {Peer, PeerRole, Region, RegionList, Regions} from './region.js'
import type {JsonDocument} from './source.js'

/** A Region as a reader hands it in, with the place where it stands. */
export interface RegionRow extends Omit<Region, 'source'> {
  readonly document: JsonDocument
  /** The list it stands in, and its place there; `/region` without an index for a Region by itself. */
  readonly list: string
  readonly index?: number
  /** Byte in the decoded text at which the Region begins. */
  readonly offset: number
}

const ROLES: readonly PeerRole[] = ['Voter', 'Learner', 'IncomingVoter', 'DemotingVoter']
const ROLE_BITS = 3
const WITNESS = 4
const LEADER = 8
const PENDING = 16
const DOWN = 32
const NO_INDEX = -1

/** The Regions of one sample in typed columns: a million of them take some hundred bytes each, and no objects. */
export class RegionTable implements Regions {
  readonly lists: RegionList[] = []
  /** Up to 4.0.16 `region store N` hides learners (tikv/pd#3070). */
  hidesLearners = false
  private readonly rowOf = new Map<number, number>()
  private readonly unknownLeaders = new Set<number>()
  private readonly places: Array<{readonly document: JsonDocument; readonly list: string}> = []
  private readonly ids = new Column()
  private readonly confVers = new Column()
  private readonly versions = new Column()
  private readonly sizes = new Column()
  private readonly keyCounts = new Column()
  private readonly offsets = new Column()
  private readonly placeOf = new Column()
  private readonly indexes = new Column()
  private readonly firstPeer = new Column()
  private readonly firstKeyByte = new Column()
  private readonly keys = new Bytes()
  private readonly peerIds = new Column()
  private readonly peerStores = new Column()
  private readonly peerFlags = new Column()
  private readonly downSeconds = new Column()

  get count(): number {
    return this.rowOf.size
  }

  addList(list: RegionList): void {
    this.lists.push(list)
  }

  /** A Region that is here already is kept where its epoch is higher; with an equal one the later row wins. */
  add(row: RegionRow): void {
    const before = this.rowOf.get(row.id)
    if (before !== undefined && this.isNewer(before, row.epoch)) return
    this.rowOf.set(row.id, this.ids.length)
    if (row.isLeaderUnknown) this.unknownLeaders.add(this.ids.length)
    this.ids.push(row.id)
    this.confVers.push(row.epoch.confVer)
    this.versions.push(row.epoch.version)
    this.sizes.push(row.size)
    this.keyCounts.push(row.keys)
    this.offsets.push(row.offset)
    this.placeOf.push(this.placeFor(row))
    this.indexes.push(row.index ?? NO_INDEX)
    this.firstKeyByte.push(this.keys.length)
    this.keys.push(`${row.startKey}/${row.endKey}`)
    this.firstPeer.push(this.peerIds.length)
    for (const peer of row.peers) this.addPeer(row, peer)
  }

  /** Takes over what another table has and this one does not. */
  addMissing(other: Regions, isWanted: (region: Region) => boolean): void {
    for (const region of other.all()) {
      if (this.rowOf.has(region.id) || !isWanted(region)) continue
      this.add({...region, document: region.source.document, list: region.source.pointer, offset: region.source.near?.offset ?? 0})
    }
  }

  get(id: number): Region | undefined {
    const row = this.rowOf.get(id)
    return row === undefined ? undefined : this.region(row)
  }

  /** A whole `region store N` decides; without one every Region that names the store. */
  on(storeId: number): readonly Region[] {
    const list = this.lists.findLast((list) => list.kind === 'store' && list.storeId === storeId && list.isComplete)
    const listed = list && new Set(list.ids)
    return this.where((row) => {
      const peer = this.peersOf(row).find((peer) => this.peerStores.at(peer) === storeId)
      if (peer === undefined || !listed) return peer !== undefined
      return listed.has(this.ids.at(row)) || (this.hidesLearners && (this.peerFlags.at(peer) & ROLE_BITS) === ROLES.indexOf('Learner'))
    })
  }

  leaderless(limit = 1000): readonly Region[] {
    return this.where((row) => !this.unknownLeaders.has(row) && !this.peersOf(row).some((peer) => this.peerFlags.at(peer) & LEADER)).slice(0, limit)
  }

  *all(): Iterable<Region> {
    for (const row of this.rowOf.values()) yield this.region(row)
  }

  private where(holds: (row: number) => boolean): readonly Region[] {
    const rows = [...this.rowOf.values()].filter(holds)
    return rows.toSorted((a, b) => this.ids.at(a) - this.ids.at(b)).map((row) => this.region(row))
  }

  private isNewer(row: number, {version, confVer}: Region['epoch']): boolean {
    const mine = this.versions.at(row)
    return mine > version || (mine === version && this.confVers.at(row) > confVer)
  }

  private placeFor({document, list}: RegionRow): number {
    const last = this.places.at(-1)
    if (last?.document !== document || last.list !== list) this.places.push({document, list})
    return this.places.length - 1
  }

  private addPeer(row: RegionRow, peer: Peer): void {
    const down = row.downPeers.find(({peer: other}) => other.id === peer.id)
    const flags = [row.leader?.id === peer.id && LEADER, row.pendingPeers.some(({id}) => id === peer.id) && PENDING, down && DOWN, peer.isWitness && WITNESS]
    this.peerIds.push(peer.id)
    this.peerStores.push(peer.storeId)
    this.peerFlags.push(flags.reduce<number>((sum, flag) => sum | (flag || 0), ROLES.indexOf(peer.role)))
    this.downSeconds.push(down?.downSeconds ?? 0)
  }

  private peersOf(row: number): readonly number[] {
    const from = this.firstPeer.at(row)
    const to = row + 1 < this.firstPeer.length ? this.firstPeer.at(row + 1) : this.peerIds.length
    return Array.from({length: to - from}, (_, index) => from + index)
  }

  private peer(at: number): Peer {
    const flags = this.peerFlags.at(at)
    return {id: this.peerIds.at(at), storeId: this.peerStores.at(at), role: ROLES[flags & ROLE_BITS]!, isWitness: (flags & WITNESS) !== 0}
  }

  private region(row: number): Region {
    const places = this.peersOf(row)
    const flagged = (flag: number) => places.filter((at) => this.peerFlags.at(at) & flag)
    const [leader] = flagged(LEADER)
    const to = row + 1 < this.firstKeyByte.length ? this.firstKeyByte.at(row + 1) : this.keys.length
    const [startKey = '', endKey = ''] = this.keys.text(this.firstKeyByte.at(row), to).split('/')
    const {document, list} = this.places[this.placeOf.at(row)]!
    const index = this.indexes.at(row)
    const pointer = index === NO_INDEX ? list : `${list}/${index}`
    return {
      id: this.ids.at(row),
      startKey,
      endKey,
      epoch: {confVer: this.confVers.at(row), version: this.versions.at(row)},
      peers: places.map((at) => this.peer(at)),
      leader: leader === undefined ? undefined : this.peer(leader),
      downPeers: flagged(DOWN).map((at) => ({peer: this.peer(at), downSeconds: this.downSeconds.at(at)})),
      pendingPeers: flagged(PENDING).map((at) => this.peer(at)),
      size: this.sizes.at(row),
      keys: this.keyCounts.at(row),
      ...(this.unknownLeaders.has(row) && {isLeaderUnknown: true}),
      source: {document, pointer, near: {pointer, offset: this.offsets.at(row)}},
    }
  }
}
