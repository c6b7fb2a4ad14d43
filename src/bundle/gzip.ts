import {createHash} from 'node:crypto'
import zlib from 'node:zlib'
import {diskSource} from './disk-source.js'
import {tarEnd, tarHeader, tarPadding} from './tar-writer.js'
import {unpackerOf} from './unpack.js'

/** What is put into an archive; of a file that yields other than `size` bytes the archive would be broken. */
export interface Packable {
  readonly name: string
  readonly size: number
  read(): AsyncIterable<Buffer>
}

/** A tar archive of these files, in their order. It names no time and no owner, so that the same files are the same bytes. */
export async function* tarOf(files: AsyncIterable<Packable> | Iterable<Packable>): AsyncGenerator<Buffer> {
  for await (const {name, size, read} of files) {
    yield tarHeader(name, size)
    let written = 0
    for await (const chunk of read()) {
      yield chunk
      written += chunk.length
    }
    if (written !== size) throw new RangeError(`${name} has ${written} bytes and not ${size}`)
    yield tarPadding(size)
  }
  yield tarEnd()
}

interface Packed {
  readonly chunks: AsyncIterable<Buffer>
  /** SHA-256 of what was packed, hex; complete when the chunks are read. */
  digest(): string
}

/** Packs a stream with gzip. */
export function gzipped(stream: AsyncIterable<Buffer>): Packed {
  const hash = createHash('sha256')
  const gzip = zlib.createGzip({level: 6, chunkSize: 256 * 1024})
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      hash.update(chunk)
      yield chunk
    }
  }
  return {chunks: through(hashed(), gzip), digest: () => hash.digest('hex')}
}

/** One chunk is packed while the next one is made; a failure of either ends both. */
async function* through(chunks: AsyncIterable<Buffer>, gzip: zlib.Gzip): AsyncGenerator<Buffer> {
  let failure: unknown
  const feeding = (async () => {
    try {
      for await (const chunk of chunks) if (!gzip.write(chunk)) await new Promise<void>((resolve) => gzip.once('drain', resolve))
      gzip.end()
    } catch (error) {
      failure = error
      gzip.destroy()
    }
  })()
  try {
    for await (const chunk of gzip) yield chunk as Buffer
  } catch (error) {
    failure ??= error
  }
  await feeding
  if (failure !== undefined) throw failure
}

/** SHA-256, hex, of what an archive on the disk unpacks to; undefined where it is damaged. */
export async function digestOfUnpacked(path: string, size: number): Promise<string | undefined> {
  let isDamaged = false
  const onDamage = () => {
    isDamaged = true
  }
  const hash = createHash('sha256')
  for await (const chunk of unpackerOf('gzip')(diskSource(path, size).read(0, onDamage), onDamage)) hash.update(chunk)
  return isDamaged ? undefined : hash.digest('hex')
}
