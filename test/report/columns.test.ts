import fc from 'fast-check'
import stringWidth from 'string-width'
import {expect, test} from 'vitest'
import {columnsOf} from '../../src/report/columns.js'

const RANGES = [[0x20, 0x2ff], [0x2000, 0x206f], [0x2190, 0x21ff], [0x2500, 0x259f], [0x3000, 0x303f], [0x4e00, 0x4eff], [0x9ff0, 0xa000], [0xff00, 0xffef], [0xfe0f, 0xfe0f], [0x1f600, 0x1f610], [0x300, 0x303]] as const
const character = fc.oneof(...RANGES.map(([min, max]) => fc.integer({min, max}))).map((code) => String.fromCodePoint(code))

test('every character, and any number of them, is as wide as Unicode says', () => {
  for (const [from, to] of RANGES) for (let code = from; code <= to; code++) expect([code, columnsOf(String.fromCodePoint(code))]).toEqual([code, stringWidth(String.fromCodePoint(code))])
  fc.assert(
    fc.property(fc.array(character, {maxLength: 12}).map((characters) => characters.join('')), (text) => {
      expect(columnsOf(text)).toBe(stringWidth(text))
    }),
    {numRuns: 5000},
  )
})
