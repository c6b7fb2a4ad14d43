import {crc32, deflateRawSync} from 'node:zlib'

interface TarEntry {
  readonly name: string
  readonly content?: string | Buffer
  /** `0` is a file, `2` a symbolic link, `5` a folder, `x` pax records, `L` a long name. */
  readonly type?: string
  readonly link?: string
  /** What the header claims, where that is not the length of the content. */
  readonly size?: number
}

/** A tar archive, byte by byte, so that a test can hold what no tar program would write. */
export function tarOf(entries: readonly TarEntry[], {magic = 'ustar\0', hasEnd = true} = {}): Buffer {
  const blocks = entries.flatMap(({name, content = '', type = '0', link = '', size}) => {
    const body = Buffer.from(content as string)
    const header = Buffer.alloc(512)
    header.write(name, 0, 100)
    header.write(`${(size ?? body.length).toString(8).padStart(11, '0')}\0`, 124)
    header.write(type, 156)
    header.write(link, 157, 100)
    header.write(magic, 257)
    header.write(' '.repeat(8), 148)
    const sum = header.reduce((all, byte) => all + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return [header, body, Buffer.alloc(-body.length & 511)]
  })
  return Buffer.concat([...blocks, ...(hasEnd ? [Buffer.alloc(1024)] : [])])
}

interface ZipEntry {
  readonly name: string | Buffer
  readonly content: string | Buffer
  readonly isStored?: boolean
  readonly flags?: number
  readonly method?: number
  /** What the archive claims of the content. */
  readonly size?: number
  readonly crc?: number
  readonly mode?: number
}

/** A zip archive (PKWARE APPNOTE.TXT 4.3), in the form of ZIP64 where asked. */
export function zipOf(entries: readonly ZipEntry[], {isZip64 = false} = {}): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const {name, content, isStored = false, flags = 0, method = isStored ? 0 : 8, size, crc, mode = 0o100644} of entries) {
    const plain = Buffer.from(content as string)
    const packed = isStored ? plain : deflateRawSync(plain)
    const called = Buffer.from(name as string)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(45, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(crc ?? crc32(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size ?? plain.length, 18)
    common.writeUInt16LE(called.length, 22)
    parts.push(Buffer.from('PK\x03\x04'), common, called, packed)
    const extra = isZip64 ? Buffer.concat([Buffer.from([1, 0, 24, 0]), u64(plain.length), u64(packed.length), u64(offset)]) : Buffer.alloc(0)
    const entry = Buffer.alloc(42)
    entry.writeUInt16LE((3 << 8) | 45, 0)
    common.copy(entry, 2)
    if (isZip64) entry.fill(0xff, 16, 24)
    entry.writeUInt16LE(extra.length, 26)
    entry.writeUInt32LE(mode * 0x10000, 34)
    entry.writeUInt32LE(isZip64 ? 0xffffffff : offset, 38)
    directory.push(Buffer.from('PK\x01\x02'), entry, called, extra)
    offset += 30 + called.length + packed.length
  }
  const list = Buffer.concat(directory)
  return Buffer.concat([...parts, list, ...(isZip64 ? zip64End(entries.length, list.length, offset) : []), zipEnd(entries.length, list.length, isZip64 ? 0xffffffff : offset)])
}

function zipEnd(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

function zip64End(count: number, length: number, offset: number): Buffer[] {
  const record = Buffer.concat([Buffer.from('PK\x06\x06', 'latin1'), u64(44), Buffer.from([45, 3, 45, 0]), Buffer.alloc(8), u64(count), u64(count), u64(length), u64(offset)])
  const locator = Buffer.concat([Buffer.from('PK\x06\x07', 'latin1'), Buffer.alloc(4), u64(offset + length), Buffer.from([1, 0, 0, 0])])
  return [record, locator]
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
