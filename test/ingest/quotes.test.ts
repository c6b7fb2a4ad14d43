import {describe, expect, test} from 'vitest'
import {openBundle} from '../../src/bundle/open.js'
import {ingest} from '../../src/ingest/ingest.js'
import {type Quote, readQuotes} from '../../src/ingest/quotes.js'
import {type Source, within} from '../../src/model/source.js'
import {tempBundle} from '../bundle/temp-bundle.js'

const STORES = {count: 2, stores: [{store: {id: 1, address: '10.0.1.1:20160', state_name: 'Up'}, status: {}}, {store: {id: 5, address: '10.0.1.5:20160', state_name: 'Offline'}, status: {region_count: 0}}]}
const REGIONS = {count: 2, regions: [{id: 2, start_key: '', end_key: '74', peers: [{id: 3, store_id: 1}]}, {id: 434317, start_key: '74', end_key: '', peers: [{id: 434318, store_id: 5}]}]}

async function quotesOf(files: Readonly<Record<string, string>>, pick: (read: Awaited<ReturnType<typeof ingest>>) => Source | undefined): Promise<Quote> {
  const read = await ingest(openBundle([tempBundle(files)]))
  const source = pick(read)
  if (!source) throw new TypeError('there is nothing to cite')
  return (await readQuotes(read.files, [source]))(source)
}

describe('readQuotes', () => {
  test.each([['pretty', 2], ['compact', 0]])('cites a value of a %s document by pointer, as it stands there', async (_, indent) => {
    const text = JSON.stringify(STORES, null, indent)
    const quote = await quotesOf({'stores.json': text}, ({cluster}) => within(cluster.stores!.byId.get(5)!.source, '/store/state_name'))
    expect(quote).toEqual({file: 'stores.json', pointer: '/stores/1/store/state_name', quote: '"Offline"'})
  })

  test('cuts a long value at 400 characters, white space as it is', async () => {
    const text = JSON.stringify(STORES, null, 2)
    const {quote} = await quotesOf({'stores.json': text}, ({cluster}) => cluster.stores?.sources[0])
    expect(quote).toBe(text.slice(0, 400))
  })

  test.each([['pretty', 2], ['compact', 0]])('cites a Region of a %s list', async (_, indent) => {
    const text = JSON.stringify(REGIONS, null, indent)
    const pick = (pointer: string) => quotesOf({'region.json': text}, ({cluster}) => within(cluster.regions!.get(434317)!.source, pointer))
    expect(await pick('/peers/0/store_id')).toEqual({file: 'region.json', pointer: '/regions/1/peers/0/store_id', quote: '5'})
    expect(JSON.parse((await pick('')).quote)).toEqual(REGIONS.regions[1])
  })

  test('cites a Region that stands alone, in a wrapper, or in a bare list', async () => {
    const region = {id: 434317, start_key: '', end_key: '', peers: [{id: 434318, store_id: 5}]}
    for (const [shape, pointer] of [[region, ''], [{region}, '/region'], [[region], '/0']] as const) {
      const quote = await quotesOf({'region.json': JSON.stringify(shape, null, 2)}, ({cluster}) => cluster.regions?.get(434317)?.source)
      expect(quote.pointer).toBe(pointer)
      expect(JSON.parse(quote.quote)).toEqual(region)
    }
  })

  test('cites what is in a capture by its line', async () => {
    const session = `» store\n${JSON.stringify(STORES, null, 2)}\n» region store 5\n${JSON.stringify(REGIONS, null, 2)}\n`
    const line = session.split('\n').findIndex((line) => line.includes('434317')) + 1
    expect(await quotesOf({'session.txt': session}, ({cluster}) => within(cluster.regions!.get(434317)!.source, '/id'))).toEqual({file: 'session.txt', line, quote: '"id": 434317,'})
  })

  test('cites a Region of a long line of a capture from where it begins, and nothing of its neighbours', async () => {
    const regions = Array.from({length: 12}, (_, at) => ({id: 100 + at, start_key: `7${at}`, end_key: `7${at + 1}`, peers: [{id: 900 + at, store_id: 5}]}))
    const session = `» region store 5\n${JSON.stringify({count: 12, regions})}\n» store 5\nFailed\n`
    const {line, quote} = await quotesOf({'session.txt': session}, ({cluster}) => cluster.regions!.get(107)!.source)
    expect(line).toBe(2)
    expect(JSON.parse(quote)).toEqual(regions[7])
  })

  test('cites of an object of a capture the first line that says something', async () => {
    const session = `» store\n${JSON.stringify(STORES, null, 2)}\n» scheduler show\n[]\n`
    const {line, quote} = await quotesOf({'session.txt': session}, ({cluster}) => cluster.stores!.byId.get(5)!.source)
    expect(quote).toBe('"id": 5,')
    expect(session.split('\n')[line! - 1]!.trim()).toBe(quote)
  })

  test('cites a piece that lacks its first brace by its line', async () => {
    expect(await quotesOf({'store.txt': '"store": {\n"id": 7,\n"state_name": "Offline"\n},\n"status": {}\n}\n'}, ({cluster}) => within(cluster.stores!.byId.get(7)!.source, '/store/state_name'))).toEqual({file: 'store.txt', line: 3, quote: '"state_name": "Offline"'})
  })

  test('falls back on the nearest value that is there', async () => {
    expect(await quotesOf({'store-5.json': JSON.stringify(STORES.stores[1])}, ({cluster}) => within(cluster.stores!.byId.get(5)!.source, '/status/capacity'))).toEqual({file: 'store-5.json', pointer: '/status', quote: '{"region_count":0}'})
  })

  test('cites a value whose number a double would round exactly', async () => {
    const text = '{"store": {"id": 5, "last_heartbeat": 1648517045511041818, "state_name": "Offline"}, "status": {}}'
    expect((await quotesOf({'store-5.json': text}, ({cluster}) => within(cluster.stores!.byId.get(5)!.source, '/store/last_heartbeat'))).quote).toBe('1648517045511041818')
  })

  test('gives a line source back as it is', async () => {
    const source = {file: 'session.txt', line: 3, quote: 'Success!'}
    expect((await readQuotes(new Map(), [source]))(source)).toEqual(source)
  })
})
