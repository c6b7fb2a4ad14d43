import {describe, expect, test} from 'vitest'
import {nearest} from '../../src/commands/nearest.js'

const names = ['leaderless-region', 'halt-scheduling', 'store-limit-too-low', 'snapshot-receive-rejected']

describe('nearest', () => {
  test('finds a name with a slip', () => {
    expect(nearest('leaderles-regoin', names)).toEqual(['leaderless-region'])
  })

  test('finds a name by a part of it', () => {
    expect(nearest('limit', names)).toEqual(['store-limit-too-low'])
  })

  test('offers nothing for a word that is far from all', () => {
    expect(nearest('network', names)).toEqual([])
  })
})
