import {say} from '../model/say.js'
import type {OnDamage} from './bundle-file.js'
import type {DiskPlace} from './piece-file.js'

/** Bytes that can be read again, from any place in them. */
export interface ByteSource {
  /** Undefined where only reading it all would tell. */
  readonly size?: number
  /** A far place costs no more than a near one. */
  readonly isSeekable: boolean
  /** Where the bytes lie, if they do so as they are. */
  readonly place?: DiskPlace
  /**
   * Damage ends the bytes early, and `onDamage` hears of it, with the byte of this source at which they end. With `isReused` a chunk may be
   * gone when the next one is asked for: a long log is then read in the same memory.
   */
  read(from?: number, onDamage?: OnDamage, isReused?: boolean): AsyncIterable<Buffer>
}

/** A part of a source, as a source of its own. */
export function sliceOf(source: ByteSource, offset: number, size: number): ByteSource {
  return {
    size,
    isSeekable: source.isSeekable,
    ...(source.place && {place: {path: source.place.path, at: source.place.at + offset}}),
    async *read(from = 0, onDamage = () => {}, isReused = false) {
      let left = size - from
      if (left <= 0) return
      for await (const chunk of source.read(offset + from, () => {}, isReused)) {
        yield chunk.subarray(0, left)
        left -= Math.min(left, chunk.length)
        if (left === 0) return
      }
      onDamage(say`what it is packed in ends there`, size - left)
    },
  }
}

export function memorySource(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    isSeekable: true,
    async *read(from = 0) {
      if (from < bytes.length) yield bytes.subarray(from)
    },
  }
}

/** The first bytes of a source, at most `limit`. A copy, so that the chunks it was cut from can go. */
export async function headOf(chunks: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    parts.push(Buffer.from(chunk.subarray(0, limit - bytes)))
    bytes += chunk.length
    if (bytes >= limit) break
  }
  return Buffer.concat(parts)
}
