import {Readable, type Transform} from 'node:stream'
import type {ReadableStream} from 'node:stream/web'
import zlib from 'node:zlib'
import type {OnDamage} from './bundle-file.js'

/** Packings of one stream of bytes, which hold no names. */
export type Compression = 'gzip' | 'deflate' | 'zstd' | 'bzip2' | 'xz'

export type Unpack = (packed: AsyncIterable<Buffer>, onDamage: OnDamage) => AsyncIterable<Buffer>

/** What a piece of packed bytes became, and what is wrong with it. */
interface Unpacked {
  readonly bytes: readonly Buffer[]
  readonly damage?: string
}

/** Takes the next piece; without one, the end. Never rejects. */
type Unpacker = (piece?: Buffer) => Promise<Unpacked>

// What a piece becomes is held at once, and a bomb grows a thousandfold.
const PIECE = 128 * 1024
// zlib's default of 16 KiB is four times slower: after each it waits until this thread has time.
const CHUNK = 1024 * 1024
// Over a damage what has not filled one is lost: of a file that is all in its first piece that may be the whole.
const SMALL_CHUNK = 256 * 1024
const SMALL = 64 * 1024

/** Unpacks a stream. What was unpacked before a damage is kept, and `onDamage` hears the reason and where it ends. */
export function unpackerOf(compression: Compression): Unpack {
  if (compression === 'xz') return unxz
  return async function* (packed, onDamage) {
    const unpacker = await OPEN[compression]()
    let at = 0
    for await (const {bytes, damage} of piecewise(packed, unpacker)) {
      for (const chunk of bytes) {
        yield chunk
        at += chunk.length
      }
      if (damage !== undefined) return onDamage(damage, at)
    }
  }
}

/** One piece is unpacked while the one before it is read. */
async function* piecewise(packed: AsyncIterable<Buffer>, unpacker: Unpacker): AsyncGenerator<Unpacked> {
  let ready: Unpacked = {bytes: []}
  for await (const chunk of packed) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const next = unpacker(chunk.subarray(at, at + PIECE))
      yield ready
      ready = await next
    }
  }
  const last = unpacker()
  yield ready
  yield await last
}

const OPEN: Readonly<Record<Exclude<Compression, 'xz'>, () => Promise<Unpacker>>> = {
  gzip: async () => transforming((chunkSize) => zlib.createGunzip({chunkSize})),
  deflate: async () => transforming((chunkSize) => zlib.createInflateRaw({chunkSize})),
  zstd: unzstd,
  bzip2: unbzip2,
}

/** zlib hands on all that a piece becomes before it takes the next one; over a damage it closes and answers no more. */
function transforming(openWith: (chunkSize: number) => Transform): Unpacker {
  let bytes: Buffer[] = []
  let damage: string | undefined
  let opened: Transform | undefined
  const open = (first: Buffer | undefined) =>
    openWith(first && first.length >= SMALL ? CHUNK : SMALL_CHUNK)
      .on('data', (chunk: Buffer) => bytes.push(chunk))
      .on('error', (error) => (damage = error.message))
  return async (piece) => {
    const transform = (opened ??= open(piece))
    await new Promise<void>((resolve) => {
      if (transform.destroyed) return resolve()
      const done = (): void => {
        transform.off('close', done)
        resolve()
      }
      transform.once('close', done)
      if (piece) transform.write(piece, done)
      else transform.end()
    })
    const taken = bytes
    bytes = []
    return {bytes: taken, ...(damage !== undefined && {damage})}
  }
}

/** Node has had zstd since 22.15 and 23.8; fzstd is a third as fast. */
async function unzstd(): Promise<Unpacker> {
  if ('createZstdDecompress' in zlib && typeof zlib.createZstdDecompress === 'function') {
    const {createZstdDecompress} = zlib
    return transforming((chunkSize) => createZstdDecompress({chunkSize}) as Transform)
  }
  const {Decompress} = await import('fzstd')
  let bytes: Buffer[] = []
  const decoder = new Decompress((chunk) => bytes.push(Buffer.from(chunk)))
  return synchronous(
    (piece) => decoder.push(piece ?? new Uint8Array(0), piece === undefined),
    () => bytes.splice(0),
  )
}

async function unbzip2(): Promise<Unpacker> {
  const {default: openBzip2} = await import('unbzip2-stream')
  let bytes: Buffer[] = []
  const stream = openBzip2()
  stream.on('data', (chunk: Buffer) => bytes.push(chunk)).on('error', (error: Error) => (failure = error))
  let failure: Error | undefined
  return synchronous(
    (piece) => {
      if (piece) stream.write(piece)
      else stream.end()
      if (failure) throw failure
    },
    () => bytes.splice(0),
  )
}

function synchronous(push: (piece?: Buffer) => void, take: () => Buffer[]): Unpacker {
  return async (piece) => {
    try {
      push(piece)
      return {bytes: take()}
    } catch (error) {
      return {bytes: take(), damage: error instanceof Error ? error.message : String(error)}
    }
  }
}

async function* unxz(packed: AsyncIterable<Buffer>, onDamage: OnDamage): AsyncGenerator<Buffer> {
  const {default: {XzReadableStream}} = await import('xz-decompress')
  let at = 0
  try {
    const unpacked = new XzReadableStream(Readable.toWeb(Readable.from(packed, {objectMode: false})) as globalThis.ReadableStream<Uint8Array>) as ReadableStream<Uint8Array>
    for await (const chunk of unpacked) {
      at += chunk.length
      yield Buffer.from(chunk)
    }
  } catch (error) {
    onDamage(error instanceof Error ? error.message : String(error), at)
  }
}
