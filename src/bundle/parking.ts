import type {OnDamage} from './bundle-file.js'
import type {ByteSource} from './byte-source.js'

/** A stream that stopped before its end, and the place in it from which it can go on. */
interface Stopped {
  readonly owner: object
  readonly chunks: AsyncIterator<Buffer>
  /** Who hears of damage: whoever reads now. */
  onDamage: OnDamage
  /** The chunk that was read last, of which a part may not have been used, and the place at which it begins. */
  chunk: Buffer
  at: number
}

/**
 * Packed bytes can only be read forward. The members of an archive are read one after the other, and then each goes on where the one
 * before it stopped: so the last stream that stopped is kept. One is enough, and closing it lets the archive around it go on.
 */
export class Parking {
  private stopped: Stopped | undefined

  /** The stream of the owner, if it has not gone beyond the place; any other one is closed on the way. */
  async take(owner: object, from: number): Promise<Stopped | undefined> {
    while (this.stopped) {
      const {stopped} = this
      this.stopped = undefined
      if (stopped.owner === owner && stopped.at <= from) return stopped
      await stopped.chunks.return?.()
    }
    return undefined
  }

  async put(stream: Stopped): Promise<void> {
    const before = this.stopped
    this.stopped = stream
    await before?.chunks.return?.()
  }

  async close(): Promise<void> {
    await this.take(this, 0)
  }
}

const NOTHING = Buffer.alloc(0)

/** A source of bytes that can only be read from their start: `open` starts anew. */
export function resumable(open: (onDamage: OnDamage) => AsyncIterable<Buffer>, parking: Parking): ByteSource {
  const owner = {}
  const start = (): Stopped => {
    const stream: Stopped = {owner, chunks: open((reason, at) => stream.onDamage(reason, at))[Symbol.asyncIterator](), onDamage: () => {}, chunk: NOTHING, at: 0}
    return stream
  }
  return {
    isSeekable: false,
    async *read(from = 0, onDamage = () => {}) {
      const stream = (await parking.take(owner, from)) ?? start()
      stream.onDamage = onDamage
      let isAtEnd = false
      try {
        for (;;) {
          const unused = stream.chunk.subarray(Math.max(0, from - stream.at))
          if (unused.length > 0) yield unused
          const next = await stream.chunks.next()
          isAtEnd = next.done === true
          if (next.done) return
          stream.at += stream.chunk.length
          stream.chunk = next.value
        }
      } finally {
        if (!isAtEnd) await parking.put(stream)
      }
    },
  }
}
