// Where the scanner of scanner.ts has to look, in AssemblyScript, for WebAssembly: it stops at many fewer places than there are words, and at every
// one at which it would do something. Addresses are bytes of the memory, which the host lays out; four zeros are before the text and behind it.

// As in bytes.ts.
const FIGURE: u8 = 1
const HEX_LETTER: u8 = 2
const LETTER: u8 = 4
const FOREIGN: u8 = 8
// As in marks.ts.
const FIELD: u32 = 1
const BEGIN: u32 = 2
const PLACE: u32 = 4
const LEARNED: u32 = 8
const SAID: u32 = 16
/** For the first 17 bits. */
const MARK_SHIFT: u32 = 15
const SHORTEST_KEY: u32 = 16
const LONGEST_NUMBER: u32 = 20
const LONGEST_WORD: u32 = 65536
const LONGEST_BLANK: u32 = 64

/** Looked at at once. */
const WINDOW: u64 = 64
/** `[2026/11/23 09:01:00.000 +08:00]` */
const STAMP: u64 = 32

/** Writes to `out` at which bytes from `from` on to stop, before `limit` and not far behind it, and gives their number. */
export function stops(text: usize, from: u32, limit: u32, length: u32, kinds: usize, marks: usize, isLearning: bool, hasKeys: bool, out: usize): u32 {
  const end = text + length
  const last = text + limit
  let at = text + from
  let next = out
  // The rest of a word was seen with its beginning.
  if (from > 0 && kindAt(kinds, at - 1) != 0) while (at < end && kindAt(kinds, at) != 0) at++
  while (at < last) {
    let words: u64 = 0
    let letters: u64 = 0
    let foreigns: u64 = 0
    let signs: u64 = 0
    let records: u64 = 0
    for (let part: u32 = 0; part < 64; part += 16) {
      const bytes = v128.load(at + part)
      const behind = v128.load(at + part + 1)
      const letter = i8x16.sub(v128.or(bytes, i8x16.splat(0x20)), i8x16.splat(0x61))
      const figure = areFigures(bytes)
      const newline = i8x16.eq(bytes, i8x16.splat(0x0a))
      const record = v128.and(newline, v128.and(i8x16.eq(behind, i8x16.splat(0x5b)), areFigures(v128.load(at + part + 2))))
      const escape = v128.or(i8x16.lt_u(i8x16.sub(behind, i8x16.splat(0x30)), i8x16.splat(4)), v128.or(i8x16.eq(behind, i8x16.splat(0x78)), i8x16.eq(behind, i8x16.splat(0x5c))))
      let sign = v128.or(v128.andnot(newline, record), v128.and(i8x16.eq(bytes, i8x16.splat(0x5c)), escape))
      if (isLearning) sign = v128.or(sign, v128.andnot(i8x16.eq(bytes, i8x16.splat(0x2f)), areWords(v128.load(at + part - 1))))
      words |= maskOf(v128.or(v128.or(figure, bytes), i8x16.lt_u(letter, i8x16.splat(26))), part)
      letters |= maskOf(v128.or(bytes, i8x16.lt_u(i8x16.sub(letter, i8x16.splat(6)), i8x16.splat(20))), part)
      foreigns |= maskOf(bytes, part)
      signs |= maskOf(sign, part)
      records |= maskOf(record, part)
    }
    // A line that begins as nearly all do: its time tells nothing.
    const line = <u64>ctz(records)
    const isStamped = records != 0 && isStamp(at + <usize>line + 1)
    const ends = ~words & (words << 1)
    for (let places = (ends | signs) & (isStamped ? ((<u64>2 << line) - 1) : -1); places != 0; places &= places - 1) {
      const place = <u64>ctz(places)
      const bit = <u64>1 << place
      const here = at + <usize>place
      if ((ends & bit) != 0) {
        const start = WINDOW - clz(~words & (bit - 1))
        const begin = at + <usize>start
        const length = <u32>(place - start)
        const before = load<u8>(begin - 1)
        const behind = load<u8>(here)
        const own = (bit - 1) & ~((<u64>1 << start) - 1)
        const isNumber = <u32>((letters & own) == 0) & (<u32>(behind == 0x3a) | <u32>(behind == 0x2d) | <u32>(behind == 0x2e) | <u32>(behind == 0x5f) | <u32>(before == 0x3a))
        const mark = markOf(marks, begin, length)
        if ((mark | isNumber | <u32>(length >= SHORTEST_KEY) | <u32>(behind == 0x5c) | (isLearning ? <u32>(behind == 0x40) | <u32>(behind == 0x3a) : <u32>(before == 0x5c) | <u32>((foreigns & own) != 0))) != 0) {
          if (isStopWord(kinds, mark, begin, here, isLearning, hasKeys)) {
            store<u32>(next, <u32>(begin - text))
            next += 4
          }
        }
      }
      if ((signs & bit) != 0) {
        store<u32>(next, <u32>(here - text))
        next += 4
      }
    }
    if (isStamped) at += <usize>(line + 1 + STAMP)
    else if (words >> (WINDOW - 1) == 0) at += <usize>WINDOW
    else {
      // A word that may go on.
      at += <usize>(WINDOW - clz(~words))
      const begin = at
      if (words + 1 != 0) continue
      const farthest = at + LONGEST_WORD < end ? at + LONGEST_WORD : end
      while (at < farthest && kindAt(kinds, at) != 0) at++
      if (isStopWord(kinds, markOf(marks, begin, <u32>(at - begin)), begin, at, isLearning, hasKeys)) {
        store<u32>(next, <u32>(begin - text))
        next += 4
      }
    }
  }
  return <u32>(next - out) >> 2
}

function maskOf(bytes: v128, part: u32): u64 {
  return (<u64>i8x16.bitmask(bytes)) << part
}

function areFigures(bytes: v128): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10))
}

/** 0x80 and more for each byte of a word. */
function areWords(bytes: v128): v128 {
  return v128.or(v128.or(i8x16.lt_s(bytes, i8x16.splat(0)), areFigures(bytes)), i8x16.lt_u(i8x16.sub(v128.or(bytes, i8x16.splat(0x20)), i8x16.splat(0x61)), i8x16.splat(26)))
}

/** As `markOf` of word-tokens.ts. */
function markOf(marks: usize, start: usize, length: u32): u32 {
  const isShort = length < 4
  const first = (load<u32>(start) | 0x20202020) & select<u32>((<u32>1 << (8 * length)) - 1, 0xffffffff, isShort)
  const last = select<u32>(first, load<u32>(start + length - 4) | 0x20202020, isShort)
  return <u32>load<u8>(marks + (((first ^ (last * 0x85ebca6b) ^ length) * 0x9e3779b1) >> MARK_SHIFT))
}

function kindAt(kinds: usize, at: usize): u8 {
  return load<u8>(kinds + load<u8>(at))
}

function isFigure(at: usize): bool {
  return <u32>load<u8>(at) - 0x30 <= 9
}

/** Is everything in its place? */
function isStamp(at: usize): bool {
  const first = v128.load(at)
  // A zone may be behind and before.
  const second = v128.and(v128.load(at, 16), i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -7, -1, -1, -1, -1, -1, -1))
  const signs = i8x16(0x5b, 0, 0, 0, 0, 0x2f, 0, 0, 0x2f, 0, 0, 0x20, 0, 0, 0x3a, 0)
  const more = i8x16(0, 0x3a, 0, 0, 0x2e, 0, 0, 0, 0x20, 0x29, 0, 0, 0x3a, 0, 0, 0x5d)
  return i8x16.all_true(v128.and(areLike(first, signs), areLike(second, more)))
}

/** Is a figure where there is no sign? */
function areLike(bytes: v128, signs: v128): v128 {
  return v128.bitselect(areFigures(bytes), i8x16.eq(bytes, signs), i8x16.eq(signs, i8x16.splat(0)))
}

function isEscape(at: usize): bool {
  const byte = load<u8>(at + 1)
  return byte == 0x78 || byte == 0x5c || <u32>byte - 0x30 <= 3
}

function isStopWord(kinds: usize, mark: u32, start: usize, end: usize, isLearning: bool, hasKeys: bool): bool {
  const length = <u32>(end - start)
  const before = load<u8>(start - 1)
  const behind = load<u8>(end)
  const first = load<u8>(start)
  let all: u8 = 0
  for (let at = start; at < end; at++) all |= kindAt(kinds, at)
  if (behind == 0x5c && isEscape(end)) return true
  if (all < LETTER && isNumber(kinds, all, length, start, end, isLearning, hasKeys)) return true
  if ((mark & LEARNED) != 0 || ((mark & BEGIN) != 0 && behind == 0x20)) return true
  if ((mark & FIELD) != 0 && isNamed(before, end)) return true
  if ((mark & SAID) != 0 && behind == 0x20 && load<u8>(end + 1) == 0x27) return true
  if (length >= SHORTEST_KEY && (first == 0x41 || first == 0x65 || first == 0x67)) return true
  if (isLearning) return (mark & PLACE) != 0 || behind == 0x40 || (behind == 0x3a && load<u8>(end + 1) == 0x2f)
  return all >= FOREIGN || (before == 0x5c && (first == 0x6e || first == 0x72 || first == 0x74 || first == 0x62 || first == 0x66 || first == 0x75))
}

/** Does a value follow, or may one, behind a flag? */
function isNamed(before: u8, end: usize): bool {
  let at = end
  while (<u32>(at - end) < LONGEST_BLANK && (load<u8>(at) == 0x20 || load<u8>(at) == 0x09)) at++
  const byte = load<u8>(at)
  if (byte == 0x3a || byte == 0x3d) return true
  return at == end ? byte == 0x22 || byte == 0x27 || byte == 0x5c : before == 0x2d
}

function isNumber(kinds: usize, all: u8, length: u32, start: usize, end: usize, isLearning: bool, hasKeys: bool): bool {
  const behind = load<u8>(end)
  if (length >= SHORTEST_KEY) return (hasKeys || !isLearning) && (all != FIGURE || length > LONGEST_NUMBER)
  if (behind == 0x3a && length <= 4) {
    if (hasColons(kinds, start)) return true
  } else if (all == FIGURE && length <= 3 && (behind == 0x2e || behind == 0x2d || behind == 0x5f)) return isFour(start, behind)
  return isLearning && all == FIGURE && length >= 4 && load<u8>(start - 1) == 0x3a && endsName(kinds, start - 2) && !isSource(start - 2)
}

function endsName(kinds: usize, at: usize): bool {
  const byte = load<u8>(at)
  return kindAt(kinds, at) != 0 || byte == 0x2e || byte == 0x2d || byte == 0x5f
}

/** `::`, or seven colons, before anything that is no part of an address of IPv6. */
function hasColons(kinds: usize, start: usize): bool {
  let colons = 0
  for (let at = start; at < start + 64; at++) {
    if (load<u8>(at) == 0x3a) {
      if (++colons == 7 || load<u8>(at - 1) == 0x3a) return true
    } else if (load<u8>(at) != 0x2e && (kindAt(kinds, at) == 0 || (kindAt(kinds, at) & ~(FIGURE | HEX_LETTER)) != 0)) return false
  }
  return false
}

function isFour(start: usize, sign: u8): bool {
  let at = start
  for (let part = 0; part < 4; part++) {
    if (part > 0 && load<u8>(at++) != sign) return false
    const first = at
    while (isFigure(at) && at - first < 4) at++
    if (at == first || at - first > 3) return false
  }
  return true
}

// [apply.rs:1612]   [cluster.go:1190]
function isSource(last: usize): bool {
  const two = load<u16>(last - 1)
  return load<u8>(last - 2) == 0x2e && (two == 0x7372 || two == 0x6f67)
}
