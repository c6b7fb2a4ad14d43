import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readKey} from '../../src/model/key.js'
import {KeyedHash} from '../../src/redact/keyed-hash.js'
import {KeyTokens} from '../../src/redact/key-tokens.js'
import {encodedBytes} from '../../src/model/memcomparable.js'
import {SECRET} from './redacted.js'

const hexOf = (key: Buffer): string => encodedBytes(key).toString('hex').toUpperCase()
const row = (table: number, handle: Buffer): Buffer => Buffer.concat([Buffer.from('t'), Buffer.from([0x80, 0, 0, 0, 0, 0, 0, table]), Buffer.from('_r'), handle])
const index = (table: number, id: number, values: Buffer): Buffer => Buffer.concat([Buffer.from('t'), Buffer.from([0x80, 0, 0, 0, 0, 0, 0, table]), Buffer.from('_i'), Buffer.from([0x80, 0, 0, 0, 0, 0, 0, id]), values])

function tokensOf(keys: readonly string[]): KeyTokens {
  const tokens = new KeyTokens(new KeyedHash(SECRET))
  for (const key of keys) tokens.learn(key, true)
  tokens.number()
  return tokens
}

const shown = (tokens: KeyTokens, key: string): string => tokens.redacted(key, true) ?? key

describe('a key', () => {
  test('keeps its table and its index, and loses the rest', () => {
    const keys = [row(45, Buffer.from('8000000000001234', 'hex')), index(45, 2, Buffer.from('016a616e650000000000fb', 'hex'))].map(hexOf)
    const tokens = tokensOf(keys)
    expect(keys.map((key) => readKey(shown(tokens, key)))).toEqual([
      {kind: 'table', tableId: 45n, place: {kind: 'row', values: [String(2 ** 24)]}},
      {kind: 'table', tableId: 45n, place: {kind: 'index', indexId: 2n, values: [String(2 ** 24)]}},
    ])
  })

  test.each(['', '7480000000000000FF2D00000000000000F8', '7480000000000000FF2D5F720000000000FA', '6D44423A3100000000FB00000000000000', '7800000000000000FB', '7200000000000000FB'])('of a boundary stays: %s', (key) => {
    expect(tokensOf([key]).redacted(key, true)).toBeUndefined()
  })

  test('is the same in every way of writing it', () => {
    const key = index(45, 2, Buffer.from('016a616e650000000000fb', 'hex'))
    const [upper, lower] = [hexOf(key), hexOf(key).toLowerCase()]
    const octal = Array.from(encodedBytes(key), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
    const tokens = tokensOf([upper])
    const result = readKey(shown(tokens, upper))
    for (const text of [lower, octal, octal.replaceAll('\\', '\\\\'), encodedBytes(key).toString('base64'), key.toString('hex'), `7A${upper}`]) {
      expect(shown(tokens, text), text).not.toBe(text)
      expect(readKey(shown(tokens, text)), text).toEqual(result)
    }
  })

  test('has its place among the keys of its table, whatever they are', () => {
    const handles = fc.uint8Array({minLength: 8, maxLength: 12})
    const anyKey = fc.oneof(
      fc.tuple(fc.integer({min: 1, max: 3}), handles).map(([table, handle]) => row(table, Buffer.from(handle))),
      fc.tuple(fc.integer({min: 1, max: 3}), fc.integer({min: 1, max: 2}), handles).map(([table, id, values]) => index(table, id, Buffer.from(values))),
      fc.constantFrom(row(1, Buffer.alloc(0)), row(2, Buffer.alloc(0)), Buffer.from('m'), Buffer.from('r\0\0\0')),
      fc.uint8Array({minLength: 1, maxLength: 20}).map((bytes) => Buffer.from([0x20 + (bytes[0]! % 8), ...bytes])),
    )
    fc.assert(fc.property(fc.uniqueArray(anyKey, {minLength: 2, maxLength: 40, selector: (key) => key.toString('hex')}), (keys) => {
      const texts = keys.map(hexOf).toSorted()
      const tokens = tokensOf(texts)
      const replaced = texts.map((text) => shown(tokens, text))
      expect(new Set(replaced).size).toBe(texts.length)
      expect(replaced.toSorted()).toEqual(replaced)
    }))
  })

  test('that comes with a second bundle finds its place between the others, which stay', () => {
    const keys = Array.from({length: 50}, (_, at) => hexOf(row(45, Buffer.from([0x80, 0, 0, 0, 0, 0, 0, at * 4]))))
    const first = tokensOf(keys.filter((_, at) => at % 3 === 0))
    const second = new KeyTokens(new KeyedHash(SECRET))
    second.load(JSON.parse(JSON.stringify(first)) as ReturnType<KeyTokens['toJSON']>)
    for (const key of keys) second.learn(key, true)
    second.number()
    const replaced = keys.map((key) => shown(second, key))
    expect(replaced.toSorted()).toEqual(replaced)
    expect(replaced.filter((_, at) => at % 3 === 0)).toEqual(keys.filter((_, at) => at % 3 === 0).map((key) => shown(first, key)))
  })

  test('that no dump holds is another one than those that a dump holds', () => {
    const known = hexOf(row(45, Buffer.from('8000000000001234', 'hex')))
    const tokens = tokensOf([known])
    const other = shown(tokens, hexOf(row(45, Buffer.from('8000000000001235', 'hex'))))
    expect(other).not.toBe(shown(tokens, known))
    expect(readKey(other)).toMatchObject({kind: 'table', tableId: 45n, place: {kind: 'row'}})
  })
})
