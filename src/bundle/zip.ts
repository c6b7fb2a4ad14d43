import {Readable} from 'node:stream'
import zlib from 'node:zlib'
import yauzl from 'yauzl'
import type {OnDamage} from './bundle-file.js'
import {type ByteSource, sliceOf} from './byte-source.js'
import {decodeName} from './member-name.js'
import type {Member} from './tar.js'
import {type Compression, type Unpack, unpackerOf} from './unpack.js'
import {say, type Sentence} from '../model/say.js'

/** Node has had it since 20.15. */
const crc32Of: typeof zlib.crc32 | undefined = zlib.crc32

/** How a stream that was packed becomes a source. */
export type Unpacked = (packed: ByteSource, unpack: Unpack) => ByteSource

/** By the number of the method (PKWARE APPNOTE.TXT 4.4.5); 0 is none. */
const METHODS: Readonly<Record<number, Compression>> = {8: 'deflate', 12: 'bzip2', 93: 'zstd', 95: 'xz'}

/** The members of a zip archive, ZIP64 or not. The list of them stands at its end: one that was cut cannot be read. */
export async function* zipMembers(source: ByteSource & {readonly size: number}, unpacked: Unpacked, onDamage: OnDamage): AsyncGenerator<Member> {
  try {
    const zip = await openZip(source)
    // Two members of one name are two members.
    for await (const entry of zip.eachEntry()) {
      const member = await memberOf(zip, entry, source, unpacked)
      if (member) yield member
    }
  } catch (error) {
    onDamage(say`the archive is damaged or cut: ${error instanceof Error ? error.message : String(error)}`, source.size)
  }
}

async function memberOf(zip: yauzl.ZipFile, entry: yauzl.Entry, source: ByteSource, unpacked: Unpacked): Promise<Member | undefined> {
  const name = nameOf(entry)
  if (/[/\\]$/.test(name)) return undefined
  const skipped = (why: Sentence): Member => ({name, why, source})
  if ((entry.generalPurposeBitFlag & 1) !== 0) return skipped(say`it is encrypted with a password: unpack the archive and pass the folder`)
  const compression = METHODS[entry.compressionMethod]
  if (compression === undefined && entry.compressionMethod !== 0) return skipped(say`it is packed by method ${entry.compressionMethod} of zip, which is not read here: unpack the archive and pass the folder`)
  // Unix writes the type of a file into the upper half (APPNOTE.TXT 4.5.7).
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) return skipped(say`it is a symbolic link: only what it points to is read, where that is in the archive`)
  try {
    const packed = sliceOf(source, await zip.readLocalFileHeaderPromise(entry, {minimal: true}).then(({fileDataStart}) => fileDataStart), entry.compressedSize)
    return {name, source: compression === undefined ? packed : {...unpacked(packed, checked(entry, unpackerOf(compression))), size: entry.uncompressedSize}}
  } catch (error) {
    return skipped(say`it cannot be found in the archive (${error instanceof Error ? error.message : String(error)})`)
  }
}

/** The bytes a zip lies about are damaged: too few, too many, or others than its checksum says. */
function checked({uncompressedSize, crc32}: yauzl.Entry, unpack: Unpack): Unpack {
  return async function* (packed, onDamage) {
    let [bytes, sum, isDamaged] = [0, 0, false]
    const hear: OnDamage = (reason, at) => {
      isDamaged = true
      onDamage(reason, at)
    }
    for await (const chunk of unpack(packed, hear)) {
      const claimed = chunk.subarray(0, uncompressedSize - bytes)
      sum = crc32Of?.(claimed, sum) ?? sum
      bytes += claimed.length
      if (claimed.length > 0) yield claimed
      if (claimed.length < chunk.length) return onDamage(say`it is longer than the ${uncompressedSize} bytes that the archive says`, bytes)
    }
    if (isDamaged) return
    if (bytes < uncompressedSize) onDamage(say`it is shorter than the ${uncompressedSize} bytes that the archive says`, bytes)
    else if (crc32Of && sum !== crc32) onDamage(say`its checksum is wrong: some of it is not as it was`, bytes)
  }
}

/** Bit 11 says UTF-8, an extra field of Info-ZIP holds it (APPNOTE.TXT 4.6.9), and Windows in China writes GBK and says nothing. */
function nameOf({fileNameRaw, extraFields}: yauzl.Entry): string {
  const unicode = extraFields.find(({id}) => id === 0x7075)
  return decodeName(unicode && unicode.data.length > 5 ? unicode.data.subarray(5) : fileNameRaw)
}

function openZip(source: ByteSource & {readonly size: number}): Promise<yauzl.ZipFile> {
  return yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {lazyEntries: true, decodeStrings: false, autoClose: false})
}

class SourceReader extends yauzl.RandomAccessReader {
  constructor(private readonly source: ByteSource) {
    super()
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(sliceOf(this.source, start, end - start).read(), {objectMode: false})
  }
}
