import type {BundleFile} from '../bundle/bundle-file.js'
import type {DiskPlace} from '../bundle/piece-file.js'
import {type ThreadOptions, Threads} from '../bundle/threads.js'
import type {Kind, Replaced} from './edits.js'
import {atStart, type ScanState} from './scan-state.js'
import type {Known, Tokens} from './tokens.js'

/** A file, and what stands for what in it; without that its names are learned. */
export interface FileToRedact {
  readonly place: DiskPlace
  readonly isDump: boolean
  readonly bytes: number
  /** Of a piece. */
  readonly size: number
  readonly known: Known | undefined
}

/** Where a scanner has come to. */
interface Reached {
  readonly at: number
  readonly state: ScanState
}

/** What a thread is asked: to open a file, or to go through a piece of it, from where the one before it ends if that is known, in memory that is not needed any more. */
export type Request = {readonly file: FileToRedact} | {readonly piece: number; readonly from?: Reached | undefined; readonly spare?: ArrayBuffer | undefined}

/** What comes of a piece. */
export interface Answer {
  /** What it took for granted, and where it ends. */
  readonly from: Reached
  readonly end: number
  readonly state: ScanState
  /** While names are learned: those of the piece. */
  readonly found?: Known
  /** When they are known: its bytes as they may be given away. */
  readonly written?: Uint8Array
  readonly replaced?: ReadonlyMap<Kind, Replaced>
}

const PIECE = 2 ** 20
// A thread that has to wait for its turn on a busy machine then has something to do.
const SLOTS = 3
/** Each thread has its own copy of them. */
const MOST_KEYS = 200_000

/** Goes through a large file on the disk in several threads. What comes of it is what comes of it in one. */
export class RedactThreads extends Threads<Request, Answer> {
  constructor(options: ThreadOptions = {}) {
    super({entry: new URL('./redact-worker.js', import.meta.url), size: PIECE, ...options})
  }

  /** Without tokens names are learned. What is written is gone when the next is asked for. What the threads cannot do is left to the caller: the rest of the file, or all of it. */
  async *answers(redacted: BundleFile, tokens: Tokens | undefined): AsyncGenerator<Answer> {
    const {place, size: bytes = 0, sniffed} = redacted
    if (!place || !this.areFor(redacted) || (tokens && tokens.keys.size > MOST_KEYS)) return
    const {size} = this
    const threads = await this.open()
    for (const thread of threads) thread.hold()
    const file: FileToRedact = {place, isDump: sniffed.form !== 'log', bytes, size, known: tokens?.known()}
    const openings = threads.map((thread) => thread.ask({file}))
    const count = Math.ceil(bytes / size)
    const spares: ArrayBuffer[] = []
    const ask = (piece: number, from?: Reached): Promise<Answer | undefined> => {
      const spare = spares.shift()
      return threads[piece % threads.length]!.ask({piece, from, spare}, spare ? [spare] : [])
    }
    const asked: Array<Promise<Answer | undefined>> = []
    let reached: Reached = {at: 0, state: atStart()}
    try {
      for (let piece = 0; piece < count; piece++) {
        while (piece + asked.length < Math.min(count, piece + threads.length * SLOTS)) asked.push(ask(piece + asked.length))
        let answer = await asked.shift()
        // It guessed where it begins, and in what.
        if (answer && !isSame(answer.from, reached)) answer = await ask(piece, reached)
        if (!answer) return
        yield answer
        if (answer.written) spares.push(answer.written.buffer as ArrayBuffer)
        reached = {at: answer.end, state: answer.state}
      }
    } finally {
      await Promise.all([...openings, ...asked])
      for (const thread of threads) thread.letGo()
    }
  }
}

const isSame = (one: Reached, other: Reached): boolean => JSON.stringify(one) === JSON.stringify(other)
