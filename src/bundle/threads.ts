import {availableParallelism, loadavg} from 'node:os'
import type {Worker} from 'node:worker_threads'
import type {BundleFile} from './bundle-file.js'

/** Smaller files are read without threads: they take as long to start. */
const LEAST_BYTES = 24 * 2 ** 20
/** More would wait for the one that puts together what they find. */
const MOST_THREADS = 4

/** How many threads, of which code, and for what. */
export interface ThreadOptions {
  /** The code of a thread. */
  readonly entry?: URL
  readonly threads?: number
  readonly leastBytes?: number
  /** Of a piece. */
  readonly size?: number
}

/** Threads that go through the pieces of a large file on the disk; they start when the first such file is met. */
export class Threads<Request, Answer> {
  private opened: Promise<ReadonlyArray<Thread<Request, Answer>>> | undefined
  private readonly entry: URL
  private readonly threads: number
  private readonly leastBytes: number
  /** Of a piece. */
  readonly size: number

  constructor({entry, threads = usefulThreads(), leastBytes = LEAST_BYTES, size}: ThreadOptions & Required<Pick<ThreadOptions, 'entry' | 'size'>>) {
    this.entry = entry
    this.threads = threads
    this.leastBytes = leastBytes
    this.size = size
  }

  /** Starts the threads that the file will need, while others are read. */
  prepare(file: BundleFile): void {
    if (this.areFor(file)) void this.open()
  }

  async close(): Promise<void> {
    await Promise.all(((await this.opened) ?? []).map((thread) => thread.end()))
  }

  protected areFor({place, size = 0}: BundleFile, from = 0): boolean {
    return place !== undefined && this.threads > 1 && size - from >= this.leastBytes
  }

  protected open(): Promise<ReadonlyArray<Thread<Request, Answer>>> {
    return (this.opened ??= this.start())
  }

  private async start(): Promise<ReadonlyArray<Thread<Request, Answer>>> {
    const {Worker} = await import('node:worker_threads')
    return Array.from({length: this.threads}, () => new Thread<Request, Answer>(new Worker(this.entry)))
  }
}

/** As many as there are processors, but one where other work keeps all of them busy: threads that take turns only cost more. */
function usefulThreads(): number {
  const processors = availableParallelism()
  return (loadavg()[0] ?? 0) < processors ? Math.min(processors, MOST_THREADS) : 1
}

/** Answers what it is asked in turn; a thread that has ended answers nothing. */
class Thread<Request, Answer> {
  private readonly waiting: Array<(answer: Answer | undefined) => void> = []
  private hasEnded = false

  constructor(private readonly worker: Worker) {
    worker.on('message', (answer: Answer | undefined) => this.waiting.shift()?.(answer))
    for (const event of ['error', 'messageerror', 'exit']) worker.on(event, () => this.giveUp())
    this.letGo()
  }

  ask(request: Request, given: readonly ArrayBuffer[] = []): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      if (this.hasEnded) return resolve(undefined)
      this.waiting.push(resolve)
      this.worker.postMessage(request, given)
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
