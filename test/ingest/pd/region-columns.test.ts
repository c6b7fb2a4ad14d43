import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test, vi} from 'vitest'
import {DumpReader} from '../../../src/ingest/dump-reader.js'
import {contentOf} from '../../../src/ingest/pd/documents.js'
import {RegionColumns} from '../../../src/ingest/pd/region-columns.js'
import {RegionTemplates} from '../../../src/ingest/pd/region-templates.js'
import {SampleBuilder} from '../../../src/ingest/sample-builder.js'
import {SettingsReader} from '../../../src/ingest/settings-reader.js'
import {noSettings} from '../../../src/ingest/settings.js'
import type {Notice} from '../../../src/model/input.js'
import {whole} from '../../../src/model/region.js'
import {aFile} from '../a-file.js'
import {assembled} from '../assembled.js'

const code = assembled('src/ingest/pd/assembly/regions.ts')
const [objects, grammarAlone, compiled] = [() => undefined, () => new RegionColumns(), () => new RegionColumns(code)]

/** All that is known of the Regions of a file, and what is said of it; `columns` counts the Regions that became no objects. */
async function read(text: string | Buffer, {columns: columnsOf, chunk, maxValue}: {readonly columns: () => RegionColumns | undefined; readonly chunk?: number; readonly maxValue?: number}) {
  const notices: Notice[] = []
  const notice = (one: Notice) => notices.push(one)
  const sample = new SampleBuilder('')
  const dumps = new DumpReader(sample, new SettingsReader(noSettings()), notice)
  let columns = 0
  for await (const content of contentOf(aFile('region.json', text, chunk), notice, {columns: columnsOf, ...(maxValue !== undefined && {maxValue})})) {
    if (content.kind === 'element') dumps.element(content)
    else if (content.kind === 'document') dumps.document({...content, asked: 'region', place: {file: 'region.json', command: ''}})
    else if (content.kind === 'regions') {
      dumps.batch(content)
      columns += content.batch.count
    }
  }
  const {regions} = sample
  // Of a column of ids what it holds: to compare all the room that it has takes longer than to read the file.
  const lists = regions.lists.map(({ids, ...list}) => ({...list, ids: [...ids]}))
  return {told: {regions: [...regions.all()].map(whole), lists, pending: regions.pendingByStore(), notices}, columns}
}

/** Read by the grammar, and by what it has learned, they are what the tolerant reader makes of them. */
async function expectSame(text: string | Buffer, options: {readonly chunk?: number; readonly maxValue?: number} = {}): Promise<number> {
  const {told} = await read(text, {columns: objects, ...options})
  const [plain, fast] = [await read(text, {columns: grammarAlone, ...options}), await read(text, {columns: compiled, ...options})]
  expect(plain.told).toEqual(told)
  expect(fast.told).toEqual(told)
  expect(fast.columns).toBe(plain.columns)
  return plain.columns
}

const peer = (id: number, storeId: number) => ({id, store_id: storeId})
const key = (byte: number) => `7480000000000000FF${byte.toString(16).toUpperCase().padStart(2, '0')}5F728000000000FF0003A90000000000FA`

/** As PD 7.5 prints it, with all that may be missing. */
const FULL = {
  id: 434317, start_key: key(11), end_key: key(12), epoch: {conf_ver: 7, version: 4204},
  peers: [{role_name: 'Voter', ...peer(434318, 1)}, {role_name: 'IncomingVoter', ...peer(434319, 2), role: 2}, {role: 1, role_name: 'Learner', is_learner: true, ...peer(434320, 390553)}, {role_name: 'Voter', ...peer(434321, 3), is_witness: true}],
  leader: {role_name: 'Voter', ...peer(434318, 1)}, down_peers: [{peer: {role_name: 'Voter', ...peer(434321, 3)}, down_seconds: 1234}], pending_peers: [{role_name: 'Learner', ...peer(434320, 390553)}],
  cpu_usage: 0.5, written_bytes: 11, read_bytes: 0, written_keys: -1, read_keys: 1e3, approximate_size: 96, approximate_keys: 718_181,
}
const PLAIN = {id: 2, start_key: '', end_key: key(1), epoch: {conf_ver: 5, version: 11}, peers: [peer(3, 1), {...peer(4, 2), is_learner: true}], leader: peer(3, 1), approximate_size: 0}

const listOf = (regions: readonly unknown[], space?: number) => JSON.stringify({count: regions.length, regions}, null, space)

describe('Regions in columns', () => {
  test.each([
    ['one line', listOf([FULL, PLAIN, {...FULL, id: 9}])],
    ['pretty', listOf([FULL, PLAIN, {...FULL, id: 9}], 2)],
    ['lines that end in CR LF', listOf([FULL, PLAIN, {...FULL, id: 9}], 2).replaceAll('\n', '\r\n')],
    ['tabs', listOf([FULL, PLAIN, {...FULL, id: 9}], 2).replaceAll('  ', '\t')],
    ['keys in small letters', listOf([FULL, PLAIN, {...FULL, id: 9}]).replaceAll(/"7480\w+"/g, (text) => text.toLowerCase())],
    ['keys in another order', listOf([FULL, PLAIN, {...FULL, id: 9}].map((region) => Object.fromEntries(Object.entries(region).toReversed())))],
    ['two documents', `${listOf([FULL, PLAIN])}\n${listOf([{...FULL, id: 9}], 2)}\n`],
  ])('are all that PD prints: %s', async (_, text) => {
    expect(await expectSame(text)).toBe(3)
    for (const chunk of [1, 7, 64, 501]) expect(await expectSame(text, {chunk})).toBe(3)
  })

  test('are the elements of a bare list as well, where it is long', async () => {
    expect(await expectSame(JSON.stringify(Array.from({length: 40}, (_, at) => ({...FULL, id: at + 1}))), {chunk: 100, maxValue: 4096})).toBe(40)
  })

  test.each<[string, object]>([
    ['an id that a double would round', {id: 9_007_199_254_740_993n}],
    ['an id in quotes', {id: '434317'}],
    ['an id of a peer in quotes', {peers: [{id: '3', store_id: 1}]}],
    ['a fraction', {approximate_size: 96.5}],
    ['a negative number', {approximate_keys: -1}],
    ['an object that is not known', {buckets: {count: 1}}],
    ['a replication status that holds more', {replication_status: {state: 'SIMPLE_MAJORITY', since: {id: 1}}}],
    ['a replication status that is a list', {replication_status: []}],
    ['a key that is no hex', {start_key: '‹7480›'}],
    ['a key of an odd length', {start_key: '748'}],
    ['an escape', {note: 'a "quoted" word'}],
    ['no peers', {peers: undefined}],
    ['peers that are null', {peers: null}],
    ['a peer without an id', {peers: [{store_id: 1}]}],
    ['a pending peer without an id', {pending_peers: [{store_id: 1}]}],
    ['a Region in a Region', {region: {id: 5, peers: []}}],
    ['stores without peers', {peer_stores: [1, 2]}],
    ['a role that is a word', {peers: [{...peer(3, 1), role: 'Learner'}]}],
    ['a flag in quotes', {peers: [{...peer(3, 1), is_learner: 'true'}]}],
  ])('are not: %s', async (_, change) => {
    const text = JSON.stringify({regions: [PLAIN, {...FULL, ...change}, {...FULL, id: 9}]}, (_, value: unknown) => (typeof value === 'bigint' ? `#${value}` : value)).replaceAll(/"#(\d+)"/g, '$1')
    expect(await expectSame(text)).toBe(2)
  })

  test.each<[string, object]>([
    ['no leader key', {leader: undefined}],
    ['leader null', {leader: null}],
    ['leader {}', {leader: {}}],
    ['leader with a role alone', {leader: {role_name: 'Voter'}}],
    ['leader with an empty role', {leader: {role_name: ''}}],
    ['leader with ids of 0', {leader: {id: 0, store_id: 0}}],
    ['a leader that is no peer', {leader: peer(77, 7)}],
    ['no epoch', {epoch: {}}],
    ['one key alone', {end_key: undefined}],
    ['empty keys', {start_key: '', end_key: ''}],
    ['no lists', {down_peers: null, pending_peers: []}],
    ['no peers left', {peers: []}],
    ['a replication status', {replication_status: {state: 'INTEGRITY_OVER_LABEL', state_id: 12}}],
    ['a replication status that is empty', {replication_status: {}}],
    ['a replication status that is null', {replication_status: null}],
    ['a peer that is down twice', {down_peers: [{peer: peer(434321, 3), down_seconds: 5}, {peer: peer(434321, 3), down_seconds: 6}]}],
    ['a down peer without a time', {down_peers: [{peer: peer(434321, 3)}]}],
    ['a role by number', {peers: [{...peer(3, 1), role: 3}, {...peer(4, 1), role: 9}]}],
    ['a role that says little', {peers: [{...peer(3, 1), role_name: 'Unknown', is_learner: true}]}],
    ['the older of two', {id: 2, epoch: {conf_ver: 1, version: 1}}],
    ['the newer of two', {id: 2, epoch: {conf_ver: 9, version: 99}}],
  ])('are these too: %s', async (_, change) => {
    expect(await expectSame(listOf([PLAIN, {...FULL, ...change}]))).toBe(2)
  })

  test.each([
    ['twice', '"id":2', '"id":2,"id":3'],
    ['escaped', '"id":2', '"\\u0069d":2'],
    ['far from its colon', '"id":2', '"id" :2'],
    ['with zeros before its number', '"id":2', '"id":02'],
    ['with an exponent', '"id":2', '"id":2e1'],
    ['with a comma too many', '"approximate_size":0', '"approximate_size":0,'],
  ])('are not where a key stands %s', async (_, from, to) => {
    expect(await expectSame(listOf([{...FULL, id: 7}, PLAIN, {...FULL, id: 9}]).replace(from, to))).toBe(2)
  })

  test('end where the bytes at hand do, whatever stands behind them in memory', () => {
    const texts = [FULL, PLAIN, {...FULL, id: 9}, {...PLAIN, id: 11}].map((region) => JSON.stringify(region))
    const ends = texts.map((_, at) => texts.slice(0, at + 1).join().length)
    const columns = new RegionColumns(code)
    const room = columns.room!
    const length = room.write(texts.join())
    for (let times = 0; times < 2; times++) {
      for (let cut = length; cut > 0; cut--) {
        columns.read(room.subarray(0, cut))
        const whole = ends.filter((end) => end <= cut)
        expect([cut, columns.batch.count, columns.length, columns.isCut]).toEqual([cut, whole.length, whole.at(-1) ?? 0, !ends.includes(cut) && !ends.includes(cut - 1)])
      }
    }
  })

  test('are compared with those before: only the first of each kind is read by the grammar', async () => {
    const parts = vi.spyOn(RegionTemplates.prototype, 'learn')
    const regions = Array.from({length: 5000}, (_, at) => ({...(at % 3 === 0 ? FULL : PLAIN), id: at + 1, start_key: key(at % 256)}))
    expect((await read(listOf(regions), {columns: compiled, chunk: 100_000})).columns).toBe(5000)
    // Those at the end of a chunk as well.
    expect(parts.mock.calls.length).toBeLessThan(40)
  })

  test('are columns too where each has a remark of its own, which no template fits', async () => {
    expect(await expectSame(listOf(Array.from({length: 300}, (_, at) => ({...PLAIN, id: at + 1, note: `number ${at}`}))))).toBe(300)
  })

  test('fill more than a batch, and are long', async () => {
    const long = 'AB'.repeat(200_000)
    const regions = [...Array.from({length: 3000}, (_, at) => ({...PLAIN, id: 5 * at + 1, start_key: key(at % 256)})), {...FULL, id: 2, end_key: long}, {...FULL, id: 4, peers: Array.from({length: 9000}, (_, at) => peer(at + 1, at))}, {...FULL, id: 6}]
    expect(await expectSame(listOf(regions), {chunk: 50_000})).toBe(3002)
  })

  test('are read by the grammar alone where the machine has no vectors', async () => {
    expect(new RegionColumns(Buffer.from('no code')).room).toBeUndefined()
    expect((await read(listOf([FULL, PLAIN]), {columns: () => new RegionColumns(Buffer.from('no code'))})).columns).toBe(2)
  })

  // Within a word one cut is like another. The readers have met both Regions whole: one knows them by the grammar, the other by its templates.
  test('end where the text is cut', async () => {
    const text = listOf([FULL, PLAIN], 1)
    const readers = [grammarAlone(), compiled()]
    const cuts = new Set([...text.matchAll(/"[^"]*"|[\w.-]+|\s+|[^\s\w]/g)].flatMap(({index, 0: {length}}) => [index + length, index + 1, index + (length >> 1), index + length - 1]))
    for (const cut of [...cuts].toSorted((a, b) => b - a)) {
      const {told} = await read(text.slice(0, cut), {columns: objects, chunk: 400})
      for (const columns of readers) expect(await read(text.slice(0, cut), {columns: () => columns, chunk: 400})).toEqual({told, columns: told.regions.length})
    }
  })

  test('are the same as objects, whatever the text has become', async () => {
    const texts = ['', 1, 2].map((space) => Buffer.from(listOf([FULL, PLAIN, {...PLAIN, id: 77, leader: {role_name: ''}}, {...FULL, id: 9}], Number(space))))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts).chain((text) => fc.tuple(fc.array(fc.tuple(fc.nat(text.length - 1), fc.constantFrom(...Buffer.from('{}[]",:0123456789eE.-+ \n\\tfnAZ\u00e9\u001b')), fc.constantFrom('set', 'insert', 'remove', 'double')), {minLength: 1, maxLength: 4}), fc.constant(text))), fc.integer({min: 1, max: 400}), async ([edits, text], chunk) => {
        await expectSame(edits.reduce<Buffer>(edited, text), {chunk})
      }),
      {numRuns: 500},
    )
  })

  test('are the same as objects in every Region dump of the samples', async () => {
    const names = readdirSync('samples', {recursive: true, encoding: 'utf8'}).filter((name) => /region[^/]*\.(?:json|txt|log)$/.test(name))
    let columns = 0
    for (const name of names) columns += await expectSame(readFileSync(`samples/${name}`), {chunk: 333})
    expect(columns).toBeGreaterThan(100)
  })
})

function edited(text: Buffer, [position, byte, how]: readonly [number, number, string]): Buffer {
  const at = Math.min(position, text.length)
  const [before, behind] = [text.subarray(0, at), text.subarray(how === 'insert' ? at : at + 1)]
  if (how === 'remove') return Buffer.concat([before, behind])
  return Buffer.concat([before, Buffer.from(how === 'double' ? [text[at] ?? 0, text[at] ?? 0] : [byte]), behind])
}
