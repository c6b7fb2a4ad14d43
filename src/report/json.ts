/** Prints a value as JSON does with two spaces, but integers beyond 2^53 exactly, and nothing that acts on a terminal. */
export function json(value: unknown): string {
  return `${print(value, '\n')}\n`
}

/** The same without white space, on one line. */
export const compactJson = (value: unknown): string => print(value, '')

/** `line` begins a line at this depth; it is empty where all stands on one. */
function print(value: unknown, line: string): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return enclosed('[', value.map((each: unknown) => print(each ?? null, deeper(line))), ']', line)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  const colon = line === '' ? ':' : ': '
  return enclosed('{', members.map(([key, member]) => `${quoted(key)}${colon}${print(member, deeper(line))}`), '}', line)
}

const deeper = (line: string): string => (line === '' ? '' : `${line}  `)

function enclosed(open: string, members: readonly string[], close: string, line: string): string {
  return members.length === 0 ? open + close : `${open}${deeper(line)}${members.join(`,${deeper(line)}`)}${line}${close}`
}

/** JSON.stringify leaves DEL, C1 controls and format characters (bidi marks) as they are; their escape means the same. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({length: character.length}, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}
