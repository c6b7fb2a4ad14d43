import {open} from 'node:fs/promises'
import type {ByteSource} from './byte-source.js'
import {errorText} from './walk.js'

// Whoever looks at the head of a file, or jumps from one header of an archive to the next, reads no more than the first.
const FIRST_CHUNK = 64 * 1024
const CHUNK = 512 * 1024

/** A regular file, read one chunk ahead behind the first. What was read before a disk error is kept. */
export function diskSource(path: string, size: number): ByteSource {
  return {
    size,
    isSeekable: true,
    async *read(from = 0, onDamage = () => {}) {
      const handle = await open(path, 'r')
      const readAt = (at: number, length: number): Promise<Buffer | string> =>
        handle.read(Buffer.allocUnsafeSlow(length), 0, length, at).then(({buffer, bytesRead}) => buffer.subarray(0, bytesRead), errorText)
      try {
        let at = from
        let next = readAt(at, FIRST_CHUNK)
        for (let isFirst = true; ; isFirst = false) {
          const bytes = await next
          if (typeof bytes === 'string') return onDamage(bytes, at)
          if (bytes.length === 0) return
          at += bytes.length
          if (!isFirst) next = readAt(at, CHUNK)
          yield bytes
          if (isFirst) next = readAt(at, CHUNK)
        }
      } finally {
        await handle.close()
      }
    },
  }
}
