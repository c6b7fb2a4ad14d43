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
const PANIC = [
  'panic: runtime error: invalid memory address or nil pointer dereference',
  '[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x1c2f3a4]',
  '',
  'goroutine 231 [running]:',
  'github.com/tikv/pd/server/cluster.(*RaftCluster).runMinResolvedTSJob(0xc0001a2000)',
  '\t/home/jenkins/agent/workspace/build/src/github.com/tikv/pd/server/cluster/cluster.go:2311 +0x124',
]
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

  test('is over when PD ended itself three times long ago, and serves', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [exit(9000), exit(8900), exit(8800), ...pdStart(8700)]})

    expect(findingOn(pdFatalExit, aLeavingCluster({logs}, led))).toMatchObject({confidence: 'possible', regions: []})
  })

  test('sees a panic that only stderr has, whose time nobody knows: a hint while PD serves', async () => {
    const finding = findingOn(pdFatalExit, aLeavingCluster({logs: await aLogDigest({'pd-1/pd.log': pdStart(600), 'pd-1/pd_stderr.log': PANIC})}, led))

    expect(finding).toMatchObject({confidence: 'possible', regions: []})
    expect(finding.summary).toBe('PD ended itself once: panic: runtime error: invalid memory address or nil pointer dereference.')
    expect(finding.evidence[0]?.source).toMatchObject({file: 'pd-1/pd_stderr.log', line: 1, quote: PANIC[0]})
  })

  test('takes what a container wrote last of all for its end', async () => {
    const {finding} = answerOnCluster(pdFatalExit, aCluster({logs: await aLogDigest({'pd-1/previous.log': [...pdStart(-60), 'fatal error: concurrent map writes', '', 'goroutine 77 [running]:']})}))

    expect(finding).toMatchObject({confidence: 'certain', summary: 'PD ended itself once: fatal error: concurrent map writes.'})
  })

  test.each([
    ['a request that panics, which the server survives', 'http: panic serving 10.0.1.5:53412: runtime error: index out of range [3] with length 3'],
    ['a record that speaks of a panic', logged(30, '[ERROR] [grpclog.go:37] ["peer said panic: closing"]')],
    ['the panic below another one', '\tpanic: close of closed channel'],
  ])('does not take %s for the end of PD', async (_, line) => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(600), 'pd-1/pd_stderr.log': [line, 'goroutine 8841 [running]:', 'net/http.(*conn).serve.func1()']})

    expect(answerOn(pdFatalExit, aLeavingCluster({logs}, led)).kind).toBe('ruled-out')
  })

  test('does not take a panic of TiDB for one of PD', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': pdStart(600), 'stderr.log': ['panic: boom', 'goroutine 1 [running]:', '\t/go/src/github.com/pingcap/tidb/session/session.go:300 +0x1a5']})

    expect(answerOn(pdFatalExit, aLeavingCluster({logs}, led)).kind).toBe('ruled-out')
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
