import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {plain, type Span, span, sentence} from '../../src/report/document.js'
import {widthOf, wrap} from '../../src/report/wrap.js'

const lines = (spans: readonly Span[], width: number) => wrap(spans, width).map((line) => line.map(({text}) => text).join(''))

describe('wrap', () => {
  test('breaks at blanks', () => {
    expect(lines(plain('PD cannot move the peer'), 10)).toEqual(['PD cannot', 'move the', 'peer'])
  })

  test('keeps a mark with the name before it', () => {
    expect(lines(sentence('leave store `5`, then'), 13)).toEqual(['leave store', '5, then'])
  })

  test.each([1, 0, -3])('ends also where there is no room at all: %s columns', (width) => {
    expect(lines(plain('abcdef'), width).join('')).toBe('abcdef')
  })

  test('keeps the tone of each piece', () => {
    expect(wrap([span('now: '), span('gone', 'danger')], 5)).toEqual([[span('now:')], [span('gone', 'danger')]])
  })

  test('breaks a word that is longer than a line', () => {
    expect(lines(plain('see abcdefghij'), 4)).toEqual(['see', 'abcd', 'efgh', 'ij'])
  })

  test('counts a wide character as two columns and breaks between two', () => {
    expect(lines(plain('区域没有主'), 4)).toEqual(['区域', '没有', '主'])
  })

  test.each([
    ['ends with an opening one', '没有主（区域）', ['没有', '主', '（区', '域）']],
    ['begins with a full stop', '区域没有。主', ['区域', '没', '有。', '主']],
  ])('breaks so that no line %s', (_, words, broken) => {
    expect(lines(plain(words), 4)).toEqual(broken)
  })

  test('keeps a wide mark with the name before it', () => {
    expect(lines(sentence('看 `store`，再看'), 7)).toEqual(['看', 'store，', '再看'])
  })

  test('keeps blanks within a line, since a quotation is exact', () => {
    expect(lines(plain('a   b'), 10)).toEqual(['a   b'])
  })

  test('loses no letter and keeps to the width', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'bc', ' ', '  ', '区', '。', '（', 'é', '😀', 'lengthy-word'), {maxLength: 30}), fc.integer({min: 2, max: 20}), (parts, width) => {
        const spans = parts.map((part) => span(part))
        const wrapped = wrap(spans, width)
        expect(wrapped.flat().map(({text}) => text).join('').replaceAll(' ', '')).toBe(parts.join('').replaceAll(' ', ''))
        for (const line of wrapped) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
