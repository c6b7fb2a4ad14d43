import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {openBundle} from '../../../src/bundle/open.js'
import {ingest} from '../../../src/ingest/ingest.js'
import {type Content, contentOf} from '../../../src/ingest/pd/documents.js'
import {tempBundle} from '../../bundle/temp-bundle.js'
import {aFile} from '../a-file.js'
import {refereed} from './refereed.js'

const readBundle = (files: Readonly<Record<string, string>>) => ingest(openBundle([tempBundle(files)]))
const region = (id: number) => ({id, start_key: '', end_key: '', epoch: {conf_ver: 5, version: 1}, peers: [1, 2, 3].map((storeId) => ({id: id * 10 + storeId, store_id: storeId, role_name: 'Voter'})), leader: {id: id * 10 + 1, store_id: 1, role_name: 'Voter'}})
const store = (id: number, state = 'Up') => ({store: {id, address: `10.0.1.${id}:20160`, version: '6.5.12', state_name: state}, status: {capacity: '1TiB', region_count: 9}})
const STORES = JSON.stringify({count: 2, stores: [store(1), store(5, 'Offline')]}, null, 2)

async function storesIn(text: string): Promise<ReadonlyArray<readonly [id: number, stateName: string]>> {
  const {cluster} = await readBundle({'stores.json': text})
  return [...(cluster.stores?.byId.values() ?? [])].map(({id, stateName}) => [id, stateName] as const)
}

describe('a dump that was edited by hand', () => {
  test.each([
    ['with full-width commas and colons', STORES.replaceAll(',\n', '，\n').replaceAll('": ', '"：')],
    ['with typographic quotes', STORES.replaceAll(/"([^"]*)"/g, '“$1”')],
    ['without its commas', STORES.replaceAll(',\n', '\n')],
    ['with commas too many', STORES.replaceAll(/\n( *)\}/g, ',\n$1}')],
    ['with remarks', STORES.replaceAll('"Offline"', '"Offline" // since Monday, "5" it was\n').replaceAll('"1TiB",', '"1TiB", # <- full\n')],
    ['as Python prints it', `{'count': 2, 'stores': [{'store': {'id': 1, 'address': 'a', 'state_name': 'Up', 'physically_destroyed': False}, 'status': None}, {'store': {'id': 5, 'state_name': 'Offline', 'x': True}, 'status': {}}]}`],
    ['with Windows line ends', STORES.replaceAll('\n', '\r\n')],
    ['in the colours of jq', STORES.replaceAll(/"[^"]*"|[{}[\]]/g, '\u001B[0;32m$&\u001B[0m')],
    ['behind the prompt that asked for it', `\u001B[31m»\u001B[0m ${STORES}`],
  ])('%s', async (_, text) => {
    expect(await storesIn(text)).toEqual([[1, 'Up'], [5, 'Offline']])
  })

  test('is not whole where `...` stands for what was left out', async () => {
    const {cluster, notices} = await readBundle({'stores.json': STORES.replace(/ {4}\{\s+"store": \{\s+"id": 1,[^}]*\},[^}]*\}\s+\},/, '    ...\n')})
    expect([...cluster.stores!.byId.keys()]).toEqual([5])
    expect(cluster.stores?.isComplete).toBe(false)
    expect(notices).toHaveLength(1)
  })

  test('is not whole where it counts more than it has', async () => {
    const {cluster, notices} = await readBundle({'stores.json': STORES.replace('"count": 2', '"count": 7')})
    expect(cluster.stores?.isComplete).toBe(false)
    expect(notices.map(({says, line}) => [says, line])).toEqual([['this list counts 7 stores and has 2: what is not in it may have been taken out', 1]])
  })
})

describe('a dump that was cut', () => {
  test('does not make a store seem to be Up whose state is cut off', async () => {
    expect(await storesIn(STORES.slice(0, STORES.lastIndexOf('"state_name"')))).toEqual([[1, 'Up']])
    expect(await storesIn(STORES.slice(0, STORES.lastIndexOf('"status"')))).toEqual([[1, 'Up'], [5, 'Offline']])
  })

  test.each([true, false])('keeps the Regions that are whole, with their peers (bare list: %s)', async (isBare) => {
    const list = [region(2), region(3), region(4)]
    const whole = JSON.stringify(isBare ? list : {count: 3, regions: list})
    for (const end of ['"id":41,', '"id":42', ',{"id":43', '"leader":{"id":41']) {
      const {cluster, notices} = await readBundle({'region.json': whole.slice(0, whole.indexOf(end) + end.length)})
      expect([...cluster.regions!.all()].map(({id, peers, leader}) => [id, peers.length, leader?.storeId])).toEqual([[2, 3, 1], [3, 3, 1]])
      expect(notices.map(({says}) => says)).toEqual([expect.stringMatching(/cut off in line 1 \(byte \d+\)/)])
    }
  })

  test('leaves the peer out of a single Region that is cut off, and does not say that it has no leader', async () => {
    const whole = JSON.stringify({...region(2), peers: [{id: 21, store_id: 1}, {id: 22, store_id: 2, role: 1, role_name: 'Learner'}]})
    const {cluster} = await readBundle({'region-2.json': whole.slice(0, whole.indexOf('"role":1'))})
    expect(cluster.regions?.get(2)).toMatchObject({peers: [{id: 21, role: 'Voter'}], isLeaderUnknown: true})
  })

  test('keeps the newest of a Region that is in it twice', async () => {
    const old = {...region(2), epoch: {conf_ver: 4, version: 1}, peers: []}
    const {cluster} = await readBundle({'region.json': JSON.stringify({count: 2, regions: [region(2), old]})})
    expect(cluster.regions?.get(2)?.epoch.confVer).toBe(5)
  })
})

describe('a session of a terminal', () => {
  test('is read through its colours, headers, meters and banners', async () => {
    const session = [
      'Script started on 2022-03-29 09:24:05+08:00 [TERM="xterm"]',
      '\u001B]0;tidb@ops:~\u0007[tidb@ops ~]$ tiup ctl:v6.5.12 pd -u http://10.0.1.11:2379 store\r',
      'Starting component `ctl`: /home/tidb/.tiup/components/ctl/v6.5.12/ctl pd -u http://10.0.1.11:2379 store\r',
      STORES.replaceAll('\n', '\r\n'),
      '\r',
      '[tidb@ops ~]$ curl -i http://10.0.1.11:2379/pd/api/v1/region/id/2',
      '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current',
      '100   643  100   643    0     0   313k      0 --:--:-- --:--:-- --:--:--  627k',
      'HTTP/1.1 200 OK\r',
      'Content-Type: application/json; charset=UTF-8\r',
      '\r',
      JSON.stringify(region(2)),
      'Script done on 2022-03-29 09:25:05+08:00',
    ].join('\n')
    const {cluster, inputs, notices} = await readBundle({'typescript.txt': session})
    expect([...cluster.stores!.byId.keys(), ...[...cluster.regions!.all()].map(({id}) => id)]).toEqual([1, 5, 2])
    expect(cluster.commands?.map(({text}) => text.replace(/ .*/, ''))).toEqual(['tiup', 'curl'])
    expect([inputs[0]?.kind, notices]).toEqual(['capture', []])
  })

  test('is read as it was typed in the end', async () => {
    const {cluster} = await readBundle({'typescript.txt': `» stroe\b\b\bore 5\n${JSON.stringify(store(5))}\n`})
    expect(cluster.commands?.map(({text}) => text)).toEqual(['store 5'])
  })

  test('does not drown the report in notices', async () => {
    const {notices} = await readBundle({'noise.txt': '» store\n{"a": [1,\n'.repeat(100)})
    expect(notices.filter(({level}) => level === 'warning').length).toBe(21)
  })
})

async function contents(text: string, chunk: number): Promise<readonly Content[]> {
  const found: Content[] = []
  for await (const content of contentOf(aFile('x.json', text, chunk), () => {}, {maxValue: 1 << 16, columns: () => undefined})) found.push(content)
  return found
}

/** The documents as they stood in the file: elements that were handed on are put back. */
function documentsOf(found: readonly Content[]): readonly unknown[] {
  let elements: unknown[] = []
  return found.flatMap((content) => {
    if (content.kind === 'element') elements.push(content.value)
    if (content.kind !== 'document') return []
    const value = elements.length > 0 ? {...(content.value as object), regions: elements} : content.value
    elements = []
    return [value]
  })
}

describe('JSON of any kind', () => {
  const dump = fc.oneof(
    fc.dictionary(fc.string(), fc.jsonValue({depthSize: 'small'})),
    fc.array(fc.dictionary(fc.string(), fc.jsonValue()), {minLength: 1}),
    fc.record({count: fc.nat(), regions: fc.array(fc.dictionary(fc.string(), fc.jsonValue()), {minLength: 1}), more: fc.jsonValue()}),
  )
  const junk = fc.constantFrom('» store\n', '[tidb@ops ~]$ pd-ctl\n', '\u001B[31m»\u001B[0m health\n', 'Success!\n', '\n\n', '')

  test('is read as stream-json reads it, at any chunk, between any lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(junk, dump), {minLength: 1, maxLength: 4}), fc.constantFrom(0, 2, 4), fc.integer({min: 1, max: 50}), async (parts, indent, chunk) => {
        const documents = parts.map(([, value]) => JSON.stringify(value, null, indent))
        const text = parts.map(([line], at) => `${line}${documents[at]}\n`).join('')
        expect(documentsOf(await contents(text, chunk))).toEqual(documents.map(refereed))
      }),
      {numRuns: 100},
    )
  }, 60_000)

  test('keeps its complete Regions wherever it is cut or hurt', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 1, max: 6}), fc.constantFrom(0, 2), fc.nat(), fc.string({unit: 'binary', maxLength: 3}), async (size, indent, at, noise) => {
        const text = JSON.stringify({count: size, regions: Array.from({length: size}, (_, index) => region(index + 2))}, null, indent)
        const cut = at % text.length
        const whole = [...text.slice(0, cut).matchAll(/"id":\s*(\d+)1,\s*"store_id":\s*1,\s*"role_name":\s*"Voter"\s*\}\s*\}/g)].map(([, id]) => Number(id))
        const found = (await contents(text.slice(0, cut) + noise, 16)).flatMap((content) => (content.kind === 'element' ? [(content.value as {readonly id: number}).id] : []))
        expect(found.slice(0, whole.length)).toEqual(whole)
      }),
      {numRuns: 100},
    )
  }, 60_000)
})

describe('what was made to do harm', () => {
  // At a quarter of a megabyte whatever takes quadratic time takes longer than the test may.
  test.each(['[', '{"', '"', '\\"', '\\', '\n', ' ', '{"a":[', "'", '“', '/*', '#', '<-', '1,', '...', '\u001B[', '\b', '{\n', '"a": {\n'])('is read in linear time: %j', async (part) => {
    for (const before of ['', '[', '{"a":"', '{"regions":[', "{'a':"]) {
      const text = before + part.repeat((1 << 18) / part.length)
      let last: Content | undefined
      for await (const content of contentOf(aFile('x.json', text), () => {})) last = content
      expect(last?.kind === 'line' || last?.kind === 'document' || text.trim() === '').toBe(true)
    }
  }, 60_000)
})
