import {execFile} from 'node:child_process'
import {cpSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {build} from 'esbuild'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

let home: string
let bundle: string

/** A program of its own, so that no other test builds over it. */
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'what-if-'))
  for (const file of ['bin', 'package.json']) cpSync(file, join(home, file), {recursive: true})
  await build({
    entryPoints: ['src/commands/index.ts'],
    outdir: join(home, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['react-devtools-core', 'typescript', 'tsx', 'ts-node'],
    banner: {js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);"},
    define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
  })
  bundle = join(home, 'bundle')
  cpSync('samples/replica-schedule-limit-zero', bundle, {recursive: true})
}, 60_000)

afterAll(() => rmSync(home, {recursive: true}))

interface Run {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | string
}

function whatIf(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(home, 'bin/run.js'), 'what-if', ...args], (error, stdout, stderr) => resolve({stdout, stderr, status: error?.code ?? 0}))
  })
}

describe('what-if', () => {
  test('says what PD would then do', async () => {
    const {stdout, stderr, status} = await whatIf(bundle, '--set', 'schedule.replica-schedule-limit=64')
    expect(stdout).toContain('• `schedule.replica-schedule-limit` is set to `64`\n')
    expect(stdout).toMatch(/\nStore \d+\nDRAINS /)
    expect({stderr, status}).toEqual({stderr: '', status: 0})
  })

  test('gives the contract to a program, with the changes in the order of the command line', async () => {
    const {stdout} = await whatIf('--add-store', '-', '--set', 'schedule.leader-schedule-limit=64', '--add-store', 'zone=z9', bundle, '--format', 'json')
    const answer: unknown = JSON.parse(stdout)
    expect(answer).toMatchObject({schema: 1, stores: [{kind: 'stuck', unblocked: [], stillBlocked: [{cause: 'replica-schedule-limit-zero'}]}]})
    expect(answer).toHaveProperty('asked', [expect.stringContaining('without labels'), expect.stringContaining('leader-schedule-limit'), expect.stringContaining('zone=z9')])
  })

  test('says so when no store leaves', async () => {
    const empty = join(home, 'no-store')
    writeFileSync(empty, '{"count": 0, "stores": []}')
    expect((await whatIf(empty)).stdout).toContain('No store in the bundle is leaving.')
  })

  test.each([
    ['a value that cannot be read', ['--up', 'five'], '--up takes STORE, and was given `five`'],
    ['an unknown change', ['--fly', '5'], 'Nonexistent flag: --fly'],
    ['a store that is no number', ['--store', 'five'], 'a positive integer'],
  ])('refuses %s with a hint, and says nothing on stdout', async (_, args, message) => {
    const {stdout, stderr, status} = await whatIf(bundle, ...args)
    expect(stderr).toContain(message)
    expect(stderr).toContain('\nHint: ')
    expect({stdout, status}).toEqual({stdout: '', status: 2})
  })
})
