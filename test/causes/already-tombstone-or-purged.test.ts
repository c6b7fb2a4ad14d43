import {describe, expect, test} from 'vitest'
import {alreadyTombstoneOrPurged} from '../../src/causes/not-stuck/already-tombstone-or-purged.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, aStore, regions, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {leaving, up} from '../replay/leaving-store.js'

const tombstone = aStore({id: 5, state: 'Tombstone', stateName: 'Tombstone'})
const begun = logged(600, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=10.0.0.5:20160] [physically-destroyed=false]')
const buried = logged(300, '[WARN] [cluster.go:1643] ["store has been Tombstone"] [store-id=5] [store-address=10.0.0.5:20160] [state=Offline] [physically-destroyed=false]')

describe('already-tombstone-or-purged', () => {
  test("is certain by PD's record", () => {
    const finding = findingOn(alreadyTombstoneOrPurged, aCluster({stores: stores(tombstone, up(1))}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [], summary: 'PD is done with store `5`: it is Tombstone.'})
    expect(finding.remedies.map(({risk}) => risk)).toEqual(['read-only', 'destructive'])
  })

  test("is certain by pd.log's last word", async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [begun, buried]})

    expect(findingOn(alreadyTombstoneOrPurged, aCluster({logs})).evidence).toMatchObject([{says: 'PD has made store 5 Tombstone', source: {line: 2}}])
  })

  test('is certain by a delete, and a whole list of stores that no longer has it', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [begun]})

    expect(findingOn(alreadyTombstoneOrPurged, aCluster({logs, stores: stores(up(1))})).evidence).toMatchObject([{source: {line: 1}}])
  })

  test('warns of Regions that still list it', () => {
    const cluster = aCluster({stores: stores(tombstone, up(1), up(2)), regions: regions(aRegion({id: 7, on: [1, 2, 5]}))})

    expect(findingOn(alreadyTombstoneOrPurged, cluster).summary).toContain('yet 1 Region still lists it')
  })

  test('is ruled out while PD lists the store as Offline', () => {
    expect(answerOn(alreadyTombstoneOrPurged, aCluster({stores: stores(leaving, up(1))}))).toMatchObject({kind: 'ruled-out', why: 'PD has store 5 as Offline'})
  })

  test('is ruled out when the store was deleted again after it had been buried', async () => {
    const again = logged(100, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=10.0.0.5:20160] [physically-destroyed=false]')
    const logs = await aLogDigest({'pd-1/pd.log': [begun, buried, again]})

    expect(answerOn(alreadyTombstoneOrPurged, aCluster({logs, stores: stores(leaving)})).kind).toBe('ruled-out')
  })

  test('is ruled out by a lone record of another store: it proves nothing about this one', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [begun]})

    expect(answerOn(alreadyTombstoneOrPurged, aCluster({logs, stores: {...stores(up(1)), isComplete: false}})).kind).toBe('ruled-out')
  })
})
