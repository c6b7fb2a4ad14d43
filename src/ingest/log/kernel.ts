import {endianness} from 'node:os'
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

// The build puts `assembly/sift.ts` here, compiled and in base64; the tests of the rest do without. Its memory is little-endian, as is that of nearly every machine.
declare const SIFT_WASM: string | undefined

export const kernel: Kernel = (typeof SIFT_WASM === 'string' && endianness() === 'LE' ? wasmKernel(Buffer.from(SIFT_WASM, 'base64')) : undefined) ?? plainKernel
