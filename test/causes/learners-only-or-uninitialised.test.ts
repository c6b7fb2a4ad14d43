import {describe, expect, test} from 'vitest'
import {learnersOnlyOrUninitialised} from '../../src/causes/no-leader/learners-only-or-uninitialised.js'
import type {Cluster} from '../../src/model/cluster.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, MOMENT, type RegionOf, regions, stores} from '../builders/cluster.js'
import {aLogDigest, pdStart} from '../builders/log-digest.js'
import {labelled, leaving, silent, up} from '../replay/leaving-store.js'

const HOUR = 3600
const dead: Store = {...leaving, lastHeartbeat: MOMENT - HOUR * 1000}
const tiflash = labelled(31, {engine: 'tiflash'})

type Parts = Partial<Omit<Cluster, 'version'>> & {readonly version?: string; readonly own?: Store; readonly learner?: Store}

/** Stores 1 and 2 are dead like the leaving one, 3 runs, and so does the TiFlash store 31. */
function aClusterWith(region: Omit<RegionOf, 'id' | 'on'> & {readonly on?: readonly number[]} = {}, {own = dead, learner = tiflash, version = '6.5.12', ...parts}: Parts = {}): Cluster {
  return aCluster({version, stores: stores(own, silent(1, HOUR), silent(2, HOUR), up(3), learner), regions: regions(aRegion({id: 7, on: [5, 1, 2], learners: [31], leader: undefined, ...region})), ...parts})
}

describe('learners-only-or-uninitialised', () => {
  test('is likely when a learner is all that runs', () => {
    const finding = findingOn(learnersOnlyOrUninitialised, aClusterWith())

    expect(finding).toMatchObject({confidence: 'likely', refines: 'leaderless-region', stores: [5, 1, 2, 31], regions: [7]})
    expect(finding.summary).toContain('only the learner on store 31 is left on a store that runs, and a learner elects nobody')
    expect(finding.evidence[0].says).toContain('store 5 dead, store 1 dead, store 2 dead; learners do not count')
    expect(finding.evidence.at(-1)?.says).toContain('store 31 runs, a TiFlash')
  })

  test('starts the dead voters before it gives them up, and warns that the Regions come back empty', () => {
    const {remedies} = findingOn(learnersOnlyOrUninitialised, aClusterWith())

    expect(remedies.map(({risk}) => risk)).toEqual(['reversible', 'destructive'])
    expect(remedies[1]?.when).toContain('these Regions come back empty')
  })

  test.each([['8.5.4', 1], ['8.5.5', 0]])('knows the bug of recovery with TiFlash learners in PD %s: %i', (version, bugs) => {
    expect(findingOn(learnersOnlyOrUninitialised, aClusterWith({}, {version})).knownBugs ?? []).toHaveLength(bugs)
  })

  test('only hints on a PD leader that has just started', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(60, {isPrepared: false})})

    expect(findingOn(learnersOnlyOrUninitialised, aClusterWith({}, {logs})).confidence).toBe('possible')
  })

  test.each<[string, Parameters<typeof aClusterWith>]>([
    ['one voter is on a store that runs', [{on: [5, 1, 3]}]],
    ['the leaving store itself runs', [{}, {own: leaving}]],
    ['the store of the learner is dead too', [{}, {learner: silent(31, HOUR)}]],
    ['the Region has no learner', [{learners: []}]],
  ])('is ruled out when %s', (_, setting) => {
    expect(answerOn(learnersOnlyOrUninitialised, aClusterWith(...setting))).toMatchObject({kind: 'ruled-out', why: 'no Region left has only learners on stores that run'})
  })

  test('is ruled out while the Region has a live leader', () => {
    const region = aRegion({id: 7, on: [3, 1, 5], learners: [31]})

    expect(answerOn(learnersOnlyOrUninitialised, aClusterWith({}, {regions: regions(region)})).kind).toBe('ruled-out')
  })
})
