/** What the first bytes of a file say about its packing. */
export type Packing = 'gzip' | 'zip' | 'zstd' | 'xz' | 'bzip2' | 'lz4' | '7z' | 'rar' | 'tar' | 'diag'

const MAGIC: ReadonlyArray<readonly [Packing, readonly number[]]> = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['lz4', [0x04, 0x22, 0x4d, 0x18]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  // PingCAP Clinic: pingcap/diag, pkg/packager
  ['diag', [0x44, 0x31, 0x61, 0x67]],
]

/** Undefined for a file that is not packed in a way we know. */
export function packingOf(head: Buffer): Packing | undefined {
  const known = MAGIC.find(([packing, bytes]) => bytes.every((byte, at) => head[at] === byte) && (packing !== 'bzip2' || isBzip2(head)))
  return known?.[0] ?? (isTar(head) ? 'tar' : undefined)
}

/** A text may begin with `BZh`; a bzip2 file goes on with its level and the digits of pi. */
function isBzip2(head: Buffer): boolean {
  return head.subarray(4, 7).equals(Buffer.from([0x31, 0x41, 0x59]))
}

/** `ustar` since POSIX; the tars before it have only the checksum of their first header, in octal at byte 148. */
function isTar(head: Buffer): boolean {
  if (head.length < 512) return false
  if (head.toString('latin1', 257, 262) === 'ustar') return true
  const claimed = Number.parseInt(head.toString('latin1', 148, 156).replaceAll('\0', ' ').trim(), 8)
  return claimed > 0 && claimed === tarChecksum(head)
}

/** The sum of the bytes of a header, its own field taken as blanks. */
export function tarChecksum(head: Buffer): number {
  let sum = 0
  for (let at = 0; at < 512; at++) sum += at >= 148 && at < 156 ? 0x20 : (head[at] ?? 0)
  return sum
}
