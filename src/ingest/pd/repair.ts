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
 * Makes the best of JSON that people have edited or cut: trailing and full-width commas, line breaks that a terminal put
 * into strings, an end that is missing. Of a cut list the complete elements are kept.
 */
export function repair(text: string): {readonly value: unknown; readonly isCut: boolean} | undefined {
  const tidy = tidyUp(text)
  const whole = parseExact(tidy)
  if (whole !== undefined) return {value: whole, isCut: false}
  const value = parseExact(tidyUp(closeUp(tidy)))
  return value === undefined ? undefined : {value, isCut: true}
}

// `"a": 1,}`   `"a": 1，`   `"a": "one` + line break + `two"`
function tidyUp(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"|，|,(?=\s*[}\]])/g, (part) => {
    if (part.startsWith('"')) return part.replace(/[\r\n]+ */g, '')
    return part === '，' ? ',' : ''
  })
}

/** Cuts the text behind the last complete value and closes what is open there. */
function closeUp(text: string): string {
  const open: string[] = []
  let end = 0
  let closers = ''
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
      continue
    }
    if (char === '"') inString = true
    else if (char === '{') open.push('}')
    else if (char === '[') open.push(']')
    else if (char === '}' || char === ']') open.pop()
    if ((char === ',' || char === '}' || char === ']' || char === '[') && !inString) {
      end = char === ',' ? at : at + 1
      closers = open.toReversed().join('')
    }
  }
  return text.slice(0, end) + closers
}
