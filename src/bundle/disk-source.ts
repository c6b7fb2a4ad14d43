import {open} from 'node:fs/promises'
import type {ByteSource} from './byte-source.js'
import {errorText} from './walk.js'

// Whoever looks at the head of a file, or jumps from one header of an archive to the next, reads no more than the first.
const FIRST_CHUNK = 64 * 1024
const CHUNK = 512 * 1024

/** A regular file. What was read before a disk error is kept. */
export function diskSource(path: string, size: number): ByteSource {
  return {
    size,
    isSeekable: true,
    async *read(from = 0, onDamage = () => {}) {
      const handle = await open(path, 'r')
      try {
        for (let at = from; ; ) {
          const bytes = Buffer.allocUnsafeSlow(at === from ? FIRST_CHUNK : CHUNK)
          const read = await handle.read(bytes, 0, bytes.length, at).catch((error: unknown) => errorText(error))
          if (typeof read === 'string') return onDamage(read, at)
          if (read.bytesRead === 0) return
          at += read.bytesRead
          yield bytes.subarray(0, read.bytesRead)
        }
      } finally {
        await handle.close()
      }
    },
  }
}
