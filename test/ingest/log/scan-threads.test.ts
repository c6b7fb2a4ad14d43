import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {buildSync} from 'esbuild'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openBundle} from '../../../src/bundle/open.js'
import {LogDigestBuilder} from '../../../src/ingest/log/digest.js'
import {ScanThreads} from '../../../src/ingest/log/scan-threads.js'
import {signatures} from '../../../src/signatures/index.js'

const WATCHED = new Set([7, 42])
const folder = mkdtempSync(join(tmpdir(), 'drainscope-scan-'))
const entry = pathToFileURL(join(folder, 'scan-worker.mjs'))
const log = join(folder, 'tikv.log')

beforeAll(() => {
  buildSync({entryPoints: ['src/ingest/log/scan-worker.ts'], outfile: join(folder, 'scan-worker.mjs'), bundle: true, format: 'esm', platform: 'node'})
})

afterAll(() => rmSync(folder, {recursive: true}))

interface Reading {
  readonly told: unknown
  /** Blocks that the threads read. */
  readonly scanned: number
}

/** All that a log tells, read in pieces of so many bytes by so many threads. */
async function read(threads: number, size: number, path = log, code = entry): Promise<Reading> {
  const scans = new CountedThreads({entry: code, threads, leastBytes: 0, size})
  const builder = new LogDigestBuilder({watched: WATCHED, threads: scans})
  const bundle = openBundle([path])
  const inputs: unknown[] = []
  for await (const file of bundle.files()) if (file.sniffed.form === 'log') inputs.push(await builder.read(file, file.sniffed))
  await scans.close()
  await bundle.close()
  const digest = builder.build()
  const nodes = digest.nodes.map(({name}) => name)
  const told = [inputs, digest.nodes, signatures.map(({id}) => [digest.seen(id), digest.regionsOf(id), digest.storesOf(id)]), nodes.map((node) => [...WATCHED].map((id) => digest.mentions(id, node)))]
  return {told, scanned: scans.blocksRead}
}

class CountedThreads extends ScanThreads {
  blocksRead = 0

  override async *blocks(...how: Parameters<ScanThreads['blocks']>) {
    for await (const block of super.blocks(...how)) {
      this.blocksRead++
      yield block
    }
  }
}

const SAMPLES = signatures.filter(({component}) => component === 'tikv').flatMap(({samples}) => samples)

/** Every message, times that jump, and now and then what is no plain record. */
function aLog(lines: number, odd: readonly string[] = []): string {
  return Array.from({length: lines}, (_, at) => {
    if (odd.length > 0 && at % 37 === 0) return odd[(at / 37) % odd.length]
    const clock = new Date(Date.UTC(2026, 10, 23, 8) + at * 700 - (at % 11 === 0 ? 90 : 0)).toISOString().replace('T', ' ').replaceAll('-', '/').slice(0, 23)
    const sample = SAMPLES[at % SAMPLES.length]!
    return sample.startsWith('[20') ? `[${clock} +00:00]${sample.slice(sample.indexOf(']') + 1)} [region_id=${at % 50}]` : sample
  }).join('\n')
}

const ODD = [
  '[2026/11/23 09:00:00.000 +00:00] [INFO] [x.rs:1] ["a record that was\nwrapped"] [region_id=7]',
  '   0: a_stack_trace', '', '\0\0\0[2026/11/23 09:00:00.000 +00:00] [INFO] [x.rs:1] ["became leader at term 12"] [region_id=7]',
  '2026/11/23 09:00:00.000 raft.go:1: [info] zwölf ‹?›', '[2026/11/23 09:00:00.000 +00:00] [WARN] [x.rs:1] ["no offset"]\r',
]

describe('several threads tell what one does', () => {
  // Odd sizes, so that every line is cut somewhere; a piece may be shorter than a line.
  test.each([257, 1000, 4099, 50_000, 2 ** 20])('in pieces of %i bytes', async (size) => {
    for (const odd of [[], ODD]) {
      writeFileSync(log, `${aLog(size < 5000 ? 300 : 1500, odd)}\n`)
      const alone = await read(1, size)
      const together = await read(3, size)
      expect(together.told).toEqual(alone.told)
      expect([alone.scanned, together.scanned > 0]).toEqual([0, size < 2 ** 20])
    }
  })

  test('where the log begins to hold no records, or a line too long, in the middle', async () => {
    for (const odd of [`${'no record\n'.repeat(20_000)}`, `[2026/11/23 09:00:00.000 +00:00] ${'x'.repeat(3 << 20)}\n`]) {
      writeFileSync(log, `${aLog(700)}\n${odd}${aLog(700)}`)
      const [alone, together] = [await read(1, 30_000), await read(2, 30_000)]
      expect(together.told).toEqual(alone.told)
      expect(together.scanned).toBeGreaterThan(2)
    }
  })

  test('in a plain tar, where the log begins anywhere', async () => {
    writeFileSync(log, aLog(1000, ODD))
    const archive = join(folder, 'logs.tar')
    execFileSync('tar', ['-C', folder, '-cf', archive, 'tikv.log'])
    const [alone, together] = [await read(1, 20_000, archive), await read(2, 20_000, archive)]
    expect(together.told).toEqual(alone.told)
    expect(together.scanned).toBeGreaterThan(2)
  })

  test('when there is no code for them', async () => {
    writeFileSync(log, aLog(1000, ODD))
    expect((await read(2, 20_000, log, new URL('gone.mjs', entry))).told).toEqual((await read(1, 20_000)).told)
  })
})
