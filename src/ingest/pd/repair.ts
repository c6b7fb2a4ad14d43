import {type Cut, mend} from './mend.js'

/** Integers that a double would round stay text: `1648517045511041818` becomes `"1648517045511041818"`. Strings are left alone. */
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g

/** Not yet sure: a string may hold the same. */
const LONG_INTEGER = /[:,[]\s*-?\d{16}/

/** Parses JSON without rounding; undefined when it is none. */
export function parseExact(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown
    // Only JSON that is sound is searched: its strings end.
    return LONG_INTEGER.test(text) ? JSON.parse(text.replace(STRING_OR_LONG_INTEGER, (part) => (part.startsWith('"') || Number.isSafeInteger(Number(part)) ? part : `"${part}"`))) : value
  } catch {
    return undefined
  }
}

interface Repaired {
  readonly value: unknown
  /** What is missing: the text ended early, or something in it was left out. */
  readonly cut?: Cut
}

/** Makes the best of JSON that people have edited or cut. Undefined when nothing can be made of it. */
export function repair(text: string): Repaired | undefined {
  const mended = mend(text)
  const value = mended && parseExact(mended.text)
  return value === undefined ? undefined : {value, ...(mended?.cut && {cut: mended.cut})}
}
