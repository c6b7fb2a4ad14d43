import {readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {tempBundle} from '../bundle/temp-bundle.js'
import {aProgram} from './a-program.js'
import {aTerminal, hasTmux, type Terminal} from './a-terminal.js'

// The report as it is used: the built command in a real terminal. Where tmux is missing nothing of it is known to work.
if (!hasTmux) process.stderr.write('\nSKIPPED: tmux is not installed, so the terminal report was not tried in a terminal\n\n')

let home: string
let terminal: Terminal | undefined

beforeAll(async () => {
  if (hasTmux) ({home} = await aProgram())
}, 60_000)
afterEach(() => {
  terminal?.close()
  terminal = undefined
})
afterAll(() => {
  if (home) rmSync(home, {recursive: true})
})

const open = (path: string, columns = 80, rows = 24, before = '', after = '') => (terminal = aTerminal(`${before} ${process.execPath} ${join(home, 'bin/run.js')} analyze ${path}${after}`, columns, rows))
/** Tells a file the id of the program that is run. */
const runAs = (pid: string) => `sh -c "echo \\$\\$ > ${pid}; exec`

interface Walk {
  readonly sample: string
  readonly verdict: string
  /** What each view shows, by its key. */
  readonly views: Readonly<Record<string, string | RegExp>>
  /** The first evidence of the first finding in its file. */
  readonly source: RegExp
}

const WALKS: readonly Walk[] = [
  {
    sample: 'leaderless-region',
    verdict: 'STUCK (certain)',
    views: {2: '1. leaderless-region (certain)', 3: 'As a target', 4: 'no leader', 5: '[ ] [read-only]', 6: /Nothing loud|seen (once|\d+ times)/, 7: 'found       leaderless-region', 8: 'Files', 9: /UTC[\s\S]* (D|S|O) /},
    source: /File [\s\S]* ▌ /,
  },
  {
    sample: 'target-disk-full',
    verdict: 'STUCK (certain)',
    views: {2: '1. target-disk-full', 3: 'As a target', 4: 'V', 5: '[ ] [', 6: /Nothing loud|seen (once|\d+ times)/, 7: 'found       target-disk-full', 8: 'Files', 9: /UTC[\s\S]* (D|S|O) /},
    source: /File [\s\S]* ▌ /,
  },
]

const SIZES = [[80, 24], [200, 50]] as const

describe.skipIf(!hasTmux)('the report in a terminal', () => {
  describe.each(SIZES)('of %d x %d', (columns, rows) => {
    test.each(WALKS)('shows every view of $sample, and the file of an evidence', async ({sample, verdict, views, source}) => {
      const report = open(join('samples', sample), columns, rows)
      await report.shows(verdict)
      for (const [key, shown] of Object.entries(views)) {
        report.press(key)
        const screen = await report.shows(shown)
        expect(screen.split('\n')[0]).toContain(`${key} `)
        expect(screen.split('\n').length).toBeLessThanOrEqual(rows + 1)
      }
      report.press('2', 'Enter')
      const finding = await report.shows('Evidence')
      report.press('j', 'Enter')
      await report.shows(source)
      report.press('Escape')
      await report.shows('Evidence')
      expect(finding).toContain('Evidence')
      report.press('9', '+', 'Enter')
      await report.shows(/File .*\n[\s\S]*▌/)
      report.press('Escape')
      await report.shows('UTC')
      report.press(':', 'keys and', 'Enter')
      await report.shows('Ctrl-P')
      report.press('q')
      await report.shows('left with 0')
    })
  })

  test('gives the screen back as it was after q and Ctrl-C', async () => {
    for (const [end, status] of [['q', 0], ['C-c', 0]] as const) {
      const report = open('samples/leaderless-region', 80, 24, 'echo before;')
      await report.shows('STUCK')
      report.press(end)
      const screen = await report.shows(`left with ${status}`)
      expect(screen).toContain('before')
      expect(screen).not.toContain('STUCK')
      report.close()
    }
    terminal = undefined
  })

  test('gives the screen back when a signal ends it', async () => {
    const pid = join(home, 'pid')
    const report = open('samples/leaderless-region', 80, 24, `echo before; ${runAs(pid)}`, '"')
    await report.shows('STUCK')
    process.kill(Number(readFileSync(pid, 'utf8')), 'SIGTERM')
    expect(await report.shows('left with 143')).toContain('before')
  })

  test('follows the terminal as it grows and shrinks', async () => {
    const report = open('samples/leaderless-region')
    await report.shows('STUCK')
    report.press('7')
    await report.shows('more below')
    report.resize(200, 50)
    expect((await report.shows(/ruled out[\s\S]*\n.{81,}/)).split('\n').length).toBeGreaterThan(40)
    report.resize(40, 12)
    expect((await report.shows('1 2 3 4 5 6 7 Causes 8 9')).split('\n').filter((line) => line.length > 40)).toEqual([])
  })

  test('finds what is typed, however fast', async () => {
    const report = open('samples/leaderless-region')
    await report.shows('STUCK')
    report.press('7', '/store-limit-too-low', 'Enter')
    await report.shows(/> .*store-limit-too-low/)
    report.press('f', 'witness', 'Enter')
    await report.shows('only entries with witness')
    expect(report.screen()).not.toContain('store-limit-too-low')
  })

  test('copies a command through the terminal', async () => {
    const report = open('samples/leaderless-region')
    await report.shows('STUCK')
    report.press('5', 'j', 'j')
    await report.shows(/> +\$ /)
    report.press('Enter')
    await report.shows('Copied')
    expect(report.clipboard()).toMatch(/^tiup ctl/)
  })

  test('opens a file that is packed', async () => {
    const sample = 'samples/leaderless-region'
    const names = readdirSync(sample, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.json'))
    const report = open(tempBundle(Object.fromEntries(names.map((name) => [`${name}.gz`, gzipSync(readFileSync(join(sample, name)))]))))
    await report.shows('STUCK')
    report.press('2', 'Enter', 'j', 'Enter')
    expect(await report.shows(/ ▌ /)).toContain('.gz')
  })

  test('has no colour where NO_COLOR asks for none, and says as much', async () => {
    const report = open('samples/leaderless-region', 80, 24, 'NO_COLOR=1')
    const screen = await report.shows('STUCK (certain)')
    expect(screen).toMatch(/^> /m)
    expect(report.screenWithColours()).not.toMatch(/\u001b\[3[0-7]m/)
    report.press('2', 'Enter')
    expect(await report.shows('PD refuses')).toMatch(/PD refuses `tiup ctl[^`]*`: no leader/)
    expect(report.screen()).not.toContain('`434317`')
  })
})
