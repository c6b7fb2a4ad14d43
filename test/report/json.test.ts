import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {json} from '../../src/report/json.js'
import {aReport} from './fixtures.js'
import {poisoned} from './hostile.js'

describe('json', () => {
  test('prints as JSON.stringify does, with a line end', () => {
    expect(json(aReport())).toBe(`${JSON.stringify(aReport(), null, 2)}\n`)
  })

  test('prints an integer beyond 2^53 exactly', () => {
    expect(json({clusterId: 6801677093094295553n})).toBe('{\n  "clusterId": 6801677093094295553\n}\n')
  })

  test('leaves absent fields out', () => {
    expect(json({line: undefined, pointer: '/a'})).toBe('{\n  "pointer": "/a"\n}\n')
  })

  test('means the same as JSON.stringify for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(json(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('prints nothing that acts on a terminal, and loses nothing of it', () => {
    const report = poisoned(aReport())
    expect(json(report).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
    expect(JSON.parse(json(report))).toEqual(report)
  })
})
