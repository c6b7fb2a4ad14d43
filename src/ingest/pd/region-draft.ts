import {DOWN, PENDING, RegionBatch} from '../../model/region-batch.js'

/** The Region that is being read, at the end of a batch. */
export class RegionDraft {
  leaderId = 0
  readonly pending: number[] = []
  /** The ids of peers that are down, each before its seconds. */
  readonly down: number[] = []
  private firstPeer = 0
  private firstKeyByte = 0

  constructor(readonly batch = new RegionBatch()) {}

  begin(): void {
    const {batch, pending, down} = this
    const row = batch.count
    this.firstPeer = batch.peerCount
    this.firstKeyByte = batch.keyBytes
    batch.ids[row] = batch.confVers[row] = batch.versions[row] = batch.sizes[row] = batch.keyCounts[row] = this.leaderId = 0
    this.dropKeys()
    if (pending.length > 0) pending.length = 0
    if (down.length > 0) down.length = 0
  }

  dropKeys(): void {
    const {batch} = this
    const row = batch.count
    for (const places of [batch.keyFrom, batch.keyTo, batch.keyShared]) places.fill(0, 2 * row, 2 * row + 2)
  }

  /** Of the key that stands behind the others what it does not share with the first one; the start key is at 0, the end key at 1. */
  keepKey(which: 0 | 1, length: number): void {
    const {batch} = this
    const {keys, keyBytes: from} = batch
    if (from === 0) batch.firstKeyBytes = length
    const most = from === 0 ? 0 : Math.min(batch.firstKeyBytes, length)
    let shared = 0
    while (shared < most && keys[shared] === keys[from + shared]) shared++
    keys.copyWithin(from, from + shared, from + length)
    const place = 2 * batch.count + which
    batch.keyShared[place] = shared
    batch.keyFrom[place] = from
    batch.keyTo[place] = batch.keyBytes += length - shared
  }

  /** False, and nothing is kept of it, for a Region without an id. */
  finish(from: number): boolean {
    const {batch} = this
    const row = batch.count
    if (batch.ids[row] === 0) return this.drop()
    batch.leaders[row] = 0
    for (let peer = batch.peerCount - 1; peer >= this.firstPeer; peer--) {
      if (batch.peerIds[peer] === this.leaderId) batch.leaders[row] = peer - this.firstPeer + 1
      this.flag(peer)
    }
    batch.offsets[row] = from
    batch.peerEnds[row] = batch.peerCount
    batch.count++
    return true
  }

  drop(): false {
    this.batch.peerCount = this.firstPeer
    this.batch.keyBytes = this.firstKeyByte
    return false
  }

  /** What ails a peer stands outside of the peer, with its id. */
  private flag(peer: number): void {
    const {batch, down, pending} = this
    const id = batch.peerIds[peer]!
    if (pending.length > 0 && pending.includes(id)) batch.peerFlags[peer]! |= PENDING
    // The first of two wins.
    for (let at = down.length - 2; at >= 0; at -= 2) {
      if (down[at] !== id) continue
      batch.peerFlags[peer]! |= DOWN
      batch.downSeconds[peer] = down[at + 1]!
    }
  }
}
