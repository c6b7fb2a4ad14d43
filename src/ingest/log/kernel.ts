import {codeOf} from '../../bundle/web-assembly.js'
import {plainKernel} from './plain-kernel.js'
import {wasmKernel} from './wasm-kernel.js'
import type {WordTable} from './words.js'

/** The loops over every byte of every log: nothing else takes time with each of them. */
export interface Kernel {
  /** Memory that threads can share, for texts that end with a line end: the loops then run where they lie. To be asked for once, and first. */
  memory(bytes: number): Buffer
  /** First byte of each line, and behind the last one the end of the bytes. Holds until the next call. */
  lineStarts(bytes: Buffer): Uint32Array
  /** Where a word of the table stands, and hardly anywhere else. Holds until the next call. */
  candidates(bytes: Buffer, table: WordTable): Uint32Array
  /** Where `region` stands before the id of a watched one, and hardly anywhere else. Holds until the next call. */
  regions(bytes: Buffer, watched: ReadonlySet<number>): Uint32Array
}

// The build puts `assembly/sift.ts` here.
declare const SIFT_WASM: string | undefined
const code = codeOf(typeof SIFT_WASM === 'string' ? SIFT_WASM : undefined)

export const kernel: Kernel = (code && wasmKernel(code)) ?? plainKernel
