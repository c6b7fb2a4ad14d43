import fc from 'fast-check'
import {expect, test} from 'vitest'
import {blocksOf} from '../../../src/ingest/log/blocks.js'

const WRAPS = 64 * 1024

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function blocksIn(text: string, chunk: number, size: number, longest: number) {
  const found: Array<{readonly text: string; readonly at: number; readonly isCut: boolean}> = []
  for await (const {bytes, at, isCut} of blocksOf(chunks(Buffer.from(text), chunk), {longest, size})) found.push({text: bytes.toString(), at, isCut})
  return found
}

/** Records, pieces of them, and lines so long that they are cut. */
const lines = fc.oneof(
  {arbitrary: fc.nat(300).map((length) => `[2026/11/23 09:00:00.000 +00:00] ${'x'.repeat(length)}`), weight: 8},
  {arbitrary: fc.constantFrom('', '\r', 'a stack trace', '[20', ' [2026/11/23', '{"level":"INFO"}'), weight: 4},
  {arbitrary: fc.integer({min: 60_000, max: 70_000}).map((length) => `${length % 2 ? '[20' : ''}${'y'.repeat(length)}`), weight: 1},
)

test('the blocks are the same however the bytes come, and nothing but the ends of long lines is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lines, {minLength: 1, maxLength: 24}), fc.integer({min: 1, max: 90_000}), fc.integer({min: 500, max: 100_000}), fc.boolean(), async (some, chunk, size, hasEnd) => {
      const text = some.join('\n') + (hasEnd ? '\n' : '')
      const whole = await blocksIn(text, 50_000, size, WRAPS)
      expect(await blocksIn(text, chunk + Math.floor(text.length / 500), size, WRAPS)).toEqual(whole)
      expect(whole.map(({text}) => text).join('')).toBe(some.map((line, at) => shortened(line, at < some.length - 1 || hasEnd)).join(''))
      for (const {text: part, at} of whole) expect(text.slice(at, at + part.length)).toBe(part)
    }),
    {numRuns: 60},
  )
})

function shortened(line: string, isEnded: boolean): string {
  return line.length > WRAPS ? line.slice(0, WRAPS) : line + (isEnded ? '\n' : '')
}

test('a block ends behind a multiple of the size, before the next record', async () => {
  const text = '[2026 a]\n[2026 b\nwrapped]\n[2026 c]\n'
  expect((await blocksIn(text, 7, 20, WRAPS)).map((block) => block.text)).toEqual([text.slice(0, 26), text.slice(26)])
})
