/** What the flags of a peer say; the lowest bits are its role, by its number in `PEER_ROLES`. */
export const ROLE_BITS = 3
export const WITNESS = 4
export const LEADER = 8
export const PENDING = 16
export const DOWN = 32

const REGIONS = 256
const PEERS = 8 * REGIONS
const KEY_BYTES = 256 * REGIONS

/** Regions on their way from the bytes of a file to a table, in arrays that are used again and again: no object each. */
export class RegionBatch {
  count = 0
  peerCount = 0
  keyBytes = 0
  readonly ids = new Float64Array(REGIONS)
  readonly confVers = new Float64Array(REGIONS)
  readonly versions = new Float64Array(REGIONS)
  readonly sizes = new Float64Array(REGIONS)
  readonly keyCounts = new Float64Array(REGIONS)
  /** Where each begins, counted from where the first one does. */
  readonly offsets = new Float64Array(REGIONS)
  /** The start keys, and the end keys, in `keys`. */
  readonly startFrom = new Uint32Array(REGIONS)
  readonly startTo = new Uint32Array(REGIONS)
  readonly endFrom = new Uint32Array(REGIONS)
  readonly endTo = new Uint32Array(REGIONS)
  readonly keys = new Uint8Array(KEY_BYTES)
  /** The peers of each end where those of the next begin. */
  readonly peerEnds = new Uint32Array(REGIONS)
  readonly peerIds = new Float64Array(PEERS)
  readonly peerStores = new Float64Array(PEERS)
  readonly peerFlags = new Uint8Array(PEERS)
  /** Of the peers that are down. */
  readonly downSeconds = new Float64Array(PEERS)

  get isFull(): boolean {
    return this.count === REGIONS
  }

  clear(): void {
    this.count = 0
    this.peerCount = 0
    this.keyBytes = 0
  }
}
