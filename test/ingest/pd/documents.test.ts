import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type Content, contentOf} from '../../../src/ingest/pd/documents.js'
import type {Notice} from '../../../src/model/input.js'
import {aFile} from '../a-file.js'
import {refereed} from './refereed.js'

async function read(text: string | Buffer, chunk?: number, longest?: number): Promise<{readonly contents: Content[]; readonly notices: Notice[]}> {
  const notices: Notice[] = []
  const contents: Content[] = []
  for await (const content of contentOf(aFile('region.json', text, chunk), (notice) => notices.push(notice), {...(longest !== undefined && {maxValue: longest}), columns: () => undefined})) contents.push(content)
  return {contents, notices}
}

const values = (contents: readonly Content[]) => contents.flatMap((content) => (content.kind === 'document' ? [content.value] : []))
const regions = (contents: readonly Content[]) => contents.flatMap((content) => (content.kind === 'element' ? [content.value] : []))
const lines = (contents: readonly Content[]) => contents.flatMap((content) => (content.kind === 'line' && content.text !== '' ? [content.text] : []))

/** As PD prints it from 5.0.3 to 6.2. */
const REGION = {id: 2, start_key: '7480000000000000FF0B5F720000000000FA', end_key: '', epoch: {conf_ver: 5, version: 11}, peers: [{id: 3, store_id: 1, role_name: 'Voter'}], leader: {role_name: 'Voter'}}

describe('contentOf', () => {
  test('knows a document that is alone, with the byte and the line at which it begins', async () => {
    const {contents, notices} = await read('\n\n  {"count": 0, "stores": []}\n')
    expect(contents).toEqual([{kind: 'line', line: 1, offset: 0, text: '', raw: ''}, {kind: 'document', document: {file: 'region.json', offset: 4, line: 3, alone: true}, value: {count: 0, stores: []}, elements: 0}])
    expect(notices).toEqual([])
  })

  test.each([
    ['pretty', JSON.stringify({count: 2, regions: [REGION, {...REGION, id: 4}]}, null, 2)],
    ['compact', JSON.stringify({count: 2, regions: [REGION, {...REGION, id: 4}]})],
    ['indented', JSON.stringify({count: 2, regions: [REGION, {...REGION, id: 4}]}, null, 2).replaceAll(/^/gm, '    ')],
  ])('hands on the Regions of a %s list one by one, each with its byte', async (_, text) => {
    const {contents} = await read(text)
    expect(regions(contents)).toEqual([REGION, {...REGION, id: 4}])
    expect(values(contents)).toEqual([{count: 2, regions: []}])
    const starts = contents.flatMap((content) => (content.kind === 'element' ? [text.slice(content.offset, content.offset + 20).replaceAll(/\s/g, '').slice(0, 7)] : []))
    expect(starts).toEqual(['{"id":2', '{"id":4'])
  })

  test('tells the documents of a session from prompts, banners, replies and colours', async () => {
    const session = [
      'Starting component \u001B[1mctl\u001B[0m: /root/.tiup/components/ctl/v7.5.7/ctl pd -u http://10.0.1.11:2379',
      '\u001B[31m»\u001B[0m store 5',
      '{',
      '  "store": {"id": 5, "state_name": "Offline"},',
      '  "status": {}',
      '}',
      '',
      '\u001B[31m»\u001B[0m operator add remove-peer 434317 5',
      'Failed! [500] "cannot build operator for region with no leader"',
      '\u001B[31m»\u001B[0m config show cluster-version',
      '"5.2.1"',
      '[tidb@ops ~]$ curl -i http://10.0.1.11:2379/pd/api/v1/operators',
      'HTTP/1.1 200 OK\r',
      'Content-Type: application/json; charset=UTF-8\r',
      '\r',
      '[]',
    ].join('\n')
    const {contents, notices} = await read(session)
    expect(values(contents)).toEqual([{store: {id: 5, state_name: 'Offline'}, status: {}}, '5.2.1', []])
    expect(lines(contents)).toEqual([
      'Starting component ctl: /root/.tiup/components/ctl/v7.5.7/ctl pd -u http://10.0.1.11:2379',
      '» store 5',
      '» operator add remove-peer 434317 5',
      'Failed! [500] "cannot build operator for region with no leader"',
      '» config show cluster-version',
      '[tidb@ops ~]$ curl -i http://10.0.1.11:2379/pd/api/v1/operators',
      'HTTP/1.1 200 OK',
      'Content-Type: application/json; charset=UTF-8',
    ])
    expect(contents.flatMap((content) => (content.kind === 'document' ? [[content.document.line, content.document.alone]] : []))).toEqual([[3, false], [11, false], [16, false]])
    expect(notices).toEqual([])
  })

  test('reads the answers that `[412] "…"` and `null` are as what they are', async () => {
    expect(lines((await read('[412] "placement rules feature is disabled"\n')).contents)).toEqual(['[412] "placement rules feature is disabled"'])
    expect(values((await read('null\n')).contents)).toEqual([null])
  })

  test('reads what jq printed, one value a line', async () => {
    const {contents} = await read('{"id":199,"peer_stores":[8,2,5]}\n{"id":677,"peer_stores":[11,1,8]}\n\n')
    expect(values(contents)).toEqual([{id: 199, peer_stores: [8, 2, 5]}, {id: 677, peer_stores: [11, 1, 8]}])
  })

  test('reads pieces that were cut out of a longer dump, without their first brace', async () => {
    const {contents} = await read('"store": {\n"id": 7,\n"labels": [{"key": "host", "value": "tidb37"}],\n},\n"status": {"region_count": 80374}\n}\n\n"store": {\n"id": 8\n},\n"status": {"region_count": 26999,\n}\n}\n')
    expect(values(contents)).toEqual([
      {store: {id: 7, labels: [{key: 'host', value: 'tidb37'}]}, status: {region_count: 80374}},
      {store: {id: 8}, status: {region_count: 26999}},
    ])
  })

  test('reads what `grep -B` left of a list', async () => {
    const {contents, notices} = await read('    {\n      "store": {\n        "id": 6,\n        "state_name": "Disconnected"\n--\n    {\n      "store": {\n        "id": 1,\n        "state_name": "Disconnected"\n')
    expect(values(contents)).toEqual([{store: {id: 6, state_name: 'Disconnected'}}, {store: {id: 1, state_name: 'Disconnected'}}])
    expect(notices).toHaveLength(2)
  })

  test('keeps the whole Regions of a list that is cut off, and says where it began', async () => {
    const whole = JSON.stringify({count: 3, regions: [REGION, {...REGION, id: 4}, {...REGION, id: 6}]}, null, 2)
    const cut = `$ pd-ctl region\n${whole.slice(0, whole.indexOf('"id": 6') + 40)}`
    const {contents, notices} = await read(cut)
    expect(regions(contents)).toEqual([REGION, {...REGION, id: 4}])
    expect(contents.find(({kind}) => kind === 'document')).toMatchObject({elements: 2, cutIn: '/regions/0'})
    expect(notices).toEqual([{level: 'warning', file: 'region.json', line: 2, says: `the JSON that begins here is cut off in line 45 (byte ${cut.length}), behind 2 complete elements of its list; what is complete was kept`}])
  })

  test('goes on behind a value that the next command cut off', async () => {
    const {contents, notices} = await read('» store\n{\n  "count": 2,\n  "stores": [\n    {"store": {"id": 1}},\n» health\n[{"name": "pd-1", "health": true}]\n')
    expect(values(contents)).toEqual([{count: 2, stores: [{store: {id: 1}}]}, [{name: 'pd-1', health: true}]])
    expect(notices.map(({line}) => line)).toEqual([2])
  })

  test('skips an element that is no JSON, and says which', async () => {
    const {contents, notices} = await read('{"count":3,"regions":[{"id":1,"peers":[]},{id: 2},{"id":3,"peers":[]}]}')
    expect(regions(contents)).toEqual([{id: 1, peers: []}, {id: 3, peers: []}])
    expect(notices).toEqual([{level: 'warning', file: 'region.json', line: 1, says: 'element 1 of the list that begins here cannot be read as JSON and was skipped'}])
  })

  test.each([
    ['a bare list', '[', ']', ''],
    ['a list of stores', '{"count":65,"stores":[', '],"more":{"a":[1]}}', '/stores'],
  ])('takes %s apart that is too long for one piece', async (_, open, close, list) => {
    const filler = '{"id":1,"note":"}]"},'
    const {contents, notices} = await read(`${open}${filler.repeat(64)}{"id":2}${close}\n» health\n[{"name":"pd-1"}]\n`, 100, 1024)
    const elements = contents.flatMap((content) => (content.kind === 'element' ? [content] : []))
    expect(elements.map(({index}) => index)).toEqual([...Array(65).keys()])
    expect(elements.at(-1)).toMatchObject({list, value: {id: 2}})
    expect(values(contents)).toEqual([JSON.parse(open + close), [{name: 'pd-1'}]])
    expect(notices).toEqual([])
  })

  test('passes by a text that is too long to be one of a dump', async () => {
    const {contents, notices} = await read(`{"note":"${'x'.repeat(3 << 20)}"}\n» health\n[{"name":"pd-1"}]\n`, 1 << 16, 1 << 20)
    expect(values(contents)).toEqual([[{name: 'pd-1'}]])
    expect(notices).toEqual([{level: 'warning', file: 'region.json', line: 1, says: 'the JSON that begins here holds a part that is longer than 1 MiB and was not read'}])
  })

  test('is not taken in by brackets and quotes inside of strings', async () => {
    const tricky = {count: 1, regions: [{id: 1, start_key: '}]{["\\"\\\\', peers: []}], note: '"regions": ['}
    const {contents} = await read(JSON.stringify(tricky))
    expect(regions(contents)).toEqual(tricky.regions)
    expect(values(contents)).toEqual([{...tricky, regions: []}])
  })
})

describe('contentOf, whatever it is given', () => {
  const session = fc.array(
    fc.oneof(
      fc.json().map((json) => `${json}\n`),
      fc.array(fc.record({id: fc.nat(), start_key: fc.string(), peers: fc.constant([])})).map((list) => `${JSON.stringify({count: list.length, regions: list}, null, 2)}\n`),
      fc.constantFrom('» region\n', '[tidb@ops ~]$ \n', 'Success!\n', '\u001B[31m»\u001B[0m \r\n', '[2022/03/28 09:34:38.062 +08:00] [INFO] [x.rs:1] ["{"]\n', '{"a": "', '[', '}', '\\', '"'),
      fc.string({unit: 'binary'}),
    ),
  )

  test('reads the same whatever the size of the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(session, fc.integer({min: 1, max: 40}), async (parts, chunk) => {
        expect(await read(parts.join(''), chunk)).toEqual(await read(parts.join('')))
      }),
      {numRuns: 300},
    )
  }, 60_000)

  test('reads the Regions that stream-json reads', async () => {
    const region = fc.record({id: fc.nat(), start_key: fc.string(), peers: fc.array(fc.record({id: fc.nat(), store_id: fc.nat()})), leader: fc.constantFrom({}, {role_name: ''}, {id: 3})})
    await fc.assert(
      fc.asyncProperty(fc.array(region), fc.constantFrom(0, 2, 4), async (list, indent) => {
        const text = JSON.stringify({count: list.length, regions: list}, null, indent)
        expect({count: list.length, regions: regions((await read(text, 7)).contents)}).toEqual(refereed(text))
      }),
    )
  })
})
