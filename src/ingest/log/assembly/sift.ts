// The loops of plain-kernel.ts in AssemblyScript, for WebAssembly with vectors of 16 bytes, of which several are looked at before a
// branch. Addresses are bytes of the memory, which the host lays out; the bytes of the text begin at `text`, and no digit is behind them.

const NEWLINE: u8 = 0x0a
const FACTOR: u32 = 0x9e3779b1
const HASH_SHIFT: u32 = 18
/** 1 in each of eight bytes. */
const EACH: u64 = (<u64>0x01010101 << 32) | 0x01010101

/** Writes the first byte of each line to `out`, and gives their number. */
export function lineStarts(text: usize, length: u32, out: usize): u32 {
  const end = text + length
  const newlines = i8x16.splat(NEWLINE)
  let next = out
  store<u32>(next, 0)
  next += 4
  let at = text
  for (; at + 64 <= end; at += 64) {
    const first = i8x16.eq(v128.load(at), newlines)
    const second = i8x16.eq(v128.load(at, 16), newlines)
    const third = i8x16.eq(v128.load(at, 32), newlines)
    const fourth = i8x16.eq(v128.load(at, 48), newlines)
    if (!v128.any_true(v128.or(v128.or(first, second), v128.or(third, fourth)))) continue
    const low = <u64>i8x16.bitmask(first) | (<u64>i8x16.bitmask(second) << 16)
    const high = <u64>i8x16.bitmask(third) | (<u64>i8x16.bitmask(fourth) << 16)
    for (let mask = low | (high << 32); mask != 0; mask &= mask - 1) {
      store<u32>(next, <u32>(at - text) + <u32>ctz(mask) + 1)
      next += 4
    }
  }
  for (; at < end; at++) {
    if (load<u8>(at) != NEWLINE) continue
    store<u32>(next, <u32>(at - text) + 1)
    next += 4
  }
  return <u32>(next - out) >> 2
}

/** Writes to `out` where a word of a message stands; gives their number. */
export function candidates(text: usize, length: u32, marks: usize, words: usize, out: usize): u32 {
  const end = text + (length & ~3)
  let next = out
  let at = text
  for (; at + 32 <= end; at += 32) {
    const low = load<u8>(marks + hashAt(at)) | load<u8>(marks + hashAt(at + 4)) | load<u8>(marks + hashAt(at + 8)) | load<u8>(marks + hashAt(at + 12))
    const high = load<u8>(marks + hashAt(at + 16)) | load<u8>(marks + hashAt(at + 20)) | load<u8>(marks + hashAt(at + 24)) | load<u8>(marks + hashAt(at + 28))
    if ((low | high) == 0) continue
    for (let word = at; word < at + 32; word += 4) next = noted(marks, words, text, word, next)
  }
  for (; at < end; at += 4) next = noted(marks, words, text, at, next)
  return <u32>(next - out) >> 2
}

function hashAt(at: usize): u32 {
  return (load<u32>(at) * FACTOR) >> HASH_SHIFT
}

/** Most of what has the hash of a word is another one. */
function noted(marks: usize, words: usize, text: usize, at: usize, out: usize): usize {
  const hash = hashAt(at)
  if (load<u8>(marks + hash) == 0) return out
  const word = load<u32>(words + (<usize>hash << 2))
  if (word != 0 && word != load<u32>(at)) return out
  store<u32>(out, <u32>(at - text))
  return out + 4
}

/** Writes to `out` where the name of a Region stands that may be watched; gives their number. */
export function regions(text: usize, length: u32, watched: usize, out: usize): u32 {
  const end = text + length
  const letters = i8x16.splat(0x67)
  const seconds = i8x16.splat(0x69)
  const thirds = i8x16.splat(0x6f)
  let next = out
  // Hardly a word but this one has `gio` in it. Behind the text is room for a vector.
  for (let at = text + 2; at < end; at += 32) {
    const low = v128.and(v128.and(i8x16.eq(v128.load(at), letters), i8x16.eq(v128.load(at, 1), seconds)), i8x16.eq(v128.load(at, 2), thirds))
    const high = v128.and(v128.and(i8x16.eq(v128.load(at, 16), letters), i8x16.eq(v128.load(at, 17), seconds)), i8x16.eq(v128.load(at, 18), thirds))
    if (!v128.any_true(v128.or(low, high))) continue
    for (let mask = <u32>i8x16.bitmask(low) | (<u32>i8x16.bitmask(high) << 16); mask != 0; mask &= mask - 1) {
      const from = at + ctz(mask) - 2
      if (from + 6 > end || load<u32>(from) != 0x69676572 || load<u8>(from + 5) != 0x6e || !isWatched(watched, from + 6)) continue
      store<u32>(next, <u32>(from - text))
      next += 4
    }
  }
  return <u32>(next - out) >> 2
}

/** A bit for the lower two bytes of each id says which Regions cannot be meant. */
function isWatched(watched: usize, behind: usize): bool {
  const id = idAt(behindSigns(behind))
  return (load<u8>(watched + ((id & 0xffff) >> 3)) & (1 << (id & 7))) != 0
}

/** `_id=7`, `-id":7`, ` 7`, `: 7` */
function behindSigns(at: usize): usize {
  if (load<u32>(at) == 0x3d64695f) return at + 4 + (is(at + 4, 0x3d, 0x3a) | is(at + 4, 0x20, 0x20))
  let next = at + is(at, 0x2d, 0x5f)
  if (is(next, 0x69, 0x49)) next += 1 + is(next + 1, 0x64, 0x44)
  next += is(next, 0x5c, 0x5c)
  next += is(next, 0x22, 0x22)
  for (let signs = 0; signs < 2; signs++) next += is(next, 0x3d, 0x3a) | is(next, 0x20, 0x20)
  return next
}

function is(at: usize, one: u8, other: u8): u32 {
  const byte = load<u8>(at)
  return u32(byte == one || byte == other)
}

/** Eight digits are read at once, without a branch for each (Lemire, "Quickly parsing eight digits", 2018). */
function idAt(at: usize): u32 {
  let digits = load<u64>(at) ^ (0x30 * EACH)
  const others = ((digits + 0x76 * EACH) | digits) & (0x80 * EACH)
  if (others == 0) return longIdAt(at)
  const count = ctz(others) >> 3
  if (count == 0) return 0
  digits <<= 64 - (count << 3)
  digits = digits * 10 + (digits >> 8)
  const pairs: u64 = 0x000000ff000000ff
  return <u32>(((digits & pairs) * 0x000f424000000064 + ((digits >> 16) & pairs) * 0x0000271000000001) >> 32)
}

function longIdAt(at: usize): u32 {
  let id: u32 = 0
  for (let next = at, digit = <u32>load<u8>(next) - 0x30; digit <= 9; digit = <u32>load<u8>(++next) - 0x30) id = id * 10 + digit
  return id
}
