import {describe, expect, test} from 'vitest'
import {nodeNameOf} from '../../../src/ingest/log/node-name.js'
import {storeOfNode} from '../../../src/ingest/log/store-of-node.js'
import type {Stores} from '../../../src/model/cluster.js'
import type {Store} from '../../../src/model/store.js'

test.each([
  ['tikv-1/tikv.log', 'tikv-1'],
  ['tikv-1/tikv-2026-11-23T09-15-11.970.log.gz', 'tikv-1'],
  ['tikv-1/tikv.log.2020-06-05-09:34:38.123456789', 'tikv-1'],
  ['tikv-1/tikv.log-20220328.gz', 'tikv-1'],
  ['tikv-1/tikv_stderr.log', 'tikv-1'],
  ['tiflash-1/tiflash_tikv.log', 'tiflash-1'],
  ['10.0.1.1/log/tikv.log', '10.0.1.1/log/tikv'],
  ['10.0.1.1/log/pd.log', '10.0.1.1/log/pd'],
  ['tikv.log', 'tikv'],
  ['tikv-store-3.log', 'tikv-store-3'],
  ['logs/tikv_10.0.1.1_20160.log', 'logs/tikv_10.0.1.1_20160'],
])('the log %s is of the node %s', (file, node) => {
  expect(nodeNameOf(file)).toBe(node)
})

describe('the store of a node', () => {
  const stores = (addresses: Readonly<Record<number, string>>, isComplete = true): Stores => ({
    byId: new Map(Object.entries(addresses).map(([id, address]) => [Number(id), aStore(Number(id), address)])),
    isComplete,
    hasTombstones: false,
    sources: [],
  })
  test('is the one that its own start lines name', () => {
    expect(storeOf('tikv-1/tikv.log', stores({1: 'tikv-1.lab:20160'}), [5])).toBe(5)
  })

  test.each([
    ['tikv-21/tikv.log', 21],
    ['logs/tikv_10.0.1.1_20160.log', 4],
    ['10.0.1.2/deploy/tikv-20160/log/tikv.log', 6],
    ['10.0.1.1/tidb-deploy/tikv-20161/log/tikv.log', 5],
  ])('of %s is the one with its address', (file, id) => {
    expect(storeOf(file, stores({2: 'tikv-2.lab:20160', 21: 'tikv-21.lab:20160', 4: '10.0.1.1:20160', 5: '10.0.1.1:20161', 6: '10.0.1.2:20160', 7: '10.0.1.22:20160'}))).toBe(id)
  })

  test('is open where two stores share the host', () => {
    expect(storeOf('10.0.1.1/tikv.log', stores({4: '10.0.1.1:20160', 5: '10.0.1.1:20161'}))).toBeUndefined()
  })

  test('is the one in its name, as long as no dump speaks against it', () => {
    expect(storeOf('tikv-store-3.log')).toBe(3)
    expect(storeOf('store7/tikv.log', stores({7: 'a:1'}))).toBe(7)
    expect(storeOf('store7/tikv.log', stores({8: 'a:1'}))).toBeUndefined()
    expect(storeOf('tikv-20160/tikv.log')).toBeUndefined()
    expect(storeOf('basic-tikv-0/tikv.log')).toBeUndefined()
  })
})

function storeOf(file: string, known?: Stores, claimed: readonly number[] = []): number | undefined {
  return storeOfNode({name: nodeNameOf(file), files: [file], claimed}, known)
}

function aStore(id: number, address: string): Store {
  return {
    id, address, state: 'Up', stateName: 'Up', isPhysicallyDestroyed: false, labels: [],
    sendingSnapCount: 0, receivingSnapCount: 0, applyingSnapCount: 0, isBusy: false, source: {file: 'stores.json', line: 1, quote: ''},
  }
}
