import {describe, expect, test} from 'vitest'
import {revertedToUp} from '../../src/causes/not-stuck/reverted-to-up.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {leaving, up} from '../replay/leaving-store.js'

const deleted = (secondsBefore: number) => logged(secondsBefore, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=10.0.0.5:20160] [physically-destroyed=false]')
const cancelled = logged(300, '[WARN] [cluster.go:1726] ["store has been up"] [store-id=5] [store-address=10.0.0.5:20160]')
const serving = logged(300, '[INFO] [cluster.go:1393] ["store has changed to serving"] [store-id=5] [store-address=10.0.0.5:20160]')

describe('reverted-to-up', () => {
  test('shows the delete and what took it back', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [deleted(600), cancelled]})
    const finding = findingOn(revertedToUp, aCluster({logs, stores: stores(up(5), up(1)), version: '6.5.12'}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5], regions: [], summary: 'The removal of store `5` was taken back; it serves again.'})
    expect(finding.evidence.map(({source}) => source)).toMatchObject([{line: 1}, {line: 2}, {pointer: '/stores/5'}])
    expect(finding.knownBugs).toBeUndefined()
  })

  test.each([
    ['8.5.3', true],
    ['8.5.5', false],
  ])('names the race of a store that was still Preparing where the release %s has it: %s', async (version, isAffected) => {
    const logs = await aLogDigest({'pd-1/pd.log': [deleted(600), serving]})
    const {summary, knownBugs} = findingOn(revertedToUp, aCluster({logs, stores: stores(up(5)), version}))

    expect(summary).toContain('PD made it Serving right after the delete')
    expect(knownBugs !== undefined).toBe(isAffected)
  })

  test('is ruled out when the store was deleted again', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [deleted(600), cancelled, deleted(100)]})

    expect(answerOn(revertedToUp, aCluster({logs, stores: stores(leaving)})).kind).toBe('ruled-out')
  })

  test('believes the dump where the log does not reach it', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [deleted(600), cancelled]})

    expect(answerOn(revertedToUp, aCluster({logs, stores: stores(leaving)}))).toMatchObject({kind: 'ruled-out', why: 'store 5 is Offline in the dump: it was deleted again'})
  })

  test('is ruled out for a store that came up and was never deleted', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [serving]})

    expect(answerOn(revertedToUp, aCluster({logs, stores: stores(up(5))})).kind).toBe('ruled-out')
  })

  test('is not checked when there are logs, and none of PD', async () => {
    const logs = await aLogDigest({'tikv-1/tikv.log': [logged(60, '[INFO] [raft.rs:892] ["[region 168] 169 became leader at term 6"]')]})

    expect(answerOn(revertedToUp, aCluster({logs, stores: stores(up(5))}))).toMatchObject({kind: 'not-checked', missing: ['pd-log']})
  })
})
