import {Column, HexColumn} from './columns.js'
import {IdIndex} from './id-index.js'
import {type Peer, PEER_ROLES, type Region, type RegionList, type Regions} from './region.js'
import {DOWN, LEADER, PENDING, type RegionBatch, ROLE_BITS, WITNESS} from './region-batch.js'
import {type JsonPlace, placeOf, type RegionPlace, RegionPlaces, sourceAt} from './region-places.js'

type Found = Omit<Region, 'source'>

const LEARNER = PEER_ROLES.indexOf('Learner')
/** For a size that is not known. */
const NONE = -1

/** What is not known of a row. */
const NO_LEADER = 1
const NO_PEERS = 2
const NO_RANGE = 4

/** The Regions of one sample in typed columns: a million of them take some hundred bytes each, and no objects. */
export class RegionTable implements Regions {
  readonly lists: RegionList[] = []
  /** Of each Region the row that counts, in the order in which the Regions came. */
  private readonly rows = new Column()
  private readonly numbers = new IdIndex((number) => this.ids.at(this.rows.at(number)))
  private readonly places = new RegionPlaces()
  private readonly storeIds: number[] = []
  private readonly storeAt = new Map<number, number>()

  private readonly ids = new Column()
  private readonly confVers = new Column()
  private readonly versions = new Column()
  private readonly sizes = new Column()
  private readonly keyCounts = new Column()
  private readonly gaps = new Column()
  private readonly boundaries = new HexColumn()
  /** The peers of row N end where those of row N + 1 begin. */
  private readonly peerEnds = new Column()

  private readonly peerIds = new Column()
  private readonly peerStores = new Column()
  private readonly peerFlags = new Column()
  private readonly downSeconds = new Map<number, number>()
  /** What `on` has found: it is asked often, and looks at every row. */
  private readonly onStore = new Map<number, readonly Region[]>()
  private listsLackLearners = false

  get count(): number {
    return this.rows.length
  }

  /** Up to 4.0.16 `region store N` hides learners (tikv/pd#3070). */
  get hidesLearners(): boolean {
    return this.listsLackLearners
  }

  set hidesLearners(isHiding: boolean) {
    this.onStore.clear()
    this.listsLackLearners = isHiding
  }

  addList(list: RegionList): void {
    this.onStore.clear()
    this.lists.push(list)
  }

  /** A Region that is here already is kept where its epoch is higher; with an equal one the later one wins. */
  add(region: Found, place: RegionPlace): void {
    if (!this.begin(region.id, region.epoch.confVer, region.epoch.version)) return
    this.gaps.push((region.isLeaderUnknown ? NO_LEADER : 0) | (region.lacks === 'peers' ? NO_PEERS : region.lacks === 'range' ? NO_RANGE : 0))
    this.sizes.push(region.size ?? NONE)
    this.keyCounts.push(region.keys ?? NONE)
    this.places.push(place)
    this.boundaries.push(region.startKey)
    this.boundaries.push(region.endKey)
    for (const peer of region.peers) this.addPeer(region, peer)
    this.peerEnds.push(this.peerIds.length)
  }

  /** The same for Regions that follow each other in a list; the place is that of the first. */
  addBatch(batch: RegionBatch, first: Required<JsonPlace>): void {
    for (let row = 0; row < batch.count; row++) {
      if (!this.begin(batch.ids[row]!, batch.confVers[row]!, batch.versions[row]!)) continue
      this.gaps.push(0)
      this.sizes.push(batch.sizes[row]!)
      this.keyCounts.push(batch.keyCounts[row]!)
      this.places.pushIn(first, first.index + row, first.offset + batch.offsets[row]!)
      this.boundaries.pushBytes(batch.keys, batch.startFrom[row]!, batch.startTo[row]!)
      this.boundaries.pushBytes(batch.keys, batch.endFrom[row]!, batch.endTo[row]!)
      for (let peer = row === 0 ? 0 : batch.peerEnds[row - 1]!; peer < batch.peerEnds[row]!; peer++) {
        const flags = batch.peerFlags[peer]!
        if (flags & DOWN) this.downSeconds.set(this.peerIds.length, batch.downSeconds[peer]!)
        this.pushPeer(batch.peerIds[peer]!, batch.peerStores[peer]!, flags)
      }
      this.peerEnds.push(this.peerIds.length)
    }
  }

  /** A new row for the Region, unless the one that is there is newer. */
  private begin(id: number, confVer: number, version: number): boolean {
    const row = this.ids.length
    const number = this.numbers.add(id)
    if (number === this.rows.length) this.rows.push(row)
    else if (this.isNewer(this.rows.at(number), version, confVer)) return false
    else this.rows.set(number, row)
    this.onStore.clear()
    this.ids.push(id)
    this.confVers.push(confVer)
    this.versions.push(version)
    return true
  }

  /** Takes over what another table has and this one does not. */
  addMissing(other: Regions, isWanted: (region: Region) => boolean): void {
    for (const region of other.all()) {
      if (this.numbers.get(region.id) === undefined && isWanted(region)) this.add(region, placeOf(region.source))
    }
  }

  get(id: number): Region | undefined {
    const number = this.numbers.get(id)
    return number === undefined ? undefined : this.region(this.rows.at(number))
  }

  /** A whole `region store N` decides; without one every Region that names the store. */
  on(storeId: number): readonly Region[] {
    const known = this.onStore.get(storeId) ?? this.find(storeId)
    this.onStore.set(storeId, known)
    return known
  }

  private find(storeId: number): readonly Region[] {
    const store = this.storeAt.get(storeId)
    const list = this.lists.findLast((list) => list.kind === 'store' && list.storeId === storeId && list.isComplete)
    const listed = list && new Set(list.ids)
    return this.where((row) => {
      const peer = this.peersOf(row).find((peer) => this.peerStores.at(peer) === store)
      if (peer === undefined || !listed) return peer !== undefined
      return listed.has(this.ids.at(row)) || (this.listsLackLearners && (this.peerFlags.at(peer) & ROLE_BITS) === LEARNER)
    })
  }

  leaderless(limit = 1000): readonly Region[] {
    return this.where((row) => (this.gaps.at(row) & NO_LEADER) === 0 && !this.peersOf(row).some((peer) => this.peerFlags.at(peer) & LEADER), limit)
  }

  *all(): Iterable<Region> {
    for (let number = 0; number < this.count; number++) yield this.region(this.rows.at(number))
  }

  pendingByStore(): ReadonlyMap<number, number> {
    const counts = new Map<number, number>()
    for (let number = 0; number < this.count; number++) {
      const row = this.rows.at(number)
      for (let peer = row === 0 ? 0 : this.peerEnds.at(row - 1); peer < this.peerEnds.at(row); peer++) {
        if ((this.peerFlags.at(peer) & PENDING) === 0) continue
        const storeId = this.storeIds[this.peerStores.at(peer)]!
        counts.set(storeId, (counts.get(storeId) ?? 0) + 1)
      }
    }
    return counts
  }

  private where(holds: (row: number) => boolean, limit?: number): readonly Region[] {
    const rows: number[] = []
    for (let number = 0; number < this.count; number++) if (holds(this.rows.at(number))) rows.push(this.rows.at(number))
    const sorted = rows.toSorted((a, b) => this.ids.at(a) - this.ids.at(b))
    return sorted.slice(0, limit).map((row) => this.region(row))
  }

  private isNewer(row: number, version: number, confVer: number): boolean {
    const mine = this.versions.at(row)
    return mine > version || (mine === version && this.confVers.at(row) > confVer)
  }

  private addPeer(region: Found, peer: Peer): void {
    const down = region.downPeers.find(({peer: other}) => other.id === peer.id)
    if (down) this.downSeconds.set(this.peerIds.length, down.downSeconds)
    let flags = PEER_ROLES.indexOf(peer.role)
    if (peer.isWitness) flags |= WITNESS
    if (region.leader?.id === peer.id) flags |= LEADER
    if (region.pendingPeers.some(({id}) => id === peer.id)) flags |= PENDING
    if (down) flags |= DOWN
    this.pushPeer(peer.id, peer.storeId, flags)
  }

  private pushPeer(id: number, storeId: number, flags: number): void {
    this.peerIds.push(id)
    this.peerStores.push(this.storeFor(storeId))
    this.peerFlags.push(flags)
  }

  private storeFor(storeId: number): number {
    const known = this.storeAt.get(storeId)
    if (known !== undefined) return known
    this.storeAt.set(storeId, this.storeIds.length)
    return this.storeIds.push(storeId) - 1
  }

  private peersOf(row: number): readonly number[] {
    const peers: number[] = []
    for (let peer = row === 0 ? 0 : this.peerEnds.at(row - 1); peer < this.peerEnds.at(row); peer++) peers.push(peer)
    return peers
  }

  private peer(at: number): Peer {
    const flags = this.peerFlags.at(at)
    return {id: this.peerIds.at(at), storeId: this.storeIds[this.peerStores.at(at)]!, role: PEER_ROLES[flags & ROLE_BITS]!, isWitness: (flags & WITNESS) !== 0}
  }

  private region(row: number): Region {
    const places = this.peersOf(row)
    const flagged = (flag: number) => places.filter((at) => this.peerFlags.at(at) & flag)
    const [leader] = flagged(LEADER)
    return {
      id: this.ids.at(row),
      startKey: this.boundaries.at(2 * row),
      endKey: this.boundaries.at(2 * row + 1),
      epoch: {confVer: this.confVers.at(row), version: this.versions.at(row)},
      peers: places.map((at) => this.peer(at)),
      leader: leader === undefined ? undefined : this.peer(leader),
      downPeers: flagged(DOWN).map((at) => ({peer: this.peer(at), downSeconds: this.downSeconds.get(at) ?? 0})),
      pendingPeers: flagged(PENDING).map((at) => this.peer(at)),
      size: known(this.sizes.at(row)),
      keys: known(this.keyCounts.at(row)),
      ...(this.gaps.at(row) & NO_LEADER && {isLeaderUnknown: true}),
      ...lacking(this.gaps.at(row)),
      source: sourceAt(this.places.at(row)),
    }
  }
}

function known(value: number): number | undefined {
  return value === NONE ? undefined : value
}

function lacking(gaps: number): Pick<Region, 'lacks'> {
  if (gaps & NO_PEERS) return {lacks: 'peers'}
  return gaps & NO_RANGE ? {lacks: 'range'} : {}
}
