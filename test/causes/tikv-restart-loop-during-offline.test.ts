import {describe, expect, test} from 'vitest'
import {tikvRestartLoopDuringOffline} from '../../src/causes/tikv-cannot-run/tikv-restart-loop-during-offline.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aLogDigest, logged} from '../builders/log-digest.js'
import {aLeavingCluster} from '../replay/leaving-store.js'

const region = {id: 7, on: [1, 2, 5]}
const welcome = (secondsBefore: number) => logged(secondsBefore, '[INFO] [lib.rs:85] ["Welcome to TiKV"] [thread_id=1]')
const fatal = (secondsBefore: number) => logged(secondsBefore, '[FATAL] [lib.rs:480] ["thread oom"] [thread_id=1]')
const loop = async (lines: readonly string[]) => aLeavingCluster({logs: await aLogDigest({'tikv-3/tikv.log': lines})}, region)

describe('tikv-restart-loop-during-offline', () => {
  test('is likely after three starts within an hour, and charged with no Region', async () => {
    const finding = findingOn(tikvRestartLoopDuringOffline, await loop([welcome(1200), fatal(700), welcome(600), welcome(60)]))

    expect(finding).toMatchObject({confidence: 'likely', regions: []})
    expect(finding.summary).toContain('starts again and again, 3 times in 19 minutes')
    expect(finding.evidence.at(-1)?.says).toBe('its last words before a start')
  })

  test('is possible after two panics without a line of a start', async () => {
    expect(findingOn(tikvRestartLoopDuringOffline, await loop([fatal(90), fatal(60)])).confidence).toBe('possible')
  })

  test.each([
    ['it started once', [welcome(60)]],
    ['its starts are hours apart', [welcome(20_000), welcome(10_000), welcome(60)]],
    ['one end says several things', [fatal(60), fatal(60)]],
  ])('is ruled out when %s', async (_, lines) => {
    expect(answerOn(tikvRestartLoopDuringOffline, await loop(lines)).kind).toBe('ruled-out')
  })
})
