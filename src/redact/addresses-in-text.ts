import type {AddressTokens} from './address-tokens.js'
import {COLON, DOT, FIGURE, HEX_LETTER, isFigure, isWordByte, KINDS} from './bytes.js'

/** An address in a text, from the first byte of its first number on, and what stands for it. */
export interface Found {
  readonly end: number
  readonly token: string
}

export function ipv4At(bytes: Buffer, start: number, addresses: AddressTokens): Found | undefined {
  if (isWordByte(bytes[start - 1]) || bytes[start - 1] === DOT) return undefined
  const found = fourNumbers(bytes, start, DOT)
  if (!found || (bytes[found.end] === DOT && isFigure(bytes[found.end + 1]))) return undefined
  const token = addresses.ipv4(found.address)
  return token === undefined ? undefined : {end: found.end, token}
}

/** `10_0_1_5` where that address is known, `ip-10-0-1-5` always. `end` is that of its first number. While names are learned none is known: they are not learned in order. */
export function dashedAt(bytes: Buffer, start: number, end: number, addresses: AddressTokens, isLearning: boolean): Found | undefined {
  const separator = bytes[end]!
  if (!isFigure(bytes[end + 1]) || (isFigure(bytes[start - 2]) && bytes[start - 1] === separator)) return undefined
  const found = fourNumbers(bytes, start, separator)
  if (!found || (bytes[found.end] === separator && isFigure(bytes[found.end + 1]))) return undefined
  const isOfHost = bytes.toString('latin1', Math.max(0, start - 3), start).toLowerCase() === 'ip-'
  const token = isOfHost || (!isLearning && addresses.isKnown(found.address)) ? addresses.ipv4(found.address) : undefined
  return token === undefined ? undefined : {end: found.end, token: token.replaceAll('.', String.fromCharCode(separator))}
}

const LONGEST = 64

/** What stands before its first colon begins at `start`; a time has colons too, and no `::`. */
export function ipv6At(bytes: Buffer, start: number, addresses: AddressTokens): Found | undefined {
  let end = start
  let colons = 0
  let isShort = false
  for (; end < bytes.length && end - start < LONGEST; end++) {
    const byte = bytes[end]!
    if (byte === COLON) {
      colons++
      isShort ||= bytes[end - 1] === COLON
    } else if (byte !== DOT && (KINDS[byte] === 0 || (KINDS[byte]! & ~(FIGURE | HEX_LETTER)) !== 0)) break
  }
  if (!isShort && colons < 7) return undefined
  const text = bytes.toString('latin1', start, end).replace(/\.+$/, '')
  // `de::be` of a program; an address without a figure has more groups.
  if (!/\d|:.*:.*:/.test(text)) return undefined
  for (const one of [text, text.replace(/:$/, ''), text.replace(/:\d*$/, '')]) {
    const token = addresses.ipv6(one)
    if (token !== undefined) return {end: start + one.length, token}
  }
  return undefined
}

/** Four numbers of a byte each, with the same sign between them. */
function fourNumbers(bytes: Buffer, start: number, separator: number): {readonly address: number; readonly end: number} | undefined {
  let at = start
  let address = 0
  for (let part = 0; part < 4; part++) {
    if (part > 0 && bytes[at++] !== separator) return undefined
    let number = 0
    const first = at
    while (isFigure(bytes[at]) && at - first < 4) number = number * 10 + bytes[at++]! - 0x30
    if (at === first || number > 255) return undefined
    address = address * 256 + number
  }
  return isWordByte(bytes[at]) ? undefined : {address, end: at}
}
