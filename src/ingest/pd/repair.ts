import {Assembler} from 'stream-json/core/assembler.js'
import {jsonParser} from 'stream-json/core/parser.js'

/** Integers that a double would round stay text: `1648517045511041818` becomes `"1648517045511041818"`. Strings are left alone. */
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g

/** Not yet sure: a string may hold the same. */
const LONG_INTEGER = /[:,[]\s*-?\d{16}/

/** Parses JSON without rounding; undefined when it is none. */
export function parseExact(text: string): unknown {
  try {
    return JSON.parse(LONG_INTEGER.test(text) ? text.replace(STRING_OR_LONG_INTEGER, (part) => (part.startsWith('"') || Number.isSafeInteger(Number(part)) ? part : `"${part}"`)) : text)
  } catch {
    return undefined
  }
}

/**
 * Makes the best of JSON that people have edited or cut: trailing, missing and full-width commas, line breaks that a terminal put
 * into strings, an end that is missing. Of a cut list the complete elements are kept.
 */
export function repair(text: string): {readonly value: unknown; readonly isCut: boolean} | undefined {
  const tidy = tidyUp(text)
  const whole = parseExact(tidy)
  if (whole !== undefined) return {value: whole, isCut: false}
  const value = salvage(tidy)
  return value === undefined ? undefined : {value, isCut: true}
}

// `"a": 1,}`   `"a": 1，`   `"a": "one" "b": 2`   `"a": "one` + line break + `two"`
function tidyUp(text: string): string {
  return text.replace(/("(?:[^"\\]|\\[\s\S])*")(?=(\s*")?)|，|,(?=\s*[}\]])/g, (part, string?: string, next?: string) => {
    if (string !== undefined) return string.replace(/[\r\n]+ */g, '') + (next === undefined ? '' : ',')
    return part === '，' ? ',' : ''
  })
}

/** What is complete before the text ends or stops to be JSON. Its numbers are text: none is rounded. */
function salvage(text: string): unknown {
  const assembler = new Assembler({numberAsString: true})
  const parse = jsonParser({streamValues: false})
  try {
    // Piece by piece: where one is no JSON, only its own tokens are lost.
    for (const piece of text.split(/(?<=[",:{}[\]])/)) {
      const read = parse(piece)
      if (typeof read === 'object' && 'values' in read) for (const token of read.values) assembler.consume(token)
    }
  } catch {
    // What came before is kept.
  }
  while (!assembler.done) assembler.consume({name: Array.isArray(assembler.current) ? 'endArray' : 'endObject'})
  return assembler.current ?? undefined
}
