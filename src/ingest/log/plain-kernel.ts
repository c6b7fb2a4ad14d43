import type {Kernel} from './kernel.js'
import {hashOf, WORD, type WordTable} from './words.js'

const NEWLINE = 0x0a

/** In plain JavaScript, a third as fast as WebAssembly. */
export const plainKernel: Kernel = {memory: (bytes) => Buffer.from(new SharedArrayBuffer(bytes)), lineStarts, candidates, regions}

/**
 * Four bytes are looked at at once: `(x - 0x01010101) & ~x & 0x80808080` is 0 unless one of them is (Hacker's Delight, "Find First
 * 0-Byte"). A call of `indexOf` for each line takes four times as long.
 */
function lineStarts(bytes: Buffer): Uint32Array {
  let starts = new Uint32Array(64 + (bytes.length >> 6))
  let count = 1
  const words = alignedWords(bytes)
  const first = words.byteOffset - bytes.byteOffset
  const look = (from: number, end: number): void => {
    for (let at = from; at < end; at++) if (bytes[at] === NEWLINE) starts[count++] = at + 1
  }
  look(0, Math.min(first, bytes.length))
  for (let index = 0; index < words.length; index++) {
    const other = words[index]! ^ 0x0a0a0a0a
    if (((other - 0x01010101) & ~other & 0x80808080) === 0) continue
    if (count + 2 * WORD >= starts.length) starts = grown(starts)
    look(first + index * WORD, first + index * WORD + WORD)
  }
  look(first + words.length * WORD, bytes.length)
  if (bytes.length > 0 && starts[count - 1] !== bytes.length) starts[count++] = bytes.length
  return starts.subarray(0, count)
}

let found = new Uint32Array(0)

function candidates(bytes: Buffer, {marks}: WordTable): Uint32Array {
  const words = alignedWords(bytes)
  const first = words.byteOffset - bytes.byteOffset
  if (found.length < words.length) found = new Uint32Array(words.length)
  let count = 0
  for (let index = 0; index < words.length; index++) {
    if (marks[hashOf(words[index]!)] === 1) found[count++] = first + index * WORD
  }
  return found.subarray(0, count)
}

function regions(bytes: Buffer): Uint32Array {
  const places: number[] = []
  for (let at = bytes.indexOf('region'); at !== -1; at = bytes.indexOf('region', at + 1)) places.push(at)
  return Uint32Array.from(places)
}

/** Words of four bytes, as they lie in memory, without the up to three bytes before and behind them. */
function alignedWords({buffer, byteOffset, byteLength}: Buffer): Int32Array {
  const from = Math.ceil(byteOffset / WORD) * WORD
  const count = Math.floor((byteOffset + byteLength - from) / WORD)
  return count > 0 ? new Int32Array(buffer, from, count) : new Int32Array(buffer, from - from % WORD, 0)
}

function grown(starts: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(starts.length * 2)
  larger.set(starts)
  return larger
}
