import {describe, expect, test} from 'vitest'
import {tombstoneWithPeers} from '../../src/causes/recovery-residue/tombstone-with-peers.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, aStore, regions, regionsIn, stores} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {leaving, up} from '../replay/leaving-store.js'

const tombstone = aStore({id: 5, state: 'Tombstone', stateName: 'Tombstone'})
const KEPT = logged(10, String.raw`[WARN] [cluster.go:1123] ["skip removing tombstone"] [store="id:5 address:\"10.0.0.5:20160\" state:Tombstone "]`)
const buried = (secondsBefore: number) => logged(secondsBefore, '[WARN] [cluster.go:1643] ["store has been Tombstone"] [store-id=5] [store-address=10.0.0.5:20160] [state=Offline] [physically-destroyed=false]')

describe('tombstone-with-peers', () => {
  test('is certain when a Region lists a store that PD has buried', () => {
    const finding = findingOn(tombstoneWithPeers, aCluster({version: '26.3.4', stores: stores(tombstone, up(1), up(2)), regions: regions(aRegion({id: 7, on: [1, 2, 5]}), aRegion({id: 8, on: [1, 2, 5], leader: undefined}))}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7, 8]})
    expect(finding.summary).toContain('2 Regions (7 and 8) still list it, 1 of them without a leader')
    expect(finding.evidence[0].says).toBe('Region 7 has a peer on store 5')
  })

  test('keeps the disk first, and takes a peer away only where a leader can do so', () => {
    const {remedies} = findingOn(tombstoneWithPeers, aCluster({version: '26.3.4', stores: stores(tombstone, up(1), up(2)), regions: regions(aRegion({id: 7, on: [1, 2, 5]}), aRegion({id: 8, on: [1, 2, 5], leader: undefined}))}))

    expect(remedies[0]).toMatchObject({risk: 'read-only', title: expect.stringContaining('Keep the disk')})
    expect(remedies.slice(1).flatMap(({commands}) => commands)).toEqual([expect.stringContaining('operator add remove-peer 7 5')])
  })

  test('quotes the burial, and the purge that PD skipped', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [buried(300), KEPT]})

    expect(findingOn(tombstoneWithPeers, aCluster({logs, stores: stores(up(1), up(2)), regions: regions(aRegion({id: 7, on: [1, 2, 5]}))})).evidence).toMatchObject([{}, {source: {line: 1}}, {source: {line: 2}}])
  })

  test('hints when a PD that buries by size did so before its Regions were reported', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(300), buried(284)]})
    const finding = findingOn(tombstoneWithPeers, aCluster({version: '26.3.4', logs}))

    expect(finding).toMatchObject({confidence: 'possible', regions: [], knownBugs: [{url: 'https://github.com/tikv/pd/pull/9333'}]})
    expect(finding.summary).toContain('buried store `5` 16 seconds after it had loaded its Regions')
  })

  test('hints when all that is seen is a record that PD does not purge', async () => {
    expect(findingOn(tombstoneWithPeers, aCluster({logs: await aLogDigest({'pd-1/pd.log': [KEPT]})}))).toMatchObject({confidence: 'possible', regions: []})
  })

  test.each([
    ['a PD that counts Regions', '7.5.7', 284],
    ['a PD whose Regions had long been reported', '26.3.4', 100],
  ])('is not suspected of %s', async (_, version, secondsBefore) => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(300), buried(secondsBefore)]})

    expect(answerOn(tombstoneWithPeers, aCluster({version, logs}))).toMatchObject({kind: 'not-checked', missing: ['region-store', 'regions']})
  })

  test('is ruled out when no Region lists the buried store, however soon it was buried', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(300), buried(284)]})

    expect(answerOn(tombstoneWithPeers, aCluster({version: '26.3.4', logs, stores: stores(tombstone, up(1)), regions: regionsIn({kind: 'store', storeId: 5}, [])}))).toMatchObject({kind: 'ruled-out', why: 'no Region lists the buried store'})
  })

  test('is ruled out for a store that is still leaving', () => {
    expect(answerOn(tombstoneWithPeers, aCluster({stores: stores(leaving, up(1)), regions: regions(aRegion({id: 7, on: [1, 2, 5]}))}))).toMatchObject({kind: 'ruled-out', why: 'store 5 is no Tombstone'})
  })
})
