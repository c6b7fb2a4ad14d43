import {execFileSync, spawn} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {COMMANDS} from '../../src/commands/commands.js'
import {tarOf} from '../bundle/archives.js'
import {filesIn} from '../source-files.js'

interface Run {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

let bundle: string

beforeAll(() => {
  if (!isBuilt()) execFileSync('npm', ['run', 'build'], {stdio: 'ignore'})
  bundle = mkdtempSync(join(tmpdir(), 'cli-'))
  writeFileSync(join(bundle, 'store-5.json'), STORE)
  writeFileSync(join(bundle, 'region-store-5.json'), REGIONS)
}, 300_000) // on a busy machine the compilers take minutes

afterAll(() => rmSync(bundle, {recursive: true}))

/** What is built is newer than all that it is built of. */
function isBuilt(): boolean {
  const built = statSync('dist/start.js', {throwIfNoEntry: false})?.mtimeMs ?? 0
  return ['package.json', ...filesIn('src', /\./).map((file) => `src/${file}`)].every((file) => statSync(file).mtimeMs < built)
}

/** A store that one Region without a leader keeps Offline. */
const STORE = JSON.stringify({store: {id: 5, address: '10.0.0.5:20160', state: 1, version: '5.2.1', state_name: 'Offline'}, status: {leader_count: 0, region_count: 0}})
const REGIONS = JSON.stringify({
  count: 1,
  regions: [
    {
      id: 434317,
      start_key: '',
      end_key: '',
      epoch: {conf_ver: 7, version: 4204},
      peers: [1, 4, 5].map((store) => ({id: 434317 + store, store_id: store, role_name: 'Voter'})),
      leader: {role_name: 'Voter'},
      approximate_size: 0,
    },
  ],
})

/** Runs the program as a user does, with pipes for stdin, stdout and stderr. */
function drainscope(args: readonly string[], onStdout?: (stdout: NodeJS.ReadableStream & {destroy(): void}) => void, stdin: string | Buffer = 'not a path'): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['bin/run.js', ...args], {env: {...process.env, NODE_ENV: 'production'}})
    const run = {stdout: '', stderr: ''}
    child.stdout.on('data', (chunk: Buffer) => (run.stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (run.stderr += chunk.toString()))
    child.on('close', (status) => resolve({...run, status}))
    child.stdin.end(stdin)
    onStdout?.(child.stdout)
  })
}

describe('drainscope', () => {
  test('answers --help and --version without its bundle', () => {
    const alone = mkdtempSync(join(tmpdir(), 'bin-'))
    for (const file of ['bin', 'package.json']) cpSync(file, join(alone, file), {recursive: true})
    const said = (...args: string[]) => execFileSync(process.execPath, [join(alone, 'bin/run.js'), ...args], {encoding: 'utf8'})

    expect(said('--version')).toMatch(/^drainscope \d+\.\d+\.\d+\n$/)
    expect(said('--help')).toBe(readFileSync('bin/help.txt', 'utf8'))
    expect(said()).toBe(said('--help'))
    expect(() => execFileSync(process.execPath, [join(alone, 'bin/run.js'), 'analyze', bundle], {stdio: 'pipe'})).toThrow('npm run build')
    rmSync(alone, {recursive: true})
  })

  test('names every command and every flag of analyze in its help', async () => {
    for (const page of ['bin/help.txt', 'bin/help.zh.txt']) {
      const help = readFileSync(page, 'utf8')
      for (const command of Object.keys(COMMANDS)) expect(help).toContain(`drainscope ${command}`)
      for (const flag of Object.keys((await COMMANDS.analyze()).flags)) expect(help).toContain(`--${flag}`)
    }
  })

  test('helps and complains in Chinese where that is the language', async () => {
    expect(execFileSync(process.execPath, ['bin/run.js', '--help'], {encoding: 'utf8', env: {...process.env, LC_ALL: 'zh_CN.UTF-8'}})).toBe(readFileSync('bin/help.zh.txt', 'utf8'))
    const {stdout} = await drainscope(['pack', '--lang', 'zh', '--help'])
    expect(stdout).toContain('\n用法\n  $ drainscope pack PATH... -o FILE')
    expect(stdout).toContain('（必填）')
    expect(stdout).not.toMatch(/[a-z]+ [a-z]+ [a-z]+ [a-z]+/)
    expect(await drainscope(['pack', bundle, '--lang', 'zh'])).toEqual({stdout: '', stderr: '错误：缺少必需的选项 output\n提示：`drainscope --help` 列出各命令及其选项\n', status: 2})
  })

  test.each([
    ['a limit that is none', ['analyze', '.', '--limit', 'depth=deep'], '--limit takes one of unpacked, ratio, entries, depth, line and a number'],
    ['an unknown command', ['examine'], 'command examine not found'],
    ['no path', ['analyze'], 'Missing 1 required arg'],
    ['an unknown flag', ['analyze', '.', '--fast'], 'Nonexistent flag: --fast'],
    ['an unknown format', ['analyze', '.', '--format', 'pdf'], 'terminal, text, markdown, html, json, jsonl, sarif'],
    ['a store that is no number', ['analyze', '.', '--store', 'five'], 'a positive integer, and was given `five`'],
    ['a store beyond 2^53', ['analyze', '.', '--store', '18446744073709551615'], 'a positive integer'],
    ['a time zone that is none', ['analyze', '.', '--timezone', 'Mars'], 'an offset or the name of a time zone, and was given `Mars`'],
    ['a time zone that is none, in what-if', ['what-if', '.', '--timezone', '+25:00'], 'was given `+25:00`'],
    ['an unknown cause', ['explain', 'leaderles-region'], 'did you mean `leaderless-region`?'],
  ])('refuses %s with a hint, and says nothing on stdout', async (_, args, message) => {
    const {stdout, stderr, status} = await drainscope(args)
    expect(stderr).toContain(message)
    expect(stderr).toContain('\nHint: ')
    expect(stderr).not.toContain('    at ')
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })
})

describe('explain', () => {
  test('lists the causes, and prints one', async () => {
    expect((await drainscope(['explain'])).stdout).toContain('• leaderless-region: ')
    expect((await drainscope(['explain', 'leaderless-region'])).stdout).toContain('\nWhy it stays\n')
  })

  test('gives all of it to a pipe', async () => {
    const {stdout} = await drainscope(['explain', '--format', 'json'])
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({id: 'leaderless-region', family: 'no-leader'}))
  })

  test('takes no offence when its reader leaves', async () => {
    const {stderr, status} = await drainscope(['explain', '--format', 'json'], (stdout) => stdout.destroy())
    expect({stderr, status}).toEqual({stderr: '', status: 0})
  })
})

describe('analyze', () => {
  test('prints the text report to a pipe, without colour', async () => {
    const {stdout, stderr, status} = await drainscope(['analyze', bundle])
    expect(stdout).toMatch(/^STUCK \(/)
    expect(stdout).toContain('434317')
    expect(stdout).not.toContain('\u001b')
    expect({stderr, status}).toEqual({stderr: '', status: 0})
  })

  test('prints the same JSON every time', async () => {
    const {stdout} = await drainscope(['analyze', bundle, '--format', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({schema: 1, verdict: {kind: 'stuck', store: 5}})
    expect((await drainscope(['analyze', bundle, '--format', 'json'])).stdout).toBe(stdout)
  })

  test('exits with 1 for a stuck store when asked', async () => {
    expect((await drainscope(['analyze', bundle, '--exit-code'])).status).toBe(1)
  })

  test('writes the format that the name of the file asks for, and nothing to stdout', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'out-'))
    const output = join(folder, 'report.md')
    expect((await drainscope(['analyze', bundle, '-o', output])).stdout).toBe('')
    expect(readFileSync(output, 'utf8')).toMatch(/^# \*\*STUCK/)
    rmSync(folder, {recursive: true})
  })

  test('reads an archive as the folder that it was, also from stdin', async () => {
    const archive = join(mkdtempSync(join(tmpdir(), 'archive-')), 'saved.tgz')
    writeFileSync(archive, gzipSync(tarOf([{name: 'store-5.json', content: STORE}, {name: 'region-store-5.json', content: REGIONS}])))
    const folder = (await drainscope(['analyze', bundle, '--format', 'json'])).stdout
    const packed = (await drainscope(['analyze', archive, '--format', 'json'])).stdout
    const piped = (await drainscope(['analyze', '-', '--format', 'json'], undefined, readFileSync(archive))).stdout
    const {inputs, ...said} = JSON.parse(packed.replaceAll('saved.tgz!', '')) as {inputs: Array<{file: string}>}
    expect(inputs.map(({file}) => file)).toEqual(['saved.tgz', 'region-store-5.json', 'store-5.json'])
    expect(said).toEqual({...JSON.parse(folder), inputs: undefined})
    expect(piped).toBe(packed.replaceAll('saved.tgz', '-'))
    rmSync(dirname(archive), {recursive: true})
  })

  test('does not write into the bundle', async () => {
    const {stderr, status} = await drainscope(['analyze', bundle, '-o', join(bundle, 'store-5.json')])
    expect(stderr).toContain('is a part of the bundle')
    expect(status).toBe(2)
    expect(readFileSync(join(bundle, 'store-5.json'), 'utf8')).toBe(STORE)
  })
})
