import fc from 'fast-check'
import {expect, test} from 'vitest'
import {LAST_WORDS} from '../../src/redact/fields.js'
import {plainStops, type Stops, wasmStops} from '../../src/redact/stops.js'
import {Tokens} from '../../src/redact/tokens.js'
import {signatures} from '../../src/signatures/index.js'
import {assembled} from '../ingest/assembled.js'
import {inTwo, SECRET} from './redacted.js'

const wasm = compiled()

function compiled(): Stops {
  const stops = wasmStops(assembled('src/redact/assembly/stops.ts'))
  if (!stops) throw new Error('it does not run here')
  return stops
}

const signs = fc.constantFrom(...' \n.,:;=-_/\\"\'[]{}@|', '::', '://', '\\"', '\\n', '\\200\\000', '\\x74\\x80', '\\u8ba2', '=', ': "', '-----BEGIN ', '-----', '\n[2026/11/23 09:01:00.000 +08:00] [', '], [', '.rs:')
const words = fc.oneof(
  fc.constantFrom(...LAST_WORDS),
  fc.constantFrom('shop', 'acme', '订单', 'tikv', 'svc', 'com', 'ip', 'BEGIN', 'CERTIFICATE', 'eyJhbGciOiJIUzI1NiIsInR5cCI6', 'AKIAIOSFODNN7EXAMPLE', 'fd00', '09', '10', '255', '20160', '7480000000000000FF2D5F728000000000FF0003E80000000000FA', '123456789012345678901', 'nshop', 't'),
  fc.nat(300).map(String),
  fc.nat(0xfffff).map((number) => number.toString(16)),
)
const texts = fc.array(fc.oneof({weight: 3, arbitrary: words}, {weight: 2, arbitrary: signs}, {weight: 1, arbitrary: fc.constantFrom(...signatures.flatMap(({samples}) => samples))}), {maxLength: 60}).map((parts) => Buffer.from(parts.join('')))

/** What comes of a text, and what was learned of it, when it is read in two pieces. */
function outcome(text: Buffer, at: number, stops: Stops): {readonly text: string; readonly mapping: unknown} {
  const tokens = new Tokens(SECRET)
  tokens.names.redacted('shop acme 订单', 'name')
  inTwo(text, at, tokens, true, stops)
  tokens.keys.number()
  return {text: inTwo(text, at, tokens, false, stops), mapping: tokens.mapping()}
}

test('WebAssembly stops wherever there is something to do', () => {
  fc.assert(fc.property(texts, fc.nat(), (text, at) => {
    const middle = at % (text.length + 1)
    expect(outcome(text, middle, wasm)).toEqual(outcome(text, middle, plainStops()))
  }), {numRuns: 500})
})
