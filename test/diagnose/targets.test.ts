import {describe, expect, test} from 'vitest'
import {targets} from '../../src/diagnose/targets.js'
import type {Cluster} from '../../src/model/cluster.js'
import {aCluster, aRegion, aStore, regions, regionsIn, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {leaving, up} from '../replay/leaving-store.js'

const deleted = (secondsBefore: number, id = 5) => logged(secondsBefore, `[WARN] [cluster.go:1174] ["store has been offline"] [store-id=${id}] [store-address=10.0.0.${id}:20160] [physically-destroyed=false]`)
const buried = (secondsBefore: number) => logged(secondsBefore, '[WARN] [cluster.go:1643] ["store has been Tombstone"] [store-id=5] [store-address=10.0.0.5:20160] [state=Offline] [physically-destroyed=false]')
const upAgain = (secondsBefore: number) => logged(secondsBefore, '[WARN] [cluster.go:1726] ["store has been up"] [store-id=5] [store-address=10.0.0.5:20160]')

const stagesOf = (cluster: Cluster, asked?: number) => targets(cluster, asked).map(({id, stage}) => `${id} ${stage}`)

const leftOf = (cluster: Cluster) => targets(cluster).map(({left, isWhole}) => ({left: left?.map(({id}) => id), isWhole}))

describe('the stores that a report is about', () => {
  test.each([
    ['Offline in the dump', stores(leaving, up(1)), ['5 leaving']],
    ['Removing by its node state', stores(up(5, {nodeState: 'Removing'}), up(1)), ['5 leaving']],
    ['Tombstone in the dump', stores(aStore({id: 5, state: 'Tombstone', stateName: 'Tombstone'}), up(1)), ['5 removed']],
    ['Up, as all are', stores(up(5), up(1)), []],
  ])('include one that is %s: %s', (_, records, stages) => {
    expect(stagesOf(aCluster({stores: records}))).toEqual(stages)
  })

  test.each([
    ['deleted', [deleted(600)], ['5 leaving']],
    ['buried', [deleted(600), buried(300)], ['5 removed']],
    ['deleted and taken back', [deleted(600), upAgain(300)], ['5 reverted']],
    ['taken back and deleted again', [deleted(900), upAgain(600), deleted(300)], ['5 leaving']],
  ])('are known from pd.log alone: %s', async (_, lines, stages) => {
    expect(stagesOf(aCluster({logs: await aLogDigest({'pd-1/pd.log': lines})}))).toEqual(stages)
  })

  test('take the dump where it lists the store, and the log where it does not', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [deleted(600), upAgain(300)]})

    expect(stagesOf(aCluster({logs, stores: stores(leaving)}))).toEqual(['5 leaving'])
    expect(stagesOf(aCluster({logs: await aLogDigest({'pd-1/pd.log': [deleted(600)]}), stores: stores(up(1))}))).toEqual(['5 removed'])
  })

  test('put those that leave first', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [deleted(600, 4), logged(500, '[WARN] [cluster.go:1643] ["store has been Tombstone"] [store-id=4] [store-address=10.0.0.4:20160]')]})

    expect(stagesOf(aCluster({logs, stores: stores(leaving, up(1))}), 1)).toEqual(['5 leaving', '4 removed', '1 asked'])
  })

  test('tell since when, and at which address', async () => {
    const [target] = targets(aCluster({logs: await aLogDigest({'pd-1/pd.log': [deleted(600)]})}))

    expect(target).toMatchObject({since: '2026-01-01T11:50:00.000+00:00', address: '10.0.0.5:20160'})
  })

  test('have a store that only the refusal of its successor names', async () => {
    const line = '[FATAL] [server.rs:698] ["failed to start node: duplicated store address: id:3236 address:\\"10.0.0.5:20160\\" , already registered by id:5 address:\\"10.0.0.5:20160\\" state:Offline "]'

    expect(stagesOf(aCluster({logs: await aLogDigest({'tikv-6/tikv.log': [logged(60, line)]})}))).toEqual(['5 leaving'])
  })
})

describe('the Regions left on it', () => {
  const onFive = [aRegion({id: 7, on: [5, 1]}), aRegion({id: 8, on: [1, 2]})]

  test('are those of a whole dump with a peer there', () => {
    expect(leftOf(aCluster({stores: stores(leaving), regions: regions(...onFive)}))).toEqual([{left: [7], isWhole: true}])
  })

  test('are none, and known to be none, when a whole dump has none', () => {
    expect(leftOf(aCluster({stores: stores(leaving), regions: regions()}))).toEqual([{left: [], isWhole: true}])
  })

  test('are not known from a list of another store that shows none', () => {
    expect(leftOf(aCluster({stores: stores(leaving, up(1)), regions: regionsIn({kind: 'store', storeId: 1}, [onFive[1]!])}))).toEqual([{left: undefined, isWhole: undefined}])
  })

  test('are some, but not all, by a list that was cut', () => {
    expect(leftOf(aCluster({stores: stores(leaving), regions: regionsIn({kind: 'store', storeId: 5, isComplete: false}, onFive)}))).toEqual([{left: [7], isWhole: false}])
  })
})
