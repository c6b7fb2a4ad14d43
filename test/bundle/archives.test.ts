import {execFileSync, spawn} from 'node:child_process'
import {readdirSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Readable} from 'node:stream'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {openBundle} from '../../src/bundle/open.js'
import type {Notice} from '../../src/model/input.js'
import {tarOf, zipOf} from './archives.js'
import {named, open, textOf} from './opened.js'
import {tempBundle} from './temp-bundle.js'

const two = [{name: 'tikv-1/tikv.log', content: 'one\n'}, {name: 'stores.json', content: '{"count": 0}'}]
/** Does not fit into the head of a file, nor into a chunk. */
const LONG = Array.from({length: 40_000}, (_, at) => `line ${at} ${Math.sin(at)}\n`).join('')

describe('an archive', () => {
  test.each([
    ['logs.tar', tarOf(two)],
    ['logs.tgz', gzipSync(tarOf(two))],
    ['old.tar', tarOf(two, {magic: ''})],
    ['logs.zip', zipOf(two)],
    ['big.zip', zipOf(two, {isZip64: true})],
    ['stored.zip', zipOf(two.map((entry) => ({...entry, isStored: true})))],
  ])('is read in its own order, and then stands as a file itself: %s', async (name, bytes) => {
    const files = await open([tempBundle({[name]: bytes})])
    expect(named(files)).toEqual([`${name}!tikv-1/tikv.log`, `${name}!stores.json`, name])
    expect(await textOf(files[0])).toBe('one\n')
    expect(await textOf(files[1], 1)).toBe('"count": 0}')
    expect(files[2]).toMatchObject({members: 2})
  })

  test('that tar wrote, with long and Chinese names, is read', async () => {
    const name = `${'tidb-deploy/'.repeat(12)}日志/tikv.log`
    const root = tempBundle({[`in/${name}`]: 'long\n'})
    for (const format of ['gnu', 'pax']) execFileSync('tar', ['--format', format, '-czf', join(root, `${format}.tar.gz`), '-C', join(root, 'in'), '.'])
    for (const format of ['gnu', 'pax']) {
      const [file] = await open([join(root, `${format}.tar.gz`)])
      expect(file?.name).toBe(`${format}.tar.gz!${name}`)
      expect(await textOf(file)).toBe('long\n')
    }
  })

  test('in an archive is read, as deep as the limit says', async () => {
    const inner = gzipSync(tarOf([{name: 'tikv.log', content: LONG}]))
    const root = tempBundle({'all.zip': zipOf([{name: 'a.tgz', content: inner}]), 'host.tgz': gzipSync(tarOf([{name: 'b.zip', content: zipOf([{name: 'pd.log', content: LONG}])}]))})
    const files = await open([root])
    expect(named(files)).toEqual(['all.zip!a.tgz!tikv.log', 'all.zip!a.tgz', 'all.zip', 'host.tgz!b.zip!pd.log', 'host.tgz!b.zip', 'host.tgz'])
    expect(await textOf(files[0])).toBe(LONG)
    expect(await textOf(files[3], 100_000)).toBe(LONG.slice(100_000))
    const [shallow] = await open([join(root, 'all.zip')], [], {depth: 1})
    expect(shallow?.skipped?.why).toContain('`--limit depth=…`')
  })

  test('is read in any order, and every member from any byte', async () => {
    const content = ['a', 'b', 'c'].map((name) => ({name, content: name + LONG}))
    const files = await open([tempBundle({'x.tgz': gzipSync(tarOf([{name: 'in.tgz', content: gzipSync(tarOf(content))}, ...content]))})])
    const members = files.filter(({members}) => members === undefined)
    expect(members).toHaveLength(6)
    for (const at of [5, 0, 3, 3, 1, 4, 2]) {
      const whole = content[at % 3]!.content
      for (const from of [0, 600_000, 3]) expect((await textOf(members[at], from)) === whole.slice(from)).toBe(true)
    }
  })

  test('of Windows in China has names that can be read', async () => {
    const gbk = Buffer.concat([Buffer.from([0xc8, 0xd5, 0xd6, 0xbe]), Buffer.from('\\tikv.log')])
    expect(named(await open([tempBundle({'x.zip': zipOf([{name: gbk, content: 'x'}])})]))[0]).toBe('x.zip!日志/tikv.log')
  })
})

describe('a hostile archive', () => {
  test('cannot lead out of itself', async () => {
    const notices: Notice[] = []
    const entries = [{name: '../../etc/passwd', content: 'x'}, {name: '/etc/shadow', content: 'y'}]
    expect(named(await open([tempBundle({'x.tar': tarOf(entries), 'y.zip': zipOf(entries)})], notices))).toEqual(['x.tar!etc/passwd', 'x.tar!etc/shadow', 'x.tar', 'y.zip!etc/passwd', 'y.zip!etc/shadow', 'y.zip'])
    expect(notices.filter(({says}) => says.includes('leads out'))).toHaveLength(4)
  })

  test('gives no links and no devices', async () => {
    const files = await open([tempBundle({'x.tar': tarOf([{name: 'a', type: '2', link: '/etc/passwd'}, {name: 'b', type: '1', link: 'a'}, {name: 'c', type: '3'}, {name: 'd', type: '5'}, {name: 'e', content: 'x'}]), 'y.zip': zipOf([{name: 'l', content: '/etc', mode: 0o120777}])})])
    expect(files.map(({name, skipped}) => [name, skipped?.why.split(':')[0]])).toEqual([
      ['x.tar!a', 'it is a symbolic link to `/etc/passwd`'],
      ['x.tar!b', 'it is a link to `a`'],
      ['x.tar!c', 'it is a device'],
      ['x.tar!e', undefined],
      ['x.tar', undefined],
      ['y.zip!l', 'it is a symbolic link'],
      ['y.zip', undefined],
    ])
  })

  test('that unpacks to far too much is read as far as the limit allows', async () => {
    const zeros = gzipSync(Buffer.alloc(100 * 2 ** 20))
    const notices: Notice[] = []
    const [file] = await open([tempBundle({'a.log.gz': zeros})], notices)
    expect(await lengthOf(file)).toBeLessThan(66 * 2 ** 20)
    expect(notices).toEqual([{level: 'warning', file: 'a.log.gz', says: expect.stringMatching(/more than 250 times its size.*`--limit ratio=…`/)}])
    const [whole] = await open([tempBundle({'a.log.gz': zeros})], [], {ratio: 2000})
    expect(await lengthOf(whole)).toBe(100 * 2 ** 20)
  })

  test('may not unpack to more than all archives may', async () => {
    const notices: Notice[] = []
    const files = await open([tempBundle({'a.gz': gzipSync(LONG), 'b.gz': gzipSync(LONG)})], notices, {unpacked: LONG.length + 2 ** 19})
    expect(await lengthOf(files[0])).toBe(LONG.length)
    expect(await lengthOf(files[0])).toBe(LONG.length)
    expect((await textOf(files[1])).length).toBeLessThan(LONG.length)
    expect(notices.map(({file, says}) => [file, says.includes('`--limit unpacked=…`')])).toEqual([['b.gz', true]])
  })

  test('may not hold more members than the limit says', async () => {
    const notices: Notice[] = []
    const entries = Array.from({length: 9}, (_, at) => ({name: `${at}.log`, content: 'x'}))
    expect(named(await open([tempBundle({'x.tar': tarOf(entries)})], notices, {entries: 3}))).toHaveLength(4)
    expect(notices[0]?.says).toContain('more than 3 files, and what comes after `2.log` was not read')
  })

  test('that lies about a length or a checksum is found out', async () => {
    const notices: Notice[] = []
    const files = await open([tempBundle({'x.zip': zipOf([{name: 'a', content: LONG, size: 10}, {name: 'b', content: LONG, size: LONG.length + 1}, {name: 'c', content: LONG, crc: 1}, {name: 'd', content: LONG, flags: 1}, {name: 'e', content: LONG, method: 99}])})], notices)
    for (const file of files) await textOf(file)
    expect(notices.map(({file, says}) => `${file} ${says.replace(/^[^(]*\(|\).*$/g, '')}`)).toEqual([
      'x.zip!a it is longer than the 10 bytes that the archive says',
      `x.zip!b it is shorter than the ${LONG.length + 1} bytes that the archive says`,
      'x.zip!c its checksum is wrong: some of it is not as it was',
    ])
    expect(files.map(({skipped}) => skipped?.why).filter(Boolean)).toEqual([expect.stringContaining('password'), expect.stringContaining('method 99')])
  })

  test('may hold a name twice, and each is a file', async () => {
    const files = await open([tempBundle({'x.tar': tarOf([{name: 'a', content: 'old'}, {name: './a', content: 'new'}])})])
    expect(named(files)).toEqual(['x.tar!a', 'x.tar!a~2', 'x.tar'])
    expect(await textOf(files[1])).toBe('new')
  })
})

test('an archive that holds one name thousands of times is read in time that grows with it', async () => {
  const files = await open([tempBundle({'x.tar': tarOf(Array.from({length: 30_000}, () => ({name: 'a'})))})])
  expect(files).toHaveLength(30_001)
  expect(new Set(named(files)).size).toBe(30_001)
}, 60_000)

describe('a damaged archive', () => {
  test.each([
    ['cut.tgz', gzipSync(tarOf([{name: 'a', content: 'first'}, {name: 'b', content: LONG}])).subarray(0, 200_000)],
    ['cut.tar', tarOf([{name: 'a', content: 'first'}, {name: 'b', content: LONG}]).subarray(0, 200_000)],
  ])('keeps what is there, and says where it ends: %s', async (name, bytes) => {
    const notices: Notice[] = []
    const files = await open([tempBundle({[name]: bytes})], notices)
    expect(named(files)).toEqual([`${name}!a`, `${name}!b`, name])
    expect(await textOf(files[0])).toBe('first')
    const text = await textOf(files[1])
    expect(text.length).toBeGreaterThan(100_000)
    expect(LONG.startsWith(text)).toBe(true)
    expect(notices.map(({file}) => file)).toContain(`${name}!b`)
  })

  test('goes on behind a header that is none', async () => {
    const notices: Notice[] = []
    const bytes = tarOf([{name: 'a', content: 'x'}, {name: 'b', content: 'y'}, {name: 'c', content: 'z'}])
    bytes.fill(0x55, 1024, 1100)
    expect(named(await open([tempBundle({'x.tar': bytes})], notices))).toEqual(['x.tar!a', 'x.tar!c', 'x.tar'])
    expect(notices[0]?.says).toContain('byte 1024 (the archive is damaged there; its members go on at byte 2048)')
  })

  test('without its list of members cannot be read, and says so', async () => {
    const root = tempBundle({'x.zip': zipOf(two).subarray(0, 100), 'a.log': 'x'})
    const notices: Notice[] = []
    expect((await open([root], notices)).map(({name, skipped}) => [name, skipped?.why])).toEqual([['a.log', undefined], ['x.zip', 'no file is in it']])
    expect(notices[0]?.says).toContain('the archive is damaged or cut')
  })
})

describe('stdin', () => {
  test('is a file called -, also when it is an archive, and nothing of it is left behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('drainscope-'))
    const bundle = openBundle(['-'], {stdin: Readable.from([zipOf(two)])})
    const files = []
    for await (const file of bundle.files()) files.push(file)
    expect(named(files)).toEqual(['-!tikv-1/tikv.log', '-!stores.json', '-'])
    expect(await textOf(files[0])).toBe('one\n')
    await bundle.close()
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('drainscope-'))).toEqual(before)
  })

  test('may be a pipe that the user names', async () => {
    const root = tempBundle({})
    execFileSync('mkfifo', [join(root, 'pipe')])
    spawn('sh', ['-c', 'echo one > "$0"', join(root, 'pipe')], {stdio: 'ignore'})
    const [file] = await open([join(root, 'pipe')])
    expect(await textOf(file)).toBe('one\n')
  })
})

async function lengthOf(file: Parameters<typeof textOf>[0]): Promise<number> {
  let bytes = 0
  for await (const chunk of file?.read() ?? []) bytes += chunk.length
  return bytes
}
