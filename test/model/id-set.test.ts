import {array, assert, integer, property} from 'fast-check'
import {expect, test} from 'vitest'
import {filed} from '../../src/model/filed.js'
import {IdSet, idSet, idsOf} from '../../src/model/id-set.js'

const ids = array(integer({min: 0, max: 40}), {maxLength: 30})

test('a set of ids has what a Set has, in whatever order it is asked', () => {
  assert(property(ids, ids, (all, asked) => {
    const set = new IdSet(all)
    const like = new Set(all)
    expect(asked.map((id) => set.has(id))).toEqual(asked.map((id) => like.has(id)))
    const sorted = [...like].toSorted((a, b) => a - b)
    expect(sorted.map((id) => new IdSet(sorted).indexOf(id))).toEqual(sorted.map((_, at) => at))
  }))
})

test('ids beyond 2^32 are exact', () => {
  const set = new IdSet([2 ** 53 - 1, 2 ** 40, 7])
  expect([2 ** 40, 2 ** 40 + 1, 2 ** 53 - 1, 7].map((id) => set.has(id))).toEqual([true, false, true, true])
})

test('a list has one set, and one list of ids', () => {
  const list = [{id: 3}, {id: 5}]
  expect(idsOf(list)).toBe(idsOf(list))
  expect(idSet(idsOf(list))).toBe(idSet(idsOf(list)))
})

test('ids are filed as one by one, and all under one thing without a copy', () => {
  assert(property(ids, integer({min: 1, max: 4}), (all, kinds) => {
    const one = new Map<number, number[]>()
    for (const id of all) one.set(id % kinds, [...(one.get(id % kinds) ?? []), id])
    const files = filed(all, (id) => id % kinds)
    expect([...files]).toEqual([...one])
    if (files.size === 1) expect(files.values().next().value).toBe(all)
  }))
})
