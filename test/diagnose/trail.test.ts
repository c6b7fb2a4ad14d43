import {expect, test} from 'vitest'
import {trailsOf} from '../../src/diagnose/trail.js'
import {aCluster} from '../builders/cluster.js'
import {aFound} from '../builders/finding.js'
import {aLogDigest} from '../builders/log-digest.js'
import {added, MOVE} from '../builders/operators.js'

const pdLog = async (...regions: readonly number[]) => aCluster({logs: await aLogDigest({'pd.log': regions.map((regionId) => added({steps: MOVE, regionId}))})})

test('a Region is told of once, in the first finding that explains it, and three of a finding', async () => {
  const precise = aFound('snapshot-generation-failing', 'certain', [7])
  const general = aFound('learner-cannot-be-promoted', 'likely', [7, 8, 9, 10])
  const trails = trailsOf(await pdLog(7, 8, 9, 10), [precise, general])

  expect(trails.get(precise)?.map(({says}) => says)).toEqual([expect.stringContaining('Region 7;')])
  expect(trails.get(general)?.map(({says}) => says)).toEqual([expect.stringContaining('Region 8;'), expect.stringContaining('Region 9;')])
})

test('a cause that stops all of PD is not proven by single Regions', async () => {
  const halted = aFound('halt-scheduling', 'certain', [7])

  expect(trailsOf(await pdLog(7), [halted]).get(halted)).toEqual([])
})

test('a line of PD that the finding cites is not cited again', async () => {
  const cluster = await pdLog(7)
  const source = cluster.logs!.seen('operator-added')!.first.source
  const finding = aFound('learner-cannot-be-promoted', 'likely', [7])
  const citing = {...finding, finding: {...finding.finding, evidence: [{...finding.finding.evidence[0], source}] as const}}

  expect(trailsOf(cluster, [citing]).get(citing)).toEqual([])
})

test('without logs there is no trail', () => {
  expect(trailsOf(aCluster(), [aFound('learner-cannot-be-promoted', 'likely', [7])]).size).toBe(0)
})
