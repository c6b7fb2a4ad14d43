import {describe, expect, test} from 'vitest'
import {witness} from '../../src/causes/mode/witness.js'
import type {Region} from '../../src/model/region.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aRegion} from '../builders/cluster.js'
import {aShown} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

/** Region 7 has a witness on the leaving store. */
function withWitness(id = 7): Omit<Region, 'source'> & {readonly on: readonly number[]} {
  const region = aRegion({id, on: [1, 2, 5]})
  return {...region, on: [1, 2, 5], peers: region.peers.map((peer) => ({...peer, isWitness: peer.storeId === 5}))}
}

const SWITCH = {desc: 'fix-non-witness-peer', kinds: 'witness', steps: ['switch peer 75 on store 5 to non-witness']}

describe('witness', () => {
  test('is likely while PD waits in vain for a peer to become a full replica', () => {
    const finding = findingOn(witness, aLeavingCluster({operators: [aShown({...SWITCH, started: 1200})]}, withWitness(), withWitness(8)))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5], regions: [7]})
    expect(finding.summary).toContain('a witness, which holds no data and may not lead')
    expect(finding.evidence[0].says).toBe('Region 7 has a witness on store 5')
    expect(finding.evidence[1]?.says).toContain('stands at `switch peer 75 on store 5 to non-witness`, open for 20 minutes')
  })

  test.each([
    ['an operator that was just made', [aShown({...SWITCH, started: 30})]],
    ['an operator that waits for something else', [aShown({steps: ['transfer leader from store 5 to store 1'], started: 1200})]],
    ['no operator', []],
  ])('is only a hint with %s', (_, operators) => {
    expect(findingOn(witness, aLeavingCluster({operators}, withWitness()))).toMatchObject({confidence: 'possible', regions: [7]})
  })

  test('is ruled out when no Region left has a witness', () => {
    expect(answerOn(witness, aLeavingCluster({}, {id: 7, on: [1, 2, 5]}))).toMatchObject({kind: 'ruled-out', why: 'no Region left has a witness'})
  })

  test('does not look at Regions elsewhere', () => {
    expect(answerOn(witness, aLeavingCluster({}, {...withWitness(), on: [1, 2, 3], peers: aRegion({id: 7, on: [1, 2, 3]}).peers.map((peer) => ({...peer, isWitness: true}))}, {id: 8, on: [1, 2, 5]})).kind).toBe('ruled-out')
  })

  test('is ruled out in a PD that has no witnesses', () => {
    expect(answerOn(witness, aLeavingCluster({version: '6.5.12'}, withWitness()))).toMatchObject({kind: 'ruled-out', why: 'PD 6.5.12 has no witness peers'})
  })
})
