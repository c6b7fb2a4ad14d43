import {Config, type LabelConstraint} from '../model/scheduling.js'
import type {Release} from './releases.js'

/** The part of PD's configuration that its checkers and their filters read. */
export interface Settings {
  readonly isHalted: boolean
  readonly replicaLimit: number
  readonly waitingLimit: number
  readonly lowSpaceRatio: number
  readonly maxDownMs: number
  readonly maxSnapshots: number
  readonly maxPendingPeers: number
  readonly limitsStores: boolean
  readonly supportsWitness: boolean
  readonly usesJointConsensus: boolean
  /** The following rule only while placement rules are off. */
  readonly maxReplicas: number
  readonly locationLabels: readonly string[]
  readonly isolationLevel: string
  readonly replica: Readonly<Record<ReplicaSwitch, boolean>>
  /** Labels whose stores get no leader (`label-property reject-leader`). */
  readonly rejectLeader: ReadonlyArray<Pick<LabelConstraint, 'key'> & {readonly value: string}>
}

/** The repairs of the replica checker, each with a switch of its own: `enable-…`, up to 3.x `disable-…`. */
export type ReplicaSwitch = 'remove-down-replica' | 'replace-offline-replica' | 'make-up-replica' | 'remove-extra-replica' | 'location-replacement'

/** Reads the settings; what the dumps do not tell is PD's default, and is named in `assumed`. */
export function settingsOf(saved: Config | undefined, release: Release): {readonly settings: Settings; readonly assumed: readonly string[]} {
  const config = saved ?? new Config([])
  const assumed: string[] = []
  const orDefault = <T>(path: string, value: T | undefined, byDefault: T, spelled = String(byDefault)): T => {
    if (value === undefined) assumed.push(`\`${path}\` is ${spelled} (PD's default)`)
    return value ?? byDefault
  }
  const number = (path: string, byDefault: number) => orDefault(path, config.number(path), byDefault)
  const settings = {
    ...switchesOf(config),
    replicaLimit: number('schedule.replica-schedule-limit', 64),
    waitingLimit: number('schedule.scheduler-max-waiting-operator', 5),
    lowSpaceRatio: number('schedule.low-space-ratio', 0.8),
    maxDownMs: orDefault('schedule.max-store-down-time', durationOf(config.text('schedule.max-store-down-time')), 30 * 60_000, '30m'),
    maxSnapshots: number('schedule.max-snapshot-count', release.hasRoomyLimits ? 64 : 3),
    maxPendingPeers: number('schedule.max-pending-peer-count', release.hasRoomyLimits ? 64 : 16),
    maxReplicas: number('replication.max-replicas', 3),
    locationLabels: config.list('replication.location-labels') ?? [],
    isolationLevel: config.text('replication.isolation-level') ?? '',
    rejectLeader: rejectLeaderOf(config),
  }
  return {settings, assumed}
}

/** Are placement rules on? Undefined when neither the configuration nor an answer about the rules tells. */
export function usesRules(config: Config | undefined, rules: {readonly isEnabled: boolean} | undefined): boolean | undefined {
  const flag = config?.flag('replication.enable-placement-rules') ?? rules?.isEnabled
  // Releases without the key (up to 3.0) have no rules either.
  return flag ?? (config?.has('replication') ? false : undefined)
}

/** Keys that PD leaves out, or that a release does not know, mean their default. */
function switchesOf(config: Config) {
  const isOn = (name: ReplicaSwitch) => config.flag(`schedule.enable-${name}`) ?? config.flag(`schedule.disable-${name}`) !== true
  return {
    isHalted: config.flag('schedule.halt-scheduling') ?? false,
    limitsStores: config.text('schedule.store-limit-version') !== 'v2',
    supportsWitness: config.flag('schedule.enable-witness') ?? false,
    usesJointConsensus: config.flag('schedule.enable-joint-consensus') ?? true,
    replica: {
      'remove-down-replica': isOn('remove-down-replica'),
      'replace-offline-replica': isOn('replace-offline-replica'),
      'make-up-replica': isOn('make-up-replica'),
      'remove-extra-replica': isOn('remove-extra-replica'),
      'location-replacement': isOn('location-replacement'),
    },
  }
}

// {"reject-leader": [{"key": "dc", "value": "dc3"}]}
function rejectLeaderOf(config: Config): Settings['rejectLeader'] {
  const labels = config.value('label-property.reject-leader')
  if (!Array.isArray(labels)) return []
  return labels.flatMap((label: unknown) => (isLabel(label) ? [{key: label.key, value: label.value}] : []))
}

function isLabel(value: unknown): value is {readonly key: string; readonly value: string} {
  return typeof value === 'object' && value !== null && 'key' in value && 'value' in value && typeof value.key === 'string' && typeof value.value === 'string'
}

const UNIT_MS: Readonly<Record<string, number>> = {ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000}

/** Go's `time.Duration.String()`, in milliseconds: `30m0s`, `1h0m0s`, `1.5s`. */
export function durationOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:[\d.]+(?:ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined
  let total = 0
  for (const [, amount, unit] of text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)) total += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0)
  return total
}
