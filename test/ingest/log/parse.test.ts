import {describe, expect, test} from 'vitest'
import {regionIdOf, storeIdOf} from '../../../src/ingest/log/ids.js'
import {parseLogLine} from '../../../src/ingest/log/parse.js'
import type {LogRecord} from '../../../src/ingest/log/record.js'
import {fixedZone} from '../../../src/ingest/log/zone.js'

const HEAD = '[2022/03/28 09:34:38.062 +08:00] [INFO] [kv.rs:729] '

function fieldsOf(line: string): Record<string, string> {
  return Object.fromEntries(parseLogLine(line)?.fields ?? [])
}

describe('the unified format', () => {
  test('gives time, level, message and fields', () => {
    const record = parseLogLine('[2022/03/28 09:34:38.062 +08:00] [ERROR] [kv.rs:729] ["KvService::batch_raft send response fail"] [err=RemoteStopped]')
    expect(record).toEqual<LogRecord>({
      time: Date.UTC(2022, 2, 28, 1, 34, 38, 62),
      stamp: '2022-03-28T09:34:38.062+08:00',
      level: 'ERROR',
      message: 'KvService::batch_raft send response fail',
      fields: new Map([['err', 'RemoteStopped']]),
    })
  })

  test.each([
    ['offsets to the west', '-07:30', Date.UTC(2022, 2, 28, 17, 4, 38, 62)],
    ['offsets of quarters of an hour', '+05:45', Date.UTC(2022, 2, 28, 3, 49, 38, 62)],
  ])('reads %s', (_, offset, time) => {
    expect(parseLogLine(HEAD.replace('+08:00', offset) + '[x]')?.time).toBe(time)
  })

  test.each<[string, string, Partial<LogRecord>]>([
    ['an empty message of TiKV', '[] [k=v]', {message: '', fields: new Map([['k', 'v']])}],
    ['a message that Go left out', '[err=x]', {message: '', fields: new Map([['err', 'x']])}],
    ['a bare message', '[slow-query]', {message: 'slow-query'}],
    ['an empty value', '["additional info"=]', {fields: new Map([['additional info', '']])}],
    ['an empty field', '[m] [takes=1s] []', {fields: new Map([['takes', '1s']])}],
    ['a quoted key', '[m] ["process keys"=1500]', {fields: new Map([['process keys', '1500']])}],
    ['brackets and equal signs in quotes', '["a [b]=c"] [d="e=[f] g"]', {message: 'a [b]=c', fields: new Map([['d', 'e=[f] g']])}],
    ['a bare backslash as it is', '[m] [path=C:\\new]', {fields: new Map([['path', 'C:\\new']])}],
    ['escapes in quotes', '[m] [err="a\\n\\"b\\" \\\\ \\u00e9"]', {fields: new Map([['err', 'a\n"b" \\ é']])}],
    ['the first of two equal keys', '[m] [k=1] [k=2]', {fields: new Map([['k', '1']])}],
    ['a value that was cut', '[m] [a=1] [err="Grpc(RpcFai', {fields: new Map([['a', '1'], ['err', 'Grpc(RpcFai']])}],
    ['a message that was cut', '["Unsafe reco', {message: 'Unsafe reco'}],
  ])('reads %s', (_, rest, expected) => {
    expect(parseLogLine(HEAD + rest)).toMatchObject(expected)
  })

  test('reads lines without time, without source, and with a logger name', () => {
    expect(parseLogLine(' [ERROR] [store.rs:408] ["handle raft message failed"] [store_id=8]')).toMatchObject({stamp: '', level: 'ERROR', message: 'handle raft message failed'})
    expect(parseLogLine('[2022/03/28 09:34:38.062 +08:00] [INFO] ["load stores"] [count=3]')).toMatchObject({message: 'load stores'})
    expect(parseLogLine('[2022/03/28 09:34:38.062 +08:00] [INFO] [etcd] [raft.go:923] [elected]')).toMatchObject({message: 'elected'})
    expect(parseLogLine('[2022/03/01 12:56:56.508 +00:00] [Error] [<unknown>] ["grpc: secure_endpoint.cc"]')).toMatchObject({level: 'Error', message: 'grpc: secure_endpoint.cc'})
  })

  test('is not a stack trace, a table or a JSON list', () => {
    for (const line of ['   0: tikv_util::set_panic_hook', '[1, 2]', '| store id |', '[412] "placement rules feature is disabled"', '']) expect(parseLogLine(line)).toBeUndefined()
  })
})

describe('the unified format as JSON', () => {
  test('keeps every digit, nested values, and the header before fields of the same name', () => {
    const record = parseLogLine('{"level":"INFO","time":"2023/06/03 17:14:51.086 +00:00","caller":"x.go:589","message":"operator timeout","region-id":9007199254740993,"old":{"a":[1,"]"]},"level":"x","ok":true}')
    expect(record).toMatchObject({time: Date.UTC(2023, 5, 3, 17, 14, 51, 86), level: 'INFO', message: 'operator timeout'})
    expect(Object.fromEntries(record?.fields ?? [])).toEqual({'region-id': '9007199254740993', old: '{"a":[1,"]"]}', level: 'x', ok: 'true'})
  })

  test('keeps what is there of a line that was cut', () => {
    expect(fieldsOf('{"level":"INFO","caller":"x.go:1","message":"m","region-id":7,"operator":"replace-ru')).toEqual({'region-id': '7'})
  })

  test('is not any JSON', () => {
    expect(parseLogLine('{"id":199,"peer_stores":[8,2,5]}')).toBeUndefined()
    expect(parseLogLine('{"time":"2022-05-25 09:22:54.728","info":"Unsafe recovery Finished"}')).toBeUndefined()
  })
})

describe('the formats of 2.x', () => {
  const line = '2019/09/20 03:49:49.876 INFO pd.rs:575: [region 1684] try to transfer leader from id: 1685 store_id: 4'

  test('have no time unless the zone is given', () => {
    expect(parseLogLine(line)).toEqual({stamp: '', level: 'INFO', message: '[region 1684] try to transfer leader from id: 1685 store_id: 4', fields: new Map()})
    expect(parseLogLine(line, fixedZone('+08:00'))).toMatchObject({time: Date.UTC(2019, 8, 19, 19, 49, 49, 876), stamp: '2019-09-20T03:49:49.876+08:00'})
  })

  test.each([
    ['2018/09/12 18:38:16.914 <unknown>:849: [INFO] [region 40882] 40883 became leader at term 1359', 'INFO', '[region 40882] 40883 became leader at term 1359'],
    ['2018/12/18 22:26:58.432 log.go:88: [info] etcdserver: [name = pd1]', 'info', 'etcdserver: [name = pd1]'],
    ['2020.07.18 11:04:29.314159 [ 12 ] <Information> Application: text', 'Information', 'Application: text'],
  ])('reads %s', (text, level, message) => {
    expect(parseLogLine(text)).toMatchObject({level, message})
  })
})

describe('a line that came by a transport', () => {
  const line = HEAD + '["reject to transfer leader"] [region_id=7]'
  test.each([
    ['docker', JSON.stringify({log: `${line}\n`, stream: 'stderr', time: '2019-09-19T19:49:49.867968184Z'})],
    ['docker, cut', JSON.stringify({log: `${line} [a=b]\n`}).slice(0, -8)],
    ['CRI', `2016-10-06T00:17:09.669794202Z stdout F ${line}`],
    ['grep', `./logs/tikv-2022-03-28T09-34-38.062.log:123:${line}`],
    ['journald', `Mar 28 09:34:38 host run_tikv.sh[1234]: ${line}`],
    ['an export as JSON strings', `${JSON.stringify(line)},`],
    ['a terminal with colours', line.replace('[INFO]', '\u001B[01;31m[INFO]\u001B[m')],
    ['a copy without its first bracket', line.slice(1)],
    ['an issue that made a link of the source', line.replace('[kv.rs:729]', '[[kv.rs:729](http://kv.rs:729/)]')],
    ['a file of Windows', `${line}\r`],
  ])('is read: %s', (_, text) => {
    expect(parseLogLine(text)).toMatchObject({time: Date.UTC(2022, 2, 28, 1, 34, 38, 62), message: 'reject to transfer leader'})
    expect(parseLogLine(text)?.fields.get('region_id')).toBe('7')
  })
})

test.each([
  ['[region_id=7]', 7, undefined],
  ['[region-id=7] [store-id=5]', 7, 5],
  ['"region-id":7,"store-id":5', 7, 5],
  ['"[region 168] 169 became leader at term 6"', 168, undefined],
  ['[operator="\\"x (kind:region, region:110(4, 10))\\""]', 110, undefined],
  ['[err="EpochNotMatch current epoch of region 90496 is conf_ver: 44"]', 90496, undefined],
  ['[err="[region 3] x"] [region_id=7]', 7, undefined],
  ['[overlap_region_id=9] [region_id=7]', 7, undefined],
  ['[store="id:8 address:\\"tikv-8.lab:20160\\""]', undefined, 8],
  ['Some(\\"invalid store ID 462, not found\\")', undefined, 462],
  ['[err="Other(\\"store 9 has been removed\\")"]', undefined, 9],
  ['Method:HTTP/1.1/DELETE:/pd/api/v1/store/166543141, Body', undefined, 166543141],
  ['[step="add learner peer 380 on store 6"] [region_id=7]', 7, undefined],
  ['[changes="[peer { id: 3 store_id: 1 role: Learner }]"] [region_id=7]', 7, undefined],
  ['[region_id=9007199254740993]', undefined, undefined],
])('finds the Region and the store of %s', (text, region, store) => {
  expect([regionIdOf(text), storeIdOf(text)]).toEqual([region, store])
})
