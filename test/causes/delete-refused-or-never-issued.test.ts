import {describe, expect, test} from 'vitest'
import {deleteRefusedOrNeverIssued} from '../../src/causes/not-stuck/delete-refused-or-never-issued.js'
import type {Reply} from '../../src/model/pd.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, regions, stores} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {leaving, silent, up} from '../replay/leaving-store.js'

const TEXT = 'Failed to delete store 5: [500] "[PD:core:ErrStoresNotEnough]can not remove store 5 since the number of up stores would be 2 while need 3"'
const refusal: Reply = {command: 'store delete 5', isSuccess: false, text: TEXT, source: {file: 'store-delete.txt', line: 2, quote: TEXT}}

describe('delete-refused-or-never-issued', () => {
  test("is certain by PD's answer", () => {
    const finding = findingOn(deleteRefusedOrNeverIssued, aCluster({replies: [refusal], stores: stores(up(5), up(1), up(2)), version: '6.1.7'}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], summary: 'PD refused to delete store `5`: too few Up stores would be left.'})
    expect(finding.evidence[0].source).toMatchObject({file: 'store-delete.txt', line: 2})
    expect(finding.remedies.map(({commands}) => commands[0])).toEqual(['tiup cluster scale-out CLUSTER scale-out.yaml', 'tiup ctl:v6.1.7 pd -u http://PD:2379 store delete 5'])
  })

  test('is ruled out when a later delete was taken', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [logged(60, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=10.0.0.5:20160] [physically-destroyed=false]')]})

    expect(answerOn(deleteRefusedOrNeverIssued, aCluster({logs, replies: [refusal], stores: stores(leaving, up(1))})).kind).toBe('ruled-out')
  })

  test('does not take an answer about another store for it', () => {
    expect(answerOn(deleteRefusedOrNeverIssued, aCluster({replies: [refusal], stores: stores(up(6), up(5))}), 6).kind).toBe('not-checked')
  })

  test('is likely for an empty store that is Down, and that no line of pd.log deletes', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(7200)})
    const cluster = aCluster({logs, stores: stores(silent(5, 7200), up(1)), regions: regions(aRegion({id: 7, on: [1]}))})

    expect(answerOnCluster(deleteRefusedOrNeverIssued, cluster).finding).toMatchObject({confidence: 'likely', stores: [5]})
  })

  test('only hints when the Down store still has peers: it may just be down', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(7200)})
    const cluster = aCluster({logs, stores: stores(silent(5, 7200), up(1)), regions: regions(aRegion({id: 7, on: [1, 5]}))})

    expect(answerOnCluster(deleteRefusedOrNeverIssued, cluster).finding?.confidence).toBe('possible')
  })

  test('names all the stores that are Down, and tells to delete none of them', () => {
    const finding = answerOnCluster(deleteRefusedOrNeverIssued, aCluster({stores: stores(silent(5, 7200), silent(6, 60), silent(7, 7200), up(1))})).finding

    expect(finding).toMatchObject({confidence: 'possible', stores: [5, 7], remedies: []})
    expect(finding?.summary).toBe('Stores 5 and 7 are Down, not Offline: PD has no removal of them. They stay like this until somebody deletes them.')
  })

  test('is ruled out in a healthy cluster', () => {
    expect(answerOnCluster(deleteRefusedOrNeverIssued, aCluster({stores: stores(up(1), up(2))}))).toMatchObject({kind: 'ruled-out', why: 'every store is Up'})
  })

  test('is not checked for a store that is Up when there is no pd.log', () => {
    expect(answerOn(deleteRefusedOrNeverIssued, aCluster({stores: stores(up(5))}))).toMatchObject({kind: 'not-checked', missing: ['pd-log', 'delete-reply']})
  })
})
