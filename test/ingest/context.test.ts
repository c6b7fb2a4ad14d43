import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {openBundle} from '../../src/bundle/open.js'
import {windowAt} from '../../src/bundle/text-window.js'
import {openReport} from '../../src/analyze.js'
import {type Context, contextIn} from '../../src/ingest/context.js'
import type {Evidence} from '../../src/report/contract.js'
import {tempBundle} from '../bundle/temp-bundle.js'
import {aFile} from './a-file.js'

const log = Array.from({length: 20_000}, (_, at) => `line ${at + 1} ${'x'.repeat(at % 90)}`).join('\n')
const seen = (file: ReturnType<typeof aFile>) => contextIn(new Map([[file.name, file]]), new Map())
const shown = ({lines, at}: Context) => `${lines[at]?.number} ${lines[at]?.text.slice(0, 12).trim()}`

describe('the context of a citation', () => {
  test.each([1, 2, 500, 19_999, 20_000])('shows line %d of a long file, with its number, whatever the chunks', async (line) => {
    for (const chunk of [7919, 1 << 20]) {
      const context = await seen(aFile('tikv.log', log, chunk))({file: 'tikv.log', line, quote: `line ${line}`})
      expect(shown(context!)).toMatch(new RegExp(`^${line} line ${line}\\b`))
      expect(context!.lines[context!.at]?.marked).toBeDefined()
      expect(context!.lines.length).toBeLessThan(8000)
    }
  })

  test('goes on where it ends, and comes back, without a line too few', async () => {
    const read = seen(aFile('tikv.log', log))
    const first = await read({file: 'tikv.log', line: 10_000})
    const next = await read({file: 'tikv.log'}, first!.after)
    const last = first!.lines.at(-1)!
    expect(next!.lines[next!.at]!.number).toBe(last.number)
    expect(next!.lines[next!.at]!.text.startsWith(last.text)).toBe(true)
    const back = await read({file: 'tikv.log'}, first!.before)
    expect(back!.lines.find(({text}) => text.startsWith('line 9000 '))?.number).toBe(9000)
  })

  test('knows where a file begins and ends', async () => {
    const context = await seen(aFile('tikv.log', 'a\nb\n'))({file: 'tikv.log', line: 2, quote: 'b'})
    expect(context).toEqual({at: 1, lines: [{text: 'a', number: 1}, {text: 'b', number: 2, marked: [0, 1]}]})
  })

  test('is nothing for a line or a file that is not there', async () => {
    expect(await seen(aFile('tikv.log', 'a\n'))({file: 'tikv.log', line: 9})).toBeUndefined()
    expect(await seen(aFile('tikv.log', 'a\n'))({file: 'pd.log', line: 1})).toBeUndefined()
  })

  test('reads a piece only of a line that is as long as its file', async () => {
    const window = await windowAt(aFile('regions.json', 'y'.repeat(5_000_000)), {offset: 4_000_000})
    expect(window!.bytes.length).toBeLessThan(100_000)
    expect(window!.offset + window!.at).toBe(4_000_000)
  })
})

const STORE = {store: {id: 5, address: '10.0.0.5:20160', state: 1, version: '5.2.1', state_name: 'Offline'}, status: {region_count: 0}}
const REGION = {id: 434317, start_key: '', end_key: '', epoch: {conf_ver: 7, version: 4204}, peers: [1, 4, 5].map((store) => ({id: 434317 + store, store_id: store, role_name: 'Voter'})), leader: {role_name: 'Voter'}}

test('every citation of a report opens at its place, in a packed file too', async () => {
  const root = tempBundle({'store-5.json': JSON.stringify(STORE, null, 2), 'region-store-5.json.gz': gzipSync(JSON.stringify({count: 1, regions: [REGION]}))})
  const bundle = openBundle([root])
  const {report, contextOf, regionOf, storeRecord} = await openReport(bundle)
  const evidence: readonly Evidence[] = report.findings.flatMap((finding) => finding.evidence)
  expect(evidence.some(({file}) => file.endsWith('.gz'))).toBe(true)
  for (const each of evidence) {
    const context = await contextOf(each)
    const marked = context!.lines.flatMap(({text, marked}) => (marked ? [text.slice(...marked)] : [])).join('\n')
    expect(marked.replace(/\s/g, '').startsWith(each.quote.replace(/\s/g, ''))).toBe(true)
  }
  expect(shown((await contextOf(storeRecord(5)!))!)).toMatch(/^1 {/)
  expect((await contextOf(regionOf(434317)!.cited))!.lines[0]!.text).toContain('434317')
  await bundle.close()
})
