import {expect, test} from 'vitest'
import {parseDuration} from '../../src/causes/go-duration.js'

test.each([
  ['17m3.004712149s', 1_023_004.712149],
  ['10.159880563s', 10_159.880563],
  ['43.667689ms', 43.667689],
  ['49.033µs', 0.049033],
  ['1h0m0.5s', 3_600_500],
  ['0s', 0],
])('%s is %d ms', (text, milliseconds) => {
  expect(parseDuration(text)).toBeCloseTo(milliseconds, 6)
})

test.each(['', '17', 'soon', '3 s', '-5s'])('%j is no duration of Go', (text) => {
  expect(parseDuration(text)).toBeUndefined()
})
