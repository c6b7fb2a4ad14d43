import {tarChecksum} from './magic.js'

const BLOCK = 512
const LONGEST_NAME = 100
/** From 8 GiB on a size does not fit into its octal digits. */
const LARGEST_OCTAL = 8 ** 11

/** The header of a file in a tar archive of POSIX, with pax records before it where its name or size needs them (pax(1)). It names no time and no owner. */
export function tarHeader(name: string, size: number): Buffer {
  const records = [...(Buffer.byteLength(name) > LONGEST_NAME || /[^ -~]/.test(name) ? [paxRecord('path', name)] : []), ...(size >= LARGEST_OCTAL ? [paxRecord('size', String(size))] : [])]
  const own = headerBlock(Buffer.from(name).subarray(0, LONGEST_NAME), size < LARGEST_OCTAL ? size : 0, '0')
  if (records.length === 0) return own
  const ahead = Buffer.from(records.join(''))
  return Buffer.concat([headerBlock(Buffer.from('pax'), ahead.length, 'x'), ahead, tarPadding(ahead.length), own])
}

/** What fills the last block of a file up. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)

export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK)

function headerBlock(name: Buffer, size: number, type: string): Buffer {
  const block = Buffer.alloc(BLOCK)
  name.copy(block)
  block.write('0000644\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('00000000000\0', 136)
  block.write(type, 156)
  block.write('ustar\x0000', 257)
  block.write(`${tarChecksum(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** `27 path=logs/tikv.log\n`, which counts its own length. */
function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  let length = rest + 1
  while (rest + String(length).length !== length) length = rest + String(length).length
  return `${length} ${key}=${value}\n`
}
