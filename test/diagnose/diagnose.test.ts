import {describe, expect, test} from 'vitest'
import {type Cause, defineCause, ruledOut} from '../../src/causes/cause.js'
import {conclude} from '../../src/diagnose/conclude.js'
import {check} from '../../src/diagnose/diagnose.js'
import {aCluster, aRegion, aStore, config, regions, stores} from '../builders/cluster.js'
import {aFound, theCause} from '../builders/finding.js'
import {aLeavingCluster, leaving, silent, up} from '../replay/leaving-store.js'
import {say} from '../../src/model/say.js'

const {finding} = aFound('leaderless-region', 'certain', [7])
const {text} = theCause('leaderless-region')

/** A cause that answers as it is told. */
function aCause(cause: Partial<Cause>): Cause {
  return defineCause({id: 'leaderless-region', family: 'no-leader', blocks: 'alone', text, needs: [], diagnose: () => ruledOut(say`all is well`), ...cause})
}

const store = {id: 5, isTiflash: false}

describe('check', () => {
  test('hands on what a cause found', () => {
    expect(check(aCause({diagnose: () => ({kind: 'found', finding})}), aCluster(), store, undefined)).toMatchObject({kind: 'found', why: finding.summary, finding, store})
  })

  test('hands on why it is ruled out', () => {
    expect(check(aCause({}), aCluster(), store, undefined)).toMatchObject({kind: 'ruled-out', why: 'all is well'})
  })

  test('does not ask a cause that lacks what it needs, and says what to collect', () => {
    const cause = aCause({needs: ['config', 'storeLimits', 'regions'], diagnose: () => ({kind: 'found', finding})})

    expect(check(cause, aCluster(), store, undefined)).toMatchObject({kind: 'not-checked', why: 'not in the bundle: config, region-store', missing: ['config', 'region-store']})
  })

  test('turns a cause that throws into an outcome', () => {
    const cause = aCause({
      diagnose: () => {
        throw new TypeError('stores is not iterable')
      },
    })

    expect(check(cause, aCluster(), store, undefined)).toMatchObject({kind: 'failed', why: 'this is a bug of drainscope: stores is not iterable'})
  })

  test('asks about the bundle as a whole where no store is meant', () => {
    const cause = aCause({diagnose: () => ({kind: 'found', finding}), diagnoseCluster: () => ruledOut(say`every Region has a leader`)})

    expect(check(cause, aCluster(), undefined, undefined)).toMatchObject({kind: 'ruled-out', why: 'every Region has a leader'})
    expect(check(aCause({}), aCluster(), undefined, undefined)).toMatchObject({kind: 'ruled-out', why: 'no store is leaving'})
  })
})

describe('conclude', () => {
  test('asks every cause about every leaving store', () => {
    const {outcomes, stores: ranked} = conclude(aLeavingCluster({}, {id: 7, on: [5, 1, 2], leader: undefined}))

    expect(ranked.map(({target, kind}) => [target.id, kind])).toEqual([[5, 'stuck']])
    expect(new Set(outcomes.map(({store: about}) => about?.id))).toEqual(new Set([5]))
    expect(outcomes.filter(({kind}) => kind === 'failed')).toEqual([])
  })

  test('puts the verdict on the first finding', () => {
    const {verdict, found} = conclude(aLeavingCluster({}, {id: 7, on: [5, 1, 2], leader: undefined}))

    expect(verdict).toMatchObject({kind: 'stuck', store: 5, cause: found[0]?.cause.id, confidence: found[0]?.finding.confidence})
  })

  test('does not ask what keeps the peers of a store that PD does not empty', () => {
    const buried = aStore({id: 5, state: 'Tombstone', stateName: 'Tombstone', capacity: 0})
    const {outcomes, verdict, asks} = conclude(aCluster({stores: stores(buried, up(1)), config: config({schedule: {'halt-scheduling': 'true'}})}))

    expect(verdict.kind).toBe('removed')
    expect(outcomes.find(({cause}) => cause.id === 'halt-scheduling')).toMatchObject({kind: 'ruled-out', why: 'the removal is over'})
    expect(asks).toEqual([])
  })

  test('tells once of a Region that a leaving store shares with a removed one', () => {
    const records = {...stores(leaving, aStore({id: 6, state: 'Tombstone', stateName: 'Tombstone'}), up(1)), hasTombstones: true}
    const {found, stores: both} = conclude({...aLeavingCluster({}, {id: 7, on: [5, 6, 1], leader: undefined}), stores: records})

    expect(both.map(({target, kind}) => [target.id, kind])).toEqual([[5, 'stuck'], [6, 'removed']])
    expect(found.filter(({cause}) => cause.id === 'leaderless-region').map(({finding: {stores: about}}) => about)).toEqual([[5]])
  })

  test('names what else is wrong once a removal is over, and no hints', () => {
    const buried = aStore({id: 6, state: 'Tombstone', stateName: 'Tombstone'})
    const {found, verdict, outcomes} = conclude(aCluster({stores: stores(buried, silent(1, 7200), silent(2, 7200), up(3)), regions: regions(aRegion({id: 7, on: [1, 2, 3]}))}))

    expect(verdict).toMatchObject({kind: 'removed', store: 6, cause: null, summary: expect.stringMatching(/Tombstone\. What else the bundle shows: 1 Region \(7\) has lost the majority of its voters: stores 1 and 2 do not run\.$/)})
    expect(found.map(({cause}) => cause.id)).toEqual(['already-tombstone-or-purged', 'leaderless-majority-on-dead-stores'])
    expect(outcomes.filter(({store: about}) => about === undefined).map(({cause}) => cause.id)).toEqual(['leaderless-majority-on-dead-stores'])
  })

  test('does not look for other faults while a store is leaving', () => {
    const {found, verdict} = conclude(aLeavingCluster({others: [silent(1, 7200), silent(2, 7200), up(3), up(4)]}, {id: 7, on: [5, 3, 4], leader: undefined}, {id: 8, on: [1, 2, 3]}))

    expect(verdict.summary).not.toContain('What else')
    expect(found.flatMap(({finding: one}) => one.regions)).not.toContain(8)
  })

  test('says of each of several leaving stores what holds it', () => {
    const {stores: all, verdict} = conclude(aLeavingCluster({others: [aStore({id: 6, state: 'Offline', stateName: 'Offline'}), up(1), up(2), up(3), up(4)]}, {id: 7, on: [5, 1, 2], leader: undefined}, {id: 8, on: [6, 1, 2], leader: undefined}, {id: 9, on: [6, 2, 3]}))

    expect(all.map(({target, charges}) => [target.id, [...charges.byCause].map(([{cause}, ids]) => [cause.id, ids]), charges.uncharged])).toEqual([
      [5, [['leaderless-region', [7]]], []],
      [6, [['leaderless-region', [8]]], [9]],
    ])
    expect(verdict.summary).toMatch(/^Store `6` stays Offline .* Leaving too: store 5 \(stuck\)\.$/)
  })

  test('says of a store without removal that it is Down', () => {
    expect(conclude(aCluster({stores: stores(silent(1, 7200), silent(2, 60), up(3))})).verdict.summary).toBe('Nothing in the bundle says that a store is leaving. Store 1 is Down. Store 2 is Disconnected. Possible: `delete-refused-or-never-issued`.')
  })

  test('says nothing of a cluster about which nothing is known', () => {
    expect(conclude(aCluster())).toMatchObject({stores: [], verdict: {kind: 'no-store-leaving', cause: null, confidence: null}, redHerrings: []})
  })
})
