import {KEYSPACE_BYTES, META, RAW_KEYSPACE, TABLE, TXN_KEYSPACE} from '../model/key.js'
import {INT64_BYTES} from '../model/memcomparable.js'
import {UNDERSCORE} from './bytes.js'
import type {KeyedHash} from './keyed-hash.js'
import {printedKey} from './printed-key.js'

/** The part of a key that says where it lies, which stays, and what it holds there. */
interface Parted {
  readonly place: string
  readonly rest: string
}

/** By place, then by what is held there: text in latin1, one character a byte. NaN for what has no number yet. */
export type KnownKeys = ReadonlyMap<string, ReadonlyMap<string, number>>

const MOST_RECENT = 20_000
/** Room between two neighbours, for the keys of the next bundle of the same cluster. */
const STEP = 2 ** 24
/** What ends a range behind the rows of a table, `t{table}_s`, is too short to hold anything. */
const BOUND_BYTES = 3
// t{table}_r   t{table}_i
const [ROWS, INDEX] = [0x72, 0x69] as const
// t_45_r_1000, t_45_i_1_03800000: SHOW TABLE REGIONS
const SHOWN = /^(t_\d+_(?:r|i_\d+)_)[\da-f]+$/i
// DB:1, Table:45, DDLJobList, TID:5
const META_WORD = /^[A-Za-z]{2,24}(?::\d{1,19})?$/

/**
 * Keys keep their table and index and the order that they have in it, and lose what they hold: of the keys of dumps, which are all known before
 * the first is written, each becomes the number of its place among those of its table. A key that only logs name becomes a hash.
 */
export class KeyTokens {
  private places = new Map<string, Map<string, number>>()

  /** The Regions of a log are the same for hours. */
  private recent = new Map<string, string>()

  constructor(private readonly hash: KeyedHash) {}

  /** Hears of every key of a dump; `isKey` as for `redacted`. */
  learn(text: string, isKey: boolean): void {
    const key = printedKey(text, isKey)
    const parted = key && partsOf(key.bytes)
    if (!parted || parted.rest === '') return
    this.hear(parted.place, parted.rest)
  }

  get size(): number {
    return [...this.places.values()].reduce((sum, keys) => sum + keys.size, 0)
  }

  known(): KnownKeys {
    return this.places
  }

  /** Keys that others have heard of. */
  add(heard: KnownKeys): void {
    for (const [place, keys] of heard) for (const rest of keys.keys()) this.hear(place, rest)
  }

  /** Keys to which others have given numbers. */
  know(keys: KnownKeys): void {
    this.places = new Map([...keys].map(([place, numbers]) => [place, new Map(numbers)]))
  }

  private hear(place: string, rest: string): void {
    const known = this.places.get(place)
    if (known === undefined) this.places.set(place, new Map([[rest, Number.NaN]]))
    else if (!known.has(rest)) known.set(rest, Number.NaN)
  }

  /** Gives each key that has no number one between those of its neighbours; all are numbered anew where there is no room. */
  number(): void {
    this.recent = new Map()
    for (const [place, keys] of this.places) {
      if (![...keys.values()].some(Number.isNaN)) continue
      const sorted = [...keys].toSorted(([a], [b]) => (a < b ? -1 : 1))
      const numbers = spread(sorted.map(([, number]) => number)) ?? sorted.map((_, at) => (at + 1) * STEP)
      this.places.set(place, new Map(sorted.map(([rest], at) => [rest, numbers[at]!])))
    }
  }

  /** The same key without what it holds, as it is printed; undefined where nothing is to be hidden, or it is no key. `isKey`: where it stands, a key must. */
  redacted(text: string, isKey: boolean): string | undefined {
    const recent = this.recent.get(text)
    if (recent !== undefined) return recent
    const token = this.replaced(text, isKey)
    if (this.recent.size === MOST_RECENT) this.recent = new Map()
    if (token !== undefined) this.recent.set(text, token)
    return token
  }

  private replaced(text: string, isKey: boolean): string | undefined {
    const key = printedKey(text, isKey)
    const shown = isKey ? SHOWN.exec(text) : undefined
    if (shown) return `${shown[1]}${this.hash.of(Buffer.from(text)).readUInt32LE()}`
    if (!key) return isKey && text !== '' ? this.hash.of(Buffer.from(text)).toString('hex').toUpperCase() : undefined
    const {bytes} = key
    const {place, rest} = partsOf(bytes)
    if (rest === '') return undefined
    const held = place.length + (isIndex(place) ? 1 : 0)
    const token = Buffer.allocUnsafe(held + INT64_BYTES)
    bytes.copy(token, 0, 0, place.length)
    if (held > place.length) token[place.length] = INT_FLAG
    const number = this.places.get(place)?.get(rest)
    if (number !== undefined) token.writeBigUInt64BE(BigInt(number), held)
    else this.hash.of(bytes).copy(token, held)
    // A number is positive with the first bit set (tidb pkg/util/codec/number.go), and a hash is greater than any of them.
    token[held] = number === undefined ? token[held]! | 0xc0 : 0x80
    return key.print(token)
  }

  /** For the mapping: hex of the place, hex of what was held, and its number. */
  toJSON(): Record<string, Record<string, number>> {
    return Object.fromEntries([...this.places].map(([place, keys]) => [hexOf(place), Object.fromEntries([...keys].map(([rest, number]) => [hexOf(rest), number]))]))
  }

  load(saved: Readonly<Record<string, Readonly<Record<string, number>>>>): void {
    for (const [place, keys] of Object.entries(saved)) this.places.set(textOf(place), new Map(Object.entries(keys).map(([rest, number]) => [textOf(rest), number])))
  }
}

/** Before an integer in the key of an index (tidb pkg/util/codec/codec.go intFlag). */
const INT_FLAG = 3

const hexOf = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('hex')
const textOf = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1')

function partsOf(bytes: Buffer): Parted {
  const at = placeEnd(bytes)
  return {place: bytes.toString('latin1', 0, at), rest: bytes.toString('latin1', at)}
}

// t{table}   t{table}_r   t{table}_i{index}   m…   x{keyspace}…   r{keyspace}: as in model/key.ts
function placeEnd(bytes: Buffer, from = 0): number {
  const length = bytes.length - from
  const first = bytes[from]
  if (first === META && isMeta(bytes.subarray(from))) return bytes.length
  if (first === TXN_KEYSPACE && length >= KEYSPACE_BYTES) return length > KEYSPACE_BYTES ? placeEnd(bytes, from + KEYSPACE_BYTES) : bytes.length
  if (first === RAW_KEYSPACE && length >= KEYSPACE_BYTES && bytes[from + 1] === 0) return from + KEYSPACE_BYTES
  // What begins with other letters is the user's own: its first one stays, so that it keeps its order beside the tables.
  const isTable = first === TABLE && length > INT64_BYTES && bytes[from + 1]! >= 0x80
  if (!isTable) return Math.min(from + 1, bytes.length)
  const start = from + 1 + INT64_BYTES
  if (bytes[start] === UNDERSCORE) {
    if (bytes[start + 1] === ROWS) return start + 2
    if (bytes[start + 1] === INDEX) return Math.min(bytes.length, start + 2 + INT64_BYTES)
  }
  return bytes.length <= start + BOUND_BYTES ? bytes.length : start + 1
}

function isMeta(bytes: Buffer): boolean {
  return (bytes.toString('latin1', 1).match(/[\x20-\x7e]{2,}/g) ?? []).every((word) => META_WORD.test(word))
}

// t{table}_i{index}
const isIndex = (place: string): boolean => place.charCodeAt(place.length - 10) === UNDERSCORE && place.charCodeAt(place.length - 9) === INDEX

/** Numbers for those that have none, in order and without moving the others; undefined where there is no room. */
function spread(numbers: readonly number[]): readonly number[] | undefined {
  const filled = [...numbers]
  for (let at = 0; at < filled.length; at++) {
    if (!Number.isNaN(filled[at])) continue
    let next = at
    while (next < filled.length && Number.isNaN(filled[next])) next++
    const before = filled[at - 1] ?? 0
    const gap = next === filled.length ? STEP : Math.floor((filled[next]! - before) / (next - at + 1))
    if (gap < 1) return undefined
    for (let step = 1; at < next; at++, step++) filled[at] = before + step * gap
  }
  return filled
}
