import {availableParallelism, loadavg} from 'node:os'
import type {Worker} from 'node:worker_threads'

/** More would wait for the one that puts together what they find. */
const MOST_THREADS = 4

/** As many as there are processors, but one where other work keeps all of them busy: threads that take turns only cost more. */
export function usefulThreads(): number {
  const processors = availableParallelism()
  return (loadavg()[0] ?? 0) < processors ? Math.min(processors, MOST_THREADS) : 1
}

/** A thread that answers what it is asked, in turn; one that has ended answers nothing. */
export class Thread<Request, Answer> {
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
