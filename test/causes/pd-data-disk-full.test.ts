import {describe, expect, test} from 'vitest'
import {pdDataDiskFull} from '../../src/causes/pd-cannot-act/pd-data-disk-full.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
const NOSPACE = 'etcdserver: mvcc: database space exceeded'
const unburied = (secondsBefore: number, {storeId = 5, error = NOSPACE} = {}) => logged(secondsBefore, `[ERROR] [cluster.go:1210] ["bury store failed"] [store="id:${storeId} address:\\"10.0.0.${storeId}:20160\\" state:Offline "] [error="${error}"]`)
const unsaved = (secondsBefore: number, error: string) => logged(secondsBefore, `[ERROR] [region_storage.go:140] ["flush regions meet error"] [error="${error}"]`)
const FULL = 'write /data/pd/region-meta/000123.log: no space left on device'
const tombstone = (secondsBefore: number) => logged(secondsBefore, '[WARN] [cluster.go:1643] ["store has been Tombstone"] [store-id=5] [store-address=10.0.0.5:20160] [state=Offline] [physically-destroyed=false]')
const logOf = (...lines: string[]) => aLogDigest({'pd-1/pd.log': [...pdStart(600), ...lines]})

describe('pd-data-disk-full', () => {
  test('is certain when PD cannot save that the store is Tombstone', async () => {
    const finding = findingOn(pdDataDiskFull, aLeavingCluster({logs: await logOf(unburied(40), unburied(30))}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], holdsStore: true})
    expect(finding.summary).toContain('PD cannot make store `5` Tombstone')
    expect(finding.evidence[0].source).toMatchObject({line: 5})
    expect(finding.remedies.map(({risk}) => risk)).not.toContain('destructive')
  })

  test('holds no store while PD only fails to save Regions', async () => {
    const finding = findingOn(pdDataDiskFull, aLeavingCluster({logs: await logOf(unsaved(50, FULL), unsaved(40, FULL))}, led))

    expect(finding).toMatchObject({confidence: 'possible', regions: []})
    expect(finding.holdsStore).toBeUndefined()
    expect(finding.evidence[1]).toMatchObject({says: 'the first of 2 failed saves', source: {line: 4}})
  })

  test.each([
    ['a burial of another store', unburied(40, {storeId: 6})],
    ['a burial that fails for another reason', unburied(40, {error: 'etcdserver: request timed out'})],
    ['a save that fails for another reason', unsaved(40, 'leveldb: closed')],
  ])('is ruled out by %s', async (_, line) => {
    expect(answerOn(pdDataDiskFull, aLeavingCluster({logs: await logOf(line)}, led)).kind).toBe('ruled-out')
  })

  test('is over once PD has buried the store', async () => {
    expect(answerOn(pdDataDiskFull, aLeavingCluster({logs: await logOf(unburied(40), tombstone(10))})).kind).toBe('ruled-out')
  })

  test('does not believe the line that PD logs before it saves the burial', async () => {
    expect(findingOn(pdDataDiskFull, aLeavingCluster({logs: await logOf(tombstone(40), unburied(40), tombstone(30), unburied(30))}))).toMatchObject({confidence: 'certain', holdsStore: true, evidence: [{source: {line: 7}}]})
  })

  test('tells of the full disk where no store is leaving', async () => {
    expect(answerOnCluster(pdDataDiskFull, aCluster({logs: await logOf(unsaved(50, FULL))})).finding).toMatchObject({confidence: 'certain', stores: []})
  })

  test('is not checked without a log of PD', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [logged(60, '[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [region_count=28] [store_id=1]')]})

    expect(answerOn(pdDataDiskFull, aLeavingCluster({logs}, led))).toMatchObject({kind: 'not-checked', missing: ['pd-log']})
    expect(answerOn(pdDataDiskFull, aLeavingCluster({}, led))).toMatchObject({kind: 'not-checked', missing: ['pd-log']})
  })
})
