import {LAST_WORDS} from './fields.js'
import {learnAround} from './places.js'
import {MARKS, markOfWord, type WordTokens} from './word-tokens.js'

/** What a word may be, by its mark: the last of the name of a field, that of a certificate, a part of a host, a name that is known. */
export const FIELD = 1
export const BEGIN = 2
export const PLACE = 4
export const LEARNED = 8

/** The marks of the words that mean the same in every bundle. */
const FIXED = new Uint8Array(MARKS)
for (const word of LAST_WORDS) FIXED[markOfWord(word)]! |= FIELD
FIXED[markOfWord('begin')]! |= BEGIN

/** While names are learned none is known, and hosts are looked for. */
const LEARNING = Uint8Array.from(FIXED)
for (const word of learnAround.words) LEARNING[markOfWord(word)]! |= PLACE

const known = new WeakMap<WordTokens, {readonly size: number; readonly marks: Uint8Array}>()

export function marksFor(isLearning: boolean, words: WordTokens): Uint8Array {
  if (isLearning) return LEARNING
  const last = known.get(words)
  if (last?.size === words.size) return last.marks
  const marks = FIXED.map((mark, at) => mark | (words.marks[at]! * LEARNED))
  known.set(words, {size: words.size, marks})
  return marks
}
