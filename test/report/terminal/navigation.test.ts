import {describe, expect, test} from 'vitest'
import {type Extent, type Move, navigate, type Place, START} from '../../../src/report/terminal/navigation.js'

const extent: Extent = {findings: 3, lines: 50, rows: 20}

const after = (moves: readonly Move[], from: Place = START, within = extent) => moves.reduce((place, move) => navigate(place, move, within), from)

describe('navigate', () => {
  test('moves the cursor among the findings and stops at both ends', () => {
    expect(after(['down']).selected).toBe(1)
    expect(after(['down', 'down', 'down', 'down']).selected).toBe(2)
    expect(after(['up']).selected).toBe(0)
    expect(after(['bottom']).selected).toBe(2)
  })

  test('opens the finding under the cursor, and comes back to it', () => {
    expect(after(['down', 'open'])).toMatchObject({isOpen: true, selected: 1})
    expect(after(['down', 'open', 'down', 'back'])).toMatchObject({isOpen: false, selected: 1, scroll: 0})
  })

  test('scrolls an open finding, not the list', () => {
    expect(after(['open', 'down', 'down'])).toMatchObject({selected: 0, scroll: 2})
  })

  test('scrolls no further than the last line', () => {
    expect(after(['open', 'bottom']).scroll).toBe(30)
    expect(after(['open', 'bottom', 'page-down']).scroll).toBe(30)
    expect(after(['open', 'down'], START, {...extent, lines: 5}).scroll).toBe(0)
  })

  test('keeps a line of the page before', () => {
    expect(after(['open', 'page-down']).scroll).toBe(19)
    expect(after(['open', 'page-down', 'page-up']).scroll).toBe(0)
  })

  test('goes round the views, and to one by its number', () => {
    expect(after(['next-view']).view).toBe('stores')
    expect(after(['previous-view']).view).toBe('inputs')
    expect(after(Array.from({length: 5}, () => 'next-view' as const)).view).toBe('findings')
    expect(after([{to: 'open'}]).view).toBe('open')
  })

  test('starts a view at its top', () => {
    expect(after([{to: 'stores'}, 'bottom', {to: 'inputs'}]).scroll).toBe(0)
  })

  test('comes from help back to where it was asked for', () => {
    expect(after([{to: 'noise'}, 'help']).isHelp).toBe(true)
    expect(after([{to: 'noise'}, 'help', 'back'])).toMatchObject({view: 'noise', isHelp: false})
  })

  test('has nothing to open without findings', () => {
    expect(after(['down', 'open'], START, {...extent, findings: 0})).toEqual(START)
  })
})
