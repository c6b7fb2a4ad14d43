import {isNameByte} from './bytes.js'
import type {FieldKind} from './fields.js'

/** A value, by its first byte and the one behind it; `isOpen` when its end is farther away than was looked. */
interface Value {
  readonly from: number
  readonly to: number
  readonly isOpen: boolean
  readonly quote?: Quote
}

/** How a quoted value ends: in a text that is escaped itself, behind so many backslashes. */
export interface Quote {
  readonly byte: number
  readonly slashes: number
}

/** No value is looked through farther than this. */
export const FARTHEST = 1 << 16
/** Texts in texts in texts: each doubles them and adds one. */
export const MOST_SLASHES = 15
const LONGEST_BLANK = 64
const LONGEST_LIST = 8192

const [TAB, NEWLINE, RETURN, SPACE, DOUBLE, SINGLE, DASH, COLON, EQUALS, OPEN, BACKSLASH, CLOSE, BRACE] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x27, 0x2d, 0x3a, 0x3d, 0x5b, 0x5c, 0x5d, 0x7b] as const
/** 1 for each byte that ends a value without quotes. */
const ENDS = tableOf(' \t\r\n,]})(>;"\'|\\`')
const SECRET_ENDS = tableOf(' \t\r\n]"\'`')
const KEY_ENDS = tableOf(' \t\r\n,]});"\'|`')

function tableOf(chars: string): Uint8Array {
  return Uint8Array.from({length: 256}, (_, byte) => Number(chars.includes(String.fromCharCode(byte))))
}

/**
 * The value of a field whose name ends at `at`, however it is written: `"address": "…"`, `\"address\":\"…\"`, `[address=…]`, `address: …`,
 * `--address …`, `"values": ["…"]`. Undefined where no value follows.
 */
export function valueBehind(bytes: Buffer, at: number, end: number, kind: FieldKind, isFlag: boolean): Value | undefined {
  let from = skipQuote(bytes, at, end)
  from = skipBlank(bytes, from, end)
  const isNamed = bytes[from] === COLON || bytes[from] === EQUALS
  if (!isNamed && (!isFlag || from === at)) return undefined
  if (isNamed) from = skipBlank(bytes, from + 1, end)
  if (isNamed && bytes[from] === COLON) return undefined
  if (bytes[from] === 0x53 && bytes.toString('latin1', from, from + 5) === 'Some(') from += 5
  const quote = quoteAt(bytes, from, end)
  if (quote) return quoted(bytes, from + quote.slashes + 1, end, quote)
  if (bytes[from] === OPEN && (kind === 'host' || kind === 'name' || kind === 'label' || kind === 'dir')) {
    const close = bytes.subarray(0, Math.min(end, from + LONGEST_LIST)).indexOf(CLOSE, from)
    return close < 0 ? undefined : {from: from + 1, to: close, isOpen: false}
  }
  if (bytes[from] === BRACE && kind === 'name') return capitals(bytes, from, end)
  if (bytes[from] === BRACE || bytes[from] === OPEN || from >= end) return undefined
  const farthest = Math.min(end, from + FARTHEST)
  let to = from
  if (kind === 'secret') to = secretEnd(bytes, from, farthest)
  else if (kind === 'sql') while (to < farthest && !endsStatement(bytes, to)) to++
  else for (const ends = kind === 'key' || kind === 'maybe-key' ? KEY_ENDS : ENDS; to < farthest && ends[bytes[to]!] === 0; ) to++
  return {from, to, isOpen: false}
}

/** The rest of a value whose beginning was read before: the place behind it, or undefined when it does not end here. */
export function endOf(bytes: Buffer, from: number, end: number, quote: Quote): number | undefined {
  for (let at = from; at < end; at++) {
    const byte = bytes[at]
    if (byte === NEWLINE) return at
    if (byte === quote.byte && isClosing(bytes, at, quote)) return at - quote.slashes
  }
  return undefined
}

function quoted(bytes: Buffer, from: number, end: number, quote: Quote): Value {
  const farthest = Math.min(end, from + FARTHEST)
  const to = endOf(bytes, from, farthest, quote)
  return {from, to: to ?? farthest, isOpen: to === undefined, quote}
}

function isClosing(bytes: Buffer, at: number, {slashes}: Quote): boolean {
  let count = 0
  while (count <= MOST_SLASHES && bytes[at - count - 1] === BACKSLASH) count++
  return slashes === 0 ? count % 2 === 0 : count === slashes
}

// {"O": "Orders", "L": "orders"}: what TiDB calls a table, and the same in small letters (tidb pkg/parser/model CIStr)
const CAPITALS = /^\{\s*\\*"[OL]\\*"\s*:[^{}]*\}/

function capitals(bytes: Buffer, from: number, end: number): Value | undefined {
  const text = CAPITALS.exec(bytes.toString('latin1', from, Math.min(end, from + LONGEST_LIST)))?.[0]
  return text === undefined ? undefined : {from: from + 1, to: from + text.length - 1, isOpen: false}
}

// Bearer eyJ…, Basic dXNlcjpw…
const SCHEME = /^(?:Bearer|Basic|Digest|Token)$/i

/** A password may hold any sign. */
function secretEnd(bytes: Buffer, from: number, end: number): number {
  let to = from
  while (to < end && SECRET_ENDS[bytes[to]!] === 0) to++
  return bytes[to] === SPACE && SCHEME.test(bytes.toString('latin1', from, to)) ? secretEnd(bytes, to + 1, end) : to
}

function endsStatement(bytes: Buffer, at: number): boolean {
  const byte = bytes[at]
  return byte === NEWLINE || (byte === DOUBLE && bytes[at - 1] !== BACKSLASH) || (byte === CLOSE && endsField(bytes, at + 1))
}

function endsField(bytes: Buffer, at: number): boolean {
  return bytes[at] === undefined || bytes[at] === NEWLINE || bytes[at] === RETURN || (bytes[at] === SPACE && bytes[at + 1] === OPEN)
}

/** The quote that ends a quoted name, with its backslashes. */
function skipQuote(bytes: Buffer, at: number, end: number): number {
  const quote = quoteAt(bytes, at, end)
  return quote ? at + quote.slashes + 1 : at
}

function quoteAt(bytes: Buffer, at: number, end: number): Quote | undefined {
  let slashes = 0
  while (at + slashes < end && slashes < MOST_SLASHES && bytes[at + slashes] === BACKSLASH) slashes++
  const byte = bytes[at + slashes]
  return byte === DOUBLE || byte === SINGLE ? {byte, slashes} : undefined
}

function skipBlank(bytes: Buffer, at: number, end: number): number {
  let next = at
  while (next < end && next - at < LONGEST_BLANK && (bytes[next] === SPACE || bytes[next] === TAB)) next++
  return next
}

/** Where the name of a field begins that ends at `end`, and whether it is a flag of a command, `--name`. */
export function nameBefore(bytes: Buffer, end: number, lowest: number): {readonly from: number; readonly isFlag: boolean} {
  let from = end
  while (from > lowest && isNameByte(bytes[from - 1]!)) from--
  let first = from
  while (first < end && bytes[first] === DASH) first++
  return {from: first, isFlag: first > from}
}


