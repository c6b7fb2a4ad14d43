import {cpSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {aProgram, type Run} from './a-program.js'

let program: Awaited<ReturnType<typeof aProgram>>
let bundle: string

beforeAll(async () => {
  program = await aProgram()
  bundle = join(program.home, 'bundle')
  cpSync('samples/replica-schedule-limit-zero', bundle, {recursive: true})
}, 60_000)

afterAll(() => rmSync(program.home, {recursive: true}))

const whatIf = (...args: readonly string[]): Promise<Run> => program.run('what-if', ...args)

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
    const empty = join(program.home, 'no-store')
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
