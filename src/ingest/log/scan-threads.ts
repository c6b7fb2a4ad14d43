import {availableParallelism, loadavg} from 'node:os'
import type {Worker} from 'node:worker_threads'
import type {BundleFile} from '../../bundle/bundle-file.js'
import type {DiskPlace} from '../../bundle/piece-file.js'
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

interface ThreadOptions {
  /** The code of a thread. */
  readonly entry?: URL
  readonly threads?: number
  /** Smaller logs are read without them. */
  readonly leastBytes?: number
  readonly size?: number
}

const LEAST_BYTES = 24 * 2 ** 20
/** More would wait for the one that puts together what they find. */
const MOST_THREADS = 4
// A thread that has to wait for its turn on a busy machine then has something to do.
const SLOTS = 8

/** Scans a large log on the disk in several threads. The blocks are those that one thread would read, in the same order. */
export class ScanThreads {
  private opened: Promise<readonly Thread[]> | undefined
  private readonly entry: URL
  private readonly threads: number
  private readonly leastBytes: number
  /** Of a block. */
  readonly size: number

  constructor({entry = new URL('./scan-worker.js', import.meta.url), threads = usefulThreads(), leastBytes = LEAST_BYTES, size = BLOCK_BYTES}: ThreadOptions = {}) {
    this.entry = entry
    this.threads = threads
    this.leastBytes = leastBytes
    this.size = size
  }

  /** Starts the threads that the log will need, while other files are read. */
  prepare(file: BundleFile): void {
    if (this.isLarge(file, 0)) void this.open()
  }

  /** The blocks from a byte on, as far as each ends with a record: the rest, and a log that is small or packed, is left to the caller. */
  async *blocks(file: BundleFile, from: number, look: Pick<FileToScan, 'messages' | 'head' | 'watched' | 'longest'>): AsyncGenerator<Block> {
    const {size} = this
    const {place, size: bytes = 0} = file
    if (!place || !this.isLarge(file, from)) return
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

  async close(): Promise<void> {
    await Promise.all(((await this.opened) ?? []).map((thread) => thread.end()))
  }

  private isLarge({place, size = 0}: BundleFile, from: number): boolean {
    return place !== undefined && this.threads > 1 && size - from >= this.leastBytes
  }

  private open(): Promise<readonly Thread[]> {
    return (this.opened ??= import('node:worker_threads').then(({Worker}) => Array.from({length: this.threads}, () => new Thread(new Worker(this.entry)))))
  }
}

/** As many as there are processors, but one where other work keeps all of them busy: threads that take turns only cost more. */
function usefulThreads(): number {
  const processors = availableParallelism()
  return (loadavg()[0] ?? 0) < processors ? Math.min(processors, MOST_THREADS) : 1
}

/** Answers what it is asked in turn; a thread that has ended answers nothing. */
class Thread {
  private readonly waiting: Array<(answer: Answer | undefined) => void> = []
  private hasEnded = false

  constructor(private readonly worker: Worker) {
    worker.on('message', (answer: Answer | undefined) => this.waiting.shift()?.(answer))
    for (const event of ['error', 'messageerror', 'exit']) worker.on(event, () => this.giveUp())
    this.letGo()
  }

  ask(request: Request): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      if (this.hasEnded) return resolve(undefined)
      this.waiting.push(resolve)
      this.worker.postMessage(request)
    })
  }

  /** The process does not end while it is held. */
  hold(): void {
    this.worker.ref()
  }

  letGo(): void {
    this.worker.unref()
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  private giveUp(): void {
    this.hasEnded = true
    for (const resolve of this.waiting.splice(0)) resolve(undefined)
  }
}
