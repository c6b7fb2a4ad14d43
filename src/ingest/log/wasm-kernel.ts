import type {Kernel} from './kernel.js'
import {plainKernel} from './plain-kernel.js'
import {HASHES} from './words.js'

/** What `assembly/sift.ts` exports. */
interface Sift {
  readonly memory: {readonly buffer: ArrayBuffer; grow(pages: number): number}
  lineStarts(text: number, length: number, out: number): number
  candidates(text: number, length: number, kinds: number, watched: number, out: number): number
}

// Node has it, @types/node has not.
declare const WebAssembly: {readonly Module: new (code: Uint8Array) => object; readonly Instance: new (module: object) => {readonly exports: unknown}}

const PAGE = 64 * 1024
// The memory: a page that AssemblyScript may use, the kinds, a bit for each watched Region, the text, and what is found.
const KINDS = PAGE
const WATCHED = KINDS + HASHES
const TEXT = WATCHED + PAGE
const ID_BITS = 0xffff

// Five times as much must fit into the 4 GiB that WebAssembly has.
const LONGEST_TEXT = 2 ** 28

/** The loops in WebAssembly; undefined where the machine has no vectors. */
export function wasmKernel(code: Uint8Array): Kernel | undefined {
  const sift = siftOf(code)
  if (!sift) return undefined
  const fast = kernelOf(sift)
  const kernelFor = (bytes: Buffer): Kernel => (bytes.length > LONGEST_TEXT ? plainKernel : fast)
  return {
    lineStarts: (bytes) => kernelFor(bytes).lineStarts(bytes),
    candidates: (bytes, kinds, watched) => kernelFor(bytes).candidates(bytes, kinds, watched),
  }
}

function siftOf(code: Uint8Array): Sift | undefined {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(code)).exports as Sift
  } catch {
    return undefined
  }
}

function kernelOf(sift: Sift): Kernel {
  let kept: {kinds?: Uint8Array; watched?: ReadonlySet<number>; text?: Buffer} = {}

  /** Gives the place behind the text, where `room` bytes are free. */
  function put(text: Buffer, room: (length: number) => number): number {
    const out = TEXT + Math.ceil((text.length + 1) / 16) * 16
    const missing = out + room(text.length) - sift.memory.buffer.byteLength
    if (missing > 0) sift.memory.grow(Math.ceil(missing / PAGE))
    if (kept.text !== text) {
      const memory = new Uint8Array(sift.memory.buffer)
      memory.set(text, TEXT)
      // Ends the id that the text may end with.
      memory[TEXT + text.length] = 0
      kept.text = text
    }
    return out
  }

  return {
    lineStarts(bytes) {
      const out = put(bytes, (length) => 4 * (length + 2))
      const count = sift.lineStarts(TEXT, bytes.length, out)
      const starts = new Uint32Array(sift.memory.buffer, out, count + 1)
      if (starts[count - 1] === bytes.length) return starts.slice(0, count)
      starts[count] = bytes.length
      return starts.slice()
    },

    candidates(bytes, kinds, watched) {
      const out = put(bytes, (length) => length + 4)
      const memory = new Uint8Array(sift.memory.buffer)
      if (kept.kinds !== kinds) memory.set(kinds, KINDS)
      if (watched && kept.watched !== watched) noteWatched(memory, watched)
      kept = {kinds, text: bytes, ...(watched && {watched})}
      return new Uint32Array(sift.memory.buffer, out, sift.candidates(TEXT, bytes.length, KINDS, watched ? WATCHED : 0, out))
    },
  }
}

function noteWatched(memory: Uint8Array, watched: ReadonlySet<number>): void {
  memory.fill(0, WATCHED, WATCHED + (ID_BITS + 1) / 8)
  for (const id of watched) memory[WATCHED + ((id & ID_BITS) >> 3)]! |= 1 << (id & 7)
}
