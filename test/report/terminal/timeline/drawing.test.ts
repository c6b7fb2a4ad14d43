import {describe, expect, test} from 'vitest'
import type {EventKind} from '../../../../src/report/contract.js'
import {EVENT_LOOKS} from '../../../../src/report/content/event-kinds.js'
import {axis, perColumn, stampOf} from '../../../../src/report/terminal/timeline/axis.js'
import {barOf, drawnLane, ratesIn} from '../../../../src/report/terminal/timeline/drawn-lane.js'
import {trackOf, withWord} from '../../../../src/report/terminal/timeline/track.js'
import {aReport, timeline} from '../../fixtures.js'

const AT = Date.UTC(2026, 10, 23, 9)
const window = {from: AT, to: AT + 10_000}
const happening = (seconds: number, kind: EventKind) => ({at: AT + seconds * 1000, event: {time: '', kind, says: '', file: 'pd.log', quote: ''}})
const quiet = Array.from({length: 10}, () => 0)
const textOf = ({spans}: ReturnType<typeof drawnLane>) => spans.map(({text}) => text).join('')

test('the axis marks a moment where it is asked to', () => {
  expect(axis(window, 20)).toBe('|09:00:00')
  expect(axis(window, 20, AT + 500)).toBe('|v9:00:00')
  expect(axis(window, 20, AT + 5500)).toBe('|09:00:00  v')
  expect(axis(window, 20, AT + 60_000)).toBe('|09:00:00')
})

describe('a lane', () => {
  test('shows how many lines a column has, whatever the stretches are', () => {
    expect(ratesIn([10, 20], {from: AT, every: 5000}, window, 10)).toEqual([2, 2, 2, 2, 2, 4, 4, 4, 4, 4])
    expect(ratesIn([1, 2, 3, 4], {from: AT, every: 1000}, window, 5)).toEqual([1.5, 3.5, 0, 0, 0])
    expect(ratesIn([8], {from: AT - 4000, every: 8000}, window, 5)).toEqual([1, 1, 0, 0, 0])
  })

  test('draws nothing for nothing, and a storm as high as the highest', () => {
    expect([barOf(0, 100), barOf(0.001, 100), barOf(1, 100), barOf(100, 100)]).toEqual([' ', '▁', '▅', '█'])
  })

  test('has a letter where something happens, the most important of what falls together', () => {
    const drawn = drawnLane([happening(2, 'leader'), happening(2, 'panic'), happening(9.99, 'dump'), happening(10, 'config'), happening(11, 'start')], undefined, quiet, 1, window)
    expect(textOf(drawn)).toBe('  P      D')
    expect(drawn.at).toBeUndefined()
  })

  test('shows the event at the cursor before others, as a piece of its own', () => {
    const selected = happening(2, 'leader')
    const drawn = drawnLane([selected, happening(2, 'panic'), happening(3, 'leader')], selected, quiet, 1, window)
    expect(textOf(drawn)).toBe('  ww      ')
    expect(drawn.spans[drawn.at!]?.text).toBe('w')
  })

  test('has another letter for each kind', () => {
    const letters = Object.values(EVENT_LOOKS).map(({letter}) => letter)
    expect(new Set(letters).size).toBe(letters.length)
    expect(letters.join('')).toMatch(/^[!-~]+$/)
  })
})

describe('the axis', () => {
  test.each([
    [10_000, 60, '|09:00:00   |09:00:02   |09:00:04   |09:00:06   |09:00:08'],
    [3_600_000, 40, '|09:00    |09:15    |09:30    |09:45'],
    [100, 60, '|09:00:00.000              |09:00:00.050'.replace(/ +/, (gap) => gap.padEnd(17))],
    [10 * 86_400_000, 40, '                  |2026-11-28'],
  ])('of %d ms on %d columns has times at steps that can be counted in', (span, columns, line) => {
    expect(axis({from: AT, to: AT + span}, columns)).toBe(line)
  })

  test('says what a column stands for', () => {
    expect([perColumn({from: 0, to: 800}, 80), perColumn({from: 0, to: 120_000}, 80), perColumn({from: 0, to: 80 * 86_400_000}, 80)]).toEqual(['10 ms', '1.5 s', '1 d'])
  })

  test('has no word for what no calendar has', () => {
    expect(stampOf(1e18)).toBe('')
  })
})

describe('the track of a report', () => {
  test('leaves out what is no time', () => {
    const [pd, tikv, dumps] = timeline.nodes
    const broken = {...timeline, nodes: [pd!, {...tikv!, events: [{...tikv!.events[0]!, time: 'soon'}, tikv!.events[1]!]}, dumps!]}
    expect(trackOf(aReport({timeline: broken}))?.lanes.map(({events}) => events.length)).toEqual([0, 1, 1])
    expect(trackOf(aReport({timeline: {...timeline, from: 'never'}}))).toBeUndefined()
  })

  test('of a word has the events that say it, and the nodes that are called so', () => {
    const track = trackOf(aReport())!
    expect(withWord(track, 'TOLD TO LEAVE').lanes.map(({node, events}) => [node.node, events.length])).toEqual([['tikv', 1]])
    expect(withWord(track, 'pd-1').lanes.map(({node}) => node.node)).toEqual(['pd-1'])
  })
})
