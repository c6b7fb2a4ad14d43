import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readKey} from '../../src/model/key.js'
import {keyInWords} from '../../src/model/key-words.js'
import {datum, encodedBytes, encodedFloat, encodedInt, encodedUint, indexKey, printed, rowKey, tableStart} from './encoded-key.js'

const words = (text: string) => {
  const key = readKey(text)
  return key && keyInWords(key)
}

describe('readKey', () => {
  test.each([
    ['748000000000002DFFB95F720000000000FA', 'table 11705, its rows'],
    ['748000000000002DFFB95F728000000003FF3F16990000000000FA', 'table 11705, row 54466201'],
    ['7480000000000000FF5300000000000000F8', 'table 83'],
    ['7480000000000000FF645F698000000000FF0000010380000000FF0000000500000000FB', 'table 100, index 1, 5'],
    ['7480000000000000FF645F698000000000FF0000020161626300FF00000000FA000000FC', 'table 100, index 2, "abc"'],
    ['7800000100000000FB', 'keyspace 1'],
    ['7200000100000000FB', 'keyspace 1, raw'],
    ['7800000174800000FF00000000645F7200FE', 'keyspace 1, table 100, its rows'],
    ['6D44444C4A6F624CFF6973740000000000FA', 'TiDB\'s meta data "DDLJobList"'],
    ['6E00000000000000F8', 'key "n"'],
  ])('decodes %s', (text, meaning) => {
    expect(words(text)).toBe(meaning)
  })

  test.each([
    ['decoded', '748000000000002db95f7280000000033f1699'],
    ['in lower case', '748000000000002dffb95f728000000003ff3f16990000000000fa'],
    ['with the timestamp of a version', '748000000000002DFFB95F728000000003FF3F16990000000000FAFA0123456789ABCD'],
    ['with the prefix of RocksDB', '7A748000000000002DFFB95F728000000003FF3F16990000000000FA'],
    ['after 0x', '0x748000000000002DFFB95F728000000003FF3F16990000000000FA'],
    ['as SQL has it', "x'748000000000002db95f7280000000033f1699'"],
    ['between quotes', '"748000000000002DFFB95F728000000003FF3F16990000000000FA"'],
    ['between the marks of redaction', '‹748000000000002DFFB95F728000000003FF3F16990000000000FA›'],
    ['with spaces', ' 74 80 00 00 00 00 00 2D FF B9 5F 72 80 00 00 00 03 FF 3F 16 99 00 00 00 00 00 FA '],
    ['in base64', 'dIAAAAAAAC25X3KAAAAAAz8WmQ=='],
    ['with octal escapes', 't\\200\\000\\000\\000\\000\\000-\\271_r\\200\\000\\000\\000\\003?\\026\\231'],
    ['with octal escapes of the encoded key', 't\\200\\000\\000\\000\\000\\000-\\377\\271_r\\200\\000\\000\\000\\003\\377?\\026\\231\\000\\000\\000\\000\\000\\372'],
    ['with octal escapes that a log escaped again', 't\\\\200\\\\000\\\\000\\\\000\\\\000\\\\000-\\\\271_r\\\\200\\\\000\\\\000\\\\000\\\\003?\\\\026\\\\231'],
    ['with hex escapes', '\\x74\\x80\\x00\\x00\\x00\\x00\\x00\\x2d\\xb9\\x5f\\x72\\x80\\x00\\x00\\x00\\x03\\x3f\\x16\\x99'],
  ])('reads a key %s', (_, text) => {
    expect(words(text)).toBe('table 11705, row 54466201')
  })

  test.each(['', '?', '‹?›', '748', '74800', 'dIAAAAAAAC25X3', 'user', 'hello world', '748000000000002DFFB95F72…', '\\'])('takes %j for no key', (text) => {
    expect(readKey(text)).toBeUndefined()
  })

  test('takes nothing for a key that is far longer than TiKV lets one be', () => {
    expect(readKey('74'.repeat(1 << 20))).toBeUndefined()
  })

  test('does not take a RawKV key for a table, for meta data or for a keyspace', () => {
    for (const name of ['table:user:1', 'mykey', 'robot', 'xyz123', 'z']) expect(words(Buffer.from(name).toString('hex'))).toBe(`key "${name}"`)
  })

  test('tells a table whose id ends like a marker, decoded', () => {
    for (const id of [0xf7n, 0xf8n, 0xfen, 0xffn, 0xffffn]) {
      expect(words(tableStart(id).toString('hex'))).toBe(`table ${id}`)
      expect(words(rowKey(id, encodedInt(1n)).toString('hex'))).toBe(`table ${id}, row 1`)
      expect(words(printed(tableStart(id)))).toBe(`table ${id}`)
    }
  })

  test('names what TiDB keeps of a schema', () => {
    const key = Buffer.concat([Buffer.from('m'), encodedBytes(Buffer.from('DB:1')), encodedUint(0x68n), encodedBytes(Buffer.from('Table:45'))])
    expect(words(printed(key))).toBe('TiDB\'s meta data "DB:1" "Table:45"')
  })

  test('reads a clustered primary key, which has nine bytes at least', () => {
    const orders = rowKey(104n, Buffer.concat([datum(1, encodedBytes(Buffer.from('abc'))), datum(3, encodedInt(5n))]))
    expect(words(printed(orders))).toBe('table 104, row ("abc", 5)')
    // DECIMAL(2,1) 1.5 takes five bytes
    expect(words(printed(rowKey(104n, Buffer.from('060201810500000000', 'hex'))))).toBe('table 104, row 1.5')
  })

  // What TiDB's codec.EncodeKey writes: precision, fraction, then MyDecimal.ToBin.
  test.each([
    ['060E04810DFB38D204D2', '1234567890.1234'],
    ['060E047EF204C72DFB2D', '-1234567890.1234'],
    ['0602018105', '1.5'],
    ['06010080', '0'],
    ['060100FF', '…'],
  ])('reads the decimal %s', (hex, value) => {
    expect(words(printed(indexKey(100n, 1n, Buffer.from(hex, 'hex'))))).toBe(`table 100, index 1, ${value}`)
  })

  test('shows NULL, the greatest value, and the place where it has to stop', () => {
    expect(words(printed(indexKey(1n, 2n, Buffer.of(0), Buffer.of(250), Buffer.of(99))))).toBe('table 1, index 2, (NULL, +∞, …)')
  })
})

describe('any key', () => {
  const id = fc.bigInt({min: 0n, max: (1n << 63n) - 1n})
  const int64 = fc.bigInt({min: -(1n << 63n), max: (1n << 63n) - 1n})
  const uint64 = fc.bigInt({min: 0n, max: (1n << 64n) - 1n})
  const value = fc.oneof(
    int64.map((n) => [datum(3, encodedInt(n)), String(n)] as const),
    uint64.map((n) => [datum(4, encodedUint(n)), String(n)] as const),
    fc.double({noNaN: true}).map((n) => [datum(5, encodedFloat(n)), String(n)] as const),
    fc.constant([Buffer.of(0), 'NULL'] as const),
    fc.stringMatching(/^[a-z]{1,30}$/).map((text) => [datum(1, encodedBytes(Buffer.from(text))), `"${text}"`] as const),
  )

  test('of a row comes back exactly, encoded or not', () => {
    fc.assert(fc.property(id, int64, (table, handle) => {
      const key = rowKey(table, encodedInt(handle))
      const read = {kind: 'table', tableId: table, place: {kind: 'row', values: [String(handle)]}}
      expect(readKey(printed(key))).toEqual(read)
      expect(readKey(key.toString('hex'))).toEqual(read)
    }))
  })

  test('of an index comes back with its values', () => {
    fc.assert(fc.property(id, int64, fc.array(value, {maxLength: 8}), (table, index, values) => {
      const key = indexKey(table, index, ...values.map(([bytes]) => bytes))
      expect(readKey(printed(key))).toEqual({kind: 'table', tableId: table, place: {kind: 'index', indexId: index, values: values.map(([, text]) => text)}})
    }))
  })

  test('of a keyspace comes back with its number', () => {
    fc.assert(fc.property(fc.nat(0xffffff), id, (keyspace, table) => {
      const prefix = Buffer.alloc(4)
      prefix.writeUInt32BE(keyspace)
      prefix[0] = 0x78
      expect(readKey(printed(Buffer.concat([prefix, tableStart(table)])))).toEqual({kind: 'table', keyspace, tableId: table, place: {kind: 'start'}})
    }))
  })

  test('of RawKV API v2 or unknown bytes comes back as it is', () => {
    fc.assert(fc.property(fc.uint8Array({minLength: 1, maxLength: 40}), (bytes) => {
      fc.pre(![0x6d, 0x72, 0x74, 0x78, 0x7a].includes(bytes[0]!))
      expect(readKey(printed(Buffer.from(bytes)))).toEqual({kind: 'bytes', bytes: Buffer.from(bytes)})
    }))
  })

  test('is read without a throw, whatever it is', () => {
    const text = fc.oneof(fc.string(), fc.uint8Array().map((bytes) => Buffer.from(bytes).toString()), fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('hex')), fc.uint8Array().map((bytes) => `74${'80'.padEnd(16, '0')}5f69${Buffer.from(bytes).toString('hex')}`), fc.base64String(), fc.array(fc.constantFrom('t', '\\200', '\\000', '\\377', '_r', '"', '\\')).map((parts) => parts.join('')))
    fc.assert(fc.property(text, (key) => {
      expect(['string', 'undefined']).toContain(typeof words(key))
    }))
  })

  test('takes time in proportion to its length', () => {
    const long = ['\\000'.repeat(16_000), '0'.repeat(65_536), `${'7480000000000000FF'.repeat(3600)}`, `74${'80'.padEnd(16, '0')}5F698000000000000001${'00'.repeat(30_000)}`, `t${'\\'.repeat(65_000)}`, 'A'.repeat(65_536), `"${'" '.repeat(30_000)}`]
    const begun = performance.now()
    for (const text of long) words(text)
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})
