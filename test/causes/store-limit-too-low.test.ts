import {describe, expect, test} from 'vitest'
import {storeLimitTooLow} from '../../src/causes/throttled-or-disabled/store-limit-too-low.js'
import type {StoreLimit} from '../../src/model/scheduling.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, aDocument, stores} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster, leaving, rulesOff, up} from '../replay/leaving-store.js'

const left = {id: 7, on: [1, 2, 5]}
const others = [up(1), up(2), up(3)]
const limits = (...all: ReadonlyArray<Omit<StoreLimit, 'source'>>) => ({storeLimits: new Map(all.map((limit) => [limit.storeId, {...limit, source: {document: aDocument('store-limit.json'), pointer: `/${limit.storeId}`}}]))})

describe('store-limit-too-low', () => {
  test('is certain when the only free store may take next to no peer', () => {
    const finding = findingOn(storeLimitTooLow, aLeavingCluster({others, ...limits({storeId: 3, addPeer: 0.01, removePeer: 15})}, left))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7]})
    expect(finding.summary).toBe('The store limit is so low that 1 Region on store `5` waits for hours: store 3 may take next to no peer.')
    expect(finding.evidence[0].source).toMatchObject({document: {file: 'regions.json'}})
    expect(finding.evidence[1]).toMatchObject({says: 'the `add-peer` limit of store 3 is 0.01 a minute', source: {pointer: '/3'}})
    expect(finding.remedies.map(({risk, commands}) => ({risk, commands}))).toEqual([{risk: 'reversible', commands: [expect.stringContaining('store limit 3 15 add-peer')]}])
  })

  test('is certain when the leaving store itself may lose next to none', () => {
    const finding = findingOn(storeLimitTooLow, aLeavingCluster({others, ...limits({storeId: 5, addPeer: 15, removePeer: 0.01})}, left))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [7]})
    expect(finding.summary).toContain('the leaving store may lose next to no peer')
    expect(finding.remedies[0]).toMatchObject({commands: [expect.stringContaining('store limit 5 100000000 remove-peer')], whatIf: ['--store-limit', '5:remove-peer=100000000']})
  })

  test('reads the limit from the configuration where `store limit` was not saved, and says who set it', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [...pdStart(600), logged(300, '[INFO] [cluster.go:2220] ["all store limit changed"] [type=add-peer] [rate-per-min=0.02]')]})
    const {evidence} = findingOn(storeLimitTooLow, aLeavingCluster({others, logs, extraConfig: {schedule: {'store-limit': {3: {'add-peer': 0.02, 'remove-peer': 15}}}}}, left))

    expect(evidence.map(({source}) => source)).toMatchObject([{}, {pointer: '/schedule/store-limit/3/add-peer'}, {file: 'pd-1/pd.log', line: 4}])
  })

  test('takes the limit that every store begins with, in 3.0, and gives the remedy in its words', () => {
    const cluster = aLeavingCluster({version: '3.0.20', others, schedule: {'store-balance-rate': 0.01}, placementRules: rulesOff}, left)
    const finding = findingOn(storeLimitTooLow, cluster)

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7]})
    expect(finding.evidence[1]).toMatchObject({says: 'the `add-peer` limit of store 3 is 0.01 a minute', source: {pointer: '/schedule/store-balance-rate'}})
    expect(finding.remedies).toMatchObject([{commands: [expect.stringMatching(/ store limit 3 15$/)], whatIf: ['--store-limit', '3:add-peer=15']}])
  })

  test('lets the leaving store lose peers whatever its limit, in 3.0', () => {
    expect(answerOn(storeLimitTooLow, aLeavingCluster({version: '3.0.20', others, placementRules: rulesOff, ...limits({storeId: 5, addPeer: 0.01, removePeer: 0.01})}, left)).kind).toBe('ruled-out')
    expect(answerOn(storeLimitTooLow, aLeavingCluster({version: '3.1.2', others, placementRules: rulesOff, ...limits({storeId: 5, addPeer: 0.01, removePeer: 0.01})}, left)).kind).toBe('found')
  })

  test.each([
    ['a low limit that still gives a token every few minutes', limits({storeId: 3, addPeer: 1, removePeer: 1}, {storeId: 5, addPeer: 1, removePeer: 1})],
    ['limits that only stop what the Region does not need', limits({storeId: 3, addPeer: 15, removePeer: 0.01}, {storeId: 5, addPeer: 0.01, removePeer: 15})],
    ['limits of stores that have a peer of it already', limits({storeId: 1, addPeer: 0.01}, {storeId: 2, addPeer: 0.01})],
    ['limits that no dump shows', {}],
  ])('is ruled out by %s', (_, setting) => {
    expect(answerOn(storeLimitTooLow, aLeavingCluster({others, ...setting}, left))).toMatchObject({kind: 'ruled-out', why: 'no Region left waits for a store limit that is all but 0'})
  })

  test('is ruled out while another store has tokens', () => {
    expect(answerOn(storeLimitTooLow, aLeavingCluster({...limits({storeId: 3, addPeer: 0.01})}, left)).kind).toBe('ruled-out')
  })

  test('leaves a Region without leader to what took its leader', () => {
    expect(answerOn(storeLimitTooLow, aLeavingCluster({others, ...limits({storeId: 3, addPeer: 0.01})}, {...left, leader: undefined})).kind).toBe('ruled-out')
  })

  test('is not checked without the Regions and the configuration', () => {
    expect(answerOn(storeLimitTooLow, aCluster({version: '7.5.7', stores: stores(leaving)}))).toMatchObject({kind: 'not-checked', missing: ['region-store', 'config', 'placement-rules']})
  })
})
