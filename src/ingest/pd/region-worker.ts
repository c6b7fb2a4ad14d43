import {parentPort} from 'node:worker_threads'
import {PieceFile} from '../../bundle/piece-file.js'
import {RegionBatch} from '../../model/region-batch.js'
import {RegionColumns} from './region-columns.js'
import {BATCHES, type ListToRead, type Request, type Stretch} from './region-thread.js'

// The thread that reads the Regions of a list, one after the other, into memory that it shares with the one that asks for them.

const columns = new RegionColumns()
let list: List | undefined

parentPort?.on('message', (request: Request) => {
  let answer: readonly Stretch[] | undefined
  try {
    if ('list' in request) open(request.list)
    else answer = list?.stretches(request.slot)
  } catch {
    // Who asked reads on without help, and meets what is wrong.
    list = undefined
  }
  parentPort?.postMessage(answer, answer?.map(({held}) => held.keys.buffer as ArrayBuffer))
})

function open(toRead: ListToRead): void {
  list?.close()
  list = columns.room && new List(toRead, columns.room)
}

/** The list at hand: the bytes from `from` to `to` of the room are those that come next, and begin at a byte of the file. */
class List {
  private readonly file: PieceFile
  private readonly batches: readonly RegionBatch[]
  private byte: number
  private from = 0
  private to = 0
  private isBehindRegion = false

  constructor(
    private readonly read: ListToRead,
    private readonly room: Buffer,
  ) {
    this.file = new PieceFile(read.place)
    this.byte = read.from
    this.batches = Array.from({length: read.memory.byteLength / RegionBatch.BYTES}, (_, at) => new RegionBatch(read.memory, at * RegionBatch.BYTES))
  }

  /** What comes next, in the batches of the slot: fewer where the list ends, or something else than a plain Region follows. */
  stretches(slot: number): readonly Stretch[] {
    const found: Stretch[] = []
    while (found.length < BATCHES && this.readOn()) found.push(this.handOn(this.batches[slot * BATCHES + found.length]!))
    return found
  }

  close(): void {
    this.file.close()
  }

  private readOn(): boolean {
    do columns.read(this.room.subarray(this.from, this.to), this.isBehindRegion)
    while (columns.batch.count === 0 && columns.isCut && this.fill())
    return columns.batch.count > 0
  }

  private handOn(batch: RegionBatch): Stretch {
    const {length, newlines, batch: {count, peerCount, keyBytes, keys}} = columns
    batch.copy(columns.batch)
    // Memory costs time when it is touched first: here that is spent beside the work of the other thread.
    const kept = Buffer.allocUnsafeSlow(keyBytes)
    kept.set(keys.subarray(0, keyBytes))
    const stretch = {held: {count, peerCount, keyBytes, keys: kept, areKeysFree: true}, offset: this.byte, end: this.byte + length, newlines}
    this.byte += length
    this.from += length
    this.isBehindRegion = true
    return stretch
  }

  /** More bytes behind those at hand; false when there are none, or no room for them. */
  private fill(): boolean {
    const {room, read, file} = this
    if (this.to + read.readBytes > room.length) {
      room.copyWithin(0, this.from, this.to)
      this.to -= this.from
      this.from = 0
    }
    const next = this.byte + this.to - this.from
    const bytes = file.fill(room.subarray(this.to, this.to + Math.min(read.readBytes, read.size - next)), next)
    this.to += bytes
    return bytes > 0
  }
}
