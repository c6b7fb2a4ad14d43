import {afterAll, describe, expect, test} from 'vitest'
import {RegionColumns} from '../../../src/ingest/pd/region-columns.js'
import {RegionThread} from '../../../src/ingest/pd/region-thread.js'
import {aFile} from '../a-file.js'
import {assembled} from '../assembled.js'
import {AheadReader} from './read-ahead.js'
import {toldOfRegions} from './told-of-regions.js'

const code = assembled('src/ingest/pd/assembly/regions.ts')
const reader = new AheadReader(code)
const columns = () => new RegionColumns(code)
afterAll(() => reader.close())

/** Each `odd`th of them is none that PD prints. */
function aDump(count: number, odd = Number.POSITIVE_INFINITY, space = 0): string {
  const regions = Array.from({length: count}, (_, at) => {
    const id = 10 * at + 1
    const region = {id, start_key: '7480', end_key: '7481', epoch: {conf_ver: 5, version: at}, peers: [1, 2, 3].map((store) => ({id: id + store, store_id: store + (at % 7)})), approximate_size: at % 90}
    return at % odd === odd - 1 ? {...region, approximate_size: -1} : region
  })
  return JSON.stringify({count, regions}, null, space)
}

const alone = (text: string) => toldOfRegions(aFile('region.json', text), {columns})

describe('a thread that reads Regions ahead', () => {
  test.each([0, 2])('reads them all, in more batches than it holds at once, with an indent of %i', async (space) => {
    const text = aDump(14_000, undefined, space)
    const {told, ahead} = await reader.read(text, {columns})
    expect(ahead).toEqual([14_000])
    expect(told).toEqual((await alone(text)).told)
  })

  test('goes on behind what is not plain', async () => {
    const text = aDump(3000, 500)
    const {told, ahead} = await reader.read(text, {columns})
    expect(ahead.filter((regions) => regions > 0)).toEqual([499, 499, 499, 499, 499, 499])
    expect(told).toEqual((await alone(text)).told)
  })

  test('is asked no more where that comes too often', async () => {
    const text = aDump(3000, 500)
    const thread = new RegionThread({entry: reader.entry, threads: 2, leastBytes: 0, leastRegions: 500})
    const {told, ahead} = await reader.read(text, {columns}, thread)
    await thread.close()
    expect(ahead.slice(0, 9)).toEqual([499, 0, 499, 0, 499, 0, 499, 0, 0])
    expect(ahead.every((regions, at) => at < 8 || regions === 0)).toBe(true)
    expect(told).toEqual((await alone(text)).told)
  })

  test('reads from where the file lies in an archive, and no further than it goes', async () => {
    const text = aDump(3000)
    const {told, ahead} = await reader.read(text, {columns}, undefined, {before: 'x'.repeat(777)})
    expect(ahead).toEqual([3000])
    expect(told).toEqual((await alone(text)).told)
  })

  test('leaves to this one what it does not find any more', async () => {
    const text = aDump(3000)
    const {told, ahead} = await reader.read(text, {columns}, undefined, {bytes: 100_000})
    expect(ahead[0]).toBeGreaterThan(300)
    expect(ahead[0]).toBeLessThan(1000)
    expect(told).toEqual((await alone(text)).told)
  })

  test('is not missed where there is no code for it', async () => {
    const text = aDump(3000)
    const {told, ahead} = await reader.read(text, {columns}, new RegionThread({entry: new URL('gone.mjs', reader.entry), threads: 2, leastBytes: 0}))
    expect(ahead).toEqual([0, ...ahead.slice(1)])
    expect(told).toEqual((await alone(text)).told)
  })

  test('is not started for a small file, for a packed one, or on one processor', () => {
    const file = {...aFile('region.json', aDump(10)), place: {path: '/none', at: 0}}
    expect(new RegionThread({threads: 2}).ahead(file, () => {})).toBeUndefined()
    expect(new RegionThread({threads: 2, leastBytes: 0}).ahead(aFile('region.json', aDump(10)), () => {})).toBeUndefined()
    expect(new RegionThread({threads: 1, leastBytes: 0}).ahead(file, () => {})).toBeUndefined()
  })
})
