import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {componentOf} from '../../../src/bundle/component.js'
import {sniff} from '../../../src/bundle/sniff.js'
import {linesOf} from '../../../src/ingest/log/lines.js'
import {isTransported, Origins} from '../../../src/ingest/log/origins.js'
import {parseLogLine} from '../../../src/ingest/log/parse.js'
import {unwrap} from '../../../src/ingest/log/transport.js'
import {fixedZone} from '../../../src/ingest/log/zone.js'

/** What a writer of logs is given. */
interface Written {
  readonly time: Date
  readonly level: string
  readonly message: string
  readonly fields: ReadonlyMap<string, string>
}

const KEYS = ['region_id', 'store-id', 'process keys', 'err', 'a=b', '[x]', 'ключ']
const written: fc.Arbitrary<Written> = fc.record({
  time: fc.date({min: new Date('2018-01-01T00:00:00Z'), max: new Date('2037-12-31T00:00:00Z'), noInvalidDate: true}),
  level: fc.constantFrom('INFO', 'WARN', 'ERROR', 'FATAL', 'DEBUG', 'TRACE'),
  message: fc.string({minLength: 1, unit: 'grapheme'}),
  fields: fc.dictionary(fc.constantFrom(...KEYS), fc.string({unit: 'grapheme'})).map((fields) => new Map(Object.entries(fields))),
})
const OFFSETS = fc.constantFrom('+00:00', '+08:00', '-07:00', '+05:45', '-03:30')

/** `2022/03/28 09:34:38.062`, at that offset. */
function clock(time: Date, offset: string): string {
  const minutes = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4))) * (offset.startsWith('-') ? -1 : 1)
  return new Date(time.getTime() + minutes * 60_000).toISOString().slice(0, -1).replaceAll('-', '/').replace('T', ' ')
}

/** The rule of TiKV and Go: what holds a blank, a quote, an equal sign or a bracket is a JSON string. */
function quoted(text: string): string {
  return /[\u0000-\u0020"=[\]\\“”]/.test(text) ? JSON.stringify(text) : text
}

function unified({time, level, message, fields}: Written, offset: string): string {
  const pairs = [...fields].map(([key, value]) => ` [${quoted(key)}=${quoted(value)}]`).join('')
  return `[${clock(time, offset)} ${offset}] [${level}] [kv.rs:729] [${quoted(message)}]${pairs}`
}

const SMART = /[“”]/
const plain = written.filter(({message, fields}) => !SMART.test(message) && ![...fields.values()].some((value) => SMART.test(value)))

describe('what a program logs is what is read', () => {
  test('in the unified format', () => {
    fc.assert(fc.property(plain, OFFSETS, (record, offset) => {
      const read = parseLogLine(unified(record, offset))
      expect([read?.time, read?.level, read?.message, read?.fields]).toEqual([record.time.getTime(), record.level, record.message, record.fields])
      expect(Date.parse(read?.stamp ?? '')).toBe(record.time.getTime())
    }))
  })

  test('as JSON', () => {
    fc.assert(fc.property(plain, OFFSETS, ({time, level, message, fields}, offset) => {
      const read = parseLogLine(JSON.stringify({time: `${clock(time, offset)} ${offset}`, level, caller: 'raft.rs:1', message, ...Object.fromEntries(fields)}))
      expect([read?.time, read?.level, read?.message, read?.fields]).toEqual([time.getTime(), level, message, fields])
    }))
  })

  test.each<[string, (written: Written) => string]>([
    ['of TiKV 2.0', ({time, level, message}) => `${clock(time, '+08:00')} <unknown>:849: [${level}] ${message}`],
    ['of TiKV 2.1', ({time, level, message}) => `${clock(time, '+08:00')} ${level.slice(0, 4)} pd.rs:575: ${message}`],
    ['of PD 2.x', ({time, level, message}) => `${clock(time, '+08:00')} server.go:136: [${level.toLowerCase()}] ${message}`],
    ['of TiFlash 4.0.0', ({time, level, message}) => `${clock(time, '+08:00').replaceAll('/', '.')}000 [ 12 ] <${level}> ${message}`],
  ])('in the format %s', (_, line) => {
    fc.assert(fc.property(plain, (record) => {
      const read = parseLogLine(line(record), fixedZone('+08:00'))
      expect(read?.time).toBe(record.time.getTime())
      expect(read?.message).toBe(record.message)
    }))
  })

  test.each<[string, (line: string) => string]>([
    ['docker', (line) => JSON.stringify({log: `${line}\n`, stream: 'stderr', time: '2026-11-23T01:03:00.867968184Z'})],
    ['CRI', (line) => `2026-11-23T01:03:00.867968184Z stderr F ${line}`],
    ['kubectl', (line) => `[pod/basic-tikv-0/tikv] 2026-11-23T01:03:00.8Z ${line}`],
    ['journald', (line) => `Nov 23 09:03:00 db-1 run_tikv.sh[1234]: ${line}`],
    ['journald as JSON', (line) => JSON.stringify({__REALTIME_TIMESTAMP: '1795395660000000', MESSAGE: [...Buffer.from(line)]})],
    ['stern as JSON', (line) => JSON.stringify({message: line, namespace: 'default', podName: 'basic-tikv-0', containerName: 'tikv'})],
    ['grep in the files of docker', (line) => `/var/log/pods/x/0.log:${JSON.stringify({log: `${line}\n`, stream: 'stderr'})}`],
  ])('through %s', (_, wrapped) => {
    fc.assert(fc.property(plain, (record) => {
      const line = unified(record, '+08:00')
      expect(unwrap(wrapped(line)).text).toBe(line)
    }))
  })

  test('in parts of 16 KiB', () => {
    fc.assert(fc.property(plain, fc.integer({min: 1, max: 80}), fc.constantFrom('docker', 'CRI'), (record, size, transport) => {
      const line = unified(record, '+08:00')
      const parts = [...line].reduce<string[]>((all, _, at, letters) => (at % size === 0 ? [...all, letters.slice(at, at + size).join('')] : all), [])
      const origins = new Origins(1 << 20)
      const found = parts.map((part, at) => {
        const isLast = at === parts.length - 1
        return origins.read(at + 1, transport === 'docker' ? JSON.stringify({log: isLast ? `${part}\n` : part, stream: 'stderr'}) : `2026-11-23T01:03:00.8Z stderr ${isLast ? 'F' : 'P'} ${part}`)
      })
      expect(found.slice(0, -1).every((one) => one === undefined)).toBe(true)
      expect(found.at(-1)).toMatchObject({text: line, line: 1})
    }))
  })
})

// Fragments that one of the expressions looks for, and the brackets and quotes that lead astray.
const FRAGMENTS = [
  'x', ' ', '"', '\\', '\\"', '[', ']', '=', '{', '}', '["', '"]', '[a="', '["a"=', '[[a:1](', '","', '":"', '{"a":', '{"log":"', '{"level":"', '"MESSAGE":', '“', '\u001B[', '\u001B[0m', '\0', '\t',
  '2022/03/28 09:34:38.062 ', '[2022/03/28 09:34:38.062 +08:00] ', '[INFO] ', 'a.b.', 'a-', 'a:1:', ', k: v', ' k=v', '- ', '| ', '> ', 'region_id=7 ', 'Nov 23 09:03:00 ', 'a.rs:', 'a b ', '==== START ',
  '[2022/04/30 07:16:11.145 +08:00][2]', '2020/05/06-06:08:15.702451 ', '/a', 'f(', '.*', '0', '9'.repeat(20),
]
const HEADS = ['', '[2022/03/28 09:34:38.062 +08:00] [INFO] [a.rs:1] ', '2019/09/20 03:49:49.876 INFO pd.rs:575: ', '{"level":"INFO","caller":"x.go:1","message":"m",', '{"log":"', '{"__REALTIME_TIMESTAMP":"1","MESSAGE":"']

/** Everything that looks at a line. */
function readAll(line: string): void {
  parseLogLine(line, fixedZone('+08:00'))
  unwrap(line)
  new Origins(1 << 20).read(1, line)
  const head = Buffer.from(line.slice(0, 65_536))
  linesOf(Buffer.from(`${line}\n${line}`), 1)
  isTransported(head.toString('utf8'))
  sniff(head, 'tikv-1/tikv.log')
  componentOf(head.toString('utf8'), 'notes.txt')
}

describe('no line', () => {
  test('makes a reader throw', () => {
    fc.assert(fc.property(fc.constantFrom(...HEADS), fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({unit: 'binary'})), {maxLength: 30}), (head, parts) => {
      readAll(head + parts.join(''))
    }), {numRuns: 200})
  }, 30_000)

  // A reader that goes back over what it read needs minutes for these.
  test.each(HEADS)('takes longer than its length, whatever comes again and again behind %j', (head) => {
    const slow = FRAGMENTS.filter((fragment) => {
      const line = head + fragment.repeat(Math.ceil((1 << 18) / fragment.length))
      const {user} = process.cpuUsage()
      readAll(line)
      return process.cpuUsage().user - user > 1_000_000
    })
    expect(slow).toEqual([])
  }, 60_000)
})
