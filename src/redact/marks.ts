import {KEY_WORDS, LAST_WORDS, SAID_WORDS} from './fields.js'
import {learnAround} from './places.js'
import {MARKS, markOfWord, type WordTokens} from './word-tokens.js'

/** What a word may be, by its mark: the last of the name of a field, that of a certificate, a part of a host, a name that is known. */
export const FIELD = 1
export const BEGIN = 2
export const PLACE = 4
export const LEARNED = 8
/** Names a value only if one in single quotes follows. */
export const SAID = 16

/** The marks of the words that mean the same in every bundle. */
function fixedMarks(words: readonly string[]): Uint8Array {
  const marks = new Uint8Array(MARKS)
  for (const word of words) marks[markOfWord(word)]! |= FIELD
  for (const word of SAID_WORDS) marks[markOfWord(word)]! |= SAID
  marks[markOfWord('begin')]! |= BEGIN
  return marks
}

/** While names are learned none is known, and hosts are looked for. */
function learningMarks(words: readonly string[]): Uint8Array {
  const marks = fixedMarks(words)
  for (const word of learnAround.words) marks[markOfWord(word)]! |= PLACE
  return marks
}

const FIXED = fixedMarks(LAST_WORDS)
const LEARNING = learningMarks(LAST_WORDS)
const LEARNING_NO_KEYS = learningMarks(LAST_WORDS.filter((word) => !KEY_WORDS.has(word)))

const known = new WeakMap<WordTokens, {readonly size: number; readonly marks: Uint8Array}>()

/** The keys of logs are no part of any order, so that there is nothing to learn of them. */
export function marksFor(isLearning: boolean, hasKeys: boolean, words: WordTokens): Uint8Array {
  if (isLearning) return hasKeys ? LEARNING : LEARNING_NO_KEYS
  const last = known.get(words)
  if (last?.size === words.size) return last.marks
  const marks = FIXED.map((mark, at) => mark | (words.marks[at]! * LEARNED))
  known.set(words, {size: words.size, marks})
  return marks
}
