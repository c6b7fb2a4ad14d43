import {describe, expect, test} from 'vitest'
import {pdFatalExit} from '../../src/causes/pd-cannot-act/pd-fatal-exit.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const led = {id: 7, on: [1, 2, 5]}
// Seconds before the dumps: below 0 is after them.
const exit = (secondsBefore: number) => logged(secondsBefore, '[FATAL] [main.go:120] ["run server failed"] [error="listen tcp 0.0.0.0:2380: bind: address already in use"]')
const unpaused = (secondsBefore: number, level: string) => logged(secondsBefore, `[${level}] [store.go:550] ["try to clean a store's pause state, but it is not found"] [store-id=2]`)
const logOf = (...lines: string[]) => aLogDigest({'pd-1/pd.log': [...pdStart(600), ...lines]})

describe('pd-fatal-exit', () => {
  test('is likely when nothing is heard of a PD leader after it, for all that is left', async () => {
    const finding = findingOn(pdFatalExit, aLeavingCluster({logs: await logOf(exit(-30))}, led, {id: 8, on: [1, 2, 5], leader: undefined}))

    expect(finding).toMatchObject({confidence: 'likely', refines: 'pd-no-leader-or-flapping', stores: [5], regions: [7, 8]})
    expect(finding.summary).toBe('PD ended itself once: run server failed.')
    expect(finding.evidence[0]).toMatchObject({says: 'PD ends itself: run server failed', source: {file: 'pd-1/pd.log', line: 4}})
  })

  test('is only possible, and explains no Region, once a PD leader serves again', async () => {
    const finding = findingOn(pdFatalExit, aLeavingCluster({logs: await logOf(exit(-30), ...pdStart(-60))}, led))

    expect(finding).toMatchObject({confidence: 'possible', regions: []})
    expect(finding.refines).toBeUndefined()
  })

  test('is over when stores have sent heartbeats since: a PD leader answers them', async () => {
    expect(findingOn(pdFatalExit, aLeavingCluster({logs: await logOf(exit(300))}, led))).toMatchObject({confidence: 'possible', regions: []})
  })

  test('is likely when PD comes back and ends itself again and again', async () => {
    const logs = await logOf(exit(500), ...pdStart(450), exit(400), ...pdStart(350), exit(300), ...pdStart(250))
    const finding = findingOn(pdFatalExit, aLeavingCluster({logs}, led))

    expect(finding).toMatchObject({confidence: 'likely', regions: [7]})
    expect(finding.evidence.map(({says}) => says)).toContain('the first of 3 such exits')
  })

  test('names the bug of a scheduler whose store is purged', async () => {
    const finding = findingOn(pdFatalExit, aLeavingCluster({logs: await logOf(unpaused(-30, 'FATAL'))}, led))

    expect(finding.knownBugs?.map(({url}) => url)).toEqual(['https://github.com/tikv/pd/issues/3660'])
    expect(finding.remedies.at(-1)).toMatchObject({title: 'Upgrade PD'})
  })

  test('is ruled out by the same line as a warning: PD lives on', async () => {
    expect(answerOn(pdFatalExit, aLeavingCluster({logs: await logOf(unpaused(30, 'WARN'))}, led))).toMatchObject({kind: 'ruled-out', why: 'no PD server ended itself'})
  })

  test('does not take the exit of a TiKV for one of PD', async () => {
    const logs = await aLogDigest({
      'pd-1/pd.log': pdStart(600),
      'tikv-1/tikv.log': [logged(60, '[INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [region_count=28] [store_id=1]'), logged(30, '[FATAL] [server.rs:1099] ["failed to start node: Engine(Other(..))"]')],
    })

    expect(answerOn(pdFatalExit, aLeavingCluster({logs}, led)).kind).toBe('ruled-out')
  })

  test('tells of the exit where no store is leaving', async () => {
    expect(answerOnCluster(pdFatalExit, aCluster({logs: await logOf(exit(30))})).finding).toMatchObject({confidence: 'certain', stores: []})
  })

  test('is not checked without a log of PD', () => {
    expect(answerOn(pdFatalExit, aLeavingCluster({}, led))).toMatchObject({kind: 'not-checked', missing: ['pd-log']})
  })
})
