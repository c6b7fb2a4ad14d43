import {describe, expect, test} from 'vitest'
import {keptInView, type Move, moved, type Position, refitted, settled, shownAt} from '../../../src/report/terminal/moving.js'
import {type Page, pageOf} from '../../../src/report/terminal/page.js'

const link = {kind: 'go', to: {kind: 'help'}} as const
/** A page on which these rows lead somewhere. */
const pageWith = (count: number, links: readonly number[]): Page => pageOf(Array.from({length: count}, (_, at) => ({line: [], ...(links.includes(at) && {link})})))
const all = Array.from({length: 50}, (_, at) => at)
const after = (page: Page, moves: readonly Move[], from: Position = {cursor: 0, scroll: 0}) => moves.reduce((position, move) => moved(page, position, move, 10), from)

describe('the cursor in a list', () => {
  const list = pageWith(50, all)

  test('goes from row to row, and the window follows it', () => {
    expect(after(list, ['down'])).toEqual({cursor: 1, scroll: 0})
    expect(after(list, Array.from({length: 12}, () => 'down' as const))).toEqual({cursor: 12, scroll: 3})
    expect(after(list, ['up'], {cursor: 3, scroll: 3})).toEqual({cursor: 2, scroll: 2})
  })

  test('stops at both ends', () => {
    expect(after(list, ['up'])).toEqual({cursor: 0, scroll: 0})
    expect(after(list, ['bottom', 'down'])).toEqual({cursor: 49, scroll: 40})
    expect(after(list, ['bottom', 'top'])).toEqual({cursor: 0, scroll: 0})
  })

  test('keeps a row of the page before', () => {
    expect(after(list, ['page-down'])).toEqual({cursor: 9, scroll: 9})
    expect(after(list, ['page-down', 'page-up'])).toEqual({cursor: 0, scroll: 0})
  })
})

describe('the cursor in a text', () => {
  const text = pageWith(50, [2, 5, 30])

  test('goes to what leads somewhere if it is near, with what belongs to it, else the text moves by a line', () => {
    expect(after(text, ['down'], {cursor: 2, scroll: 0})).toEqual({cursor: 5, scroll: 0})
    expect(after(text, ['down'], {cursor: 5, scroll: 0})).toEqual({cursor: 5, scroll: 1})
    expect(after(text, ['down'], {cursor: -1, scroll: 14})).toEqual({cursor: -1, scroll: 15})
    expect(after(text, ['down'], {cursor: -1, scroll: 16})).toEqual({cursor: 30, scroll: 24})
    expect(after(text, ['up'], {cursor: 30, scroll: 25})).toEqual({cursor: 30, scroll: 24})
  })

  test('reads to the end although nothing there leads anywhere', () => {
    expect(after(text, ['bottom'])).toEqual({cursor: -1, scroll: 40})
    expect(after(text, Array.from({length: 100}, () => 'down' as const)).scroll).toBe(40)
  })

  test('goes back up to the first line', () => {
    expect(after(text, ['bottom', ...Array.from({length: 100}, () => 'up' as const)])).toEqual({cursor: 2, scroll: 0})
  })
})

test('a window that became larger shows more, and one that became smaller keeps the cursor in it', () => {
  const list = pageWith(50, all)
  expect(settled(list, {cursor: 45, scroll: 45}, 20)).toEqual({cursor: 45, scroll: 30})
  expect(keptInView(list, {cursor: 9, scroll: 0}, 5)).toEqual({cursor: 9, scroll: 5})
  expect(keptInView(pageWith(10, []), {cursor: 99, scroll: 0}, 5)).toEqual({cursor: -1, scroll: 0})
  expect(settled(pageWith(0, []), {cursor: 3, scroll: 3}, 5)).toEqual({cursor: -1, scroll: 0})
})

test('a row that was searched for stands below what comes before it', () => {
  expect(shownAt(pageWith(50, all), 30, 9)).toEqual({cursor: 30, scroll: 27})
  expect(shownAt(pageWith(50, [29]), 30, 9)).toEqual({cursor: 29, scroll: 27})
})

test('a list of a million rows is moved in without making them all', () => {
  let made = 0
  const page: Page = {head: [], count: 1_000_000, rowAt: () => (made++, {line: [], link})}
  expect(after(page, ['bottom', 'page-up', 'up', 'down']).scroll).toBeGreaterThan(999_000)
  expect(made).toBeLessThan(200)
})

describe('a page that is laid out anew', () => {
  const wide = pageWith(20, [2, 5, 15])
  const narrow = pageWith(60, [6, 18, 40])

  test('keeps its link, as far down the screen', () => {
    expect(refitted(wide, narrow, {cursor: 5, scroll: 3})).toEqual({cursor: 18, scroll: 16})
    expect(refitted(narrow, wide, {cursor: 40, scroll: 38})).toEqual({cursor: 15, scroll: 13})
  })

  test('keeps as far into a text', () => {
    expect(refitted(wide, narrow, {cursor: -1, scroll: 10})).toEqual({cursor: -1, scroll: 30})
  })

  test('is left alone where a row stays a row', () => {
    expect(refitted(wide, wide, {cursor: 5, scroll: 3})).toEqual({cursor: 5, scroll: 3})
  })
})
