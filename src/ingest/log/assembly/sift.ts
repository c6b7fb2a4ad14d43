// The two loops of plain-kernel.ts in AssemblyScript, for WebAssembly with vectors of 16 bytes. Addresses are bytes of the memory,
// which the host lays out; the bytes of the text begin at `text`, and a 0 is behind them.

const NEWLINE: u8 = 0x0a
const OF_MESSAGE: u8 = 1
const OF_REGION: u8 = 2
const FACTOR: u32 = 0x9e3779b1
const HASH_SHIFT: u32 = 16

/** Writes the first byte of each line to `out`, and gives their number. */
export function lineStarts(text: usize, length: u32, out: usize): u32 {
  const end = text + length
  const newlines = i8x16.splat(NEWLINE)
  let next = out
  store<u32>(next, 0)
  next += 4
  let at = text
  for (; at + 16 <= end; at += 16) {
    for (let mask = i8x16.bitmask(i8x16.eq(v128.load(at), newlines)); mask != 0; mask &= mask - 1) {
      store<u32>(next, <u32>(at - text) + ctz(mask) + 1)
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

/** Writes to `out` where a word of a message stands, or the name of a Region that may be watched; gives their number. */
export function candidates(text: usize, length: u32, kinds: usize, watched: usize, out: usize): u32 {
  const end = text + (length & ~3)
  let next = out
  let at = text
  for (; at + 16 <= end; at += 16) {
    if ((kindAt(kinds, at) | kindAt(kinds, at + 4) | kindAt(kinds, at + 8) | kindAt(kinds, at + 12)) == 0) continue
    for (let word = at; word < at + 16; word += 4) next = noted(kinds, watched, text, word, next)
  }
  for (; at < end; at += 4) next = noted(kinds, watched, text, at, next)
  return <u32>(next - out) >> 2
}

function kindAt(kinds: usize, at: usize): u8 {
  return load<u8>(kinds + ((load<u32>(at) * FACTOR) >> HASH_SHIFT))
}

function noted(kinds: usize, watched: usize, text: usize, at: usize, out: usize): usize {
  const kind = kindAt(kinds, at)
  if ((kind & OF_MESSAGE) == 0 && !((kind & OF_REGION) != 0 && watched != 0 && isWatched(watched, text, at))) return out
  store<u32>(out, <u32>(at - text))
  return out + 4
}

/** A bit for the lower two bytes of each id says which Regions cannot be meant. */
function isWatched(watched: usize, text: usize, at: usize): bool {
  const letter = load<u8>(at)
  // The word is `regi`, `egio`, `gion` or `ion` with what follows.
  const from = at - (letter == 0x72 ? 0 : letter == 0x65 ? 1 : letter == 0x67 ? 2 : 3)
  if (from < text || load<u32>(from) != 0x69676572 || load<u16>(from + 4) != 0x6e6f) return false
  let next = from + 6
  next += is(next, 0x2d, 0x5f)
  if (is(next, 0x69, 0x49)) next += 1 + is(next + 1, 0x64, 0x44)
  next += is(next, 0x5c, 0x5c)
  next += is(next, 0x22, 0x22)
  for (let signs = 0; signs < 2; signs++) next += is(next, 0x3d, 0x3a) | is(next, 0x20, 0x20)
  let id: u32 = 0
  for (let digit = <u32>load<u8>(next) - 0x30; digit <= 9; digit = <u32>load<u8>(++next) - 0x30) id = id * 10 + digit
  return (load<u8>(watched + ((id & 0xffff) >> 3)) & (1 << (id & 7))) != 0
}

function is(at: usize, one: u8, other: u8): u32 {
  const byte = load<u8>(at)
  return u32(byte == one || byte == other)
}
