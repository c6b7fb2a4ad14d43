import {describe, expect, test} from 'vitest'
import {gate} from '../../src/replay/gate.js'
import {aCluster, aRegion, aStore, regions, regionsIn, stores} from '../builders/cluster.js'

const leaving = aStore({id: 5, state: 'Offline', regionCount: 0})
const left = aRegion({id: 1, on: [1, 5]})

function termsOf(...parts: Parameters<typeof aCluster>) {
  return gate(aCluster(...parts), 5).terms.map(({holds}) => holds)
}

describe('the gate', () => {
  test('opens for a leaving store without a Region', () => {
    expect(termsOf({version: '7.5.7', stores: stores(leaving), regions: regions(aRegion({id: 1, on: [1, 2]}))})).toEqual([true, true])
  })

  test('is shut by a Region without leader or size as by any other, up to 8.5', () => {
    const answer = gate(aCluster({version: '8.5.7', stores: stores(leaving), regions: regions({...left, leader: undefined, size: 0})}), 5)
    expect(answer).toMatchObject({version: '8.5.7', predicate: 'region-count'})
    expect(answer.terms[1]).toMatchObject({holds: false, evidence: [{says: '1 Region listed with a peer on store `5`'}]})
  })

  test('asks for the size later, so that a Region nobody has reported does not count', () => {
    const parts = {version: '26.3.4', stores: stores(leaving)}
    expect(gate(aCluster({...parts, regions: regions({...left, size: 0})}), 5).predicate).toBe('region-size')
    expect(termsOf({...parts, regions: regions({...left, size: 0})})[1]).toBe(true)
    expect(termsOf({...parts, regions: regions(left)})[1]).toBe(false)
  })

  test('is shut for a store that does not leave', () => {
    expect(termsOf({version: '7.5.7', stores: stores(aStore({id: 5})), regions: regions()})[0]).toBe(false)
  })

  test('does not know what no dump tells', () => {
    expect(gate(aCluster(), 5)).toEqual({version: null, predicate: 'region-count', terms: expect.toSatisfy((terms: readonly {holds: unknown}[]) => terms.every(({holds}) => holds === null))})
  })

  test('proves nothing by a list that was cut off', () => {
    expect(termsOf({version: '7.5.7', stores: stores(leaving), regions: regionsIn({isComplete: false}, [])})[1]).toBeNull()
  })

  test('trusts the list of one store, but not in 4.0, which leaves learners out', () => {
    const listed = regionsIn({kind: 'store', storeId: 5}, [])
    expect(termsOf({version: '5.2.1', stores: stores(leaving), regions: listed})[1]).toBe(true)
    expect(termsOf({version: '4.0.16', stores: stores(leaving), regions: listed})[1]).toBeNull()
  })

  test('says when the displayed counter disagrees', () => {
    const [, , displayed] = gate(aCluster({version: '5.2.1', stores: stores(leaving), regions: regions(left)}), 5).terms
    expect(displayed?.says).toBe('`region_count` shows 0 where 1 Region is listed: PD does not test it')
  })
})
