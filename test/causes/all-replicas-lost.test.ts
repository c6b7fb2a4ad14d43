import {describe, expect, test} from 'vitest'
import {allReplicasLost} from '../../src/causes/no-leader/all-replicas-lost.js'
import type {Cluster} from '../../src/model/cluster.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, aRegion, MOMENT, type RegionOf, regions, stores} from '../builders/cluster.js'
import {aLogDigest, pdStart} from '../builders/log-digest.js'
import {leaving, silent, up} from '../replay/leaving-store.js'

const HOUR = 3600
const dead: Store = {...leaving, lastHeartbeat: MOMENT - HOUR * 1000}

/** Stores 1 and 2 are silent for so long, 3 runs; the leaving store is dead unless a test says otherwise. */
function aClusterWith(region: Omit<RegionOf, 'id'>, {seconds = HOUR, own = dead, ...parts}: Partial<Omit<Cluster, 'version'>> & {readonly seconds?: number; readonly own?: Store} = {}): Cluster {
  return aCluster({version: '7.5.7', stores: stores(own, silent(1, seconds), silent(2, seconds), up(3)), regions: regions(aRegion({id: 7, leader: undefined, ...region})), ...parts})
}

const given = {commands: [{text: 'tikv-ctl --data-dir /data unsafe-recover remove-fail-stores -s 1,2,8 --all-regions', source: {file: 'shell.txt', line: 3, quote: 'tikv-ctl'}}]}

describe('all-replicas-lost', () => {
  test('is likely when no store that holds the Region runs: that the disks are lost only the user knows', () => {
    const finding = findingOn(allReplicasLost, aClusterWith({on: [5, 1, 2]}))

    expect(finding).toMatchObject({confidence: 'likely', refines: 'leaderless-region', stores: [5, 1, 2], regions: [7]})
    expect(finding.summary).toContain('unless one of the disks of stores 1, 2 and 5 can be read, the data is lost')
    expect(finding.evidence[0].says).toContain('3 voters, 2 needed: store 5 dead, store 1 dead, store 2 dead')
  })

  test('looks first, starts a store next, and creates an empty Region last', () => {
    const {remedies} = findingOn(allReplicasLost, aClusterWith({on: [5, 1, 2]}))

    expect(remedies.slice(0, 2).map(({risk}) => risk)).toEqual(['read-only', 'reversible'])
    expect(remedies.at(-1)?.risk).toBe('destructive')
    expect(remedies.filter(({risk, when}) => risk === 'destructive' && when === undefined)).toEqual([])
  })

  test('counts a store whose record is erased as gone', () => {
    expect(findingOn(allReplicasLost, aClusterWith({on: [5, 1, 8]}))).toMatchObject({confidence: 'likely', stores: [5, 1, 8]})
  })

  test('only hints on a PD leader that has just started', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(60, {isPrepared: false})})

    expect(findingOn(allReplicasLost, aClusterWith({on: [5, 1, 2]}, {logs})).confidence).toBe('possible')
  })

  test.each<[string, Omit<RegionOf, 'id'>, Parameters<typeof aClusterWith>[1]]>([
    ['the leaving store runs', {on: [5, 1, 2]}, {own: leaving}],
    ['a learner is on a store that runs', {on: [5, 1, 2], learners: [3]}, {}],
    ['the other stores are silent for a minute only', {on: [5, 1, 2]}, {seconds: 60}],
  ])('is ruled out when %s', (_, region, parts) => {
    expect(answerOn(allReplicasLost, aClusterWith(region, parts))).toMatchObject({kind: 'ruled-out', why: expect.stringContaining('has a replica on a store that runs')})
  })

  test('is not checked where no dump tells which stores run', () => {
    expect(answerOn(allReplicasLost, aCluster({regions: regions(aRegion({id: 7, on: [5, 1, 2], leader: undefined}))}))).toMatchObject({kind: 'not-checked', missing: ['stores']})
  })

  test('finds Regions that are on stores which somebody has given up, without a dump of stores', () => {
    const finding = answerOnCluster(allReplicasLost, aCluster({...given, regions: regions(aRegion({id: 7, on: [1, 2, 8]}), aRegion({id: 8, on: [1, 2, 3]}))})).finding

    expect(finding).toMatchObject({confidence: 'likely', stores: [1, 2, 8], regions: [7]})
    expect(finding?.evidence[0]).toMatchObject({says: 'stores 1, 2 and 8 are given up', source: {line: 3}})
  })

  test('is ruled out where every Region has a replica that was not given up', () => {
    expect(answerOnCluster(allReplicasLost, aCluster({...given, regions: regions(aRegion({id: 8, on: [1, 2, 3]}))})).kind).toBe('ruled-out')
  })
})
