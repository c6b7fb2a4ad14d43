// Reads Regions by the templates that region-templates.ts has learned, in AssemblyScript, for WebAssembly with vectors of 16 bytes.
// Addresses are bytes of the memory, which the host lays out; 16 bytes behind the text may be looked at.

const COMMA: u8 = 0x2c, OPEN_BRACE: u8 = 0x7b, NEWLINE: u8 = 0x0a, ZERO: u8 = 0x30

// A step: its fields, the literal, which is filled up to whole vectors, and at the end of a Region the flags of its peers.
const LENGTH = 0, NEWLINES = 4, TARGET = 8, SLOT = 12, NEXT = 16, FIRST = 20, PEERS = 24, LITERAL = 32

// `Target` of region-templates.ts; 13 is the end key.
const ID: u32 = 1, CONF_VER: u32 = 2, VERSION: u32 = 3, SIZE: u32 = 4, KEYS: u32 = 5, LEADER: u32 = 6, PEER_ID: u32 = 7, STORE_ID: u32 = 8
const PENDING: u32 = 9, DOWN: u32 = 10, DOWN_SECONDS: u32 = 11, START_KEY: u32 = 12, IGNORED_KEY: u32 = 14, END: u32 = 15

// The flags of region-batch.ts.
const IS_PENDING: u8 = 16, IS_DOWN: u8 = 32

const DIGITS: u32 = 15
/** Loaded from its byte N on, it moves N digits to the end of a vector of zeros. */
const RAMP = memory.data<u8>([255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
/** As many as region-templates.ts lets a template have. */
const SLOTS = 64
const pending = memory.data(SLOTS * 8, 8)
const down = memory.data(SLOTS * 16, 8)

// The batch (region-batch.ts): what is in it, how much there may be, and where its arrays are.
export let count: u32 = 0, peerCount: u32 = 0, keyBytes: u32 = 0, firstKeyBytes: u32 = 0
export let mostRegions: u32 = 0, mostPeers: u32 = 0, mostKeyBytes: u32 = 0
export let ids: usize = 0, confVers: usize = 0, versions: usize = 0, sizes: usize = 0, keyCounts: usize = 0, offsets: usize = 0
export let keyFrom: usize = 0, keyTo: usize = 0, keyShared: usize = 0, keys: usize = 0
export let peerEnds: usize = 0, leaders: usize = 0, peerIds: usize = 0, peerStores: usize = 0, peerFlags: usize = 0, downSeconds: usize = 0

/** How many lines ended in what was read. */
export let newlines: u32 = 0

// The Region at hand.
let value: u64 = 0
let leader: u64 = 0
let pendingCount: u32 = 0
let downCount: u32 = 0
let usedKeyBytes: u32 = 0
let lines: u32 = 0

/** Reads Regions that follow each other in a list, from the brace of the first; gives the place behind the last one, and `from` when the first is like none before. */
export function read(text: usize, length: u32, from: u32, first: usize): u32 {
  const end = text + length
  let behind = from
  let at = text + from
  newlines = lines = 0
  while (count < mostRegions) {
    const stop = region(at, end, first)
    if (stop == 0) break
    store<f64>(offsets + (count << 3), <f64>(<u32>(at - text)))
    count++
    newlines += lines
    lines = 0
    behind = <u32>(stop - text)
    at = blanks(stop, end)
    if (at >= end || load<u8>(at) != COMMA) break
    at = blanks(at + 1, end)
    if (at >= end || load<u8>(at) != OPEN_BRACE) break
  }
  return behind
}

function blanks(from: usize, end: usize): usize {
  let at = from
  for (; at < end; at++) {
    const byte = load<u8>(at)
    if (byte == NEWLINE) lines++
    else if (byte != 0x20 && byte != 0x0d && byte != 0x09) break
  }
  return at
}

/** The place behind the Region; 0, and nothing is kept of it, when it is like none before, or does not fit, or the text ends within it. */
function region(from: usize, end: usize, first: usize): usize {
  const row = count << 3
  store<f64>(ids + row, 0)
  store<f64>(confVers + row, 0)
  store<f64>(versions + row, 0)
  store<f64>(sizes + row, 0)
  store<f64>(keyCounts + row, 0)
  store<u64>(keyFrom + row, 0)
  store<u64>(keyTo + row, 0)
  store<u64>(keyShared + row, 0)
  leader = 0
  pendingCount = downCount = 0
  usedKeyBytes = keyBytes
  let list = first
  let at = from
  while (at != 0) {
    const step = following(list, at, end)
    if (step == 0) return 0
    at += load<u32>(step, LENGTH)
    lines += load<u32>(step, NEWLINES)
    const target = load<u32>(step, TARGET)
    if (target == END) return finish(step) ? at : 0
    if (target >= START_KEY) at = hex(at, end, target)
    else {
      at = number(at, end)
      if (!keep(target, load<u32>(step, SLOT))) return 0
    }
    list = step + FIRST
  }
  return 0
}

/** The step that stands there. It comes first from now on: others like it will follow. */
function following(list: usize, at: usize, end: usize): usize {
  let before: usize = 0
  for (let step: usize = load<u32>(list); step != 0; step = load<u32>(step, NEXT)) {
    if (standsAt(step, at, end)) {
      if (before != 0) {
        store<u32>(before, load<u32>(step, NEXT), NEXT)
        store<u32>(step, load<u32>(list), NEXT)
        store<u32>(list, step)
      }
      return step
    }
    before = step
  }
  return 0
}

function standsAt(step: usize, at: usize, end: usize): bool {
  const length = load<u32>(step, LENGTH)
  if (at + length > end) return false
  let done: u32 = 0
  for (; done + 16 <= length; done += 16) {
    if (v128.any_true(v128.xor(v128.load(at + done), v128.load(step + done, LITERAL)))) return false
  }
  const rest: i32 = (1 << (length - done)) - 1
  return (i8x16.bitmask(i8x16.eq(v128.load(at + done), v128.load(step + done, LITERAL))) & rest) == rest
}

/** An integer without a sign or a zero before it, of as many digits as a double holds. */
function number(at: usize, end: usize): usize {
  const digits = i8x16.sub(v128.load(at), i8x16.splat(ZERO))
  const length: u32 = ctz(i8x16.bitmask(i8x16.gt_u(digits, i8x16.splat(9))) | 0x10000)
  if (length == 0 || length > DIGITS || at + length >= end || (length > 1 && load<u8>(at) == ZERO)) return 0
  const aligned = i8x16.swizzle(digits, v128.load(RAMP + length))
  const pairs = i16x8.add(i16x8.mul(v128.and(aligned, i16x8.splat(255)), i16x8.splat(10)), i16x8.shr_u(aligned, 8))
  const fours = i32x4.dot_i16x8_s(pairs, i16x8(100, 1, 100, 1, 100, 1, 100, 1))
  const high = <u64>i32x4.extract_lane(fours, 0) * 10000 + <u64>i32x4.extract_lane(fours, 1)
  value = high * 100000000 + <u64>i32x4.extract_lane(fours, 2) * 10000 + <u64>i32x4.extract_lane(fours, 3)
  return at + length
}

/** Pairs of hexadecimal digits, as bytes. */
function hex(from: usize, end: usize, target: u32): usize {
  const start = usedKeyBytes
  let at = from
  for (;;) {
    if (usedKeyBytes + 32 > mostKeyBytes) return 0
    const chars = v128.load(at)
    const isLetter = i8x16.le_u(i8x16.sub(v128.or(chars, i8x16.splat(0x20)), i8x16.splat(0x61)), i8x16.splat(5))
    const isDigit = i8x16.le_u(i8x16.sub(chars, i8x16.splat(ZERO)), i8x16.splat(9))
    const length: u32 = ctz(~i8x16.bitmask(v128.or(isLetter, isDigit)))
    const values = i8x16.add(v128.and(chars, i8x16.splat(15)), v128.and(isLetter, i8x16.splat(9)))
    const bytes = v128.or(v128.and(i16x8.shl(values, 4), i16x8.splat(255)), i16x8.shr_u(values, 8))
    store<i64>(keys + usedKeyBytes, i64x2.extract_lane(i8x16.narrow_i16x8_u(bytes, bytes), 0))
    usedKeyBytes += length >> 1
    at += length & ~1
    if (at >= end) return 0
    if (length < 16) break
  }
  if (target == IGNORED_KEY) {
    usedKeyBytes = start
    return at
  }
  const shared = start == 0 ? 0 : sharedWithFirst(start, min(firstKeyBytes, usedKeyBytes - start))
  if (start == 0) firstKeyBytes = usedKeyBytes
  usedKeyBytes -= shared
  const place = (count << 3) + (target == START_KEY ? 0 : 4)
  store<u32>(keyShared + place, shared)
  store<u32>(keyFrom + place, start)
  store<u32>(keyTo + place, usedKeyBytes)
  return at
}

/** How many bytes the key begins with that the first one of the batch begins with too: they are taken out. */
function sharedWithFirst(start: u32, most: u32): u32 {
  let shared: u32 = 0
  for (let same: u32 = 16; same == 16 && shared < most; shared += same) {
    same = ctz(~i8x16.bitmask(i8x16.eq(v128.load(keys + shared), v128.load(keys + start + shared))))
  }
  shared = min(shared, most)
  for (let to = start; to + shared < usedKeyBytes; to += 16) v128.store(keys + to, v128.load(keys + to + shared))
  return shared
}

function keep(target: u32, slot: u32): bool {
  const row = count << 3
  const number = <f64>value
  switch (target) {
    case ID: store<f64>(ids + row, number); return true
    case CONF_VER: store<f64>(confVers + row, number); return true
    case VERSION: store<f64>(versions + row, number); return true
    case SIZE: store<f64>(sizes + row, number); return true
    case KEYS: store<f64>(keyCounts + row, number); return true
    case LEADER: leader = value; return true
    case DOWN_SECONDS: store<f64>(down + (slot << 4), number, 8); return true
    case PENDING:
      store<u64>(pending + (slot << 3), value)
      pendingCount = slot + 1
      return value != 0
    case DOWN:
      store<u64>(down + (slot << 4), value)
      downCount = slot + 1
      return value != 0
    case PEER_ID:
    case STORE_ID: {
      const peer = peerCount + slot
      if (peer >= mostPeers) return false
      store<f64>((target == PEER_ID ? peerIds : peerStores) + (peer << 3), number)
      return target == STORE_ID || value != 0
    }
    default: return true
  }
}

function finish(step: usize): bool {
  const peers = load<u32>(step, PEERS)
  if (load<f64>(ids + (count << 3)) == 0 || peerCount + peers > mostPeers) return false
  const flags = step + LITERAL + ((load<u32>(step, LENGTH) + 15) & ~15)
  let leads: u32 = 0
  for (let peer = peers; peer > 0; peer--) {
    const at = peerCount + peer - 1
    const id = <u64>load<f64>(peerIds + (at << 3))
    if (id == leader) leads = peer
    store<u8>(peerFlags + at, load<u8>(flags + peer - 1) | state(id, at))
  }
  store<f64>(leaders + (count << 3), <f64>leads)
  peerCount += peers
  keyBytes = usedKeyBytes
  store<f64>(peerEnds + (count << 3), <f64>peerCount)
  return true
}

/** What ails a peer stands outside of the peer, with its id. Of two times that it is down the first counts. */
function state(id: u64, peer: u32): u8 {
  let flags: u8 = 0
  for (let at: u32 = 0; at < pendingCount; at++) if (load<u64>(pending + (at << 3)) == id) flags |= IS_PENDING
  for (let at = downCount; at > 0; at--) {
    const one = down + ((at - 1) << 4)
    if (load<u64>(one) != id) continue
    flags |= IS_DOWN
    store<f64>(downSeconds + (peer << 3), load<f64>(one, 8))
  }
  return flags
}
