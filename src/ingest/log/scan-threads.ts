import type {BundleFile} from '../../bundle/bundle-file.js'
import type {DiskPlace} from '../../bundle/piece-file.js'
import {type ThreadOptions, Threads} from '../../bundle/threads.js'
import {type Block, BLOCK_BYTES} from './blocks.js'
import type {Scanned} from './scan.js'

/** A log, and what to look for in it. */
export interface FileToScan {
  readonly place: DiskPlace
  readonly messages: readonly string[]
  readonly head: Uint8Array
  readonly watched: ReadonlySet<number> | undefined
  /** The longest line that is read. */
  readonly longest: number
  /** Of a piece. */
  readonly size: number
  /** How many pieces a thread holds at once. */
  readonly slots: number
}

/** What a thread is asked: to open a log, or to scan a piece of it, which begins at `from` if that is known. */
export type Request = {readonly log: FileToScan} | {readonly piece: number; readonly slot: number; readonly from?: number | undefined}

/** A piece as a block; its bytes stay until the slot is asked for again. */
export interface Answer {
  readonly bytes: Uint8Array
  readonly at: number
  readonly scanned: Scanned
}

// A thread that has to wait for its turn on a busy machine then has something to do.
const SLOTS = 4

/** Scans a large log on the disk in several threads. The blocks are those that one thread would read, in the same order. */
export class ScanThreads extends Threads<Request, Answer> {
  constructor(options: ThreadOptions = {}) {
    super({entry: new URL('./scan-worker.js', import.meta.url), size: BLOCK_BYTES, ...options})
  }

  /** The blocks from a byte on, as far as each ends with a record: the rest, and a log that is small or packed, is left to the caller. */
  async *blocks(file: BundleFile, from: number, look: Pick<FileToScan, 'messages' | 'head' | 'watched' | 'longest'>): AsyncGenerator<Block> {
    const {size} = this
    const {place, size: bytes = 0} = file
    if (!place || !this.areFor(file, from)) return
    const threads = await this.open()
    for (const thread of threads) thread.hold()
    const log: FileToScan = {...look, place, size, slots: SLOTS}
    const openings = threads.map((thread) => thread.ask({log}))
    const first = Math.floor(from / size)
    const end = Math.floor((bytes - 1) / size)
    const ask = (piece: number): Promise<Answer | undefined> => {
      const turn = piece - first
      return threads[turn % threads.length]!.ask({piece, slot: Math.floor(turn / threads.length) % SLOTS, from: piece === first ? from : undefined})
    }
    const asked: Array<Promise<Answer | undefined>> = []
    let next = first
    try {
      for (; next < Math.min(end, first + threads.length * SLOTS); next++) asked.push(ask(next))
      for (let answer = await asked.shift(); answer; answer = await asked.shift()) {
        const {bytes: found, at, scanned} = answer
        // A record may be longer than a piece.
        if (found.length > 0) yield {bytes: Buffer.from(found.buffer, found.byteOffset, found.length), at, isCut: false, scanned}
        if (next < end) asked.push(ask(next++))
      }
    } finally {
      await Promise.all([...openings, ...asked])
      for (const thread of threads) thread.letGo()
    }
  }
}
