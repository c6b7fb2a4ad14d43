/** Bytes that are looked at at once. */
export const WORD = 4

// A table of one byte for each hash (Knuth's multiplicative one) stays in the innermost cache, beside the text.
const HASH_BITS = 14
const FACTOR = 0x9e3779b1
export const HASHES = 1 << HASH_BITS

/** The words that are looked for, by their hash. */
export interface WordTable {
  /** 1 where there is one. */
  readonly marks: Uint8Array
  /** The word, as it lies in memory; 0 where several have the hash. */
  readonly words: Int32Array
}

export function hashOf(word: number): number {
  return Math.imul(word, FACTOR) >>> (32 - HASH_BITS)
}
