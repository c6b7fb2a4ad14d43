/** Prints a value as JSON does with two spaces, but integers beyond 2^53 exactly, and nothing that acts on a terminal. */
export function json(value: unknown): string {
  return [...jsonPieces(value)].join('')
}

/** The same piece by piece: a report of a million Regions has tens of millions of characters. */
export function* jsonPieces(value: unknown): Generator<string> {
  yield* print(value, '\n')
  yield '\n'
}

/** The same without white space, on one line. */
export const compactJson = (value: unknown): string => [...print(value, '')].join('')

/** So many ids make a piece. */
const MANY = 10_000

/** `line` begins a line at the depth of the value; it is empty where all stands on one. */
function* print(value: unknown, line: string): Generator<string> {
  if (typeof value === 'bigint') yield value.toString()
  else if (typeof value === 'string') yield quoted(value)
  else if (Array.isArray(value)) yield* value.length > MANY && value.every(Number.isFinite) ? printNumbers(value, line) : enclosed('[', value, ']', line, (each) => print(each ?? null, deeper(line)))
  else if (typeof value !== 'object' || value === null) yield JSON.stringify(value) ?? 'null'
  else yield* enclosed('{', Object.entries(value).filter(([, member]) => member !== undefined), '}', line, ([key, member]) => printMember(key, member, deeper(line)))
}

function* printMember(key: string, value: unknown, line: string): Generator<string> {
  yield `${quoted(key)}${line === '' ? ':' : ': '}`
  yield* print(value, line)
}

function* printNumbers(numbers: readonly number[], line: string): Generator<string> {
  const between = `,${deeper(line)}`
  for (let from = 0; from < numbers.length; from += MANY) yield `${from === 0 ? `[${deeper(line)}` : between}${numbers.slice(from, from + MANY).join(between)}`
  yield `${line}]`
}

const deeper = (line: string): string => (line === '' ? '' : `${line}  `)

function* enclosed<T>(open: string, members: readonly T[], close: string, line: string, print: (member: T) => Iterable<string>): Generator<string> {
  yield open
  for (const [at, member] of members.entries()) {
    yield at === 0 ? deeper(line) : `,${deeper(line)}`
    yield* print(member)
  }
  yield members.length === 0 ? close : `${line}${close}`
}

/** JSON.stringify leaves DEL, C1 controls and format characters (bidi marks) as they are; their escape means the same. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({length: character.length}, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}
