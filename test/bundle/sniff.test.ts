import {expect, test} from 'vitest'
import {type Sniffed, sniff} from '../../src/bundle/sniff.js'

const of = (text: string, name = 'file'): Sniffed => sniff(Buffer.from(text), name)
const log = (component: string | undefined, format: string): unknown => ({form: 'log', component, format})

const TIKV = '[2022/03/28 09:34:38.062 +08:00] [ERROR] [kv.rs:729] ["KvService::batch_raft send response fail"] [err=RemoteStopped]\n'
const PD = '[2022/06/28 14:30:55.342 +00:00] [INFO] [cluster.go:567] ["leader changed"] [region-id=2641161] [from=1] [to=5]\n'

test.each([
  ['a log of TiKV, by its sources', TIKV, log('tikv', 'unified')],
  ['a log of PD', PD, log('pd', 'unified')],
  ['a log of TiDB', '[WARN] [mpp_probe.go:246] ["Store is not ready"] ["store address"=db-tiflash-1:3930]\n', log('tidb', 'unified')],
  ['a log without its first bracket', TIKV.slice(1), log('tikv', 'unified')],
  ['a log with a blank before it and no time', ' [ERROR] [store.rs:408] ["handle raft message failed"] [store_id=8]', log('tikv', 'unified')],
  ['a log that begins with a torn line', `end of a record"] [region_id=7]\n${TIKV}${TIKV}`, log('tikv', 'unified')],
  ['a log in JSON behind a prefix of grep', './pd-2023-06-03T18-22-35.616.log:{"level":"INFO","time":"2023/06/03 17:14:51.086 +00:00","caller":"operator_controller.go:589","message":"operator timeout"}', log('pd', 'unified-json')],
  ['a log in the JSON of docker', '{"log":"[2019/11/19 17:28:00.699 +08:00] [INFO] [operator_controller.go:107] [\\"operator timeout\\"]\\n","stream":"stdout"}', log('pd', 'unified')],
  ['a log of TiKV 2.0', '2019/08/16 21:18:12.445 panic_hook.rs:97: [ERROR] thread \'raftstore-1\' panicked', log('tikv', 'legacy')],
  ['a log of TiKV 2.1', '2018/08/03 17:44:28.277 WARN store.rs:2816: [region 102] 103 leader missing', log('tikv', 'legacy')],
  ['an export of log lines as JSON strings', `"${TIKV.trim().replaceAll('"', '\\"')}",\n`, log('tikv', 'unified')],
  ['a log of RocksDB', '[2022/04/30 07:16:11.145 +08:00][2][WARN] [db/column_family.cc:805] [default] Stalling writes\n', log(undefined, 'rocksdb')],
  ['a log of RocksDB in its own form', '2020/05/06-06:08:15.702451 7f2c1a [db/db_impl.cc:702] ------- PERSISTING STATS -------\n', log(undefined, 'rocksdb')],
  ['a log in the journal, as JSON', `{"__CURSOR":"s=1","__REALTIME_TIMESTAMP":"1","MESSAGE":${JSON.stringify(TIKV.trim())}}\n`, log('tikv', 'unified')],
  ['a journal whose messages are bytes', '{"__CURSOR":"s=1","__REALTIME_TIMESTAMP":"1","MESSAGE":[91,50,48]}\n', log(undefined, 'unified')],
  ['the table of logs of TiDB', '+---+\n| TIME | TYPE | INSTANCE | LEVEL | MESSAGE |\n+---+\n| 2020/05/18 21:37:54.784 | tikv | 10.0.0.5:20160 | INFO | [raft.rs:1235] ["became leader"] |\n', log('tikv', 'unified')],
  ['what kubectl dumps of a pod whose first container is another one', '==== START logs for container slowlog of pod default/basic-tidb-0 ====\n# Time: 2022-03-28\n# Txn: 1\n', log(undefined, 'plain')],
  ['the ends of several logs', `==> tikv.log <==\n${TIKV}\n==> pd.log <==\n${PD}`, log('tikv', 'unified')],
  ['an export of the dashboard', TIKV.replace('ERROR', 'Error'), log('tikv', 'unified')],
  ['a dump', '\n{\n  "count": 0\n}', {form: 'json'}],
  ['an empty list', '[]\n', {form: 'json'}],
  ['a session', '[tidb@host ~]$ tiup cluster display prod\n', {form: 'text'}],
  ['a session with log lines in it', `$ ./tikv-ctl bad-ssts --db /data\n${TIKV}${TIKV}`, {form: 'text'}],
  ['an error of pd-ctl', '[500] "failed to add operator, maybe already have one"', {form: 'text'}],
  ['a fragment of a dump', '"store": {\n"id": 7,', {form: 'text'}],
  ['nothing', ' \n\n', {form: 'empty'}],
  ['what no text is', '\u0000\u0001\u0002\u0003'.repeat(50), {form: 'binary'}],
])('knows %s', (_, text, expected) => {
  expect(of(text)).toEqual(expected)
})

test('takes the contents for more than the name', () => {
  expect(of('{"count": 0, "stores": []}', 'tikv.log')).toEqual({form: 'json'})
  expect(of(PD, 'tikv.log')).toMatchObject({component: 'pd'})
})

test('asks the path when the lines do not tell', () => {
  const line = '[2022/03/28 09:34:38.062 +08:00] [INFO] [<unknown>] ["New connected subchannel"]\n'
  expect(of(line, 'tikv-1/pd.log')).toMatchObject({component: 'pd'})
  expect(of(line, 'basic-tikv-0/logs.txt')).toMatchObject({component: 'tikv'})
  expect(of(line, 'notes.txt')).toMatchObject({component: undefined})
})

test('knows the proxy of TiFlash by its name, since it logs like a TiKV', () => {
  expect(of(TIKV, 'tiflash-1/tiflash_tikv.log')).toMatchObject({component: 'tiflash'})
})

test('takes stderr for a log although its lines have no form', () => {
  expect(of("thread 'main' panicked at 'invalid auto generated configuration file'", 'tikv-1/tikv_stderr.log')).toEqual(log('tikv', 'plain'))
})
