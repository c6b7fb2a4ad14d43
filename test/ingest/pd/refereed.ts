import {Assembler} from 'stream-json/core/assembler.js'
import {jsonParser} from 'stream-json/core/parser.js'

/** stream-json is the referee: what it reads, long integers as text. */
export function refereed(text: string): unknown {
  const assembler = new Assembler<unknown>({reviver: (_key: string, value: unknown) => value})
  const tokens = jsonParser({streamValues: false})(text)
  if (typeof tokens === 'object' && 'values' in tokens) {
    for (const token of tokens.values) {
      const isLong = token.name === 'numberValue' && /^-?\d{16,}$/.test(String(token.value)) && !Number.isSafeInteger(Number(token.value))
      assembler.consume(isLong ? {name: 'stringValue', value: token.value} : token)
    }
  }
  return assembler.current
}
