/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Chance = ReturnType<typeof chanceFrom>

/** Bytes that mean something to one reader or another. */
const LOADED = ['"', '\\', '\n', '\r\n', '[', ']', '{', '}', ',', ':', '，', '\u0000', '\u001b[31m', '\ufeff', '\ufffd', '-', '9'.repeat(30), 'null', '»', '| ', '\t', '<', "'", ' '.repeat(200)]

const MUTATIONS: ReadonlyArray<(bytes: Buffer, other: Buffer, chance: Chance) => Buffer> = [
  flipped,
  (bytes, _, chance) => bytes.subarray(0, chance(bytes.length + 1)),
  (bytes, _, chance) => bytes.subarray(chance(bytes.length + 1)),
  without,
  repeated,
  (bytes, _, chance) => inserted(bytes, Buffer.from(LOADED[chance(LOADED.length)] ?? ''), chance),
  (bytes, other, chance) => inserted(bytes, piece(other, chance), chance),
  (bytes, _, chance) => inserted(bytes, Buffer.from((LOADED[chance(LOADED.length)] ?? '').repeat(1 + chance(3000))), chance),
]

/** The bytes with one to four changes: flipped, cut, spliced with the other ones, or repeated. */
export function mutated(bytes: Buffer, other: Buffer, chance: Chance): Buffer {
  let changed = bytes
  for (let times = 1 + chance(4); times > 0; times--) changed = MUTATIONS[chance(MUTATIONS.length)]?.(changed, other, chance) ?? changed
  return changed
}

function flipped(bytes: Buffer, _: Buffer, chance: Chance): Buffer {
  const changed = Buffer.from(bytes)
  for (let times = 1 + chance(8); times > 0 && changed.length > 0; times--) changed[chance(changed.length)]! ^= 1 << chance(8)
  return changed
}

function without(bytes: Buffer, _: Buffer, chance: Chance): Buffer {
  const from = chance(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + chance(200))])
}

function repeated(bytes: Buffer, _: Buffer, chance: Chance): Buffer {
  const part = piece(bytes, chance)
  return inserted(bytes, Buffer.concat(Array.from({length: 1 + chance(20)}, () => part)), chance)
}

function piece(bytes: Buffer, chance: Chance): Buffer {
  const from = chance(bytes.length + 1)
  return bytes.subarray(from, from + 1 + chance(500))
}

function inserted(bytes: Buffer, part: Buffer, chance: Chance): Buffer {
  const at = chance(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)])
}
