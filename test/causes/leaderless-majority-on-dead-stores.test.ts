import {describe, expect, test} from 'vitest'
import {leaderlessMajorityOnDeadStores} from '../../src/causes/no-leader/leaderless-majority-on-dead-stores.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, type RegionOf, regions, stores} from '../builders/cluster.js'
import {aLogDigest, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster, silent, up} from '../replay/leaving-store.js'

const HOUR = 3600

/** Store 5 leaves; stores 1 and 2 are silent for so long, 3 and 4 run. */
const withSilent = (seconds: number) => [silent(1, seconds), silent(2, seconds), up(3), up(4)]

describe('leaderless-majority-on-dead-stores', () => {
  test('names the dead stores and the Region that lost its majority with them', () => {
    const finding = findingOn(leaderlessMajorityOnDeadStores, aLeavingCluster({others: withSilent(HOUR)}, {id: 7, on: [5, 1, 2], leader: undefined}))

    expect(finding).toMatchObject({confidence: 'certain', refines: 'leaderless-region', stores: [5, 1, 2], regions: [7]})
    expect(finding.evidence[0].says).toContain('3 voters, 2 needed: store 5 alive, store 1 dead, store 2 dead')
    expect(finding.evidence.slice(1).map(({says}) => says)).toEqual(['store 1 is Down and dead', 'store 2 is Down and dead'])
  })

  test('starts the dead stores before it gives their voters up', () => {
    const {remedies} = findingOn(leaderlessMajorityOnDeadStores, aLeavingCluster({others: withSilent(HOUR)}, {id: 7, on: [5, 1, 2], leader: undefined}))

    expect(remedies.map(({risk, whatIf}) => ({risk, whatIf}))).toEqual([
      {risk: 'reversible', whatIf: ['--up', '1', '--up', '2']},
      {risk: 'destructive', whatIf: undefined},
    ])
    expect(remedies[1]?.commands).toEqual(['tiup ctl:v7.5.7 pd -u http://PD:2379 unsafe remove-failed-stores 1,2'])
  })

  test('sees through a leader that PD still shows on a dead store', () => {
    const finding = findingOn(leaderlessMajorityOnDeadStores, aLeavingCluster({others: withSilent(HOUR)}, {id: 7, on: [1, 2, 5]}))

    expect(finding).toMatchObject({confidence: 'certain', regions: [7]})
    expect(finding.refines).toBeUndefined()
    expect(finding.evidence[0].says).toContain('its leader in PD, on store 1, is only the last one known')
  })

  test('only hints while the stores may still come back', () => {
    expect(findingOn(leaderlessMajorityOnDeadStores, aLeavingCluster({others: withSilent(60)}, {id: 7, on: [5, 1, 2], leader: undefined})).confidence).toBe('possible')
  })

  test.each<[string, readonly Store[], string]>([
    ['has heard nothing of the stores yet: they may be about to report', [{...silent(1, 60), capacity: 0}, {...silent(2, 60), capacity: 0}, up(3), up(4)], 'possible'],
    ['calls them Down', withSilent(HOUR), 'certain'],
  ])('on a PD leader that has just started, and %s', async (_, others, confidence) => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(60)})

    expect(findingOn(leaderlessMajorityOnDeadStores, aLeavingCluster({logs, others}, {id: 7, on: [5, 1, 2], leader: undefined})).confidence).toBe(confidence)
  })

  test.each([
    ['one dead voter of three', {on: [5, 1, 3]}],
    ['dead learners', {on: [5, 3, 4], learners: [1, 2]}],
  ])('is ruled out by %s', (_, region) => {
    expect(answerOn(leaderlessMajorityOnDeadStores, aLeavingCluster({others: withSilent(HOUR)}, {id: 7, leader: undefined, ...region})).kind).toBe('ruled-out')
  })

  describe('where no store is leaving', () => {
    const down = (...regionsLost: readonly RegionOf[]) => aCluster({stores: stores(...withSilent(HOUR)), regions: regions(...regionsLost.map(aRegion))})

    test('names the Regions that have lost their majority, though PD still shows a leader', () => {
      const {finding} = answerOnCluster(leaderlessMajorityOnDeadStores, down({id: 9, on: [2, 1, 3]}, {id: 8, on: [3, 4, 1]}, {id: 7, on: [1, 2, 4]}))

      expect(finding).toMatchObject({confidence: 'certain', stores: [1, 2], regions: [7, 9]})
      expect(finding?.summary).toBe('2 Regions (7 and 9) have lost the majority of their voters: stores 1 and 2 do not run.')
    })

    test('is ruled out when each Region has one dead voter of three', () => {
      expect(answerOnCluster(leaderlessMajorityOnDeadStores, down({id: 8, on: [3, 4, 1]}, {id: 7, on: [2, 3, 4]})).kind).toBe('ruled-out')
    })

    test('is not checked while no store has reported to a new PD leader', () => {
      const unheard = [1, 2, 3].map((id) => up(id, {capacity: 0}))

      expect(answerOnCluster(leaderlessMajorityOnDeadStores, aCluster({stores: stores(...unheard), regions: regions(aRegion({id: 7, on: [1, 2, 3]}))})).kind).toBe('not-checked')
    })
  })

  test('needs a majority of the outgoing half of a joint state as well', () => {
    const joint = {
      id: 7,
      on: [],
      leader: undefined,
      peers: [
        {id: 71, storeId: 3, role: 'Voter', isWitness: false},
        {id: 72, storeId: 4, role: 'IncomingVoter', isWitness: false},
        {id: 73, storeId: 5, role: 'IncomingVoter', isWitness: false},
        {id: 74, storeId: 1, role: 'DemotingVoter', isWitness: false},
        {id: 75, storeId: 2, role: 'DemotingVoter', isWitness: false},
      ],
    } as const

    expect(findingOn(leaderlessMajorityOnDeadStores, aLeavingCluster({others: withSilent(HOUR)}, joint))).toMatchObject({confidence: 'certain', stores: [5, 1, 2]})
  })

  test('is ruled out while every Region left has a live leader', () => {
    expect(answerOn(leaderlessMajorityOnDeadStores, aLeavingCluster({others: withSilent(HOUR)}, {id: 7, on: [5, 1, 2]})).kind).toBe('ruled-out')
  })
})
