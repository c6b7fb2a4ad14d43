/** Bytes that are looked at at once. */
export const WORD = 4

// A table of one byte for each hash (Knuth's multiplicative one) stays in the cache.
const HASH_BITS = 16
const FACTOR = 0x9e3779b1
export const HASHES = 1 << HASH_BITS

/** What a word may be, by its hash. */
export const OF_MESSAGE = 1
export const OF_REGION = 2

export function hashOf(word: number): number {
  return Math.imul(word, FACTOR) >>> (32 - HASH_BITS)
}
