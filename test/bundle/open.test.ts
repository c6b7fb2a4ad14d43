import {execFileSync} from 'node:child_process'
import {chmodSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {UserError} from '../../src/errors.js'
import type {Notice} from '../../src/model/input.js'
import {named, open, textOf} from './opened.js'
import {tempBundle} from './temp-bundle.js'

describe('a folder', () => {
  test('is read whole, in the order of names, without what macOS leaves behind', async () => {
    const root = tempBundle({'tikv-2/tikv.log': 'b', 'tikv-1/tikv.log': 'a', 'stores.json': '{}', '__MACOSX/x': 'x', '.DS_Store': 'x', '._stores.json': 'x'})
    expect(named(await open([root]))).toEqual(['stores.json', 'tikv-1/tikv.log', 'tikv-2/tikv.log'])
  })

  test('says why a file in it is not read', async () => {
    const root = tempBundle({'a.txt': 'x', 'empty.log': '', 'logs.rar': 'Rar!....', 'clinic.diag': 'D1ag....', 'locked.log': 'x'})
    symlinkSync('/etc', join(root, 'link'))
    execFileSync('mkfifo', [join(root, 'pipe')])
    const skipped = Object.fromEntries((await open([root])).map(({name, skipped}) => [name, skipped]))
    expect(skipped['a.txt']).toBeUndefined()
    expect(skipped['empty.log']).toEqual({kind: 'unknown', why: 'it is empty'})
    expect(skipped['logs.rar']).toEqual({kind: 'archive', why: 'it is packed (rar), which is not read here: unpack it and pass the folder'})
    expect(skipped['clinic.diag']?.why).toContain('encrypted')
    expect(skipped['link']?.why).toContain('symbolic link')
    expect(skipped['pipe']?.why).toContain('no regular file')
  })

  test.skipIf(process.getuid?.() === 0)('goes on after a file that may not be read', async () => {
    const root = tempBundle({'a.log': 'x', 'b.log': 'x'})
    chmodSync(join(root, 'a.log'), 0)
    expect((await open([root])).map(({skipped}) => skipped?.why)).toEqual(['it cannot be opened (EACCES: permission denied)', undefined])
  })

  test('that holds nothing to read is the fault of the user', async () => {
    await expect(open([tempBundle({'a.log': ''})])).rejects.toThrow(UserError)
  })

  test('that does not exist is the fault of the user', async () => {
    await expect(open([join(tempBundle({}), 'nowhere')])).rejects.toThrow(/nowhere` does not exist/)
  })
})

describe('paths', () => {
  test('are named after themselves: one file by its name, several by their base names', async () => {
    const root = tempBundle({'a/tikv.log': 'x', 'b/stores.json': '{}'})
    expect(named(await open([join(root, 'a/tikv.log')]))).toEqual(['tikv.log'])
    expect(named(await open([join(root, 'a'), join(root, 'b/stores.json')]))).toEqual(['a/tikv.log', 'stores.json'])
  })

  test('with the same base name are told apart by the folder before it', async () => {
    const root = tempBundle({'a/tikv.log': 'x', 'b/tikv.log': 'y'})
    expect(named(await open([join(root, 'a/tikv.log'), join(root, 'b/tikv.log')]))).toEqual(['a/tikv.log', 'b/tikv.log'])
  })
})

describe('a file', () => {
  test('can be read again, and from any byte', async () => {
    const [file] = await open([tempBundle({'a.log': 'one\ntwo\n'})])
    expect(await textOf(file)).toBe('one\ntwo\n')
    expect(await textOf(file, 4)).toBe('two\n')
    expect(file).toMatchObject({size: 8})
  })

  test.each([
    ['UTF-16 little endian', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('zwölf\n', 'utf16le')])],
    ['UTF-16 big endian', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('zwölf\n', 'utf16le').swap16()])],
    ['UTF-16 without a mark', Buffer.from('zwölf\n'.repeat(9), 'utf16le')],
    ['GBK', Buffer.from([0xcf, 0xc2, 0xcf, 0xdf, 0x0a])],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('zwölf\n')])],
  ])('in %s is decoded', async (_, content) => {
    const [file] = await open([tempBundle({'a.log': content})])
    const text = await textOf(file)
    expect(text).toMatch(/^(?:zwölf\n)+$|^下线\n$/)
    expect(await textOf(file, 3)).toBe(Buffer.from(text).subarray(3).toString())
  })

  test.each(['zst', 'bz2', 'xz'])('packed as .%s is unpacked under its own name', async (ending) => {
    const files = await open([join('test/bundle/packed', `three-lines.log.${ending}`)])
    expect(named(files)).toEqual([`three-lines.log.${ending}`])
    expect(await textOf(files[0])).toBe('one\ntwo\nthree\n')
    expect(await textOf(files[0], 8)).toBe('three\n')
  })

  test('packed with gzip is unpacked under its own name: several members, and twice over', async () => {
    const twoMembers = Buffer.concat([gzipSync('one\n'), gzipSync('two\n')])
    const files = await open([tempBundle({'a.log.gz': twoMembers, 'b.log.gz': gzipSync(gzipSync('three\n'))})])
    expect(named(files)).toEqual(['a.log.gz', 'b.log.gz'])
    expect(await textOf(files[0])).toBe('one\ntwo\n')
    expect(await textOf(files[0], 4)).toBe('two\n')
    expect(await textOf(files[1])).toBe('three\n')
  })

  test('packed and altered is read to its end, and the damage is told', async () => {
    const packed = gzipSync('line\n'.repeat(200_000))
    packed[packed.length - 8]! ^= 1
    const notices: Notice[] = []
    const [file] = await open([tempBundle({'a.log.gz': packed})], notices)
    expect((await textOf(file)).length).toBeGreaterThan(700_000)
    expect(notices.map(({file}) => file)).toEqual(['a.log.gz'])
  })

  test('packed and cut off keeps what came before, and says once where it ended', async () => {
    const lines = Array.from({length: 50_000}, (_, at) => `line ${at} ${Math.sin(at)}\n`).join('')
    const notices: Notice[] = []
    const [file] = await open([tempBundle({'a.log.gz': gzipSync(lines).subarray(0, 200_000)})], notices)
    const text = await textOf(file)
    expect(text.length).toBeGreaterThan(100_000)
    expect(lines.startsWith(text)).toBe(true)
    await textOf(file)
    expect(notices).toEqual([{level: 'warning', file: 'a.log.gz', says: expect.stringContaining(`ends at byte ${text.length} `)}])
  })
})
