import {describe, expect, test} from 'vitest'
import type {LeavingStore} from '../../src/causes/cause.js'
import {charge, type Found} from '../../src/diagnose/charge.js'
import {aRegion, regions} from '../builders/cluster.js'
import {aFound} from '../builders/finding.js'

const storeWith = (...ids: readonly number[]): LeavingStore => ({id: 5, isTiflash: false, left: regions(...ids.map((id) => aRegion({id, on: [5, 1, 2]}))).on(5), isWhole: true})

function chargesOf(store: LeavingStore, ...found: readonly Found[]) {
  const {byCause, uncharged} = charge(store, found)
  return {charged: Object.fromEntries([...byCause].map(([{cause}, ids]) => [cause.id, ids])), uncharged}
}

describe('charge', () => {
  test('charges a Region to the finding that explains it, and leaves open what none explains', () => {
    expect(chargesOf(storeWith(1, 2, 3), aFound('leaderless-region', 'certain', [2]))).toEqual({charged: {'leaderless-region': [2]}, uncharged: [1, 3]})
  })

  test('charges every Region once, to the surer of two', () => {
    expect(chargesOf(storeWith(1, 2), aFound('halt-scheduling', 'likely', [1, 2]), aFound('not-enough-up-stores', 'certain', [2]))).toEqual({
      charged: {'halt-scheduling': [1], 'not-enough-up-stores': [2]},
      uncharged: [],
    })
  })

  test('takes the first of two that are as sure, as the catalogue orders them', () => {
    expect(chargesOf(storeWith(1), aFound('halt-scheduling', 'certain', [1]), aFound('not-enough-up-stores', 'certain', [1])).charged).toEqual({'halt-scheduling': [1]})
  })

  test('prefers what makes a finding more precise, even if it is less sure', () => {
    const general = aFound('leaderless-region', 'certain', [1, 2])
    const precise = aFound('ghost-region-pd-only', 'likely', [1], {refines: 'leaderless-region'})

    expect(chargesOf(storeWith(1, 2), general, precise).charged).toEqual({'ghost-region-pd-only': [1], 'leaderless-region': [2]})
  })

  test('charges a hint with nothing', () => {
    expect(chargesOf(storeWith(1), aFound('leaderless-region', 'possible', [1]))).toEqual({charged: {}, uncharged: [1]})
  })

  test('does not charge Regions that are not left on the store', () => {
    expect(chargesOf(storeWith(1), aFound('leaderless-region', 'certain', [1, 99])).charged).toEqual({'leaderless-region': [1]})
  })

  test('charges nothing when the bundle does not show what is left', () => {
    expect(chargesOf({id: 5, isTiflash: false}, aFound('leaderless-region', 'certain', [1]))).toEqual({charged: {}, uncharged: []})
  })
})
