import {DOWN, LEADER, PENDING, RegionBatch, WITNESS} from '../../model/region-batch.js'
import {PEER_ROLES} from '../../model/region.js'
import {CUT, JsonBytes, ODD} from './json-bytes.js'
import {DOWN_PEER, EPOCH, Field, PEER, REGION, type Shape} from './region-shapes.js'

const [COMMA, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE, QUOTE] = [44, 91, 93, 123, 125, 34]
const LEARNER = PEER_ROLES.indexOf('Learner')
const ROLE_NAMES = PEER_ROLES.map((role) => Buffer.from(`"${role}"`))
/** `role_name` is none of metapb.PeerRole, or there is none. */
const UNNAMED = -1

/** Which fields an object has, a bit each. */
const bit = (field: Field) => 1 << field
const NEEDED = bit(Field.Id) | bit(Field.Peers)
const BOTH_KEYS = bit(Field.StartKey) | bit(Field.EndKey)

/**
 * Reads Regions from their bytes into columns, without a string or an object each. It knows what PD prints and nothing
 * else: whatever is not plain JSON of that shape is left to `readRegion`, which is the referee of what it all means.
 */
export class RegionColumns {
  readonly batch = new RegionBatch()
  /** The bytes of the batch, and the lines that end in them. */
  length = 0
  newlines = 0
  /** With more bytes the next Region may be read as well. */
  isCut = false
  private readonly json = new JsonBytes()
  private seen = 0
  private leaderId = 0
  private readonly pending: number[] = []
  /** The ids of peers that are down, each before its seconds. */
  private readonly down: number[] = []
  private peerId = 0
  private storeId = 0
  private role = 0
  private named = UNNAMED
  private isLearner = false
  private isWitness = false
  private downSeconds = 0

  /** Reads Regions that follow each other in a list, from the brace of the first. */
  read(bytes: Buffer): void {
    this.json.open(bytes)
    this.batch.clear()
    this.length = this.newlines = 0
    for (let at = 0; at >= 0; ) {
      at = this.region(at)
      this.isCut = at === CUT
      if (at < 0) return
      this.length = at
      this.newlines = this.json.newlines
      at = this.batch.isFull ? ODD : this.next(at)
    }
  }

  private next(behind: number): number {
    const {json} = this
    const comma = json.blanks(behind)
    const at = json.blanks(comma + 1)
    return json.byte(comma) === COMMA && json.byte(at) === OPEN_BRACE ? at : ODD
  }

  private region(from: number): number {
    const {batch} = this
    const {count: row, peerCount, keyBytes} = batch
    batch.confVers[row] = batch.versions[row] = batch.sizes[row] = batch.keyCounts[row] = this.leaderId = 0
    batch.startFrom[row] = batch.startTo[row] = batch.endFrom[row] = batch.endTo[row] = 0
    this.pending.length = this.down.length = 0
    const end = this.object(from, REGION)
    if (end >= 0 && (this.seen & NEEDED) === NEEDED && batch.ids[row]! > 0) {
      this.finish(row, from, peerCount)
      return end
    }
    batch.peerCount = peerCount
    batch.keyBytes = keyBytes
    return end < 0 ? end : ODD
  }

  private finish(row: number, from: number, firstPeer: number): void {
    const {batch} = this
    // PD prints both keys, the empty one too: one that somebody cut away is no infinity.
    if ((this.seen & BOTH_KEYS) !== BOTH_KEYS) batch.startTo[row] = batch.startFrom[row] = batch.endTo[row] = batch.endFrom[row] = 0
    for (let peer = firstPeer; peer < batch.peerCount; peer++) this.flag(peer)
    batch.offsets[row] = from
    batch.peerEnds[row] = batch.peerCount
    batch.count++
  }

  /** The leader, and what ails a peer, stand outside of the peer, with its id. */
  private flag(peer: number): void {
    const {batch, down, pending} = this
    const id = batch.peerIds[peer]!
    let flags = batch.peerFlags[peer]!
    if (id === this.leaderId) flags |= LEADER
    if (pending.length > 0 && pending.includes(id)) flags |= PENDING
    for (let at = down.length - 2; at >= 0; at -= 2) {
      if (down[at] !== id) continue
      flags |= DOWN
      batch.downSeconds[peer] = down[at + 1]!
    }
    batch.peerFlags[peer] = flags
  }

  /** An object of a known shape, none of whose fields comes twice. */
  private object(from: number, shape: Shape): number {
    const {json} = this
    if (json.byte(from) !== OPEN_BRACE) return json.miss(from)
    let seen = 0
    let name = 0
    let at = json.blanks(from + 1)
    if (json.byte(at) !== CLOSE_BRACE) {
      for (;;) {
        name = shape.nameAt(json, at, name)
        const field = shape.fieldOf(name)
        if (field !== Field.Other && seen & bit(field)) return ODD
        seen |= bit(field)
        const value = name === 0 ? json.key(at) : at + shape.lengthOf(name)
        at = value < 0 ? value : this.value(field, json.blanks(value))
        if (at < 0) return at
        at = json.blanks(at)
        if (json.byte(at) === CLOSE_BRACE) break
        if (json.byte(at) !== COMMA) return json.miss(at)
        at = json.blanks(at + 1)
        if (json.byte(at) !== QUOTE) return json.miss(at)
      }
    }
    this.seen = seen
    return at + 1
  }

  private list(field: Field, from: number): number {
    const {json} = this
    if (json.byte(from) !== OPEN_BRACKET) return json.miss(from)
    let at = json.blanks(from + 1)
    if (json.byte(at) === CLOSE_BRACKET) return at + 1
    for (;;) {
      at = this.element(field, at)
      if (at < 0) return at
      at = json.blanks(at)
      if (json.byte(at) === CLOSE_BRACKET) return at + 1
      if (json.byte(at) !== COMMA) return json.miss(at)
      at = json.blanks(at + 1)
    }
  }

  private value(field: Field, at: number): number {
    const {batch, json} = this
    const row = batch.count
    switch (field) {
      case Field.Id: return this.number(batch.ids, row, at)
      case Field.Size: return this.number(batch.sizes, row, at)
      case Field.Keys: return this.number(batch.keyCounts, row, at)
      case Field.ConfVer: return this.number(batch.confVers, row, at)
      case Field.Version: return this.number(batch.versions, row, at)
      case Field.StartKey: return this.key(batch.startFrom, batch.startTo, at)
      case Field.EndKey: return this.key(batch.endFrom, batch.endTo, at)
      case Field.Epoch: return this.object(at, EPOCH)
      case Field.Peers: return this.list(field, at)
      case Field.DownPeers:
      case Field.PendingPeers: return json.isNull(at) ? json.scalar(at) : this.list(field, at)
      case Field.Leader: return this.leader(at)
      case Field.Foreign: return ODD
      default: return field === Field.Other ? json.scalar(at) : this.peerValue(field, at)
    }
  }

  private peerValue(field: Field, at: number): number {
    const {json} = this
    if (field === Field.RoleName) {
      this.named = ROLE_NAMES.findIndex((name) => json.matches(at, name))
      return json.string(at)
    }
    if (field === Field.DownPeer) return this.peer(at)
    const isFlag = field === Field.IsLearner || field === Field.IsWitness
    const end = isFlag ? json.boolean(at) : json.integer(at)
    if (field === Field.PeerId) this.peerId = json.number
    else if (field === Field.StoreId) this.storeId = json.number
    else if (field === Field.Role) this.role = json.number
    else if (field === Field.DownSeconds) this.downSeconds = json.number
    else if (field === Field.IsLearner) this.isLearner = json.number === 1
    else this.isWitness = json.number === 1
    return end
  }

  private element(field: Field, at: number): number {
    this.downSeconds = 0
    this.peerId = 0
    const end = field === Field.DownPeers ? this.object(at, DOWN_PEER) : this.peer(at)
    if (end < 0) return end
    if (this.peerId === 0) return ODD
    if (field === Field.Peers) return this.addPeer() ? end : ODD
    if (field === Field.PendingPeers) this.pending.push(this.peerId)
    else this.down.push(this.peerId, this.downSeconds)
    return end
  }

  /** `peerId` is 0 for an object without the ids of a peer. */
  private peer(at: number): number {
    this.peerId = this.role = 0
    this.named = UNNAMED
    this.isLearner = this.isWitness = false
    const end = this.object(at, PEER)
    if ((this.seen & bit(Field.StoreId)) === 0) this.peerId = 0
    return end
  }

  private addPeer(): boolean {
    const {batch} = this
    const at = batch.peerCount
    if (at === batch.peerIds.length) return false
    const role = this.named === UNNAMED ? (this.isLearner ? LEARNER : this.role < PEER_ROLES.length ? this.role : 0) : this.named
    batch.peerIds[at] = this.peerId
    batch.peerStores[at] = this.storeId
    batch.peerFlags[at] = role | (this.isWitness ? WITNESS : 0)
    batch.peerCount++
    return true
  }

  private leader(at: number): number {
    if (this.json.isNull(at)) return this.json.scalar(at)
    const end = this.peer(at)
    this.leaderId = this.peerId
    return end
  }

  private number(column: Float64Array, row: number, at: number): number {
    const end = this.json.integer(at)
    column[row] = this.json.number
    return end
  }

  private key(from: Uint32Array, to: Uint32Array, at: number): number {
    const {batch, json} = this
    const end = json.hex(at, batch.keys, batch.keyBytes)
    from[batch.count] = batch.keyBytes
    to[batch.count] = batch.keyBytes += json.number
    return end
  }
}
