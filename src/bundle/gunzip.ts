import {PassThrough, Readable} from 'node:stream'
import {createGunzip} from 'node:zlib'

// zlib's default of 16 KiB is four times slower.
const CHUNK_BYTES = 512 * 1024

/** Unpacks gzip, members one after the other. What was unpacked before a damage is kept, and `onDamage` hears the reason. */
export async function* gunzip(packed: AsyncIterable<Buffer>, onDamage: (reason: string, at: number) => void): AsyncGenerator<Buffer> {
  let bytes = 0
  const source = Readable.from(packed, {objectMode: false, highWaterMark: CHUNK_BYTES})
  const inflate = createGunzip({chunkSize: CHUNK_BYTES})
  const unpacked = new PassThrough({readableHighWaterMark: CHUNK_BYTES})
  const stop = (error: Error): void => {
    damage = error.message
    unpacked.end()
  }
  let damage: string | undefined
  source.on('error', stop).pipe(inflate).on('error', stop).pipe(unpacked)

  try {
    for await (const chunk of unpacked) {
      bytes += (chunk as Buffer).length
      yield chunk as Buffer
    }
    if (damage !== undefined) onDamage(damage, bytes)
  } finally {
    source.destroy()
    inflate.destroy()
  }
}
