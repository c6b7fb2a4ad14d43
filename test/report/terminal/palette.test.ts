import {describe, expect, test} from 'vitest'
import {commandOf} from '../../../src/report/terminal/keys.js'
import {VIEWS} from '../../../src/report/terminal/page.js'
import {entriesOf, matching} from '../../../src/report/terminal/palette.js'
import {aReport} from '../fixtures.js'

const entries = entriesOf(aReport())
const found = (text: string) => matching(entries, text).map(({title}) => title)

describe('the palette', () => {
  test('offers every view, the findings and the stores', () => {
    expect(found('')).toEqual(expect.arrayContaining(['Verdict', 'Time', 'Finding 1: leaderless-region (certain)', 'Explain leaderless-region', 'Store 5']))
    expect(VIEWS.filter((view) => !entries.some(({does}) => typeof does === 'object' && 'to' in does && does.to === view))).toEqual([])
  })

  test('names for each action the key that does the same', () => {
    const keys: Readonly<Record<string, string>> = {Esc: '<escape>', '→': '<right>', '←': '<left>'}
    expect(entries.filter(({keys: key, does}) => key !== '' && JSON.stringify(commandOf(keys[key] ?? key, true)) !== JSON.stringify(does) && commandOf(key) !== does).map(({title}) => title)).toEqual([])
  })

  test.each([
    ['noi', 'Noise'],
    ['zin', 'Time line: zoom in'],
    ['ll', 'Time line: all of it'],
    ['late', 'Time line: later'],
    ['STORE 5', 'Store 5'],
  ])('finds by %j first %j', (text, title) => {
    expect(found(text)[0]).toBe(title)
  })

  test('finds nothing for what nothing is called', () => {
    expect(found('xyzzy')).toEqual([])
  })
})
