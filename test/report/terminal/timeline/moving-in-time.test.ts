import {describe, expect, test} from 'vitest'
import type {TimelineEvent} from '../../../../src/report/contract.js'
import {foundInTime, type InLane, inOtherLane, movedInTime, startIn, type TimeMove} from '../../../../src/report/terminal/timeline/moving-in-time.js'
import type {Track} from '../../../../src/report/terminal/timeline/track.js'

const event = (kind: TimelineEvent['kind'], says: string): TimelineEvent => ({time: '', kind, says, file: 'pd.log', line: 1, quote: ''})
const lane = (node: string, store: number | null, times: readonly number[], kind: TimelineEvent['kind'] = 'leader') => ({
  node: {node, component: 'tikv', store, events: [], more: []} as const,
  events: times.map((at) => ({at, event: event(kind, `${node} at ${at}`)})),
})

/** Two nodes between 0 and 100,000 ms. */
const track: Track = {whole: {from: 0, to: 100_000}, lanes: [lane('pd', null, [1000, 2000, 50_000, 99_000]), lane('tikv', 5, [3000, 3000, 80_000]), lane('silent', 6, [])]}
const from = (event: number, cursor = 0, window = track.whole): InLane => ({cursor, time: {window, event}})
const after = (moves: readonly TimeMove[], start = from(0)) => moves.reduce((time, move) => movedInTime(track, {cursor: start.cursor, time}, move), start.time)

describe('the cursor on the time line', () => {
  test('begins where the store of the verdict begins to leave, else where anything happens', () => {
    const leaving: Track = {...track, lanes: [track.lanes[0]!, {...lane('tikv', 5, [1000]), events: [...lane('', 5, [1000]).events, ...lane('', 5, [2000], 'store-offline').events]}]}
    expect(startIn(leaving, 5)).toEqual({cursor: 1, time: {window: track.whole, event: 1}})
    expect(startIn(track, 9)).toEqual(from(0))
    expect(startIn({...track, lanes: []}, 5)).toEqual(from(-1))
  })

  test('goes from event to event, also where two have one time, and stops at both ends', () => {
    expect(after(['next-event', 'next-event']).event).toBe(2)
    expect(after(['next-event', 'next-event', 'next-event', 'next-event']).event).toBe(3)
    expect(after(['previous-event']).event).toBe(0)
    expect(after(['next-event'], from(0, 1)).event).toBe(1)
  })

  test('takes the window along', () => {
    expect(after(['next-event'], from(1, 0, {from: 0, to: 10_000}))).toEqual({window: {from: 45_000, to: 55_000}, event: 2})
    expect(after(['next-event'], from(2, 0, {from: 45_000, to: 55_000}))).toEqual({window: {from: 90_000, to: 100_000}, event: 3})
  })

  test('comes from nowhere to the event that is next', () => {
    expect(after(['next-event'], from(-1, 0, {from: 10_000, to: 20_000})).event).toBe(2)
    expect(after(['previous-event'], from(-1, 0, {from: 10_000, to: 20_000})).event).toBe(1)
    expect(after(['next-event'], from(-1, 2)).event).toBe(-1)
  })

  test('stays at its moment in another lane, where something is in view', () => {
    expect(inOtherLane(track, from(3), 1).event).toBe(2)
    expect(inOtherLane(track, from(2, 0, {from: 40_000, to: 60_000}), 1).event).toBe(-1)
    expect(inOtherLane(track, from(2), 2).event).toBe(-1)
  })

  test('finds what an event says in all lanes, round and round', () => {
    expect(foundInTime(track, from(0), 'tikv at 80', 1)).toEqual({cursor: 1, time: {window: track.whole, event: 2}})
    expect(foundInTime(track, from(2, 1), 'pd at', 1)).toEqual(from(3))
    expect(foundInTime(track, from(0), 'pd at', 0)).toEqual(from(0))
    expect(foundInTime(track, from(0), 'pd at', -1)).toEqual(from(3))
    expect(foundInTime(track, from(0, 0, {from: 0, to: 10_000}), 'at 99000', 1)?.time.window).toEqual({from: 90_000, to: 100_000})
    expect(foundInTime(track, from(0), 'nothing', 1)).toBeUndefined()
  })
})

describe('the window', () => {
  test('closes around the event, and opens again up to the whole', () => {
    expect(after(['closer'], from(2)).window).toEqual({from: 25_000, to: 75_000})
    expect(after(['closer'], from(0)).window).toEqual({from: 500, to: 50_500})
    expect(after(['closer', 'farther', 'farther'], from(2)).window).toEqual(track.whole)
    expect(after(['closer', 'closer', 'whole'], from(2)).window).toEqual(track.whole)
  })

  test('keeps its event in view however close it comes, and comes no closer than lines can be told apart', () => {
    const {window, event} = after(Array.from({length: 40}, () => 'closer' as const), from(1))
    expect(event).toBe(1)
    expect(window.to - window.from).toBe(50)
    expect(window.from).toBeLessThanOrEqual(2000)
    expect(window.to).toBeGreaterThanOrEqual(2000)
  })

  test('moves by a quarter, not beyond the ends, and leaves an event behind that is out of it', () => {
    expect(after(['later'], from(1, 0, {from: 0, to: 10_000}))).toEqual({window: {from: 2500, to: 12_500}, event: -1})
    expect(after(['earlier'], from(0, 0, {from: 0, to: 10_000})).window).toEqual({from: 0, to: 10_000})
    expect(after(['later'], from(3, 0, {from: 90_000, to: 100_000})).window).toEqual({from: 90_000, to: 100_000})
  })
})
