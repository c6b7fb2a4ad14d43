import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type Region, whole} from '../../src/model/region.js'
import {RegionTable} from '../../src/model/region-table.js'
import {aDocument, aRegion, regionsIn} from '../builders/cluster.js'

const document = aDocument('regions.json')
const ids = (regions: Iterable<Region>) => [...regions].map(({id}) => id)

describe('RegionTable', () => {
  test('gives back what was put in, whatever it is', () => {
    const peer = fc.record({id: fc.integer({min: 1, max: Number.MAX_SAFE_INTEGER}), storeId: fc.integer({min: 1, max: Number.MAX_SAFE_INTEGER}), role: fc.constantFrom('Voter' as const, 'Learner' as const, 'IncomingVoter' as const, 'DemotingVoter' as const), isWitness: fc.boolean()})
    const key = fc.oneof(fc.uint8Array({maxLength: 40}).map((bytes) => Buffer.from(bytes).toString('hex').toUpperCase()), fc.constantFrom('', '?', '‹7480›', '748'))
    const region = fc.record({id: fc.integer({min: 1, max: Number.MAX_SAFE_INTEGER}), startKey: key, endKey: key, peers: fc.uniqueArray(peer, {selector: ({id}) => id, maxLength: 9}), down: fc.nat(), size: fc.nat(), keys: fc.nat(), confVer: fc.nat(), version: fc.nat()})
    fc.assert(
      fc.property(fc.uniqueArray(region, {selector: ({id}) => id, maxLength: 50}), (rows) => {
        const table = new RegionTable()
        const put = rows.map(({peers, down, confVer, version, ...row}, index): Region => {
          const shown = {...row, epoch: {confVer, version}, peers, leader: peers[1], downPeers: peers.slice(2, 3).map((peer) => ({peer, downSeconds: down})), pendingPeers: peers.slice(2, 4)}
          table.add(shown, {document, list: '/regions', index, offset: index * 1000})
          return {...shown, source: {document, pointer: `/regions/${index}`, near: {pointer: `/regions/${index}`, offset: index * 1000}}}
        })
        expect([...table.all()].map(whole)).toEqual(put)
        for (const one of put) expect(whole(table.get(one.id)!)).toEqual(one)
      }),
    )
  })

  test('keeps the higher epoch of a Region that stands there twice, and the later of equal ones', () => {
    const table = new RegionTable()
    const add = (confVer: number, version: number, size: number) => table.add(aRegion({id: 2, on: [1], epoch: {confVer, version}, size}), {document, list: '/regions'})
    add(5, 10, 1)
    add(9, 9, 2)
    expect(table.get(2)?.size).toBe(1)
    add(5, 10, 3)
    expect(table.get(2)?.size).toBe(3)
    add(6, 10, 4)
    expect([table.get(2)?.size, table.count]).toEqual([4, 1])
  })

  test.each([
    ['store', 'check', 'store'],
    ['check', 'store', 'store'],
    ['single', 'all', 'single'],
    ['store', 'store', 'store'],
    ['check', 'all', 'all'],
  ] as const)('of equal epochs, in a dump of kind %s and then %s, it is the one of kind %s', (before, after, kept) => {
    const table = new RegionTable()
    const list = (kind: 'all' | 'check' | 'single' | 'store', size: number, confVer = 5) => {
      table.add(aRegion({id: 2, on: [1, 5], size, epoch: {confVer, version: 1}}), {document: aDocument(`${kind}.json`), list: '/regions', index: size})
      table.addList({kind, ...(kind === 'store' && {storeId: 5}), ids: [2], isComplete: true, source: {document, pointer: ''}})
    }
    list(before, 1)
    list(after, 2)
    expect(table.get(2)?.source).toMatchObject({document: {file: `${kept}.json`}})
    expect(whole(table.get(2)!)).not.toHaveProperty('lacks')
    list('all', 3, 6)
    expect(table.get(2)?.size).toBe(3)
  })

  test('finds each of many Regions, whatever their ids', () => {
    const all = Array.from({length: 5000}, (_, at) => (at % 2 === 0 ? at + 1 : 2 ** 40 + 1024 * at))
    const table = regionsIn({}, [...all, ...all].map((id) => aRegion({id, on: [1]})))
    expect([table.count, ids(table.all())]).toEqual([5000, all])
    expect(all.map((id) => table.get(id)?.id)).toEqual(all)
    expect([table.get(2), table.get(2 ** 40)]).toEqual([undefined, undefined])
  })

  test('lists the Regions on a store and those without a leader by id', () => {
    const regions = regionsIn({}, [aRegion({id: 30, on: [1, 5]}), aRegion({id: 4, on: [5, 2], leader: undefined}), aRegion({id: 7, on: [1, 2], learners: [5]}), aRegion({id: 9, on: [1, 2], leader: undefined})])
    expect(ids(regions.on(5))).toEqual([4, 7, 30])
    expect(ids(regions.on(6))).toEqual([])
    expect(ids(regions.leaderless())).toEqual([4, 9])
    expect(ids(regions.leaderless(1))).toEqual([4])
  })

  test('does not count a Region whose leader the dump does not show among those without one', () => {
    expect(ids(regionsIn({}, [{...aRegion({id: 4, on: [1], leader: undefined}), isLeaderUnknown: true}]).leaderless())).toEqual([])
  })

  test('takes a whole `region store N` for all there is on the store', () => {
    const all = [aRegion({id: 4, on: [1, 5]}), aRegion({id: 7, on: [1, 5]}), aRegion({id: 8, on: [1], learners: [5]})]
    expect(ids(regionsIn({kind: 'store', storeId: 5, ids: [7]}, all).on(5))).toEqual([7])
    expect(ids(regionsIn({kind: 'store', storeId: 5, ids: [7], isComplete: false}, all).on(5))).toEqual([4, 7, 8])
  })

  test('adds the learners that `region store N` hides up to 4.0.16', () => {
    const table = new RegionTable()
    for (const region of [aRegion({id: 4, on: [1, 5]}), aRegion({id: 7, on: [1, 5]}), aRegion({id: 8, on: [1], learners: [5]})]) table.add(region, {document, list: '/regions'})
    table.addList({kind: 'store', storeId: 5, ids: [7], isComplete: true, source: {document, pointer: ''}})
    table.hidesLearners = true
    expect(ids(table.on(5))).toEqual([7, 8])
  })

  test('forgets what it found on a store when more comes in', () => {
    const table = new RegionTable()
    table.add(aRegion({id: 4, on: [1, 5]}), {document, list: '/regions'})
    expect(ids(table.on(5))).toEqual([4])
    table.add(aRegion({id: 7, on: [1, 5]}), {document, list: '/regions'})
    expect(ids(table.on(5))).toEqual([4, 7])
  })

  test('counts the pending peers of each store, once for a Region that came twice', () => {
    const all = [4, 4, 7].map((id) => ({...aRegion({id, on: [1, 5]}), pendingPeers: aRegion({id, on: [1, 5]}).peers.slice(1)}))
    expect(regionsIn({}, all).pendingByStore()).toEqual(new Map([[5, 2]]))
  })

  test('fills in from another table what it lacks, with the place where that stands', () => {
    const older = regionsIn({}, [aRegion({id: 4, on: [1], size: 1}), aRegion({id: 6, on: [2]}), aRegion({id: 8, on: [3]})])
    const table = new RegionTable()
    table.add(aRegion({id: 4, on: [1], size: 2}), {document, list: '/regions', index: 0})
    table.addMissing(older, ({peers}) => peers[0]?.storeId !== 3)
    expect(ids(table.all())).toEqual([4, 6])
    expect(table.get(4)?.size).toBe(2)
    expect(table.get(6)?.source).toEqual(older.get(6)?.source)
  })
})
