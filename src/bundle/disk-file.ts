import {open} from 'node:fs/promises'
import {type BundleFile, HEAD_BYTES, type OnDamage, type OnNotice, skippedFile} from './bundle-file.js'
import {gunzip} from './gunzip.js'
import {type Packing, packingOf} from './magic.js'
import {type Encoding, encodingOf, skipBytes, toUtf8} from './text.js'

const CHUNK_BYTES = 512 * 1024
// A log that was rotated packed and then packed again by hand is two deep; more is a trap.
const GZIP_DEPTH = 3

/** A regular file on disk, of which only the head is read now. */
export async function openDiskFile(name: string, path: string, size: number, onNotice: OnNotice): Promise<BundleFile> {
  if (size === 0) return skippedFile(name, 'unknown', 'it is empty')
  let depth = 0
  let raw = await headOf(readDisk(path, 0, HEAD_BYTES))
  while (depth < GZIP_DEPTH && packingOf(raw) === 'gzip') raw = await headOf(unpacked(path, ++depth))

  const packing = packingOf(raw)
  if (packing !== undefined) return skippedFile(name, 'archive', whySkipped(packing))
  if (raw.length === 0) return skippedFile(name, 'unknown', depth > 0 ? 'nothing can be unpacked from it' : 'nothing can be read from it')
  return textFile({name, path, size, depth, encoding: encodingOf(raw), onNotice})
}

interface TextFile {
  readonly name: string
  readonly path: string
  readonly size: number
  /** How often it is packed with gzip. */
  readonly depth: number
  readonly encoding: Encoding
  readonly onNotice: OnNotice
}

async function textFile(file: TextFile): Promise<BundleFile> {
  const {name, path, size, depth, encoding} = file
  const isPlain = depth === 0 && encoding.name === 'utf-8'
  const notice = once((reason, at) => file.onNotice({level: 'warning', says: damageText(name, reason, at), file: name}))
  return {
    name,
    ...(isPlain ? {size: size - encoding.markBytes} : {}),
    head: await headOf(toUtf8(rawBytes(file, () => {}), encoding)),
    read(from = 0, onDamage = () => {}) {
      const report: OnDamage = (reason, at) => {
        notice(reason, at)
        onDamage(reason, at)
      }
      if (isPlain) return kept(readDisk(path, from + encoding.markBytes), (reason, at) => report(reason, from + at))
      return skipBytes(toUtf8(rawBytes(file, report), encoding), from)
    },
  }
}

/** A file may be read again, to quote from it; its damage is told once. */
function once(tell: OnDamage): OnDamage {
  let isTold = false
  return (reason, at) => {
    if (!isTold) tell(reason, at)
    isTold = true
  }
}

function rawBytes({path, depth}: TextFile, onDamage: OnDamage): AsyncIterable<Buffer> {
  return depth === 0 ? kept(readDisk(path, 0), onDamage) : unpacked(path, depth, onDamage)
}

function unpacked(path: string, depth: number, onDamage: OnDamage = () => {}): AsyncIterable<Buffer> {
  let bytes: AsyncIterable<Buffer> = readDisk(path, 0)
  for (let layer = 1; layer <= depth; layer++) bytes = gunzip(bytes, onDamage)
  return bytes
}

async function* readDisk(path: string, from: number, chunkBytes = CHUNK_BYTES): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r')
  try {
    for (let at = from; ; ) {
      const {bytesRead, buffer} = await handle.read(Buffer.allocUnsafeSlow(chunkBytes), 0, chunkBytes, at)
      if (bytesRead === 0) return
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** What was read before a disk error is kept. */
async function* kept(bytes: AsyncIterable<Buffer>, onDamage: OnDamage): AsyncGenerator<Buffer> {
  let at = 0
  const source = bytes[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await source.next().catch((error: Error) => error)
      if (next instanceof Error) return onDamage(next.message, at)
      if (next.done) return
      at += next.value.length
      yield next.value
    }
  } finally {
    await source.return?.()
  }
}

async function headOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    bytes += chunk.length
    if (bytes >= HEAD_BYTES) break
  }
  // A copy, so that the chunk it was cut from can go.
  return Buffer.from(Buffer.concat(parts).subarray(0, HEAD_BYTES))
}

function damageText(name: string, reason: string, at: number): string {
  return `\`${name}\` ends at byte ${at} of its text (${reason}): what comes after it is not in this report`
}

function whySkipped(packing: Packing): string {
  if (packing === 'diag') return 'it is a `.diag` package of PingCAP Clinic, encrypted for PingCAP: pass the folder that `diag collect` wrote where it was collected'
  if (packing === 'gzip') return `it is packed with gzip more than ${GZIP_DEPTH} times: unpack it and pass the folder`
  return `it is packed (${packing}): unpack it and pass the folder`
}
