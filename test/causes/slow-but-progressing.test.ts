import {describe, expect, test} from 'vitest'
import {slowButProgressing} from '../../src/causes/not-stuck/slow-but-progressing.js'
import type {Cluster, Sample} from '../../src/model/cluster.js'
import type {ShownOperator} from '../../src/model/operator.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aDocument, aRegion, aStore, MOMENT, type RegionOf, regionsIn} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster, up} from '../replay/leaving-store.js'

const led = (count: number): readonly RegionOf[] => Array.from({length: count}, (_, index) => ({id: 100 + index, on: [1, 2, 5]}))

/** The list of `region store 5`, saved so many seconds before the last one. */
function sample(secondsBefore: number, regions: readonly RegionOf[]): Sample {
  return {name: String(secondsBefore), moment: MOMENT - secondsBefore * 1000, regions: regionsIn({kind: 'store', storeId: 5}, regions.map(aRegion))}
}

function sampled(before: readonly RegionOf[], now: readonly RegionOf[]): Cluster {
  return {...aLeavingCluster({}, ...now), samples: [sample(120, before), sample(0, now)]}
}

const moving: ShownOperator = {
  desc: 'replace-rule-offline-peer', kinds: ['replica', 'region'], regionId: 100, epoch: {confVer: 5, version: 1}, currentStep: 1, status: 'running', text: '',
  steps: [{kind: 'add-learner', text: 'add learner peer 9 on store 3', storeId: 3}, {kind: 'remove-peer', text: 'remove peer on store 5', storeId: 5}],
  source: {document: aDocument('operators.json'), pointer: '/0'},
}

const finished = (secondsBefore: number, from: number) => logged(secondsBefore, `[INFO] [operator_controller.go:551] ["operator finish"] [region-id=9] [takes=1s] [operator="\\"replace-rule-offline-peer {mv peer: store [${from}] to [1]}\\""]`)

describe('slow-but-progressing', () => {
  test('is certain by two lists of which the later is shorter, with pace and time left', () => {
    const finding = findingOn(slowButProgressing, sampled(led(30), led(20)))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5]})
    expect(finding.regions).toHaveLength(20)
    expect(finding.summary).toBe('Store `5` drains: from 30 to 20 Regions in 2 minutes, 5.0 a minute; at this pace 4 minutes more.')
    expect(finding.evidence.map(({says}) => says)).toEqual(['store 5 has 30 Regions', 'store 5 has 20 Regions'])
  })

  test.each([
    ['nothing tells what PD does', undefined, 'likely'],
    ['PD has an operator for one of the rest', [moving], 'likely'],
    ['PD has none for the rest, which may be a tail that stays', [], 'possible'],
  ])('without the replay, where %s (%j), is %s', (_, operators, confidence) => {
    const {placementRules: _rules, config: _config, ...rest} = sampled(led(30), led(3))

    expect(findingOn(slowButProgressing, {...rest, ...(operators && {operators})}).confidence).toBe(confidence)
  })

  test('is not charged with Regions that cannot move', () => {
    expect(findingOn(slowButProgressing, sampled(led(30), [...led(3), {id: 7, on: [1, 2, 5], leader: undefined}])).regions).toEqual([100, 101, 102])
  })

  test('is ruled out by the same number in both lists', () => {
    expect(answerOn(slowButProgressing, sampled(led(20), led(20)))).toMatchObject({kind: 'ruled-out', why: 'the same 20 Regions in two samples 2 minutes apart'})
  })

  test('is ruled out when the number has grown', () => {
    expect(answerOn(slowButProgressing, sampled(led(20), led(21)))).toMatchObject({kind: 'ruled-out', why: '20 Regions, then 21, in two samples 2 minutes apart'})
  })

  test('only hints on one moment in which an operator has done a step', () => {
    expect(findingOn(slowButProgressing, aLeavingCluster({operators: [moving]}, ...led(3)))).toMatchObject({confidence: 'possible', regions: [100], asks: ['store-again', 'region-store', 'pd-log']})
  })

  test.each([
    ['has done nothing yet', {currentStep: 0}],
    ['is over', {status: 'timeout' as const}],
    ['is about a Region elsewhere', {regionId: 999}],
  ])('does not take an operator for progress that %s', (_, part) => {
    expect(answerOn(slowButProgressing, aLeavingCluster({operators: [{...moving, ...part}]}, ...led(3)))).toMatchObject({kind: 'not-checked', missing: ['store-again', 'region-store']})
  })

  test('is likely for a store that has just become empty', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [finished(20, 5)]})
    const finding = findingOn(slowButProgressing, aLeavingCluster({logs}))

    expect(finding).toMatchObject({confidence: 'likely', asks: ['store-again'], evidence: [{says: 'its last move that pd.log shows'}]})
    expect(finding.remedies.map(({commands}) => commands)).toEqual([['tiup ctl:v7.5.7 pd -u http://PD:2379 store 5']])
  })

  test('does not take the moves of another store, which leaves as well, for those of an empty one', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [finished(20, 50)]})

    expect(answerOn(slowButProgressing, aLeavingCluster({logs}))).toMatchObject({kind: 'not-checked', why: 'the store is empty; whether PD buries it, a second look tells'})
  })

  test('is ruled out for a store that has been empty for longer than PD needs to bury it', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [logged(600, '[INFO] [operator_controller.go:551] ["operator finish"] [region-id=9] [takes=1s] [operator="\\"replace-rule-offline-peer\\""]')]})

    expect(answerOn(slowButProgressing, aLeavingCluster({logs})).kind).toBe('ruled-out')
  })

  test('is ruled out for a store that is Tombstone: nothing is left to move', () => {
    const buried = aStore({id: 5, state: 'Tombstone', stateName: 'Tombstone'})

    expect(answerOn(slowButProgressing, {...aLeavingCluster({}), stores: {...aLeavingCluster({}).stores!, byId: new Map([[5, buried], [1, up(1)]])}})).toMatchObject({kind: 'ruled-out', why: 'the removal is over: nothing is left that could move'})
  })

  test('is never a reason to be stuck', () => {
    expect(slowButProgressing.blocks).toBe('no')
  })
})
