import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {printable} from '../../src/report/printable.js'

describe('printable', () => {
  test.each([
    ['an escape code', '\u001b[31mred', String.raw`\x1b[31mred`],
    ['a C1 control', '\u009b31m', String.raw`\x9b31m`],
    ['line ends and tabs', 'a\r\nb\tc', String.raw`a\r\nb\tc`],
    ['a bidi override', 'user\u202etxt.exe', String.raw`user\u202etxt.exe`],
    ['a zero-width space', 'a\u200bb', String.raw`a\u200bb`],
    ['a line separator', 'a\u2028b', String.raw`a\u2028b`],
    ['a tag character', '\u{e0041}', String.raw`\u{e0041}`],
    ['a lone surrogate', 'a\ud800b', String.raw`a\ud800b`],
  ])('shows %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  test('leaves what a reader can see, in any script', () => {
    const text = 'store 5 「区域」 10.0.0.5:20160 — naïve 𝔘 😀'
    expect(printable(text)).toBe(text)
  })

  test('leaves nothing unseen of any text', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(printable(text))))
  })
})
