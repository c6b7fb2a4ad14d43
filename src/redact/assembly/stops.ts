// Where the scanner of scanner.ts has to look, in AssemblyScript, for WebAssembly: it stops at many fewer places than there are words, and at every
// one at which it would do something. Addresses are bytes of the memory, which the host lays out; four zeros are before the text and behind it.

// As in bytes.ts.
const FIGURE: u8 = 1
const HEX_LETTER: u8 = 2
const LETTER: u8 = 4
const FOREIGN: u8 = 8
// As in marks.ts.
const FIELD: u8 = 1
const BEGIN: u8 = 2
const LEARNED: u8 = 8
const MARK_BITS: u32 = 0x1ffff
const SHORTEST_KEY: u32 = 16
const LONGEST_NUMBER: u32 = 20
const LONGEST_WORD: u32 = 65536
const LONGEST_BLANK: u32 = 64

/** Writes to `out` at which bytes from `from` on to stop, and gives their number. */
export function stops(text: usize, from: u32, length: u32, kinds: usize, marks: usize, isLearning: bool, out: usize): u32 {
  const end = text + length
  let at = text + from
  let next = out
  // The rest of a word was seen with its beginning.
  if (from > 0 && kindAt(kinds, at - 1) != 0) while (at < end && kindAt(kinds, at) != 0) at++
  while (at < end) {
    let kind = kindAt(kinds, at)
    const start = at
    if (kind == 0) {
      if (isStopSign(kinds, at, isLearning)) {
        store<u32>(next, <u32>(at - text))
        next += 4
      }
      at++
      continue
    }
    let all: u8 = 0
    let hash: u32 = 0x811c9dc5
    const last = start + LONGEST_WORD < end ? start + LONGEST_WORD : end
    do {
      all |= kind
      hash = (hash ^ (load<u8>(at) | 0x20)) * 0x01000193
      at++
    } while (at < last && (kind = kindAt(kinds, at)) != 0)
    if (isStopWord(kinds, load<u8>(marks + ((hash ^ (hash >> 15)) & MARK_BITS)), all, start, at, isLearning)) {
      store<u32>(next, <u32>(start - text))
      next += 4
    }
  }
  return <u32>(next - out) >> 2
}

function kindAt(kinds: usize, at: usize): u8 {
  return load<u8>(kinds + load<u8>(at))
}

function isFigure(at: usize): bool {
  return <u32>load<u8>(at) - 0x30 <= 9
}

/** A line that is no record; bytes that are escaped by their numbers; a path. */
function isStopSign(kinds: usize, at: usize, isLearning: bool): bool {
  const byte = load<u8>(at)
  if (byte == 0x0a) return load<u8>(at + 1) != 0x5b || !isFigure(at + 2)
  if (byte == 0x5c) return isEscape(at)
  return isLearning && byte == 0x2f && kindAt(kinds, at - 1) == 0
}

function isEscape(at: usize): bool {
  const byte = load<u8>(at + 1)
  return byte == 0x78 || byte == 0x5c || <u32>byte - 0x30 <= 3
}

function isStopWord(kinds: usize, mark: u8, all: u8, start: usize, end: usize, isLearning: bool): bool {
  const length = <u32>(end - start)
  const before = load<u8>(start - 1)
  const behind = load<u8>(end)
  const first = load<u8>(start)
  if (behind == 0x5c && isEscape(end)) return true
  if (all < LETTER && isNumber(kinds, all, length, start, end, isLearning)) return true
  if ((mark & LEARNED) != 0 || ((mark & BEGIN) != 0 && behind == 0x20)) return true
  if ((mark & FIELD) != 0 && isNamed(before, end)) return true
  if (length >= SHORTEST_KEY && (first == 0x41 || first == 0x65 || first == 0x67)) return true
  if (isLearning) return (mark & ~(FIELD | BEGIN)) != 0 || behind == 0x40 || (behind == 0x3a && load<u8>(end + 1) == 0x2f)
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

function isNumber(kinds: usize, all: u8, length: u32, start: usize, end: usize, isLearning: bool): bool {
  const behind = load<u8>(end)
  if (length >= SHORTEST_KEY) return all != FIGURE || length > LONGEST_NUMBER
  if (behind == 0x3a && length <= 4) {
    if (hasColons(kinds, start)) return true
  } else if (all == FIGURE && length <= 3 && (behind == 0x2e || behind == 0x2d || behind == 0x5f)) return isFour(start, behind)
  return isLearning && all == FIGURE && length >= 4 && load<u8>(start - 1) == 0x3a && kindAt(kinds, start - 2) != 0 && !isSource(start - 2)
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
