import {endianness} from 'node:os'
import {plainKernel} from './plain-kernel.js'
import {wasmKernel} from './wasm-kernel.js'

/** The loops over every byte of every log: nothing else takes time with each of them. */
export interface Kernel {
  /** First byte of each line, and behind the last one the end of the bytes. Holds until the next call. */
  lineStarts(bytes: Buffer): Uint32Array
  /** Where a word stands whose kind is not 0, at least; of those of `OF_REGION` only where the id of a watched one may follow. Holds until the next call. */
  candidates(bytes: Buffer, kinds: Uint8Array, watched?: ReadonlySet<number>): Uint32Array
}

// The build puts `assembly/sift.ts` here, compiled and in base64; the tests of the rest do without. Its memory is little-endian, as is that of nearly every machine.
declare const SIFT_WASM: string | undefined

export const kernel: Kernel = (typeof SIFT_WASM === 'string' && endianness() === 'LE' ? wasmKernel(Buffer.from(SIFT_WASM, 'base64')) : undefined) ?? plainKernel
