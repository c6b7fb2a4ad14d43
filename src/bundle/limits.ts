import {say, type Sentence} from '../model/say.js'
import type {Unpack} from './unpack.js'

/** What is read of a bundle at most: an archive is small on disk and can be endless inside. */
export interface Limits {
  /** Bytes unpacked from all archives and packed files. */
  readonly unpacked: number
  /** Bytes unpacked from one byte. Logs come to 15, a storm of one line to 100. */
  readonly ratio: number
  /** Members of all archives. */
  readonly entries: number
  /** Archives inside of archives. */
  readonly depth: number
  /** Bytes of one line of a log. TiKV's longest, its configuration, has tens of kilobytes. */
  readonly line: number
}

export const DEFAULT_LIMITS: Limits = {unpacked: 256 * 2 ** 30, ratio: 250, entries: 100_000, depth: 5, line: 2 ** 20}

/** A storm may repeat one line for as long as this before its ratio counts. */
const RATIO_FREE = 64 * 2 ** 20

const KEPT = 64 * 2 ** 20

/** Keeps count of what the archives of one bundle have yielded. Reading a file once more costs nothing. */
export class Budget {
  private unpacked = 0
  private entries = 0
  private kept = 0

  constructor(readonly limits: Limits) {}

  /** False when no more of files may be kept in memory. */
  keep(bytes: number): boolean {
    this.kept += bytes
    return this.kept <= KEPT
  }

  /** False when there may be no further member. */
  enter(): boolean {
    this.entries++
    return this.entries <= this.limits.entries
  }

  /** The same, with an end where the budget ends. */
  limit(unpack: Unpack): Unpack {
    const spend = this.spend.bind(this)
    let counted = 0
    return async function* (packed, onDamage) {
      let [taken, given] = [0, 0]
      async function* counting(): AsyncGenerator<Buffer> {
        for await (const chunk of packed) {
          taken += chunk.length
          yield chunk
        }
      }
      for await (const chunk of unpack(counting(), onDamage)) {
        const stop = spend(Math.max(0, given + chunk.length - counted), taken, given + chunk.length)
        if (stop !== undefined) return onDamage(stop, given)
        given += chunk.length
        counted = Math.max(counted, given)
        yield chunk
      }
    }
  }

  /** A reason to stop, when the bytes are too many for all, or too many for those they come of. */
  private spend(fresh: number, packed: number, unpacked: number): Sentence | undefined {
    const {limits} = this
    this.unpacked += fresh
    if (this.unpacked > limits.unpacked) return say`the archives unpack to more than ${limits.unpacked} bytes; \`--limit unpacked=…\` reads on`
    const isBomb = unpacked > RATIO_FREE && unpacked > packed * limits.ratio
    return isBomb ? say`it unpacks to more than ${limits.ratio} times its size; \`--limit ratio=…\` reads on` : undefined
  }
}
