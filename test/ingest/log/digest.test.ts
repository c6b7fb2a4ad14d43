import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {BundleFile} from '../../../src/bundle/open.js'
import {LogDigestBuilder, type LogDigestOptions, type LogInput} from '../../../src/ingest/log/digest.js'
import {fixedZone} from '../../../src/ingest/log/zone.js'
import type {LogDigest, Tally} from '../../../src/model/log-digest.js'
import {signatures} from '../../../src/signatures/index.js'
import {aFile} from '../a-file.js'

async function read(builder: LogDigestBuilder, file: BundleFile): Promise<LogInput> {
  const {sniffed} = file
  if (sniffed.form !== 'log') throw new TypeError(`${file.name} is ${sniffed.form}`)
  return builder.read(file, sniffed)
}

async function digestOf(files: Readonly<Record<string, string>>, options: Partial<LogDigestOptions> = {}, chunk?: number): Promise<LogDigest> {
  const builder = new LogDigestBuilder({watched: new Set(), ...options})
  for (const [name, text] of Object.entries(files)) await read(builder, aFile(name, text, chunk))
  return builder.build()
}

/** `leader(7, 12)`: Region 7 became leader at minute 12. */
function leader(regionId: number, minute: number): string {
  return `[2026/11/23 09:${String(minute).padStart(2, '0')}:00.000 +08:00] [INFO] [raft.rs:1235] ["became leader at term 12"] [term=12] [raft_id=288] [region_id=${regionId}]\n`
}

function offline(id: number): string {
  return `[2026/11/23 09:57:54.455 +00:00] [WARN] [cluster.go:1174] ["store has been offline"] [store-id=${id}]\n`
}

function aLine(rest: string): string {
  return `[2026/11/23 09:00:00.000 +00:00] [INFO] [x.rs:1] ["m"] ${rest}\n`
}

function told(digest: LogDigest): unknown {
  return [signatures.map(({id}) => digest.seen(id)), digest.mentions(7, 'tikv'), digest.nodes.map(({name, files}) => [name, files])]
}

const places = (tally: Tally | undefined): string[] => tally?.events.map(({source}) => `${source.file}:${source.line}`) ?? []

describe('seen', () => {
  test('gives count, ends and examples of a signature', async () => {
    const digest = await digestOf({'tikv-1/tikv.log': `${leader(7, 1)}[2026/11/23 09:01:30.000 +08:00] [INFO] [x.rs:1] [other]\n${leader(9, 2)}`})
    const tally = digest.seen('became-leader')
    expect(tally?.count).toBe(2)
    expect(tally?.last).toMatchObject({
      signature: 'became-leader', node: 'tikv-1', time: Date.UTC(2026, 10, 23, 1, 2), stamp: '2026-11-23T09:02:00.000+08:00', level: 'INFO', message: 'became leader at term 12', regionId: 9,
      source: {file: 'tikv-1/tikv.log', line: 3, quote: leader(9, 2).trimEnd()},
    })
    expect(tally?.last.fields.get('raft_id')).toBe('288')
  })

  test('counts by Region, by store and by node', async () => {
    const aborted = '[2026/11/23 09:03:00.000 +08:00] [ERROR] [raft_client.rs:407] ["connection aborted"] [addr=a:20160] [store_id=5]\n'
    const digest = await digestOf({'tikv-1/tikv.log': leader(7, 1) + leader(9, 2) + aborted, 'tikv-4/tikv.log': leader(7, 3)})
    expect(digest.seen('became-leader', {regionId: 7})?.count).toBe(2)
    expect(digest.seen('became-leader', {regionId: 7, node: 'tikv-4'})?.count).toBe(1)
    expect(digest.seen('became-leader', {node: 'tikv-1'})?.count).toBe(2)
    expect(digest.seen('connection-aborted', {storeId: 5})?.count).toBe(1)
    expect(digest.seen('connection-aborted', {storeId: 6})).toBeUndefined()
    expect(digest.seen('became-leader', {node: 'tikv-9'})).toBeUndefined()
    expect([digest.regionsOf('became-leader'), digest.storesOf('connection-aborted')]).toEqual([[7, 9], [5]])
  })

  test('keeps ten of either end of a storm, in order of time also where files are not', async () => {
    const minutes = (from: number, to: number): string => Array.from({length: to - from}, (_, at) => leader(7, from + at)).join('')
    const digest = await digestOf({'tikv-1/tikv.log': minutes(30, 60), 'tikv-1/tikv.log.2026-11-23-09:30:00': minutes(0, 30)})
    const tally = digest.seen('became-leader')
    expect(tally?.count).toBe(60)
    expect(tally?.events.map(({stamp}) => Number(stamp.slice(14, 16)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59])
  })

  test('keeps every line of a signature that says so', async () => {
    const digest = await digestOf({'pd.log': Array.from({length: 50}, (_, id) => offline(id + 1)).join('')})
    expect(digest.seen('store-offline')?.events).toHaveLength(50)
  })

  test('counts a line under each of its signatures', async () => {
    const digest = await digestOf({'tikv.log': '[2021/02/25 17:42:42.658 +08:00] [ERROR] [raft_client.rs:431] ["connection aborted"] [receiver_err="Sent message larger than max (2 vs. 1)"] [store_id=7]\n'})
    expect([digest.seen('connection-aborted')?.count, digest.seen('raft-message-too-large')?.count]).toEqual([1, 1])
  })

  test('does not take the elections of etcd for those of Regions', async () => {
    const digest = await digestOf({'pd.log': '[2026/11/23 09:00:00.000 +00:00] [INFO] [raft.go:765] ["8e9e05c52164694d became leader at term 3"]\n'})
    expect(digest.seen('became-leader')).toBeUndefined()
  })
})

describe('a record that was wrapped', () => {
  test.each([
    ['inside a word', '[2021/02/25 17:42:42.658 +08:00] [ERROR] [raft_client.rs:431] ["connection aborted"] [receiver_err="Sent message larg\ner than max (2 vs. 1)"] [store_id=7]\n'],
    ['inside the message', '[2021/02/25 17:42:42.658 +08:00] [ERROR] [raft_client.rs:431] ["connection abo\nrted"] [receiver_err="Sent message larger than max"] [store_id=7]\n'],
    ['between fields', '[2021/02/25 17:42:42.658 +08:00] [ERROR] [raft_client.rs:431] ["connection aborted"] \n[receiver_err="Sent message larger than max"]\n[store_id=7]\n'],
  ])('%s is one record, quoted from its first line', async (_, text) => {
    const digest = await digestOf({'tikv.log': text + leader(7, 1)})
    const event = digest.seen('raft-message-too-large')?.first
    expect(event).toMatchObject({storeId: 7, message: 'connection aborted', source: {line: 1, quote: text.split('\n')[0]?.trimEnd()}})
    expect(digest.seen('became-leader')?.first.source.line).toBe(text.split('\n').length)
  })

  test('does not swallow a backtrace, a blank line or the next record', async () => {
    const digest = await digestOf({'tikv.log': `${leader(1, 1)}   0: std::panicking\n   1: main\n\n${leader(2, 2)}`})
    expect(digest.seen('became-leader')?.first.fields.get('region_id')).toBe('1')
    expect(places(digest.seen('became-leader'))).toEqual(['tikv.log:1', 'tikv.log:5'])
  })
})

test('mentions counts the lines of a TiKV that name a watched Region, in every spelling', async () => {
  const text = ['[region_id=7]', '[err="[region 7] 9 x"]', '[a="region: 7(1, 2)"]', '[region_id=77]', '[raft_id=7]', '[err="[region 7] x"] [region_id=7]'].map(aLine).join('')
  const digest = await digestOf({'tikv-1/tikv.log': text, 'pd-1/pd.log': '[2026/11/23 09:00:00.000 +00:00] [INFO] [cluster.go:1] ["m"] [region-id=7]\n'}, {watched: new Set([7, 8])})
  expect(digest.mentions(7, 'tikv-1')?.count).toBe(4)
  expect(places(digest.mentions(7, 'tikv-1'))).toEqual([1, 2, 3, 6].map((at) => `tikv-1/tikv.log:${at}`))
  expect(digest.mentions(8, 'tikv-1')).toBeUndefined()
  expect(digest.mentions(7, 'pd-1')).toBeUndefined()
  expect([digest.isWatched(8), digest.isWatched(77)]).toEqual([true, false])
})

test('is the same however the bytes come', async () => {
  const lines = [...signatures.flatMap(({samples}) => samples), 'a stack trace', '', 'zwölf ‹?›', `[2021/02/25 17:42:42.658 +08:00] [INFO] [x.rs:1] ["wrap\nped"] [region_id=7]`]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...lines), {minLength: 1, maxLength: 40}), fc.integer({min: 1, max: 700}), async (some, chunk) => {
      const text = `${leader(7, 1)}${some.join('\n')}\n`
      const options = {watched: new Set([7])}
      expect(told(await digestOf({'tikv.log': text}, options, chunk))).toEqual(told(await digestOf({'tikv.log': text}, options)))
    }),
    {numRuns: 40},
  )
})

describe('what the report says of a log', () => {
  test('has the kind, the node, the release, the counts and the times', async () => {
    const banner = '[2026/11/23 10:04:12.808 +00:00] [INFO] [util.go:41] ["Welcome to Placement Driver (PD)"]\n[2026/11/23 10:04:12.808 +00:00] [INFO] [util.go:42] [PD] [release-version=v5.2.1]\n  continued\n'
    expect(await read(new LogDigestBuilder({watched: new Set()}), aFile('pd-1/pd.log', banner))).toEqual({
      kind: 'pd-log', node: 'pd-1', version: '5.2.1', bytes: banner.length, records: 2, from: '2026-11-23T10:04:12.808+00:00', to: '2026-11-23T10:04:12.808+00:00', lines: 3, unread: 1, skipped: null, notices: [],
    })
  })

  test('notices a line without end, and reads on behind it', async () => {
    const builder = new LogDigestBuilder({watched: new Set()})
    const input = await read(builder, aFile('tikv.log', `${leader(7, 1)}[2026/11/23 09:01:00.000 +08:00] ${'x'.repeat(3 << 20)}\n${leader(9, 2)}`, 100_000))
    expect(input.notices).toEqual([{level: 'note', file: 'tikv.log', line: 2, says: 'a line is longer than 1048576 bytes: its end was left out'}])
    expect(places(builder.build().seen('became-leader'))).toEqual(['tikv.log:1', 'tikv.log:3'])
  })

  test('reads a line as far as it is told to', async () => {
    const line = `[2026/11/23 09:01:00.000 +08:00] [INFO] [x.rs:1] ["${'x'.repeat(100_000)} became leader at term 12"]\n`
    const count = async (lineBytes: number) => {
      const builder = new LogDigestBuilder({watched: new Set(), lineBytes})
      const {notices} = await read(builder, aFile('tikv.log', `${leader(7, 1)}${line}${leader(9, 2)}`, 1000))
      return [builder.build().seen('became-leader')?.count, notices.map(({line}) => line)]
    }
    expect(await count(200_000)).toEqual([3, []])
    expect(await count(70_000)).toEqual([2, [2]])
  })

  test('counts Regions apart only as far as memory allows, says so, and never drops a watched one', async () => {
    const builder = new LogDigestBuilder({watched: new Set([4999])})
    const text = Array.from({length: 5000}, (_, regionId) => leader(regionId, 1)).join('')
    const input = await read(builder, aFile('tikv.log', text))
    const digest = builder.build()
    expect(input.notices).toHaveLength(1)
    expect([digest.seen('became-leader')?.count, digest.regionsOf('became-leader').length, digest.seen('became-leader', {regionId: 4999})?.count]).toEqual([5000, 4001, 1])
  })
})

test('gives logs of 2.x a time only with a zone', async () => {
  const text = '2018/08/03 17:44:28.277 WARN store.rs:2816: [region 102] 103 leader missing longer than abnormal_leader_missing_duration 600s\n'
  const without = (await digestOf({'tikv.log': text})).seen('leader-missing')?.first
  expect(without).toMatchObject({stamp: '', regionId: 102})
  expect(without).not.toHaveProperty('time')
  expect((await digestOf({'tikv.log': text}, {zone: fixedZone('+08:00')})).seen('leader-missing')?.first.time).toBe(Date.UTC(2018, 7, 3, 9, 44, 28, 277))
})

test('knows where the last line of a node stands, to cite its silence', async () => {
  const digest = await digestOf({'tikv-1/tikv.log': `${leader(7, 1)}${leader(9, 2)}   0: a stack trace\n`})
  expect(digest.nodes).toMatchObject([{name: 'tikv-1', from: Date.UTC(2026, 10, 23, 1, 1), to: Date.UTC(2026, 10, 23, 1, 2), isContinuous: true, lastLine: {file: 'tikv-1/tikv.log', line: 2, quote: leader(9, 2).trimEnd()}}])
})

test('knows of a gap between the files of a node', async () => {
  const digest = await digestOf({'tikv-1/tikv.log': leader(7, 59), 'tikv-1/tikv-2026-11-23T09-30-00.000.log': leader(7, 1), 'tikv-4/tikv.log': leader(7, 14), 'tikv-4/tikv.log.1': leader(7, 1)})
  expect(digest.nodes.map(({name, files, isContinuous}) => [name, files.length, isContinuous])).toEqual([['tikv-1', 2, false], ['tikv-4', 2, true]])
})

test('counts what tiup prints, and makes no node of it', () => {
  const builder = new LogDigestBuilder({watched: new Set()})
  expect(builder.addLine('tiup-scale-in.txt', 3, 'Scaled cluster `prod` in successfully')).toBe(true)
  const digest = builder.build()
  expect(digest.seen('tiup-scaled-in')?.first).toMatchObject({stamp: '', level: '', source: {file: 'tiup-scale-in.txt', line: 3}})
  expect(digest.nodes).toEqual([])
})

test('takes single lines out of a capture', () => {
  const builder = new LogDigestBuilder({watched: new Set()})
  expect(builder.addLine('notes.txt', 4, leader(7, 1).trim())).toBe(true)
  expect(builder.addLine('notes.txt', 9, 'tikv panic with "failed to get snapshot after 5 times" due to disk full')).toBe(true)
  expect(builder.addLine('notes.txt', 10, 'the operator added a store')).toBe(false)
  const digest = builder.build()
  expect(places(digest.seen('became-leader'))).toEqual(['notes.txt:4'])
  expect(digest.seen('tikv-fatal')?.first.source.quote).toBe('tikv panic with "failed to get snapshot after 5 times" due to disk full')
  expect(digest.nodes).toMatchObject([{name: 'notes.txt', isContinuous: false}])
})
