/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012), in halves of 32 bits: whoever lacks the secret cannot try out what a token stands for, and a
 * log with millions of keys is not slowed down by it.
 */
export class KeyedHash {
  private readonly key: Uint32Array
  private readonly state = new Uint32Array(8)

  /** `secret` has 16 bytes. */
  constructor(secret: Buffer) {
    this.key = Uint32Array.from([0, 4, 8, 12], (at) => secret.readUInt32LE(at))
  }

  /** Eight bytes. */
  of(bytes: Buffer): Buffer {
    const {state: v, key} = this
    for (let at = 0; at < v.length; at++) v[at] = key[at & 3]! ^ INITIAL[at]!
    const whole = bytes.length & ~7
    for (let at = 0; at < whole; at += 8) this.block(fourOf(bytes, at), fourOf(bytes, at + 4))
    this.block(fourOf(bytes, whole), fourOf(bytes, whole + 4) | (bytes.length << 24))
    v[4]! ^= 0xff
    for (let round = 0; round < 4; round++) mix(v)
    const hash = Buffer.allocUnsafe(8)
    hash.writeUInt32LE((v[0]! ^ v[2]! ^ v[4]! ^ v[6]!) >>> 0, 0)
    hash.writeUInt32LE((v[1]! ^ v[3]! ^ v[5]! ^ v[7]!) >>> 0, 4)
    return hash
  }

  private block(low: number, high: number): void {
    const {state: v} = this
    v[6]! ^= low
    v[7]! ^= high
    mix(v)
    mix(v)
    v[0]! ^= low
    v[1]! ^= high
  }
}

// The low half of v0 is the first, its high half the second, and so on.
const INITIAL = Uint32Array.of(0x70736575, 0x736f6d65, 0x6e646f6d, 0x646f7261, 0x6e657261, 0x6c796765, 0x79746573, 0x74656462)

/** Zeros are behind the bytes. */
const fourOf = (bytes: Buffer, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)

/** One round of SipHash. */
function mix(v: Uint32Array): void {
  let a = v[0]!
  let A = v[1]!
  let b = v[2]!
  let B = v[3]!
  let c = v[4]!
  let C = v[5]!
  let d = v[6]!
  let D = v[7]!
  let low = a + b
  A = (A + B + (low > 0xffffffff ? 1 : 0)) >>> 0
  a = low >>> 0
  ;[b, B] = [((b << 13) | (B >>> 19)) ^ a, ((B << 13) | (b >>> 19)) ^ A]
  ;[a, A] = [A, a]
  low = c + d
  C = (C + D + (low > 0xffffffff ? 1 : 0)) >>> 0
  c = low >>> 0
  ;[d, D] = [((d << 16) | (D >>> 16)) ^ c, ((D << 16) | (d >>> 16)) ^ C]
  low = a + (d >>> 0)
  A = (A + (D >>> 0) + (low > 0xffffffff ? 1 : 0)) >>> 0
  a = low >>> 0
  ;[d, D] = [((d << 21) | (D >>> 11)) ^ a, ((D << 21) | (d >>> 11)) ^ A]
  low = c + (b >>> 0)
  C = (C + (B >>> 0) + (low > 0xffffffff ? 1 : 0)) >>> 0
  c = low >>> 0
  ;[b, B] = [((b << 17) | (B >>> 15)) ^ c, ((B << 17) | (b >>> 15)) ^ C]
  ;[c, C] = [C, c]
  v[0] = a
  v[1] = A
  v[2] = b
  v[3] = B
  v[4] = c
  v[5] = C
  v[6] = d
  v[7] = D
}
