import {DOWN, LEADER, PENDING, RegionBatch} from '../../model/region-batch.js'

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
    batch.keyFrom.fill(0, 2 * row, 2 * row + 2)
    batch.keyTo.fill(0, 2 * row, 2 * row + 2)
  }

  /** False, and nothing is kept of it, for a Region without an id. */
  finish(from: number): boolean {
    const {batch} = this
    const row = batch.count
    if (batch.ids[row] === 0) return this.drop()
    for (let peer = this.firstPeer; peer < batch.peerCount; peer++) this.flag(peer)
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

  /** The leader, and what ails a peer, stand outside of the peer, with its id. */
  private flag(peer: number): void {
    const {batch, down, pending} = this
    const id = batch.peerIds[peer]!
    if (id === this.leaderId) batch.peerFlags[peer]! |= LEADER
    if (pending.length > 0 && pending.includes(id)) batch.peerFlags[peer]! |= PENDING
    // The first of two wins.
    for (let at = down.length - 2; at >= 0; at -= 2) {
      if (down[at] !== id) continue
      batch.peerFlags[peer]! |= DOWN
      batch.downSeconds[peer] = down[at + 1]!
    }
  }
}
