import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {buildSync} from 'esbuild'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openBundle} from '../../src/bundle/open.js'
import {RedactThreads} from '../../src/redact/redact-threads.js'
import {redact} from '../../src/redact/redact.js'
import {Tokens} from '../../src/redact/tokens.js'
import {SECRET} from './redacted.js'

const folder = mkdtempSync(join(tmpdir(), 'drainscope-redact-'))
const entry = pathToFileURL(join(folder, 'redact-worker.mjs'))
const path = join(folder, 'notes.txt')

beforeAll(() => {
  buildSync({entryPoints: ['src/redact/redact-worker.ts'], outfile: join(folder, 'redact-worker.mjs'), bundle: true, format: 'esm', platform: 'node'})
})

afterAll(() => rmSync(folder, {recursive: true}))

class CountedThreads extends RedactThreads {
  pieces = 0

  override async *answers(...how: Parameters<RedactThreads['answers']>) {
    for await (const answer of super.answers(...how)) {
      this.pieces++
      yield answer
    }
  }
}

/** All that becomes of a file, in pieces of so many bytes by so many threads, and how many pieces they read. */
async function read(threads: number, size: number, file = path, code = entry): Promise<{readonly text: string; readonly told: unknown; readonly pieces: number}> {
  const counted = new CountedThreads({entry: code, threads, leastBytes: 0, size})
  const tokens = new Tokens(SECRET)
  const bundle = openBundle([file])
  const {files} = await redact(bundle, tokens, {threads: counted})
  const counts: unknown[] = []
  let text = ''
  for (const {name, read} of files) {
    const chunks: Buffer[] = []
    for await (const chunk of read((replaced) => counts.push(name, [...replaced]))) chunks.push(Buffer.from(chunk))
    text += Buffer.concat(chunks).toString()
  }
  await counted.close()
  await bundle.close()
  return {text, told: [text, counts, tokens.mapping()], pieces: counted.pieces}
}

const key = (at: number): string => `7480000000000000FF${(at % 7).toString(16).padStart(4, '0')}5F728000000000FF${at.toString(16).toUpperCase().padStart(6, '0')}0000000000FA`
const record = (at: number): string =>
  `[2026/11/23 09:00:${String(at % 60).padStart(2, '0')}.000 +00:00] [INFO] [x.rs:1] ["moving shop${at % 90}"] [address=10.${at % 3}.0.${at % 250}:20160] [remote_host=kv-${at % 40}.acme.svc:20160] [start_key=${key(at)}] [user=u${at % 50}z]\n`

/** What goes on from line to line, or may seem to. */
const ODD = [
  'panic: no record\n', 'TABLE_NAME\tTABLE_ROWS\norders\t7\n', 'customers\t8\n', 'mysql> select name\n', '    -> from people where city = "Ulm"\n', '    -> ;\n',
  '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ2\nMIIBszCCAVmgAwIBAgIUQ3\n-----END CERTIFICATE-----\n', '{"sql": "select \\"a\\nb\\" from t", "password": "\\\\x,y"}\n',
  'hosts: [kv-1.acme.svc,\nkv-77.acme.svc]\n', 'key t\\200\\000\\000\\000\\000\\000\\000\\055_r\\200 on 10_0_0_7 ip-10-0-0-8 fd00::7\n', '"user": "订单"\n', '\n', `secret=${'x,'.repeat(3000)}\n`,
]
const aFile = (lines: number, odd: readonly string[]): string => Array.from({length: lines}, (_, at) => (odd.length > 0 && at % 5 === 0 ? odd[(at / 5) % odd.length] : record(at))).join('')

describe('several threads write what one does', () => {
  // Odd sizes, so that everything is cut somewhere; a piece may be shorter than a line.
  test.each([257, 4099, 50_000])('in pieces of %i bytes', async (size) => {
    for (const odd of [[], ODD]) {
      writeFileSync(path, aFile(size < 500 ? 100 : 700, odd))
      const [alone, together] = [await read(1, size), await read(3, size)]
      expect(together.told).toEqual(alone.told)
      expect(together.text).not.toMatch(/acme|10\.[012]\.0\.|\bu\d+z|MIIB|Ulm|订单/)
      expect([alone.pieces, together.pieces > 2]).toEqual([0, true])
    }
  })

  test('of a dump on one line, of which any piece may end in a key', async () => {
    const region = (at: number): string => JSON.stringify({id: at, start_key: key(at), end_key: key(at + 1), peers: [{store_address: `kv-${at % 9}.acme.svc:20160`}]})
    writeFileSync(path, `{"count":800,"regions":[${Array.from({length: 800}, (_, at) => region(at * 7919 % 800)).join(',')}]}`)
    for (const size of [1000, 30_000]) {
      const [alone, together] = [await read(1, size), await read(2, size)]
      expect(together.told).toEqual(alone.told)
      expect(together.pieces).toBeGreaterThan(2)
    }
  })

  test('where a value is longer than a piece', async () => {
    writeFileSync(path, `${record(1)}[sql="${'select secret from t where '.repeat(9000)}"]\n${record(2)}password: "${'p,'.repeat(50_000)}\n${record(3)}`)
    const [alone, together] = [await read(1, 9000), await read(2, 9000)]
    expect(together.told).toEqual(alone.told)
    expect(together.pieces).toBeGreaterThan(2)
  })

  test('in a plain tar, and when there is no code for them', async () => {
    writeFileSync(path, aFile(300, ODD))
    const archive = join(folder, 'logs.tar')
    execFileSync('tar', ['-C', folder, '-cf', archive, 'notes.txt'])
    const [alone, together, left] = [await read(1, 9000, archive), await read(2, 9000, archive), await read(2, 9000, archive, new URL('gone.mjs', entry))]
    expect(together.told).toEqual(alone.told)
    expect(left.told).toEqual(alone.told)
    expect([together.pieces > 2, left.pieces]).toEqual([true, 0])
  })
})
