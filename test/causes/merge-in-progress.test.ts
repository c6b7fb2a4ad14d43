import {describe, expect, test} from 'vitest'
import {mergeInProgress} from '../../src/causes/conf-change-unfinished/merge-in-progress.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLocalPeer} from '../builders/local-peer.js'
import {aShown, MOVE, ordered, repeated, timedOut} from '../builders/operators.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const STEP = 'merge region 7 into region 8'
const merging = {desc: 'merge-region', kinds: 'merge', steps: [STEP]}
const both = [{id: 7, on: [1, 2, 5]}, {id: 8, on: [1, 2, 5]}, {id: 9, on: [1, 2, 5]}]
const ordering = logged(200, '[INFO] [pd.rs:966] ["try to merge"] [merge="target { id: 8 start_key: 74 end_key: 75 }"] [region_id=7]')
const rollback = '[INFO] [peer.rs:2990] ["failed to schedule merge, rollback"] [err="\\"Other\\""] [peer_id=71] [region_id=7]'

describe('merge-in-progress', () => {
  test('holds both Regions of a merge that PD orders for minutes', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, STEP)})
    const operators = [7, 8].map((regionId) => aShown({...merging, regionId}))

    expect(findingOn(mergeInProgress, aLeavingCluster({logs, operators}, ...both))).toMatchObject({confidence: 'likely', stores: [5], regions: [7, 8]})
  })

  test('cites the state Merging that a TiKV has of the source', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, STEP)})
    const operators = [7, 8].map((regionId) => aShown({...merging, regionId}))

    expect(findingOn(mergeInProgress, aLeavingCluster({logs, operators, localPeers: [aLocalPeer(1, {state: 'Merging'}), aLocalPeer(2)]}, ...both)).evidence.map(({says}) => says).filter((says) => says.includes('in state'))).toEqual(['store 1: it has Region 7 in state Merging (conf_ver 5 version 1; term 8, last index 21)'])
  })

  test("goes on to hold them when the removal's operator got its turn, by TiKV's own words", async () => {
    const logs = await aLogDigest({'pd.log': [timedOut(90, merging), timedOut(80, merging)], 'tikv-1/tikv.log': [ordering, ...repeated(190, 0, rollback)]})
    const finding = findingOn(mergeInProgress, aLeavingCluster({logs, operators: [aShown({steps: MOVE, started: 40})]}, ...both))

    expect(finding).toMatchObject({regions: [7, 8], asks: ['tikv-ctl-region']})
    expect(finding.evidence[0].says).toContain('cannot go on')
  })

  test('removes the operators of both Regions up to 6.5, and of one later', async () => {
    const logs = await aLogDigest({'pd.log': ordered(200, 0, STEP)})
    const remedy = (version: string) => findingOn(mergeInProgress, aLeavingCluster({version, logs, operators: [aShown(merging)]}, ...both)).remedies[1]

    expect(remedy('6.5.12')?.whatIf).toEqual(['--set', 'schedule.merge-schedule-limit=0', '--remove-operator', '7', '--remove-operator', '8'])
    expect(remedy('7.5.7')?.whatIf).toEqual(['--set', 'schedule.merge-schedule-limit=0', '--remove-operator', '7'])
  })

  test('is ruled out for a merge of seconds', async () => {
    const logs = await aLogDigest({'pd.log': ordered(20, 0, STEP)})

    expect(answerOn(mergeInProgress, aLeavingCluster({logs, operators: [aShown({...merging, started: 20})]}, ...both)).kind).toBe('ruled-out')
  })

  test('is ruled out when the leader only refuses to begin', async () => {
    const skipped = '[WARN] [peer.rs:4700] ["skip proposal"] [err="Other(\\"[region 7] log gap too large, skip merge: matched: 3\\")"] [peer_id=71] [region_id=7]'
    const logs = await aLogDigest({'pd.log': ordered(200, 0, STEP), 'tikv-1/tikv.log': repeated(200, 0, skipped)})

    expect(answerOn(mergeInProgress, aLeavingCluster({logs, operators: [aShown(merging)]}, ...both)).kind).toBe('ruled-out')
  })

  test('is found in the log of a TiKV alone', async () => {
    const logs = await aLogDigest({'tikv.log': [ordering, ...repeated(190, 0, rollback)]})

    expect(answerOnCluster(mergeInProgress, aCluster({logs})).finding).toMatchObject({confidence: 'likely', regions: [7, 8]})
  })
})
