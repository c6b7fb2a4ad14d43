import {Column, HexColumn} from './columns.js'
import {DOWN, PENDING, RegionBatch, ROLE_BITS, WITNESS} from './region-batch.js'
import type {JsonPlace, RegionPlace} from './region-places.js'
import {RegionPlaces, sourceAt} from './region-places.js'
import {type DownPeer, type Peer, PEER_ROLES, type Region} from './region.js'
import type {Source} from './source.js'
import {StoreNumbers} from './store-numbers.js'

/** For a size that is not known. */
const NONE = -1

/** What is not known of a row. */
const NO_LEADER = 1
const NO_PEERS = 2
const NO_RANGE = 4
/** Beside those: the row is of the Region's own dump, or of that of one store. */
const OWN = 8
const none = new Uint8Array(RegionBatch.MOST.mostRegions)
const stores = new Float64Array(RegionBatch.MOST.mostPeers)

/** Regions in typed columns, a row each: a million of them take some hundred bytes each, and no objects. */
export class RegionRows {
  private readonly places = new RegionPlaces()
  private readonly storeNumbers = new StoreNumbers()

  private readonly ids = new Column()
  private readonly confVers = new Column()
  private readonly versions = new Column()
  private readonly sizes = new Column()
  private readonly keyCounts = new Column()
  private readonly gaps = new Column()
  private readonly boundaries = new HexColumn()
  /** The peers of row N end where those of row N + 1 begin. */
  private readonly peerEnds = new Column()
  /** Which of its peers leads, counted from 1; 0 for none. Every Region that is left is asked for it, by one cause after the other. */
  private readonly leaders = new Column()

  private readonly peerIds = new Column()
  private readonly peerStores = new Column()
  private readonly peerFlags = new Column()
  private readonly downSeconds = new Map<number, number>()

  /** The peers that were asked for last: who looks at a Region asks for them several times. */
  private row = -1
  private peers: readonly Peer[] = []

  get length(): number {
    return this.ids.length
  }

  push(region: Omit<Region, 'source'>, place: RegionPlace): void {
    this.ids.push(region.id)
    this.confVers.push(region.epoch.confVer)
    this.versions.push(region.epoch.version)
    this.gaps.push((region.isLeaderUnknown ? NO_LEADER : 0) | (region.lacks === 'peers' ? NO_PEERS : region.lacks === 'range' ? NO_RANGE : 0))
    this.sizes.push(region.size ?? NONE)
    this.keyCounts.push(region.keys ?? NONE)
    this.places.push(place)
    this.boundaries.push(region.startKey)
    this.boundaries.push(region.endKey)
    for (const peer of region.peers) this.pushPeer(peer, region)
    this.peerEnds.push(this.peerIds.length)
    this.leaders.push(region.peers.findIndex(({id}) => id === region.leader?.id) + 1)
  }

  /** The rows of a batch; the place is that of the first. */
  pushAll(batch: RegionBatch, first: Required<JsonPlace>): void {
    const {count, peerCount} = batch
    const peers = this.peerIds.length
    this.confVers.pushAll(batch.confVers, 0, count)
    this.versions.pushAll(batch.versions, 0, count)
    this.gaps.pushAll(none, 0, count)
    this.sizes.pushAll(batch.sizes, 0, count)
    this.keyCounts.pushAll(batch.keyCounts, 0, count)
    this.places.pushAll(first, batch.offsets, count)
    this.boundaries.pushAll(batch.keys.subarray(0, batch.keyBytes), {from: batch.keyFrom, to: batch.keyTo, shared: batch.keyShared, count: 2 * count})
    this.ids.pushAll(batch.ids, 0, count)
    this.leaders.pushAll(batch.leaders, 0, count)
    for (let peer = 0; peer < peerCount; peer++) {
      if (batch.peerFlags[peer]! & DOWN) this.downSeconds.set(peers + peer, batch.downSeconds[peer]!)
      stores[peer] = this.storeNumbers.numberFor(batch.peerStores[peer]!)
    }
    this.peerIds.pushAll(batch.peerIds, 0, peerCount)
    this.peerStores.pushAll(stores, 0, peerCount)
    this.peerFlags.pushAll(batch.peerFlags, 0, peerCount)
    this.peerEnds.pushAll(batch.peerEnds, 0, count, peers)
  }

  private pushPeer(peer: Peer, {pendingPeers, downPeers}: Omit<Region, 'source'>): void {
    const down = downPeers.find(({peer: other}) => other.id === peer.id)
    if (down) this.downSeconds.set(this.peerIds.length, down.downSeconds)
    let flags = PEER_ROLES.indexOf(peer.role)
    if (peer.isWitness) flags |= WITNESS
    if (pendingPeers.some(({id}) => id === peer.id)) flags |= PENDING
    if (down) flags |= DOWN
    this.peerIds.push(peer.id)
    this.peerStores.push(this.storeNumbers.numberFor(peer.storeId))
    this.peerFlags.push(flags)
  }

  idOf(row: number): number {
    return this.ids.at(row)
  }

  /** The ids of as many rows as the array has room for. */
  idsFrom(row: number, ids: Float64Array): void {
    this.ids.copyTo(ids, row)
  }

  /** Does the row stay, where another dump shows the Region with this epoch? */
  outranks(row: number, {version, confVer}: Region['epoch']): boolean {
    const [mine, members] = [this.versions.at(row), this.confVers.at(row)]
    if (mine !== version) return mine > version
    return members > confVer || (members === confVer && (this.gaps.at(row) & OWN) !== 0)
  }

  /** From now on no list of many Regions takes its place that shows the same epoch. */
  markOwn(row: number): void {
    this.gaps.set(row, this.gaps.at(row) | OWN)
  }

  /** Is the first peer of the row on the store a learner? */
  isLearnerOn(row: number, storeId: number): boolean {
    return this.peersOf(row).find((peer) => peer.storeId === storeId)?.role === 'Learner'
  }

  /** The rows that have a peer on the store. */
  *on(storeId: number): Generator<number> {
    const store = this.storeNumbers.numberOf(storeId)
    let row = 0
    for (const peer of store === undefined ? [] : this.peerStores.placesOf(store)) {
      if (row > 0 && peer < this.peerEnds.at(row - 1)) continue
      while (this.peerEnds.at(row) <= peer) row++
      yield row++
    }
  }

  *leaderless(): Generator<number> {
    for (const row of this.leaders.placesOf(0)) if ((this.gaps.at(row) & NO_LEADER) === 0) yield row
  }

  pendingStores(row: number): readonly number[] {
    return this.flagged(row, PENDING, (peer) => this.storeNumbers.idOf(this.peerStores.at(peer)))
  }

  region(row: number): Region {
    const gaps = this.gaps.at(row) & ~OWN
    const region = new RowRegion(this, row)
    return gaps === 0 ? region : Object.assign(region, gaps & NO_LEADER && {isLeaderUnknown: true}, lacking(gaps))
  }

  epochOf(row: number): Region['epoch'] {
    return {confVer: this.confVers.at(row), version: this.versions.at(row)}
  }

  /** Its start key is at 0, its end key at 1. */
  boundaryOf(row: number, which: 0 | 1): string {
    return this.boundaries.at(2 * row + which)
  }

  sizeOf(row: number): number | undefined {
    return known(this.sizes.at(row))
  }

  keysOf(row: number): number | undefined {
    return known(this.keyCounts.at(row))
  }

  sourceOf(row: number): Source {
    return sourceAt(this.places.at(row))
  }

  peersOf(row: number): readonly Peer[] {
    if (this.row === row) return this.peers
    const peers: Peer[] = []
    for (let peer = this.firstPeer(row), end = this.peerEnds.at(row); peer < end; peer++) peers.push(this.peer(peer))
    this.row = row
    this.peers = peers
    return peers
  }

  leaderOf(row: number): Peer | undefined {
    const leader = this.leaders.at(row)
    return leader === 0 ? undefined : this.peersOf(row)[leader - 1]
  }

  downPeersOf(row: number): readonly DownPeer[] {
    return this.flagged(row, DOWN, (peer) => ({peer: this.peer(peer), downSeconds: this.downSeconds.get(peer) ?? 0}))
  }

  pendingPeersOf(row: number): readonly Peer[] {
    return this.flagged(row, PENDING, (peer) => this.peer(peer))
  }

  private flagged<T>(row: number, flag: number, read: (peer: number) => T): readonly T[] {
    const found: T[] = []
    for (let peer = this.firstPeer(row), end = this.peerEnds.at(row); peer < end; peer++) if (this.peerFlags.at(peer) & flag) found.push(read(peer))
    return found
  }

  private firstPeer(row: number): number {
    return row === 0 ? 0 : this.peerEnds.at(row - 1)
  }

  private peer(at: number): Peer {
    const flags = this.peerFlags.at(at)
    return {id: this.peerIds.at(at), storeId: this.storeNumbers.idOf(this.peerStores.at(at)), role: PEER_ROLES[flags & ROLE_BITS]!, isWitness: (flags & WITNESS) !== 0}
  }
}

/** A Region that is read from its row each time it is asked: lists of a million of them take some MiB. */
class RowRegion implements Region {
  declare readonly isLeaderUnknown?: boolean
  declare readonly lacks?: 'peers' | 'range'
  readonly #rows: RegionRows
  readonly #row: number

  constructor(rows: RegionRows, row: number) {
    this.#rows = rows
    this.#row = row
  }

  get id() { return this.#rows.idOf(this.#row) }
  get startKey() { return this.#rows.boundaryOf(this.#row, 0) }
  get endKey() { return this.#rows.boundaryOf(this.#row, 1) }
  get epoch() { return this.#rows.epochOf(this.#row) }
  get peers() { return this.#rows.peersOf(this.#row) }
  get leader() { return this.#rows.leaderOf(this.#row) }
  get downPeers() { return this.#rows.downPeersOf(this.#row) }
  get pendingPeers() { return this.#rows.pendingPeersOf(this.#row) }
  get size() { return this.#rows.sizeOf(this.#row) }
  get keys() { return this.#rows.keysOf(this.#row) }
  get source() { return this.#rows.sourceOf(this.#row) }
}

function known(value: number): number | undefined {
  return value === NONE ? undefined : value
}

function lacking(gaps: number): Pick<Region, 'lacks'> {
  if (gaps & NO_PEERS) return {lacks: 'peers'}
  return gaps & NO_RANGE ? {lacks: 'range'} : {}
}
