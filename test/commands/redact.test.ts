import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import type {Report} from '../../src/report/contract.js'
import {open, textOf} from '../bundle/opened.js'
import {aProgram} from './a-program.js'

let program: Awaited<ReturnType<typeof aProgram>>
let folder: string
let bundle: string

const STORE = {store: {id: 5, address: 'till.larchmont.com:20160', state: 1, version: '5.2.1', state_name: 'Offline'}, status: {leader_count: 0, region_count: 1}}

beforeAll(async () => {
  program = await aProgram()
}, 60_000)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redact-'))
  bundle = join(folder, 'bundle')
  mkdirSync(join(bundle, 'larchmont'), {recursive: true})
  writeFileSync(join(bundle, 'store-5.json'), JSON.stringify(STORE))
  writeFileSync(join(bundle, 'larchmont/notes.txt'), 'till.larchmont.com is 10.20.30.40\n')
  writeFileSync(join(bundle, 'core.bin'), Buffer.from(Array.from({length: 600}, (_, at) => at % 7)))
  return () => rmSync(folder, {recursive: true})
})

afterAll(() => rmSync(program.home, {recursive: true}))

const filesIn = (path: string): readonly string[] => readdirSync(path, {recursive: true, encoding: 'utf8'}).toSorted()

describe('drainscope redact', () => {
  test('writes a folder, says what it left out, and keeps the mapping to its owner', async () => {
    const [out, mapping] = [join(folder, 'out'), join(folder, 'mapping.json')]
    const {stdout, stderr, status} = await program.run('redact', bundle, '-o', out, '--mapping', mapping)

    expect({stderr, status}).toEqual({stderr: '', status: 0})
    expect(stdout).toContain('core.bin: it is binary')
    expect(filesIn(out)).toEqual(['hostx2', 'hostx2/notes.txt', 'store-5.json'])
    expect(readFileSync(join(out, 'hostx2/notes.txt'), 'utf8')).toBe('hostx1.hostx2.com is 192.0.2.1\n')
    expect(statSync(mapping).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(mapping, 'utf8'))).toMatchObject({names: {till: 'hostx1', larchmont: 'hostx2'}, addresses: {'10.20.30.40': '192.0.2.1'}})
  })

  test('has the same tokens for a second bundle of the same cluster', async () => {
    const mapping = join(folder, 'mapping.json')
    await program.run('redact', bundle, '-o', join(folder, 'first'), '--mapping', mapping)
    const next = join(folder, 'next')
    mkdirSync(next)
    writeFileSync(join(next, 'later.txt'), 'at 10.9.9.9 and 10.20.30.40: larchmont, user=newcomer\n')
    await program.run('redact', next, '-o', join(folder, 'second.tar.gz'), '--mapping', mapping)

    const [file] = await open([join(folder, 'second.tar.gz')])
    expect(await textOf(file)).toBe('at 192.0.2.2 and 192.0.2.1: hostx2, user=namex1\n')
  })

  test('writes the same archive with the same mapping, and its report is the same', async () => {
    const mapping = join(folder, 'mapping.json')
    const [first, second] = [join(folder, 'a.tar.gz'), join(folder, 'b.tgz')]
    for (const out of [first, second]) await program.run('redact', bundle, '-o', out, '--mapping', mapping)
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true)

    const verdictOf = async (path: string) => (JSON.parse((await program.run('analyze', path, '--format', 'json')).stdout) as Report).verdict
    expect({...(await verdictOf(first)), summary: ''}).toEqual({...(await verdictOf(bundle)), summary: ''})
  })

  test('writes nothing when it is only to say what it would do', async () => {
    const {stdout, status} = await program.run('redact', bundle, '--dry-run', '-o', join(folder, 'out'), '--mapping', join(folder, 'mapping.json'))
    expect(status).toBe(0)
    expect(stdout).toContain('till.larchmont.com:20160 becomes hostx1.hostx2.com:20160')
    expect(stdout).toContain('larchmont/notes.txt: 3 replaced, and is called hostx2/notes.txt')
    expect(filesIn(folder).filter((name) => !name.startsWith('bundle'))).toEqual([])
  })

  test.each([
    ['no place', (at: string) => [at], 'needs a place'],
    ['a place in the bundle', (at: string) => [at, '-o', join(at, 'out')], 'lies in'],
    ['a place that is there', (at: string) => [at, '-o', join(at, '..')], 'is there already'],
    ['a mapping in the copy', (at: string) => [at, '-o', join(at, '../out'), '--mapping', join(at, '../out/m.json')], 'lies in'],
    ['a mapping in the bundle', (at: string) => [at, '-o', join(at, '../out'), '--mapping', join(at, 'm.json')], 'lies in'],
    ['a mapping that is none', (at: string) => [at, '-o', join(at, '../out'), '--mapping', join(at, '../bundle.json')], 'is no mapping'],
  ])('refuses %s with a hint', async (_, argsAt, message) => {
    writeFileSync(join(folder, 'bundle.json'), '{}')
    const {stdout, stderr, status} = await program.run('redact', ...argsAt(bundle))
    expect([stdout, status]).toEqual(['', 2])
    expect(stderr).toContain(message)
    expect(stderr).toContain('\nHint: ')
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })
})

describe('drainscope pack', () => {
  test('writes an archive that says what is in it, the same one every time', async () => {
    const [first, second] = [join(folder, 'a.tar.gz'), join(folder, 'b.tgz')]
    expect(await program.run('pack', bundle, '-o', first)).toMatchObject({stderr: '', status: 0, stdout: expect.stringContaining('holds 3 files and their manifest')})
    await program.run('pack', bundle, '-o', second)
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true)

    const files = await open([first])
    const manifest = JSON.parse(await textOf(files[0])) as {readonly files: ReadonlyArray<{readonly name: string; readonly size: number; readonly sha256: string}>}
    expect(files.map(({name}) => name)).toEqual(['a.tar.gz!manifest.json', 'a.tar.gz!core.bin', 'a.tar.gz!larchmont/notes.txt', 'a.tar.gz!store-5.json', 'a.tar.gz'])
    expect(manifest.files).toEqual(
      ['core.bin', 'larchmont/notes.txt', 'store-5.json'].map((name) => {
        const bytes = readFileSync(join(bundle, name))
        return {name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex')}
      }),
    )
    const {stdout} = await program.run('analyze', first, '--format', 'json')
    expect((JSON.parse(stdout) as Report).inputs.find(({file}) => file.endsWith('manifest.json'))?.skipped).toContain('the list of files of `drainscope pack`')
  })

  test('writes what tar can read, also long names and a file that is called like the manifest', async () => {
    const long = `${'deep/'.repeat(30)}日志-${'x'.repeat(80)}.txt`
    mkdirSync(join(bundle, 'deep/'.repeat(30)), {recursive: true})
    writeFileSync(join(bundle, long), 'far\n')
    writeFileSync(join(bundle, 'manifest.json'), '{"mine": true}\n')
    const output = join(folder, 'a.tar.gz')
    await program.run('pack', bundle, '-o', output)
    const files = await open([output])
    expect(files.map(({name}) => name)).toEqual(expect.arrayContaining([`a.tar.gz!${long}`, 'a.tar.gz!manifest-2.json', 'a.tar.gz!manifest.json']))
    expect(await textOf(files.find(({name}) => name.endsWith('x.txt')))).toBe('far\n')
    expect(gunzipSync(readFileSync(output)).length % 512).toBe(0)
  })

  test.each([
    ['another kind of archive', (at: string) => [at, '-o', join(at, '../x.zip')], 'is no name for the archive'],
    ['a place in the bundle', (at: string) => [at, '-o', join(at, 'x.tgz')], 'is a part of the bundle'],
    ['what is not there', (at: string) => [join(at, 'nowhere'), '-o', join(at, '../x.tgz')], 'does not exist'],
  ])('refuses %s', async (_, argsAt, message) => {
    const {stderr, status} = await program.run('pack', ...argsAt(bundle))
    expect(stderr).toContain(message)
    expect(status).toBe(2)
    expect(filesIn(folder).filter((name) => /x\.(?:zip|tgz)/.test(name))).toEqual([])
  })
})

describe('drainscope collect without a bundle', () => {
  test('prints the script for all of one, for this release and deployment', async () => {
    const {stdout, status} = await program.run('collect', '--print', '--cluster-version', '7.5.1', '--store', '5')
    expect(status).toBe(0)
    expect(stdout).toContain('pd() { tiup ctl:v7.5.1 pd')
    expect(stdout).toContain('pd region store 5 > region-store-5.json')
    expect((await program.run('collect', '--print', '--deployment', 'operator')).stdout).toContain('CLUSTER=${CLUSTER:?the name of the TidbCluster}')
  })

  test.each([
    ['what is no release', ['--print', '--cluster-version', '7.5; rm -rf /'], 'takes a release'],
    ['a release beside a bundle', ['samples/halt-scheduling', '--print', '--cluster-version', '7.5.1'], 'tells the release'],
    ['to do it itself', [], 'only prints a script'],
  ])('refuses %s', async (_, args, message) => {
    const {stdout, stderr, status} = await program.run('collect', ...args)
    expect([stdout, status]).toEqual(['', 2])
    expect(stderr).toContain(message)
  })
})
