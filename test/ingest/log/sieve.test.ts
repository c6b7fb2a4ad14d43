import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {REGION_NAMES} from '../../../src/ingest/log/ids.js'
import {linesOfText} from '../../../src/ingest/log/line-starts.js'
import {plainKernel} from '../../../src/ingest/log/plain-kernel.js'
import {Sieve} from '../../../src/ingest/log/sieve.js'
import {wasmKernel} from '../../../src/ingest/log/wasm-kernel.js'
import {signatures} from '../../../src/signatures/index.js'
import {assembled} from '../assembled.js'

const messages = [...new Set(signatures.flatMap((signature) => signature.messages))]
const WATCHED = new Set([7, 42, 353_747_615, 2 ** 32 + 7])

const wasm = compiled()
const kernels = [['plain JavaScript', plainKernel], ['WebAssembly', wasm]] as const

/** What a search of the whole text finds, by the line it is on. */
function found(text: string) {
  const lines = text.split('\n')
  return {
    messages: lines.flatMap((line, at) => messages.flatMap((message) => (line.includes(message) ? [`${at} ${message}`] : []))),
    regions: lines.flatMap((line, at) => (namesWatched(line) ? [at] : [])),
  }
}

function foundBy(sieve: Sieve, bytes: Buffer, watched?: ReadonlySet<number>) {
  const sifted = sieve.sift(linesOfText(bytes), watched)
  return {
    messages: sifted.lines.map((at, row) => `${at} ${messages[sifted.messages[row]!]}`),
    // `region7` is let through: the expression looks once more.
    regions: sifted.regions.filter((at) => namesWatched(bytes.toString('latin1').split('\n')[at])),
  }
}

function sorted<T extends {readonly messages: readonly string[]}>(found: T): T {
  return {...found, messages: found.messages.toSorted()}
}

function namesWatched(line: string | undefined): boolean {
  return [...(line ?? '').matchAll(REGION_NAMES)].some(([, id]) => WATCHED.has(Number(id)))
}

const signs = fc.constantFrom('region', 'Region', 'regi', 'ion=7', '_', '-', '=', ':', ' ', '"', '\\', '\\"', 'id', 'ID', 'iD', '7', '42', '07', '353747615', '4294967303', '9007199254740993', '=7', ': 42', '[region 7]', '\r', '\0', '\n', 'é')
const pieces = fc.oneof(
  signs,
  fc.constantFrom(...messages),
  // A message that was cut, and two that overlap.
  fc.tuple(fc.constantFrom(...messages), fc.nat(60), fc.nat(60)).map(([message, from, to]) => message.slice(from, to)),
  fc.string({maxLength: 9}).map((text) => text.replaceAll('\n', '')),
)
const texts = fc.array(pieces, {maxLength: 40}).map((parts) => parts.join(''))

describe.each(kernels)('the sieve in %s', (_, kernel) => {
  const sieve = new Sieve(messages, Buffer.from('[2022/03/28 09:34:38.062 +08:00] [INFO] [raft.rs:1235] ["became leader at term 12"] [region_id=8]\n'), kernel)

  test('finds the lines that a search of the text finds, wherever they lie in memory', () => {
    fc.assert(
      fc.property(texts, fc.nat(7), (text, shift) => {
        const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).subarray(shift)
        const {messages, regions} = found(Buffer.from(text).toString('latin1'))
        expect(sorted(foundBy(sieve, bytes, WATCHED))).toEqual(sorted({messages, regions}))
        expect(sorted(foundBy(sieve, bytes))).toEqual(sorted({messages, regions: []}))
      }),
      {numRuns: 5000},
    )
  })

  test('takes an id to end where the text does', () => {
    for (const text of ['region_id=42421', 'region_id=42', 'region_id==42']) expect(foundBy(sieve, Buffer.from(text), WATCHED).regions).toEqual(found(text).regions)
  })

  test('finds every message at each of four places', () => {
    for (const message of messages) {
      for (const before of ['', ' ', '  ', '   ']) expect(foundBy(sieve, Buffer.from(`x\n${before}${message}`)).messages).toContain(`1 ${message}`)
    }
  })
})

describe.each(kernels)('the lines in %s', (_, kernel) => {
  test('begin behind each line end', () => {
    const dense = fc.array(fc.constantFrom('\n', 'a', '\r\n', '\n\n\n\n\n', '[2022/03/28', '\0', '0123456789abcdef'), {maxLength: 200}).map((parts) => parts.join(''))
    fc.assert(
      fc.property(dense, fc.nat(20), (text, shift) => {
        const bytes = Buffer.concat([Buffer.alloc(shift, '\n'), Buffer.from(text)]).subarray(shift)
        const starts = [...text].flatMap((letter, at) => (letter === '\n' && at + 1 < text.length ? [at + 1] : []))
        expect([...kernel.lineStarts(bytes)]).toEqual([...new Set([0, ...starts, text.length])])
      }),
      {numRuns: 1000},
    )
  })

  test('are found also when there are more of them than memory was kept for', () => {
    for (const size of [1_000_000, 10, 3_000_000]) expect(kernel.lineStarts(Buffer.alloc(size, '\n')).length).toBe(size + 1)
  })
})

test('messages too short for the sieve are refused', () => {
  expect(() => new Sieve(['too few'.slice(1)], Buffer.alloc(0))).toThrow(RangeError)
})

test('code that cannot run leaves the plain loops', () => {
  expect(wasmKernel(Buffer.from('no code'))).toBeUndefined()
})

function compiled() {
  const kernel = wasmKernel(assembled('src/ingest/log/assembly/sift.ts', '--enable', 'threads', '--importMemory', '--sharedMemory', '--initialMemory', '4', '--maximumMemory', '65536'))
  if (!kernel) throw new Error('this machine has no vectors')
  return kernel
}
