import {afterEach, describe, expect, test} from 'vitest'
import {speak} from '../../src/model/say.js'
import {count, lasting, moment} from '../../src/model/words.js'
import {catalog, dates} from '../../src/zh.js'

afterEach(() => speak('en', {}))

describe('a duration', () => {
  test.each([
    [0, '0 seconds', '0 秒'],
    [1000, '1 second', '1 秒'],
    [105_400, '105 seconds', '105 秒'],
    [-3000, '-3 seconds', '-3 秒'],
    [25 * 60_000, '25 minutes', '25 分钟'],
    [119 * 60_000, '119 minutes', '119 分钟'],
    [26 * 3_600_000, '26 hours', '26 小时'],
    [72 * 3_600_000, '3 days', '3 天'],
  ])('of %d ms has one unit', (milliseconds, english, chinese) => {
    expect(lasting(milliseconds)).toBe(english)
    speak('zh', catalog, dates)
    expect(lasting(milliseconds)).toBe(chinese)
  })
})

describe('a moment', () => {
  test.each([
    ['2026-11-23T09:18:36.469+08:00', 'Nov 23, 2026 09:18:36 +08:00', '2026-11-23 09:18:36 +08:00'],
    ['2026-03-29T02:30:00.000Z', 'Mar 29, 2026 02:30:00 UTC', '2026-03-29 02:30:00 UTC'],
    ['2026-02-31', '2026-02-31', '2026-02-31'],
    ['2026-13-01T00:00:00Z', '2026-13-01T00:00:00Z', '2026-13-01T00:00:00Z'],
  ])('written %s stays in its zone', (written, english, chinese) => {
    expect(moment(written)).toBe(english)
    speak('zh', catalog, dates)
    expect(moment(written)).toBe(chinese)
  })
})

test('a large number of something is grouped', () => {
  expect([count(1, 'Region'), count(999, 'Region'), count(1_000_000, 'Region')]).toEqual(['1 Region', '999 Regions', '1,000,000 Regions'])
  speak('zh', catalog, dates)
  expect(count(1_000_000, 'Region')).toBe('1,000,000 个 Region')
})
