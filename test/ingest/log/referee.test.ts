import {readFileSync} from 'node:fs'
import {Readable} from 'node:stream'
import fc from 'fast-check'
import split2 from 'split2'
import {describe, expect, test} from 'vitest'
import {blocksOf} from '../../../src/ingest/log/blocks.js'
import {LogDigestBuilder} from '../../../src/ingest/log/digest.js'
import {latin1Line, linesOfText} from '../../../src/ingest/log/line-starts.js'
import {signatures} from '../../../src/signatures/index.js'
import {chanceFrom, mutated} from '../../fuzz/mutation.js'
import {filesIn} from '../../source-files.js'
import {aFile} from '../a-file.js'

const LOGS = filesIn('samples', /\.log$/).map((file) => readFileSync(`samples/${file}`))
const LONGEST = 64 * 1024

/** Logs as people send them, with flips, cuts, splices, and lines so long that they are cut. */
const logs = fc.nat().map((seed) => {
  const chance = chanceFrom(seed)
  return mutated(LOGS[chance(LOGS.length)]!, LOGS[chance(LOGS.length)]!, chance)
})

/** split2 is the referee. It reads text alone, so each byte comes as a character of its own. */
function refereed(bytes: Buffer): Promise<readonly string[]> {
  return Readable.from([Buffer.from(bytes.toString('latin1'))]).pipe(split2('\n')).toArray()
}

async function scanned(bytes: Buffer, chunk: number, size: number): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const block of blocksOf(aFile('tikv.log', bytes, chunk).read(), {longest: LONGEST, size})) {
    const text = linesOfText(block.bytes)
    for (let at = 0; at < text.count; at++) lines.push(latin1Line(text, at).replace(/\n$/, ''))
  }
  return lines
}

describe('the lines of a damaged log', () => {
  test('are those that split2 finds, but for the ends of long ones', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.integer({min: 100, max: 90_000}), fc.integer({min: 500, max: 100_000}), async (bytes, chunk, size) => {
        expect(await scanned(bytes, chunk, size)).toEqual((await refereed(bytes)).map((line) => line.slice(0, LONGEST)))
      }),
      {numRuns: 100},
    )
  })

  test('are counted and cited by the numbers that they have there', async () => {
    let cited = 0
    await fc.assert(
      fc.asyncProperty(logs, fc.integer({min: 100, max: 90_000}), async (bytes, chunk) => {
        const file = aFile('tikv.log', bytes, chunk)
        if (file.sniffed.form !== 'log') return
        const builder = new LogDigestBuilder({watched: new Set(), lineBytes: LONGEST})
        const {lines} = await builder.read(file, file.sniffed)
        const referee = await refereed(bytes)
        expect(lines).toBe(referee.length)
        const digest = builder.build()
        for (const {line, quote = ''} of signatures.flatMap(({id}) => digest.seen(id)?.events ?? []).map(({source}) => source)) {
          cited++
          expect(Buffer.from(referee[line - 1] ?? '', 'latin1').toString().replace(/^\0+/, '')).toContain(quote)
        }
      }),
      {numRuns: 100},
    )
    expect(cited).toBeGreaterThan(500)
  })
})
