import {describe, expect, test} from 'vitest'
import {unfinishedOperatorHoldsRegion} from '../../src/causes/throttled-or-disabled/unfinished-operator-holds-region.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {added, aShown, MOVE, ordered} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const STEPS = ['add learner peer 74 on store 4', 'remove peer on store 1']
const balancing = {desc: 'balance-region', kinds: 'region', steps: STEPS}
const region = {id: 7, on: [1, 2, 5]}

describe('unfinished-operator-holds-region', () => {
  test("is certain when PD's own list shows an operator whose step the leader hears of and does not carry out", async () => {
    const logs = await aLogDigest({'pd.log': ordered(300, 0, STEPS[0]!)})
    const finding = findingOn(unfinishedOperatorHoldsRegion, aLeavingCluster({logs, operators: [aShown(balancing)]}, region, {id: 8, on: [1, 2, 5]}))

    expect(finding).toMatchObject({confidence: 'certain', regions: [7]})
    expect(finding.remedies[1]?.whatIf).toEqual(['--remove-operator', '7'])
  })

  test('is likely by the list alone, and by pd.log alone', async () => {
    const logs = await aLogDigest({'pd.log': [added(balancing), ...ordered(300, 0, STEPS[0]!)]})

    expect(findingOn(unfinishedOperatorHoldsRegion, aLeavingCluster({operators: [aShown(balancing)]}, region)).confidence).toBe('likely')
    expect(findingOn(unfinishedOperatorHoldsRegion, aLeavingCluster({logs}, region)).confidence).toBe('likely')
  })

  test('waits longer for a learner that is there and copies', () => {
    const learner = {id: 74, storeId: 4, role: 'Learner' as const, isWitness: false}
    const copying = {...region, learners: [4], pendingPeers: [learner]}

    expect(answerOn(unfinishedOperatorHoldsRegion, aLeavingCluster({operators: [aShown(balancing)]}, copying)).kind).toBe('ruled-out')
    expect(findingOn(unfinishedOperatorHoldsRegion, aLeavingCluster({operators: [aShown({...balancing, started: 700})]}, copying)).confidence).toBe('likely')
  })

  test('is ruled out when the operator is the removal itself', () => {
    expect(answerOn(unfinishedOperatorHoldsRegion, aLeavingCluster({operators: [aShown({steps: MOVE})]}, region)).kind).toBe('ruled-out')
    expect(answerOn(unfinishedOperatorHoldsRegion, aLeavingCluster({operators: [aShown({...balancing, steps: MOVE})]}, region)).kind).toBe('ruled-out')
  })

  test('is ruled out for a young operator', () => {
    expect(answerOn(unfinishedOperatorHoldsRegion, aLeavingCluster({operators: [aShown({...balancing, started: 10})]}, region)).kind).toBe('ruled-out')
  })

  test('takes a list of operators without anything else for a hint', () => {
    const {samples: _, ...parts} = aCluster({operators: [aShown(balancing)]})

    expect(answerOnCluster(unfinishedOperatorHoldsRegion, {...parts, samples: [{name: ''}]}).finding).toMatchObject({confidence: 'possible', asks: ['region-store', 'operators', 'pd-log']})
  })

  test('knows the line of an operator that PD gives up only once its target is down', async () => {
    const logs = await aLogDigest({'pd.log': [logged(10, '[INFO] [operator_controller.go:213] ["operator is stale"] [region-id=7] [error="target store is down"]')]})

    expect(answerOnCluster(unfinishedOperatorHoldsRegion, aCluster({logs})).finding).toMatchObject({confidence: 'likely', regions: [7], knownBugs: [{url: 'https://github.com/tikv/pd/issues/11143'}]})
  })
})
