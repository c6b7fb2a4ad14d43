import {codeOf, exportsOf, PAGE} from '../bundle/web-assembly.js'
import {KINDS} from './bytes.js'
import {MARKS} from './word-tokens.js'

/** What a scanner goes through: as far as a limit, though it sees what is behind it. */
interface Stretch {
  readonly from: number
  readonly limit: number
  /** Of the words that matter. */
  readonly marks: Uint8Array
  readonly isLearning: boolean
  /** While it is learned: may its keys tell an order? */
  readonly hasKeys: boolean
}

/** Finds the places of a text at which a scanner must look. */
export interface Stops {
  begin(bytes: Buffer, stretch: Stretch): void
  /** The next one, not before `at`; beyond the bytes when there is none. */
  next(at: number): number
}

/** What `assembly/stops.ts` exports. */
interface Exports {
  readonly memory: {readonly buffer: ArrayBuffer; grow(pages: number): number}
  stops(text: number, from: number, limit: number, length: number, kinds: number, marks: number, isLearning: boolean, hasKeys: boolean, out: number): number
}

// The build puts `assembly/stops.ts` here.
declare const STOPS_WASM: string | undefined
const code = codeOf(typeof STOPS_WASM === 'string' ? STOPS_WASM : undefined)

/** Every byte: slower, and no other text comes of it. */
export function plainStops(): Stops {
  return {begin: () => undefined, next: (at) => at}
}

export function openStops(): Stops {
  return (code && wasmStops(code)) ?? plainStops()
}

// The memory: a page that AssemblyScript may use, the kinds of bytes, the marks, the text, and where to stop.
const AT_KINDS = PAGE
const AT_MARKS = AT_KINDS + 256
const AT_TEXT = AT_MARKS + MARKS + 16
/** Zeros behind the text: so much of it is looked at at once. */
const BEHIND = 80

/** In WebAssembly; undefined where it does not run. */
export function wasmStops(code: Uint8Array): Stops | undefined {
  let exports: Exports
  try {
    exports = exportsOf(code) as Exports
  } catch {
    return undefined
  }
  let found = new Uint32Array(0)
  let index = 0
  return {
    begin(bytes, {from, limit, marks, isLearning, hasKeys}) {
      const out = AT_TEXT + Math.ceil((bytes.length + BEHIND) / 16) * 16
      const missing = out + 4 * (bytes.length + 1) - exports.memory.buffer.byteLength
      if (missing > 0) exports.memory.grow(Math.ceil(missing / PAGE))
      const memory = new Uint8Array(exports.memory.buffer)
      memory.set(KINDS, AT_KINDS)
      memory.set(marks, AT_MARKS)
      memory.fill(0, AT_TEXT - 16, AT_TEXT)
      memory.set(bytes, AT_TEXT)
      memory.fill(0, AT_TEXT + bytes.length, AT_TEXT + bytes.length + BEHIND)
      found = new Uint32Array(exports.memory.buffer, out, exports.stops(AT_TEXT, from, limit, bytes.length, AT_KINDS, AT_MARKS, isLearning, hasKeys, out))
      index = 0
    },
    next(at) {
      while (index < found.length && found[index]! < at) index++
      return index < found.length ? found[index]! : Number.POSITIVE_INFINITY
    },
  }
}
