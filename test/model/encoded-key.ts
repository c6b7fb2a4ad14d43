/** The writing side of the codec: what TiDB does, so that tests can ask for it back. */
const SIGN = 1n << 63n

export function encodedBytes(bytes: Buffer): Buffer {
  const groups: Buffer[] = []
  for (let at = 0; at <= bytes.length; at += 8) {
    const group = bytes.subarray(at, at + 8)
    groups.push(group, Buffer.alloc(8 - group.length), Buffer.of(0xff - (8 - group.length)))
  }
  return Buffer.concat(groups)
}

export function encodedInt(value: bigint): Buffer {
  return encodedUint(BigInt.asUintN(64, value + SIGN))
}

export function encodedUint(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(value)
  return bytes
}

export function encodedFloat(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  const bits = bytes.readBigUInt64BE()
  return encodedUint(bits >= SIGN ? BigInt.asUintN(64, ~bits) : bits + SIGN)
}

export const tableStart = (tableId: bigint): Buffer => Buffer.concat([Buffer.from('t'), encodedInt(tableId)])
export const rowKey = (tableId: bigint, handle: Buffer): Buffer => Buffer.concat([tableStart(tableId), Buffer.from('_r'), handle])
export const indexKey = (tableId: bigint, indexId: bigint, ...datums: readonly Buffer[]): Buffer => Buffer.concat([tableStart(tableId), Buffer.from('_i'), encodedInt(indexId), ...datums])
export const datum = (flag: number, bytes: Buffer): Buffer => Buffer.concat([Buffer.of(flag), bytes])

/** As PD prints it. */
export const printed = (key: Buffer): string => encodedBytes(key).toString('hex').toUpperCase()
