import {describe, expect, test} from 'vitest'
import {buryNotRun} from '../../src/causes/empty-not-buried/bury-not-run.js'
import type {Cluster, Sample} from '../../src/model/cluster.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, MOMENT, regionsIn, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {leaving, up} from '../replay/leaving-store.js'

const empty = regionsIn({kind: 'store', storeId: 5}, [])
const FAILED = logged(60, String.raw`[ERROR] [cluster.go:1210] ["bury store failed"] [store="id:5 address:\"10.0.0.5:20160\" state:Offline "] [error="etcdserver: mvcc: database space exceeded"]`)

/** The store in an earlier sample, so many minutes before the last one. */
const seen = (minutes: number, store: Store, left = empty): Sample => ({name: '', moment: MOMENT - minutes * 60_000, stores: stores(store, up(1)), regions: left})

function aClusterOver(samples: readonly Sample[], parts: Partial<Omit<Cluster, 'version'>> & {readonly version?: string} = {}): Cluster {
  return aCluster({version: '7.5.7', samples, stores: stores(leaving, up(1)), regions: empty, ...parts})
}

describe('bury-not-run', () => {
  test('is certain when two looks, minutes apart, show a leaving store with nothing on it', () => {
    const finding = findingOn(buryNotRun, aClusterOver([seen(10, leaving), seen(0, leaving)]))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [], holdsStore: true, summary: 'Nothing is left on store `5` since 10 minutes or longer, and PD does not turn it Tombstone.'})
    expect(finding.evidence[0]).toMatchObject({says: 'store 5 is still Offline', source: {pointer: '/stores/5/store/state_name'}})
    expect(finding.remedies.map(({risk}) => risk)).toEqual(['read-only', 'reversible'])
  })

  test("is certain by PD's own word that it cannot save the burial, and looks after its disk first", async () => {
    const finding = findingOn(buryNotRun, aClusterOver([seen(0, leaving)], {logs: await aLogDigest({'pd-1/pd.log': [FAILED]})}))

    expect(finding.confidence).toBe('certain')
    expect(finding.summary).toContain('it cannot save the change')
    expect(finding.evidence.at(-1)).toMatchObject({says: 'PD fails to bury it', source: {line: 1}})
    expect(finding.remedies[0]?.commands).toContain('df -h PD_DATA_DIR')
  })

  test('is likely where only pd.log tells since when the store is empty', async () => {
    const begun = logged(600, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=10.0.0.5:20160] [physically-destroyed=false]')

    expect(findingOn(buryNotRun, aClusterOver([seen(0, leaving)], {logs: await aLogDigest({'pd-1/pd.log': [begun]})})).confidence).toBe('likely')
  })

  test.each([
    ['6.0.0', ['https://github.com/tikv/pd/issues/4874']],
    ['7.5.7', ['https://github.com/tikv/pd/issues/8997']],
    ['8.5.5', []],
    ['5.4.0', []],
  ])('names the bugs of PD %s: %j', (version, urls) => {
    expect((findingOn(buryNotRun, aClusterOver([seen(10, leaving), seen(0, leaving)], {version})).knownBugs ?? []).map(({url}) => url)).toEqual(urls)
  })

  test('is ruled out for a minute after the last Region has left: PD looks once in a while', () => {
    expect(answerOn(buryNotRun, aClusterOver([seen(1, leaving), seen(0, leaving)]))).toMatchObject({kind: 'ruled-out', why: expect.stringContaining('PD buries it at its next round')})
  })

  test('does not count the time in which the empty store was not leaving yet', async () => {
    const begun = logged(5, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=10.0.0.5:20160] [physically-destroyed=false]')
    const logs = await aLogDigest({'pd-1/pd.log': [begun]})

    expect(answerOn(buryNotRun, aClusterOver([seen(10, up(5)), seen(0, leaving)], {logs}))).toMatchObject({kind: 'ruled-out', why: expect.stringContaining('5 seconds')})
  })

  test('is ruled out while a Region is left', () => {
    const left = regionsIn({kind: 'store', storeId: 5}, [aRegion({id: 7, on: [1, 2, 5]})])

    expect(answerOn(buryNotRun, aClusterOver([seen(10, leaving, left), seen(0, leaving, left)], {regions: left}))).toMatchObject({kind: 'ruled-out', why: 'Regions are left on it: PD has nothing to bury yet'})
  })

  test('is ruled out for a store that is Tombstone already', () => {
    const buried: Store = {...leaving, state: 'Tombstone', stateName: 'Tombstone'}

    expect(answerOn(buryNotRun, aClusterOver([seen(0, buried)], {stores: stores(buried, up(1))})).kind).toBe('ruled-out')
  })

  test('is not checked where no list tells whether a Region is left', () => {
    expect(answerOn(buryNotRun, aCluster({stores: stores(leaving, up(1))}))).toMatchObject({kind: 'not-checked', missing: ['region-store', 'regions']})
  })

  test('is not checked where nothing tells since when the store is empty', () => {
    expect(answerOn(buryNotRun, aClusterOver([seen(0, leaving)]))).toMatchObject({kind: 'not-checked', missing: ['store-again', 'pd-log']})
  })
})
