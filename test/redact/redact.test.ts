import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {KeyedHash} from '../../src/redact/keyed-hash.js'
import {redact} from '../../src/redact/redact.js'
import {readMapping, Tokens} from '../../src/redact/tokens.js'
import {signatures} from '../../src/signatures/index.js'
import {memoryBundle} from '../bundle/memory-bundle.js'
import {tarOf} from '../bundle/archives.js'
import {redacted, redactedText, SECRET} from './redacted.js'

describe('a redacted text', () => {
  test('keeps what every cluster has', async () => {
    const text = 'v5.2.1 10.0 1.2.3 0.0.0.0:20160 127.0.0.1 255.255.255.0 6.5.12.1x 09:34:38.062 std::de::be Region 434317 on store 5 [kv.rs:729] tikv-3:20160 pd-1 /tidb-deploy/tikv-20160/log\n'
    expect(await redactedText(text)).toBe(text)
  })

  test('has an address of nobody for each address', async () => {
    expect(await redactedText('10.0.0.1 10.0.0.2:2379 http://10.0.0.1/ [fd00::5]:20160 fd00:0::5 ::ffff:10.0.0.2.\n')).toBe('192.0.2.1 192.0.2.2:2379 http://192.0.2.1/ [2001:db8::1]:20160 2001:db8::1 ::ffff:192.0.2.2.\n')
    const many = Array.from({length: 2000}, (_, at) => `10.1.${at >> 8}.${at & 255}`)
    const tokens = (await redactedText(`${many.join('\n')}\n`)).trim().split('\n')
    expect(new Set(tokens).size).toBe(2000)
    expect(tokens.filter((token) => !/^(?:192\.0\.2|198\.51\.100|203\.0\.113|198\.1[89]\.\d+)\.\d+$/.test(token))).toEqual([])
  })

  test('keeps the lines of a file, and the form of its values', async () => {
    const text = '{\n  "password": "a\\"b",\n  "token": "",\n  "auto-tls": false,\n  "client_urls": [\n    "http://shop-1:2379"\n  ],\n  "sql": "select 1\\nfrom shop"\n}\n'
    const result = await redactedText(text)
    expect(result.split('\n')).toHaveLength(text.split('\n').length)
    expect(JSON.parse(result)).toEqual({password: expect.stringMatching(/^secretx[\da-f]{12}$/), token: '', 'auto-tls': false, client_urls: ['http://hostx1-1:2379'], sql: expect.stringMatching(/^sqlx[\da-f]{12}$/)})
  })

  test.each(signatures.map(({id, messages, samples}) => ({id, messages, samples})))('still says $id', async ({messages, samples}) => {
    for (const sample of samples) {
      const text = await redactedText(`${sample}\n`)
      expect(messages.filter((message) => sample.includes(message) && !text.includes(message))).toEqual([])
    }
  })

  test('is the same however long the file and its lines are', async () => {
    const record = '{"address":"shop-1.corp:20160","start_key":"7480000000000000FF055F728000000000FF0003E80000000000FA","name":"orders"},'
    const line = await redactedText(`${record}\n`)
    const many = 12_000
    expect(await redactedText(`${record.repeat(many)}\n`)).toBe(`${line.trim().repeat(many)}\n`)
    expect(await redactedText(`${record}\n`.repeat(many))).toBe(line.repeat(many))
  })

  test('says nothing of a statement that is longer than what is looked through', async () => {
    const statement = 'insert into orders values (\\"secret-\\", \\\\); '.repeat(20_000)
    const result = await redactedText(`[sql="${statement}"] [region_id=7]\n[sql=x] [a=1]\n`)
    expect(result).toMatch(/^\[sql="sqlx[\da-f]{12}"\] \[region_id=7\]\n\[sql=sqlx[\da-f]{12}\] \[a=1\]\n$/)
  })
})

describe('a redacted bundle', () => {
  test('names its files anew, also those of archives, and leaves out what it cannot read', async () => {
    const archive = gzipSync(tarOf([{name: 'shop-1/tikv.log', content: 'x shop-1\n'}, {name: 'core', content: Buffer.from(Array.from({length: 600}, (_, at) => at % 7))}]))
    const files = {'logs.tar.gz': archive, 'pd.log': 'a\n', 'pd.log.gz': gzipSync('b\n'), 'empty.txt': ''}
    const bundle = memoryBundle(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, Buffer.from(content as string)])))
    const redaction = await redact(bundle, new Tokens(SECRET))
    expect(redaction.files.map(({name}) => name)).toEqual(['logs.tar.gz/dirx1-1/tikv.log', 'pd.log', 'pd.log.2'])
    expect(redaction.leftOut.map(({file}) => file)).toEqual(['logs.tar.gz!core', 'empty.txt'])
    await bundle.close()
  })

  test('has the same token in every file, also before the name is told', async () => {
    const {'1.log': early, '2.json': late} = await redacted({'1.log': '[2026/11/23 09:01:00.000 +08:00] [INFO] [x.rs:1] ["moving shopfront away"]\n', '2.json': '{"table_name": "shopfront"}'})
    expect(early).toContain('["moving namex1 away"]')
    expect(late).toBe('{"table_name": "namex1"}')
  })

  test('has the same tokens again with the mapping, and others without', async () => {
    const tokens = new Tokens(SECRET)
    const first = await redacted({'a.txt': '10.0.0.9 user=alina password=pw123x start_key=7480000000000000FF055F728000000000FF0003E80000000000FA\n'}, tokens)
    const again = Tokens.of(readMapping(JSON.stringify(tokens.mapping()), 'mapping.json'))
    const second = await redacted({'b.txt': `10.0.0.8 user=boris\n${Object.values({'a.txt': '10.0.0.9 user=alina password=pw123x start_key=7480000000000000FF055F728000000000FF0003E80000000000FA\n'})[0]}`}, again)
    expect(second['b.txt']).toBe(`192.0.2.2 user=namex2\n${first['a.txt']}`)
    const other = await redactedText('password=pw123x\n', new Tokens(Buffer.alloc(16)))
    expect(first['a.txt']).not.toContain(other.trim())
  })

  test('takes nothing for a mapping that is none', () => {
    for (const text of ['', '{}', '[1]', 'null', '{"drainscopeMapping": 1, "secret": "00"}']) expect(() => readMapping(text, 'm.json')).toThrow('`m.json` is no mapping')
  })
})

describe('the keyed hash', () => {
  // The vectors of the reference implementation (veorq/SipHash, vectors.h), for 0 to 8 bytes.
  const VECTORS = ['310e0edd47db6f72', 'fd67dc93c539f874', '5a4fa9d909806c0d', '2d7efbd796666785', 'b7877127e09427cf', '8da699cd64557618', 'cee3fe586e46c9cb', '37d1018bf50002ab', '6224939a79f5f593']

  test.each(VECTORS.map((expected, length) => ({expected, length})))('is SipHash-2-4 of $length bytes', ({expected, length}) => {
    expect(new KeyedHash(SECRET).of(Buffer.from(Array.from({length}, (_, at) => at))).toString('hex')).toBe(expected)
  })
})
