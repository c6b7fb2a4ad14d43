/** Where a value stands in JSON text, by its RFC 6901 pointer. `found` is the pointer of the nearest value that is there: an absent key is cited by what lacks it. */
interface Located {
  readonly from: number
  readonly to: number
  readonly found: string
}

export function locate(text: string, pointer: string): Located {
  const steps = pointer === '' ? [] : pointer.slice(1).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  let from = skipSpace(text, 0)
  let found = ''
  for (const [depth, step] of steps.entries()) {
    const child = childOf(text, from, step)
    if (child === undefined) break
    from = child
    found = `/${pointer.slice(1).split('/').slice(0, depth + 1).join('/')}`
  }
  return {from, to: skipValue(text, from), found}
}

/** The start of the member or element, if the value at `from` has it. */
function childOf(text: string, from: number, step: string): number | undefined {
  const isObject = text[from] === '{'
  if (!isObject && text[from] !== '[') return undefined
  let at = skipSpace(text, from + 1)
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index++) {
    const keyEnd = isObject ? skipValue(text, at) : at
    const value = isObject ? skipSpace(text, colonFrom(text, keyEnd) + 1) : at
    if (isObject ? keyOf(text.slice(at, keyEnd)) === step : index === Number(step)) return value
    at = skipSpace(text, skipValue(text, value))
    if (text[at] === ',' || text[at] === '，') at = skipSpace(text, at + 1)
  }
  return undefined
}

/** Full-width where somebody typed it. */
function colonFrom(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== ':' && text[at] !== '：') at++
  return at
}

function keyOf(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/g, '$1')
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && text.charCodeAt(at) <= 32) at++
  return at
}

function skipValue(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const char = text[at]!
    if (char === '"') at = stringEnd(text, at)
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') depth--
    else if (depth === 0 && (char === ',' || char === '，' || char.charCodeAt(0) <= 32)) return at
    if (depth < 0) return at
    if (depth === 0 && (char === '"' || char === '}' || char === ']')) return at + 1
  }
  return text.length
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}
