import {describe, expect, test} from 'vitest'
import {askedOf} from '../../src/ingest/region-list.js'
import {aRegion, regions} from '../builders/cluster.js'

const some = regions(aRegion({id: 2, on: [1, 4, 5]}), aRegion({id: 3, on: [5, 6, 7]}), aRegion({id: 4, on: [6, 7]}))

describe('askedOf', () => {
  test.each([
    ['tiup ctl:v5.2.1 pd -u http://pd-ip:2379 region store 5', {kind: 'store', storeId: 5}],
    ['2022-03-28/region-store-5.json', {kind: 'store', storeId: 5}],
    ['curl http://pd:2379/pd/api/v1/regions/store/5', {kind: 'store', storeId: 5}],
    ['region check miss-peer', {kind: 'check', check: 'miss-peer'}],
    ['region-check-miss-peer.json', {kind: 'check', check: 'miss-peer'}],
    ['region topsize 10', {kind: 'check'}],
    ['region-scan.json', {kind: 'check'}],
    ['curl http://pd:2379/pd/api/v1/regions/writeflow?limit=5', {kind: 'check'}],
    ['region', {kind: 'all'}],
    ['pd/regions.json', {kind: 'all'}],
    ['curl http://pd:2379/pd/api/v1/regions', {kind: 'all'}],
  ])('knows what %s asks for', (asked, kind) => {
    expect(askedOf(asked, [2, 3], some)).toEqual(kind)
  })

  test('takes the one store that all Regions have where nobody says what was asked', () => {
    expect(askedOf('left.json', [2, 3], some)).toEqual({kind: 'store', storeId: 5})
    expect(askedOf('left.json', [3, 4], some)).toEqual({kind: 'all'})
    expect(askedOf('left.json', [2, 3, 4], some)).toEqual({kind: 'all'})
  })

  test('takes no empty list for the whole cluster', () => {
    expect(askedOf('region.json', [], some)).toEqual({kind: 'check'})
  })
})
