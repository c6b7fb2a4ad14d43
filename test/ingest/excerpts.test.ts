import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {openReport} from '../../src/analyze.js'
import {openBundle} from '../../src/bundle/open.js'
import {keyOfCited} from '../../src/ingest/context.js'
import {type Excerpt, excerptsIn} from '../../src/ingest/excerpts.js'
import type {Source} from '../../src/model/source.js'
import {tempBundle} from '../bundle/temp-bundle.js'
import {aFile} from './a-file.js'

const log = Array.from({length: 5_000}, (_, at) => `line ${at + 1}`).join('\n')
const lineOf = (line: number, quote = `line ${line}`): Source => ({file: 'tikv.log', line, quote})

async function around(text: string, sources: readonly Source[], chunk?: number): Promise<readonly Excerpt[]> {
  const file = aFile('tikv.log', text, chunk)
  return [...(await excerptsIn(new Map([[file.name, file]]), new Map(sources.map((source, at) => [String(at), source])))).values()]
}

const textOf = ({lines}: Excerpt): readonly string[] => lines.map((line) => (typeof line === 'string' ? line : line.join('|')))

describe('what stands around a citation', () => {
  test.each([1, 2, 777, 4_999, 5_000])('is five lines on each side of line %d, numbered, whatever the chunks', async (line) => {
    for (const chunk of [997, 1 << 20]) {
      const [excerpt] = await around(log, [lineOf(line)], chunk)
      const from = Math.max(1, line - 5)
      expect(excerpt!.first).toBe(from)
      expect(excerpt!.at).toBe(line - from)
      expect(textOf(excerpt!)).toEqual(Array.from({length: Math.min(5_000, line + 5) - from + 1}, (_, at) => (from + at === line ? `|line ${line}|` : `line ${from + at}`)))
    }
  })

  test('is cut where lines are long, but not what is cited', async () => {
    const long = 'é'.repeat(100_000)
    const [excerpt] = await around(`${long}\nthe cited line\n${long}`, [lineOf(2, 'the cited line')])
    expect(textOf(excerpt!)).toContain('|the cited line|')
    expect(textOf(excerpt!).join('').length).toBeLessThan(1000)
  })

  test('is nothing for what is not there, and of very many citations the first', async () => {
    expect(await around('a\n', [lineOf(9)])).toEqual([])
    expect(await around('', [lineOf(1)])).toHaveLength(1)
    const all = await around(log, Array.from({length: 2_000}, (_, at) => lineOf(at + 1)))
    expect(all.length).toBe(300)
    expect(all[0]!.first).toBe(1)
  })
})

const STORE = {store: {id: 5, address: '10.0.0.5:20160', state: 1, version: '5.2.1', state_name: 'Offline'}, status: {region_count: 0}}
const regions = (count: number) => Array.from({length: count}, (_, at) => ({id: 100 + at, start_key: String(at), end_key: String(at + 1), epoch: {conf_ver: 7, version: 9}, peers: [1, 4, 5].map((store) => ({id: 10 * at + store, store_id: store, role_name: 'Voter'})), leader: {role_name: 'Voter'}}))

test('every citation of a report has its lines, of packed files too, each of which is read forward', async () => {
  const root = tempBundle({'store-5.json': JSON.stringify(STORE, null, 2), 'region-store-5.json.gz': gzipSync(JSON.stringify({count: 4_000, regions: regions(4_000)}))})
  const bundle = openBundle([root])
  const {report, excerpts} = await openReport(bundle)
  const found = await excerpts()
  const evidence = [...report.findings.flatMap((finding) => finding.evidence), ...report.stores.flatMap(({gate}) => gate.terms.flatMap((term) => term.evidence))]
  expect(new Set(evidence.map(({file}) => file)).size).toBe(2)
  for (const each of evidence) {
    const {lines, at, first} = found.get(keyOfCited(each))!
    expect(lines[at]![1]).toBe(each.quote.split('\n')[0]!.slice(0, 1000))
    if (each.file === 'store-5.json') expect(JSON.stringify(STORE, null, 2).split('\n')[first! + at - 1]).toContain(each.quote)
  }
  await bundle.close()
})
