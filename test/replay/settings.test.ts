import {describe, expect, test} from 'vitest'
import {parseVersion} from '../../src/model/version.js'
import {releaseOf} from '../../src/replay/releases.js'
import {durationOf, settingsOf, usesRules} from '../../src/replay/settings.js'
import {config} from '../builders/cluster.js'

const old = releaseOf(parseVersion('5.2.1')!)
const recent = releaseOf(parseVersion('8.5.7')!)

describe('the settings', () => {
  test('read what PD prints, numbers and booleans as strings among it', () => {
    const {settings, assumed} = settingsOf(
      config({
        schedule: {
          'halt-scheduling': 'true',
          'replica-schedule-limit': 8,
          'scheduler-max-waiting-operator': 3,
          'low-space-ratio': 0.9,
          'max-store-down-time': '1h0m0s',
          'max-snapshot-count': 4,
          'max-pending-peer-count': 0,
          'enable-make-up-replica': 'false',
        },
        replication: {'max-replicas': 5, 'location-labels': 'zone,host'},
      }),
      recent,
    )
    expect(settings).toMatchObject({isHalted: true, replicaLimit: 8, lowSpaceRatio: 0.9, maxDownMs: 3_600_000, maxReplicas: 5, locationLabels: ['zone', 'host']})
    expect(settings.replica['make-up-replica']).toBe(false)
    expect(settings.replica['replace-offline-replica']).toBe(true)
    expect(assumed).toEqual([])
  })

  test('name every default that stands in for a missing key', () => {
    const {settings, assumed} = settingsOf(undefined, recent)
    expect(settings.maxSnapshots).toBe(64)
    expect(assumed).toContain("`schedule.low-space-ratio` is 0.8 (PD's default)")
    expect(assumed).toContain("`schedule.max-store-down-time` is 30m (PD's default)")
  })

  test('use the defaults of the release', () => {
    expect(settingsOf(undefined, old).settings).toMatchObject({maxSnapshots: 3, maxPendingPeers: 16})
  })

  test('understand the `disable-` keys of 3.x', () => {
    const {settings} = settingsOf(config({schedule: {'disable-replace-offline-replica': 'true'}}), old)
    expect(settings.replica['replace-offline-replica']).toBe(false)
  })

  test('keep the labels whose stores get no leader, and pass over what is no label', () => {
    const {settings} = settingsOf(config({'label-property': {'reject-leader': [{key: 'dc', value: 'dc3'}, {key: 'dc'}, 'dc3']}}), old)
    expect(settings.rejectLeader).toEqual([{key: 'dc', value: 'dc3'}])
  })
})

describe('placement rules', () => {
  test('are on or off as the configuration says', () => {
    expect(usesRules(config({replication: {'enable-placement-rules': 'false'}}), {isEnabled: true})).toBe(false)
  })

  test('are off in a configuration that does not know them', () => {
    expect(usesRules(config({replication: {'max-replicas': 3}}), undefined)).toBe(false)
  })

  test('are on when PD answered with rules', () => {
    expect(usesRules(undefined, {isEnabled: true})).toBe(true)
  })

  test('are unknown when nothing tells', () => {
    expect(usesRules(config({schedule: {}}), undefined)).toBeUndefined()
  })
})

test.each([
  ['30m0s', 1_800_000],
  ['1h0m0s', 3_600_000],
  ['1.5s', 1500],
  ['10ms', 10],
  ['soon', undefined],
  [undefined, undefined],
])('the duration %s is %s ms', (text, milliseconds) => {
  expect(durationOf(text)).toBe(milliseconds)
})
