import {type FileHandle, open} from 'node:fs/promises'
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
    place: {path, at: 0},
    async *read(from = 0, onDamage = () => {}, isReused = false) {
      const handle = await open(path, 'r')
      const reader = chunkReader(handle, isReused)
      try {
        let at = from
        let next = reader(at, FIRST_CHUNK)
        for (let isFirst = true; ; isFirst = false) {
          const bytes = await next
          if (typeof bytes === 'string') return onDamage(bytes, at)
          if (bytes.length === 0) return
          at += bytes.length
          if (!isFirst) next = reader(at, CHUNK)
          yield bytes
          if (isFirst) next = reader(at, CHUNK)
        }
      } finally {
        await handle.close()
      }
    },
  }
}

/** Never rejects: gives the bytes, or what is wrong with the disk. One chunk is in use while the next is read, so that two memories are enough. */
function chunkReader(handle: FileHandle, isReused: boolean): (at: number, length: number) => Promise<Buffer | string> {
  const memories: Buffer[] = []
  let turn = 0
  return async (at, length) => {
    const memory = isReused ? (memories[turn++ % 2] ??= Buffer.allocUnsafeSlow(CHUNK)) : Buffer.allocUnsafeSlow(length)
    try {
      return memory.subarray(0, (await handle.read(memory, 0, length, at)).bytesRead)
    } catch (error) {
      return errorText(error)
    }
  }
}
