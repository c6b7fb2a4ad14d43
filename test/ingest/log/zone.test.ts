import {describe, expect, test} from 'vitest'
import {zoneNamed} from '../../../src/ingest/log/zone.js'

const at = (name: string, local: string): string | undefined => zoneNamed(name)?.offsetAt(Date.parse(`${local}Z`))

describe('a zone by name', () => {
  test.each([
    ['+08:00', '+08:00'],
    ['-0330', '-03:30'],
    ['+8', '+08:00'],
    ['UTC+8', '+08:00'],
    ['+05:45', '+05:45'],
    ['Z', '+00:00'],
    ['UTC', '+00:00'],
    ['Asia/Shanghai', '+08:00'],
    ['asia/kolkata', '+05:30'],
  ])('%s is %s', (name, offset) => {
    expect(at(name, '2022-03-28T09:34:38')).toBe(offset)
  })

  test.each(['', '8', '08:00', '+15:00', '+08:60', 'China', 'Asia/Nowhere', '+08:00; rm', '../../etc'])('%s is none', (name) => {
    expect(zoneNamed(name)).toBeUndefined()
  })

  test.each([
    ['in winter', '2026-01-15T12:00:00', '+01:00'],
    ['in summer', '2026-07-15T12:00:00', '+02:00'],
    ['just before the clocks go forward', '2026-03-29T01:59:59', '+01:00'],
    ['just after it', '2026-03-29T03:00:00', '+02:00'],
    ['in the hour that comes twice, the first of them', '2026-10-25T02:30:00', '+02:00'],
    ['just after that', '2026-10-25T03:00:00', '+01:00'],
  ])('Europe/Berlin changes with the season: %s', (_, local, offset) => {
    expect(at('Europe/Berlin', local)).toBe(offset)
  })
})
