import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {apart, type Files, withStores} from '../diff/two-moments.js'
import {aProgram, type Run} from './a-program.js'

let program: Awaited<ReturnType<typeof aProgram>>

beforeAll(async () => {
  program = await aProgram()
  const {old, now} = apart('slow-but-progressing')
  save('monday', old)
  save('tuesday', now)
  save('hostile', withStores(now, (records) => records.map(({store, status}) => ({store: {...store, labels: [{key: 'zone', value: '\u001b[2J|`<b>'}]}, status}))))
}, 60_000)

afterAll(() => rmSync(program.home, {recursive: true}))

const at = (name: string): string => join(program.home, name)

function save(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at(folder), name)), {recursive: true})
    writeFileSync(join(at(folder), name), text)
  }
}

const diff = (...args: readonly string[]): Promise<Run> => program.run('diff', ...args)

describe('diff', () => {
  test('answers first, then shows both moments, the store and what changed, in 80 columns', async () => {
    const {stdout, stderr, status} = await diff(at('monday'), at('tuesday'))
    expect(stdout).toMatch(/^GETTING ON: Store `10` gets on: from 22 to 14 Regions in 60 seconds, 480 an\s+hour;\s+at\s+this pace 105 seconds more\.\n/)
    expect(stdout).toContain('\nPeers left  22 → 14\n')
    expect(stdout).toContain('• store 10 has 22 Regions  monday/region-store-10.json#/count\n• store 10 has 14 Regions  tuesday/region-store-10.json#/count\n')
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect({stderr, status}).toEqual({stderr: '', status: 0})
  })

  test('takes the two moments of one bundle', async () => {
    expect((await diff('samples/slow-but-progressing')).stdout).toMatch(/^GETTING ON: /)
  })

  test('gives the contract to a program, and Markdown to a ticket', async () => {
    expect(JSON.parse((await diff(at('monday'), at('tuesday'), '--format', 'json')).stdout)).toMatchObject({schema: 1, conclusion: {pace: 'getting-on', store: 10}, seconds: 60})
    const output = at('diff.md')
    const {stdout} = await diff(at('monday'), at('tuesday'), '--format', 'markdown', '-o', output)
    expect([stdout, readFileSync(output, 'utf8').split('\n')[0]]).toEqual(['', '# **GETTING ON**'])
  })

  test('exits with 1 only where it is asked to, and a store does not get on', async () => {
    const stuck = 'samples/store-limit-too-low'
    const runs = [[stuck], [stuck, '--exit-code'], ['samples/near-store-limit-only-slow', '--exit-code']]
    expect((await Promise.all(runs.map((args) => diff(...args)))).map(({status}) => status)).toEqual([0, 1, 0])
  })

  test('lets no text of a bundle act on a terminal, or become markup', async () => {
    const {stdout} = await diff(at('monday'), at('hostile'))
    expect(stdout).toContain('zone=')
    expect(stdout).not.toContain('\u001b')
    expect((await diff(at('monday'), at('hostile'), '--format', 'markdown')).stdout).not.toMatch(/<b>(?!`)/)
  })

  test.each([
    ['two clusters', ['samples/store-limit-too-low'], 'bundles of two clusters'],
    ['a bundle that is not there', ['samples/no-such-bundle'], 'does not exist'],
    ['a store that is no number', ['samples/slow-but-progressing', '--store', 'five'], 'a positive integer'],
  ])('refuses %s with a hint, and says nothing on stdout', async (_, args, message) => {
    const {stdout, stderr, status} = await diff(at('monday'), ...args)
    expect(stderr).toContain(message)
    expect(stderr).toContain('\nHint: ')
    expect({stdout, status}).toEqual({stdout: '', status: 2})
  })

  test('refuses one moment alone', async () => {
    expect(await diff(at('monday'))).toMatchObject({stdout: '', status: 2, stderr: expect.stringContaining('one moment only')})
  })
})
