import {cleanup, render} from 'ink-testing-library'
import stringWidth from 'string-width'
import {afterEach, describe, expect, test} from 'vitest'
import type {Report} from '../../../src/report/contract.js'
import {App} from '../../../src/report/terminal/App.js'
import {aReport, leaderless} from '../fixtures.js'
import {poisoned} from '../hostile.js'

afterEach(cleanup)

const ESC = '\u001b'
const KEYS = {down: `${ESC}[B`, pageDown: `${ESC}[6~`, enter: '\r', escape: ESC, tab: '\t', end: `${ESC}[F`}

/** Opens the report at 80x24 and presses keys, one after the other. */
async function screenAfter(keys: readonly string[] = [], report: Report = aReport(), size = {columns: 80, rows: 24}): Promise<string> {
  const {stdin, lastFrame} = render(<App report={report} size={size} />)
  for (const key of keys) {
    await settled()
    stdin.write(key)
  }
  await settled()
  return lastFrame() ?? ''
}

/** Ink waits a moment after ESC to see whether a sequence follows. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 60))

const many = aReport({findings: Array.from({length: 40}, (_, at) => ({...leaderless, cause: `cause-${at}`}))})

describe('App', () => {
  test('shows the verdict, the store, the findings and what to do first on one screen', async () => {
    expect(await screenAfter()).toMatchInlineSnapshot(`
      " 1 Findings  2 Stores  3 Not the cause  4 Open questions  5 Inputs

      STUCK (certain): The only Region left on store 5 has no leader, so PD cannot
      move its peer.

      Cause: leaderless-region. Read more: drainscope explain leaderless-region

      Warning: tikv.log:6: the last line is cut

      Store 5 10.0.0.5:20160 stuck, 1 peer left, leaving since 2022-03-28T19:00:47+08…

      Findings
      > 1. leaderless-region (certain)  Region 434317

      The only Region left on store 5 has no leader, so PD cannot move its peer.
      Do first [read-only]: Ask PD again: the dump is one moment only






      ↑↓ move  Enter open  Tab view  ? help  q quit"
    `)
  })

  test('opens a finding with its evidence and remedies', async () => {
    const screen = await screenAfter([KEYS.enter])
    expect(screen).toContain('region-store-5.json#/regions/0/leader')
    expect(screen).toContain('1. [read-only] Ask PD again')
    expect(screen).toContain('more lines below')
  })

  test('scrolls to the destructive remedy and its condition', async () => {
    const screen = await screenAfter([KEYS.enter, 'G'])
    expect(screen).toContain('2. [destructive] Drop PD')
    expect(screen).toContain('Only if: no live TiKV')
    expect(screen).not.toContain('more lines below')
  })

  test('takes keys that arrive at once one by one', async () => {
    expect(await screenAfter(['jjj'], many)).toContain('> 4. cause-3')
  })

  test('keeps the cursor on the screen in a long list', async () => {
    const screen = await screenAfter([KEYS.end], many)
    expect(screen).toContain('> 40. cause-39')
    expect(screen).not.toContain(' 1. cause-0 ')
  })

  test.each([
    ['2', 'PD 5.2.1 turns the store into Tombstone'],
    ['3', 'batch-raft-remote-stopped'],
    ['4', 'placement-rule-unsatisfiable'],
    ['5', 'skipped: encrypted by PingCAP Clinic'],
    ['?', 'PgUp PgDn'],
    [KEYS.tab, 'Peers left'],
  ])('shows another view on %j', async (key, shown) => {
    expect(await screenAfter([key])).toContain(shown)
  })

  test('goes back with Esc', async () => {
    expect(await screenAfter([KEYS.enter, KEYS.escape])).toContain('> 1. leaderless-region')
  })

  test('never fills the last row, nor a line beyond its end', async () => {
    for (const size of [{columns: 80, rows: 24}, {columns: 40, rows: 10}, {columns: 20, rows: 5}]) {
      for (const keys of [[], [KEYS.enter], ['2'], ['4']]) {
        const lines = (await screenAfter(keys, many, size)).split('\n')
        expect(lines.length).toBeLessThan(size.rows)
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(size.columns)
      }
    }
  })

  test('says what to collect when there is no finding', async () => {
    const verdict = {kind: 'undetermined', store: 5, cause: null, confidence: null, summary: 'The bundle does not tell why.'} as const
    expect(await screenAfter([], aReport({verdict, findings: []}))).toContain('No finding. Press 4')
  })

  test('shows hostile text as visible escapes', async () => {
    const screen = await screenAfter([KEYS.enter], poisoned(aReport()))
    expect(screen).toContain(String.raw`\x1b[2J`)
    expect(screen.replaceAll('\n', '').replace(/\u001b\[[\d;]*m/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  })
})
