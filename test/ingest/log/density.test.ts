import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {DensityCounter} from '../../../src/ingest/log/density.js'
import {FileTallies, KeyBudget} from '../../../src/ingest/log/file-tallies.js'
import {partUntil} from '../../../src/ingest/log/nodes.js'
import {MOST_STRETCHES} from '../../../src/model/density.js'
import {aLogDigest, logged} from '../../builders/log-digest.js'

/** Lines of these times, ms; undefined for one without. */
const linesAt = (times: ReadonlyArray<number | undefined>) => ({count: times.length, timeAt: (at: number) => times[at]})

function densityOf(...blocks: ReadonlyArray<ReadonlyArray<number | undefined>>) {
  const counter = new DensityCounter()
  for (const block of blocks) counter.read(linesAt(block))
  return counter.density
}

describe('the density of a log', () => {
  test('counts its lines by the second while it is short', () => {
    expect(densityOf([1000, 1500, 2000, undefined, 4200])).toEqual({from: 1000, every: 1000, lines: [2, 2, 0, 1]})
  })

  test('counts what has no time with the line before it, or the first one behind it', () => {
    expect(densityOf([undefined, 1000, undefined, undefined, 3000, undefined])).toEqual({from: 1000, every: 1000, lines: [4, 0, 2]})
    expect(densityOf([undefined, undefined])).toBeUndefined()
  })

  test('widens its stretches, and loses no line', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({min: 0, max: 40 * 86_400_000}), {maxLength: 60}), {minLength: 1, maxLength: 5}), (blocks) => {
      const inOrder = blocks.map((block) => block.toSorted((a, b) => a - b))
      const density = densityOf(...inOrder)
      const times = blocks.flat()
      if (!density) return times.length === 0
      const {from, every, lines} = density
      expect(lines.length).toBeLessThanOrEqual(MOST_STRETCHES)
      expect(lines).toEqual(lines.map((_, at) => times.filter((time) => Math.floor((time - from) / every) === at).length))
      return true
    }))
  })

  test('reads the times of few lines only', () => {
    let looks = 0
    const counter = new DensityCounter()
    counter.read({count: 1_000_000, timeAt: (at) => (looks++, at)})
    expect(counter.density?.lines.reduce((sum, count) => sum + count)).toBe(1_000_000)
    expect(looks).toBeLessThan(50_000)
  })

  test('joins the files of a process', async () => {
    const {nodes} = await aLogDigest({'tikv-1/tikv-2026-01-01T10-00-00.000.log': [logged(9, '[INFO] [a.rs:1] ["a"]'), logged(8, '[INFO] [a.rs:1] ["b"]')], 'tikv-1/tikv.log': [logged(8, '[INFO] [a.rs:1] ["c"]'), logged(5, '[INFO] [a.rs:1] ["d"]')]})
    expect(nodes[0]?.density?.lines).toEqual([1, 2, 0, 0, 1])
  })

  test('is not that of a moment before the end: it counts the lines after it', () => {
    const part = {file: 'tikv.log', origin: '', path: 'tikv.log', component: 'tikv' as const, tallies: new FileTallies(new KeyBudget(new Set())), isDamaged: false, isWhole: true, from: 1000, to: 9000, density: {from: 1000, every: 1000, lines: [1, 0, 0, 0, 0, 0, 0, 0, 1]}}
    expect(partUntil(part, 9000)).toEqual([part])
    expect(partUntil(part, 5000)[0]).toMatchObject({to: 5000})
    expect(partUntil(part, 5000)[0]).not.toHaveProperty('density')
  })
})
