import {describe, expect, test} from 'vitest'
import {lostRaftLogAtStartup} from '../../src/causes/tikv-cannot-run/lost-raft-log-at-startup.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, idling} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const lost = (regionId: number, second: number) => `2019/08/16 21:18:${second}.445 panic_hook.rs:97: [ERROR] thread 'raftstore-5' panicked '[region ${regionId}] 71 to_commit 15084386 is out of range [last_index 15084384]' at...`

describe('lost-raft-log-at-startup', () => {
  test('is certain by the panic, and names its Regions', async () => {
    const logs = await aLogDigest({'tikv.log': [lost(7, 12), lost(8, 42)]})
    const finding = answerOnCluster(lostRaftLogAtStartup, aCluster({logs})).finding

    expect(finding).toMatchObject({confidence: 'certain', regions: [7, 8]})
    expect(finding?.summary).toContain('Regions 7 and 8 is missing')
  })

  test('is charged with no Region that has its majority elsewhere', async () => {
    const logs = await aLogDigest({'tikv-5/tikv.log': [lost(7, 12)]})

    expect(findingOn(lostRaftLogAtStartup, aLeavingCluster({logs}, {id: 7, on: [1, 2, 5]})).regions).toEqual([])
  })

  test('asks whether the replica is needed before it touches one', async () => {
    const logs = await aLogDigest({'tikv.log': [lost(7, 12)]})

    expect(answerOnCluster(lostRaftLogAtStartup, aCluster({logs})).finding?.remedies.map(({risk}) => risk)).toEqual(['read-only', 'reversible', 'destructive'])
  })

  test('is ruled out where no TiKV says so', async () => {
    expect(answerOn(lostRaftLogAtStartup, aLeavingCluster({logs: await aLogDigest({'tikv.log': idling(1)})}, {id: 7, on: [1, 2, 5]})).kind).toBe('ruled-out')
  })
})
