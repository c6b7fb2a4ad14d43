import {exportsOf, PAGE, type SharedMemory, sharedMemory} from '../../bundle/web-assembly.js'
import type {Kernel} from './kernel.js'
import {plainKernel} from './plain-kernel.js'
import {HASHES, type WordTable} from './words.js'

/** What `assembly/sift.ts` exports. */
interface Sift {
  lineStarts(text: number, length: number, out: number): number
  candidates(text: number, length: number, marks: number, words: number, out: number): number
  regions(text: number, length: number, watched: number, out: number): number
}

// The memory: a page that AssemblyScript may use, the table of words, a bit for each watched Region, the text, and what is found.
const MARKS = PAGE
const WORDS = MARKS + HASHES
const WATCHED = WORDS + 4 * HASHES
const TEXT = WATCHED + PAGE
const ID_BITS = 0xffff

// What is read behind the text, at most.
const VECTORS = 64

// Five times as much must fit into the 4 GiB that WebAssembly has.
const LONGEST_TEXT = 2 ** 28

/** The loops in WebAssembly; undefined where the machine has no vectors, or no room for its memory. */
export function wasmKernel(code: Uint8Array): Kernel | undefined {
  try {
    const memory = sharedMemory()
    const fast = kernelOf(exportsOf(code, memory) as Sift, memory)
    const kernelFor = (bytes: Buffer): Kernel => (bytes.length > LONGEST_TEXT ? plainKernel : fast)
    return {
      memory: fast.memory,
      lineStarts: (bytes) => kernelFor(bytes).lineStarts(bytes),
      candidates: (bytes, table) => kernelFor(bytes).candidates(bytes, table),
      regions: (bytes, watched) => kernelFor(bytes).regions(bytes, watched),
    }
  } catch {
    return undefined
  }
}

/** A text, and the place behind it for what is found. */
interface Laid {
  readonly text: number
  readonly out: number
}

function kernelOf(sift: Sift, memory: SharedMemory): Kernel {
  let kept: {table?: WordTable; watched?: ReadonlySet<number>; text?: Buffer} = {}
  let lent: Buffer | undefined
  let free = TEXT

  function reach(end: number): void {
    const missing = end - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
  }

  function lay(text: Buffer, room: number): Laid {
    if (lent?.buffer === text.buffer) {
      reach(free + room)
      return {text: text.byteOffset, out: free}
    }
    const out = free + roundUp(text.length + 1)
    reach(out + room)
    if (kept.text !== text) {
      const bytes = new Uint8Array(memory.buffer)
      bytes.set(text, free)
      // Ends the id that the text may end with.
      bytes[free + text.length] = 0
      kept.text = text
    }
    return {text: free, out}
  }

  return {
    memory(bytes) {
      reach(free + bytes)
      lent = Buffer.from(memory.buffer, free, bytes)
      free += roundUp(bytes)
      return lent
    },

    lineStarts(bytes) {
      const {text, out} = lay(bytes, 4 * (bytes.length + 2))
      const count = sift.lineStarts(text, bytes.length, out)
      const starts = new Uint32Array(memory.buffer, out, count + 1)
      if (starts[count - 1] === bytes.length) return starts.slice(0, count)
      starts[count] = bytes.length
      return starts.slice()
    },

    candidates(bytes, table) {
      const {text, out} = lay(bytes, bytes.length + 4)
      if (kept.table !== table) {
        new Uint8Array(memory.buffer).set(table.marks, MARKS)
        new Int32Array(memory.buffer, WORDS, HASHES).set(table.words)
        kept.table = table
      }
      return new Uint32Array(memory.buffer, out, sift.candidates(text, bytes.length, MARKS, WORDS, out))
    },

    regions(bytes, watched) {
      const {text, out} = lay(bytes, bytes.length + VECTORS)
      if (kept.watched !== watched) noteWatched(new Uint8Array(memory.buffer), watched)
      kept.watched = watched
      return new Uint32Array(memory.buffer, out, sift.regions(text, bytes.length, WATCHED, out))
    },
  }
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / 16) * 16
}

function noteWatched(memory: Uint8Array, watched: ReadonlySet<number>): void {
  memory.fill(0, WATCHED, WATCHED + (ID_BITS + 1) / 8)
  for (const id of watched) memory[WATCHED + ((id & ID_BITS) >> 3)]! |= 1 << (id & 7)
}
