/** What the flags of a peer say; the lowest bits are its role, by its number in `PEER_ROLES`. */
export const ROLE_BITS = 3
export const WITNESS = 4
export const PENDING = 16
export const DOWN = 32

const REGIONS = 1024
const PEERS = 8 * REGIONS
const KEY_BYTES = 256 * REGIONS
const NUMBER = 8

/** Regions on their way from the bytes of a file to a table, in arrays that are used again and again: no object each. */
export class RegionBatch {
  static readonly MOST = {mostRegions: REGIONS, mostPeers: PEERS, mostKeyBytes: KEY_BYTES}
  static readonly BYTES = 11 * REGIONS * NUMBER + PEERS * (3 * NUMBER + 1) + KEY_BYTES
  count = 0
  peerCount = 0
  keyBytes = 0
  /** The first key is whole; of others that begin like it only the rest is kept. */
  firstKeyBytes = 0
  /** Of each Region; `offsets` is where it begins, counted from where the first one does, and its peers end where those of the next begin. */
  readonly ids: Float64Array
  readonly confVers: Float64Array
  readonly versions: Float64Array
  readonly sizes: Float64Array
  readonly keyCounts: Float64Array
  readonly offsets: Float64Array
  readonly peerEnds: Float64Array
  /** Which peer of each Region leads, counted from 1; 0 for none. */
  readonly leaders: Float64Array
  readonly peerIds: Float64Array
  readonly peerStores: Float64Array
  /** Of the peers that are down. */
  readonly downSeconds: Float64Array
  readonly peerFlags: Uint8Array
  /** Where the start key of each Region stands in `keys`, and its end key, and how many bytes of the first key come before. */
  readonly keyFrom: Uint32Array
  readonly keyTo: Uint32Array
  readonly keyShared: Uint32Array
  readonly keys: Uint8Array

  /** The arrays may lie in the memory of WebAssembly. */
  constructor(memory: ArrayBuffer = new ArrayBuffer(RegionBatch.BYTES), from = 0) {
    let at = from
    const placeFor = (bytes: number) => (at += bytes) - bytes
    const numbers = (length: number) => new Float64Array(memory, placeFor(NUMBER * length), length)
    const places = () => new Uint32Array(memory, placeFor(NUMBER * REGIONS), 2 * REGIONS)
    ;[this.ids, this.confVers, this.versions, this.sizes] = [numbers(REGIONS), numbers(REGIONS), numbers(REGIONS), numbers(REGIONS)]
    ;[this.keyCounts, this.offsets, this.peerEnds, this.leaders] = [numbers(REGIONS), numbers(REGIONS), numbers(REGIONS), numbers(REGIONS)]
    ;[this.peerIds, this.peerStores, this.downSeconds] = [numbers(PEERS), numbers(PEERS), numbers(PEERS)]
    ;[this.keyFrom, this.keyTo, this.keyShared] = [places(), places(), places()]
    this.peerFlags = new Uint8Array(memory, placeFor(PEERS), PEERS)
    this.keys = new Uint8Array(memory, placeFor(KEY_BYTES), KEY_BYTES)
  }

  get isFull(): boolean {
    return this.count === REGIONS
  }

  clear(): void {
    this.count = 0
    this.peerCount = 0
    this.keyBytes = 0
  }
}
