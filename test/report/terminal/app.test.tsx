import {cleanup, render} from 'ink-testing-library'
import stringWidth from 'string-width'
import {afterEach, describe, expect, test} from 'vitest'
import {App, type Size} from '../../../src/report/terminal/App.js'
import {aReport, leaderless} from '../fixtures.js'
import {HOSTILE, poisoned} from '../hostile.js'
import {anOpenReport} from './an-open-report.js'

afterEach(cleanup)

const ESC = '\u001b'
const KEYS = {down: `${ESC}[B`, pageDown: `${ESC}[6~`, enter: '\r', escape: ESC, tab: '\t', end: `${ESC}[F`}

/** Opens the report at 80x24 and presses keys, one after the other. */
async function screenAfter(keys: readonly string[] = [], opened = anOpenReport(), size: Size = {columns: 80, rows: 24}, copy?: (text: string) => void): Promise<string> {
  const {stdin, lastFrame} = render(<App opened={opened} size={size} {...(copy && {copy})} />)
  for (const key of keys) {
    await settled()
    stdin.write(key)
    if (key === ESC) await settled(200)
  }
  await settled()
  for (let tries = 0; tries < 50 && lastFrame()?.includes('Reading …'); tries++) await settled()
  return lastFrame() ?? ''
}

/** Ink waits a moment after ESC to see whether a sequence follows. */
const settled = (ms = 60) => new Promise((resolve) => setTimeout(resolve, ms))

const many = anOpenReport(aReport({findings: Array.from({length: 40}, (_, at) => ({...leaderless, cause: `cause-${at}`}))}))
const VIEW_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', ':', '?'] as const

describe('App', () => {
  test('shows the verdict, why, what to do first and what would settle the rest on one screen', async () => {
    expect(await screenAfter()).toMatchInlineSnapshot(`
      "1 Verdict 2 Findings 3 Stores 4 Regions 5 To do 6 Noise 7 Causes 8 Files 9 Time

        STUCK (certain): The only Region left on store 5 has no leader, so PD cannot
        move its peer.
      > Cause: leaderless-region

        Warning: tikv.log:6: the last line is cut

        Store 5 10.0.0.5:20160 stuck, leaving since Mar 28, 2022 19:00:47 +08:00
          BECAUSE PD waits until PD's Region tree counts no Region on the store
          AND 1 peer is left on it:
          █ 1 by leaderless-region (certain)

        Do first [read-only]: Ask PD again: the dump is one moment only

        What would settle what is open
        1. tikv-log-voters: the logs of stores 1 and 4 tell whether the Region still
           lives there
           $ tiup ctl:v5.2.1 pd -u http://PD:2379 region 434317   # then tikv.log of
           each store with a voter


      Enter opens  Esc back  / search  f filter  ? help  q quit"
    `)
  })

  test('opens a finding with its evidence and remedies', async () => {
    const screen = await screenAfter(['2', KEYS.enter])
    expect(screen).toContain('region-store-5.json#/regions/0/leader')
    expect(screen).toContain('more below')
  })

  test('opens the file of an evidence with the cited line marked, and comes back', async () => {
    const keys = ['2', KEYS.enter, 'j', KEYS.enter]
    const screen = await screenAfter(keys)
    expect(screen).toContain('File region-store-5.json#/regions/0/leader')
    expect(screen).toContain('1   the line before')
    expect(screen).toContain('2 ▌ the cited line')
    expect(await screenAfter([...keys, KEYS.escape])).toBe(await screenAfter(keys.slice(0, -1)))
  })

  test('marks of a long line only what is cited, and begins there', async () => {
    const text = `${'a'.repeat(5000)}CITED${'b'.repeat(5000)}`
    const long = anOpenReport(aReport(), [], {contextOf: async () => ({lines: [{text, marked: [5000, 5005]}], at: 0})})
    const marked = (await screenAfter(['2', KEYS.enter, 'j', KEYS.enter], long)).split('\n').filter((line) => line.includes('▌'))
    expect(marked.length).toBe(1)
    expect(marked[0]).toContain('CITED')
  })

  test('says so when a file cannot be shown', async () => {
    const silent = anOpenReport(aReport(), [], {contextOf: async () => Promise.reject(new Error('gone'))})
    expect(await screenAfter(['2', KEYS.enter, 'j', KEYS.enter], silent)).toContain('There is nothing to show')
  })

  test('copies a command, and a destructive one with its second key only', async () => {
    const copied: string[] = []
    const copy = (text: string) => copied.push(text)
    await screenAfter(['5', 'jj', KEYS.enter], anOpenReport(), undefined, copy)
    expect(copied).toEqual([leaderless.remedies[0]!.commands[0]])
    const armed = await screenAfter(['5', 'jjjj', KEYS.enter], anOpenReport(), undefined, copy)
    expect(armed).toContain('may lose data')
    expect(copied.length).toBe(1)
    await screenAfter(['5', 'jjjj', KEYS.enter, 'Y'], anOpenReport(), undefined, copy)
    expect(copied[1]).toContain('curl -X DELETE')
  })

  test('ticks a remedy off', async () => {
    expect(await screenAfter(['5', 'j'])).toContain('> [ ] [read-only] Ask PD again')
    expect(await screenAfter(['5', 'j', KEYS.enter])).toContain('> [x] [read-only] Ask PD again')
  })

  test('takes keys that arrive at once one by one', async () => {
    expect(await screenAfter(['2', 'jjj'], many)).toContain('> 4. cause-3')
    expect(await screenAfter(['2', '/cause-31\r'], many)).toContain('> 32. cause-31')
  })

  test('keeps the cursor on the screen in a long list', async () => {
    const screen = await screenAfter(['2', KEYS.end], many)
    expect(screen).toContain('> 40. cause-39')
    expect(screen).not.toContain(' 1. cause-0 ')
  })

  test.each([
    ['2', '1. leaderless-region (certain)'],
    ['3', 'As a target'],
    ['4', 'no leader: V1 V4! L5?'],
    ['5', 'Only if: no live TiKV'],
    ['6', 'batch-raft-remote-stopped'],
    ['7', '1 found, 0 failed, 2 not checked, 1 ruled out'],
    ['8', 'skipped: encrypted by PingCAP Clinic'],
    ['9', 'O told to leave'],
    [':', 'Filter: only entries with a word'],
    ['?', 'PgUp PgDn'],
    [KEYS.tab, 'Region 434317'],
  ])('shows another view on %j', async (key, shown) => {
    expect(await screenAfter([key])).toContain(shown)
  })

  test('tells of a store how it leaves, and of a Region which filter rejects each store', async () => {
    expect(await screenAfter(['3', KEYS.enter])).toContain('PD 5.2.1 turns it into Tombstone')
    expect(await screenAfter(['4', KEYS.enter, KEYS.end])).toMatch(/Store +As a target/)
  })

  test('draws the time line, and what happened at the cursor', async () => {
    expect(await screenAfter(['9'])).toMatchInlineSnapshot(`
      "1 Verdict 2 Findings 3 Stores 4 Regions 5 To do 6 Noise 7 Causes 8 Files 9 Time

        2022-03-28 01:34:38.062 to 11:30:47.000 UTC, a column is 8.6 min
                   |02:00        |04:00        |06:00        |08:00        |10:00
        pd-1                                                    ████████▇▇▇▇▇▇▇▇██████
      > store 5  n██████████████▇                                                 O
        dumps                                                                        D

        2022-03-28 11:00:47.000  told to leave  2 of 2
        store 5 is told to leave: it is Offline from here on
        pd.log:7


        its clock is 7 to 8 s ahead of that of pd-1
        O told to leave  D dump  n noise begins







      ←→ event  ↑↓ node  + - zoom  h l move  0 all  Enter opens  ? help  q quit"
    `)
  })

  test('shows in the palette what has the letters', async () => {
    const screen = await screenAfter([':', 'noise', KEYS.down])
    expect(screen).toMatch(/Noise +6/)
    expect(screen).not.toContain('Leave')
    expect(screen).toContain(':noise_')
  })

  test('names in a narrow bar the view that is open', async () => {
    expect((await screenAfter(['5'], many, {columns: 40, rows: 10})).split('\n')[0]).toBe('1 2 3 4 5 To do 6 7 8 9')
  })

  test('never fills the last row, nor a line beyond its end', async () => {
    for (const size of [{columns: 80, rows: 24}, {columns: 40, rows: 10}, {columns: 20, rows: 5}]) {
      for (const keys of [...VIEW_KEYS.map((key) => [key]), ['2', KEYS.enter], ['3', KEYS.enter], ['4', KEYS.enter]]) {
        const lines = (await screenAfter(keys, many, size)).split('\n')
        expect(lines.length).toBeLessThan(Math.max(size.rows, 5))
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(size.columns)
      }
      cleanup()
    }
  }, 120_000)

  test('keeps to the width with wide characters and emoji, in a file too', async () => {
    const wide = anOpenReport(aReport(), ['存储节点'.repeat(40), '👩‍👩‍👧 x'.repeat(30), 'ｆｕｌｌ'.repeat(30)])
    const screen = await screenAfter(['8', 'G', KEYS.enter], wide, {columns: 41, rows: 24})
    expect(screen).toContain('存储节点')
    for (const line of screen.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(41)
  })

  test('shows hostile text as visible escapes, on every screen', async () => {
    const hostile = anOpenReport(poisoned(aReport()), [HOSTILE, HOSTILE, HOSTILE])
    for (const keys of [...VIEW_KEYS.map((key) => [key]), ['2', KEYS.enter], ['3', KEYS.enter], ['4', KEYS.enter], ['8', KEYS.enter], [`/${HOSTILE.slice(0, 9)}`]]) {
      const screen = await screenAfter(keys, hostile)
      expect(screen.replaceAll('\n', '').replace(/\u001b\[[\d;]*m/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      cleanup()
    }
    expect(await screenAfter(['2', KEYS.enter], hostile)).toContain(String.raw`\x1b[2J`)
    expect(await screenAfter(['8', 'j', KEYS.enter], hostile)).toContain(String.raw`\x1b[2J`)
    expect(await screenAfter(['9'], hostile)).toContain(String.raw`\x1b[2J`)
  }, 120_000)
})
