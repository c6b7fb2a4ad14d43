import type {BundleFile} from '../../bundle/bundle-file.js'
import type {DiskPlace} from '../../bundle/piece-file.js'
import {RegionBatch} from '../../model/region-batch.js'
import {Thread, usefulThreads} from '../thread.js'
import type {RegionsAhead} from './pieces.js'

/** A list of Regions in a file: from the brace of one of them on. */
export interface ListToRead {
  readonly place: DiskPlace
  readonly size: number
  readonly from: number
  /** At once. */
  readonly readBytes: number
  /** For `BATCHES` batches in each slot. */
  readonly memory: SharedArrayBuffer
}

/** What the thread is asked: to begin with a list, or for what comes next in it, in a slot of the memory. */
export type Request = {readonly list: ListToRead} | {readonly slot: number}

/** Regions, of which all but this stands in the batch. */
export interface Stretch extends Omit<RegionsAhead, 'batch'> {
  readonly held: Pick<RegionBatch, 'count' | 'peerCount' | 'keyBytes' | 'keys' | 'areKeysFree'>
}

type Reader = Thread<Request, readonly Stretch[]>

interface ThreadOptions {
  /** The code of the thread. */
  readonly entry?: URL
  readonly threads?: number
  /** Smaller files are read without it. */
  readonly leastBytes?: number
  /** Where the thread reads fewer at once it is not worth the question. */
  readonly leastRegions?: number
  readonly readBytes?: number
}

const LEAST_BYTES = 48 * 2 ** 20
/** A question takes as long as some hundred Regions. */
export const BATCHES = 4
const SLOTS = 3
const LEAST_REGIONS = 2000
/** How often it may read so few: a capture may hold short lists before the long one, and a list some Regions that are not plain. */
const SHORT_LISTS = 8
const READ_BYTES = 2 ** 19

/** Reads the Regions of a large dump on the disk in a thread of their own, while those before them are put into the table. */
export class RegionThread {
  private started: Promise<void> | undefined
  private thread: Reader | undefined
  private readonly entry: URL
  private readonly threads: number
  private readonly leastBytes: number
  private readonly leastRegions: number
  private readonly readBytes: number

  constructor({entry = new URL('./region-worker.js', import.meta.url), threads = usefulThreads(), leastBytes = LEAST_BYTES, leastRegions = LEAST_REGIONS, readBytes = READ_BYTES}: ThreadOptions = {}) {
    this.entry = entry
    this.threads = threads
    this.leastBytes = leastBytes
    this.leastRegions = leastRegions
    this.readBytes = readBytes
  }

  /** What reads the Regions of the file from one of them on; until the thread has started it reads none. Undefined for a file that is small or packed. */
  ahead({place, size = 0}: BundleFile, onBytes: (bytes: number) => void): ((from: number) => AsyncIterable<RegionsAhead>) | undefined {
    if (!place || this.threads < 2 || size < this.leastBytes) return undefined
    void this.start()
    const {leastRegions, readBytes} = this
    const threadNow = () => this.thread
    let few = 0
    return async function* (from) {
      const thread = threadNow()
      if (!thread || few === SHORT_LISTS) return
      const regions = yield* regionsOf(thread, {place, size, from, readBytes}, onBytes)
      if (regions < leastRegions) few++
    }
  }

  start(): Promise<void> {
    // Without it the Regions are read here.
    return (this.started ??= this.open().catch(() => {}))
  }

  async close(): Promise<void> {
    await this.started
    await this.thread?.end()
  }

  private async open(): Promise<void> {
    const {Worker} = await import('node:worker_threads')
    const thread: Reader = new Thread(new Worker(this.entry))
    thread.hold()
    await thread.ask({slot: 0})
    thread.letGo()
    this.thread = thread
  }
}

/** How many there were. */
async function* regionsOf(thread: Reader, list: Omit<ListToRead, 'memory'>, onBytes: (bytes: number) => void): AsyncGenerator<RegionsAhead, number> {
  const memory = new SharedArrayBuffer(SLOTS * BATCHES * RegionBatch.BYTES)
  const batches = Array.from({length: SLOTS * BATCHES}, (_, at) => new RegionBatch(memory, at * RegionBatch.BYTES))
  let [regions, behind] = [0, list.from]
  thread.hold()
  const opening = thread.ask({list: {...list, memory}})
  const asked = Array.from({length: SLOTS}, (_, slot) => thread.ask({slot}))
  try {
    for (let slot = 0; ; slot = (slot + 1) % SLOTS) {
      const found = (await asked[slot]) ?? []
      for (const [at, {held, ...stretch}] of found.entries()) {
        yield {...stretch, batch: Object.assign(batches[slot * BATCHES + at]!, held)}
        onBytes(stretch.end - behind)
        behind = stretch.end
        regions += held.count
      }
      if (found.length < BATCHES) return regions
      asked[slot] = thread.ask({slot})
    }
  } finally {
    await Promise.all([opening, ...asked])
    thread.letGo()
  }
}
