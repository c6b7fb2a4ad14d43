import {closeSync, openSync, read, readSync} from 'node:fs'
import {promisify} from 'node:util'
import type {ByteSource} from './byte-source.js'
import {errorText} from './walk.js'

// Whoever looks at the head of a file, or jumps from one header of an archive to the next, reads no more than the first.
const FIRST_CHUNK = 64 * 1024
const CHUNK = 512 * 1024

const readLater = promisify(read)

/** A regular file, read one chunk ahead behind the first. That is read at once: for most files it is all, and to wait takes longer. What was read before a disk error is kept. */
export function diskSource(path: string, size: number): ByteSource {
  return {
    size,
    isSeekable: true,
    place: {path, at: 0},
    async *read(from = 0, onDamage = () => {}, isReused = false) {
      const fd = openSync(path, 'r')
      const memoryFor = memories(isReused)
      const readAhead = (at: number) => readLater(fd, memoryFor(CHUNK), 0, CHUNK, at).then(({bytesRead, buffer}) => buffer.subarray(0, bytesRead), errorText)
      let next: Promise<Buffer | string> | undefined
      try {
        let at = from
        for (let bytes = readNow(fd, memoryFor(FIRST_CHUNK), at); ; bytes = await next) {
          if (typeof bytes === 'string') return onDamage(bytes, at)
          if (bytes.length === 0) return
          at += bytes.length
          if (next) next = readAhead(at)
          yield bytes
          if (!next && at === size) return
          next ??= readAhead(at)
        }
      } finally {
        await next // what is still read must not hit the next file that gets this number
        closeSync(fd)
      }
    },
  }
}

function readNow(fd: number, memory: Buffer, at: number): Buffer | string {
  try {
    return memory.subarray(0, readSync(fd, memory, 0, FIRST_CHUNK, at))
  } catch (error) {
    return errorText(error)
  }
}

/** One chunk is in use while the next is read, so that two memories are enough. */
function memories(isReused: boolean): (length: number) => Buffer {
  const both: Buffer[] = []
  let turn = 0
  return (length) => (isReused ? (both[turn++ % 2] ??= Buffer.allocUnsafeSlow(CHUNK)) : Buffer.allocUnsafeSlow(length))
}
