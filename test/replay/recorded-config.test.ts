import {describe, expect, test} from 'vitest'
import {replay} from '../../src/replay/index.js'
import {configOf} from '../../src/replay/recorded-config.js'
import {config} from '../builders/cluster.js'
import {aLogDigest, logged, pdStart} from '../builders/log-digest.js'
import {aLeavingCluster, LEAVING, up} from './leaving-store.js'

const left = {id: 7, on: [1, 2, LEAVING]}

function recorded(secondsBefore: number, values: Readonly<Record<string, unknown>>): string {
  const quoted = JSON.stringify(JSON.stringify(values))
  return logged(secondsBefore, `[INFO] [server.go:941] ["schedule config is updated"] [new=${quoted}] [old="{}"]`)
}

const logsOf = (...lines: readonly string[]) => aLogDigest({'pd-1/pd.log': [...pdStart(600), ...lines]})

describe('what pd.log records of the configuration', () => {
  test('stands in for a section that no dump shows, as it was set last', async () => {
    const logs = await logsOf(recorded(300, {'replica-schedule-limit': 64, 'low-space-ratio': 0.8}), recorded(200, {'replica-schedule-limit': 0, 'low-space-ratio': 0.9}))
    const {config: _, ...cluster} = aLeavingCluster({version: '6.5.12', others: [up(1), up(2), up(3)], logs}, left)
    const answer = replay(cluster, LEAVING)

    expect(answer?.of(7)).toMatchObject({kind: 'none', obstacle: 'limit-zero'})
    expect(answer?.assumed).toContain('`schedule.low-space-ratio` is 0.9 (by the last change in pd.log)')
  })

  test('is passed over where a dump shows the section, for a later dump may differ', async () => {
    const logs = await logsOf(recorded(200, {'replica-schedule-limit': 0}))

    expect(configOf({config: config({schedule: {'low-space-ratio': 0.8}}), logs}).assumed).toEqual([])
    expect(replay(aLeavingCluster({others: [up(1), up(2), up(3)], logs}, left), LEAVING)?.of(7)).toMatchObject({kind: 'replace'})
  })

  test('gives way to a key that was set for a trial', async () => {
    const logs = await logsOf(recorded(200, {'replica-schedule-limit': 0}))
    const trial = config({}).with('schedule.replica-schedule-limit', 64, {file: 'trial', line: 1, quote: ''})

    expect(configOf({config: trial, logs}).config?.number('schedule.replica-schedule-limit')).toBe(64)
  })

  test('leaves out the store limits, which change without such a line, and what is no object', async () => {
    const limits = await logsOf(recorded(200, {'store-limit': {3: {'add-peer': 0.01}}}))
    const torn = await logsOf(logged(200, '[INFO] [server.go:941] ["schedule config is updated"] [new="{\\"replica-schedule-limit\\":0,"] [old="{}"]'))

    expect(configOf({logs: limits}).config?.value('schedule.store-limit')).toBeUndefined()
    expect(configOf({logs: torn})).toEqual({config: undefined, assumed: []})
  })
})
