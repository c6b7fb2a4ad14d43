import type {Source} from './source.js'

export type ConfigValue = string | number | boolean | null | readonly ConfigValue[] | {readonly [key: string]: ConfigValue}

/** PD's configuration as `config show all` nests it: `schedule.replica-schedule-limit`. Sections that were not saved are absent. */
export class Config {
  constructor(
    private readonly sections: ReadonlyArray<{readonly values: ConfigValue; readonly prefix: string; readonly source: Source}>,
  ) {}

  /** Undefined when no saved section holds the key: absent is neither zero nor the default. */
  value(path: string): ConfigValue | undefined {
    return this.find(path)?.value
  }

  /** The same configuration with one key set to another value. */
  with(path: string, value: ConfigValue, source: Source): Config {
    return new Config([{values: value, prefix: path, source}, ...this.sections])
  }

  /** The same configuration, and what holds for a part of it where it says nothing itself. */
  orElse(path: string, values: ConfigValue, source: Source): Config {
    return new Config([...this.sections, {values, prefix: path, source}])
  }

  has(section: 'schedule' | 'replication'): boolean {
    return this.find(section) !== undefined
  }

  number(path: string): number | undefined {
    const value = this.value(path)
    const number = typeof value === 'string' && value !== '' ? Number(value) : value
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined
  }

  /** PD prints booleans as strings (`json:",string"`). */
  flag(path: string): boolean | undefined {
    const value = this.value(path)
    if (value === true || value === 'true') return true
    return value === false || value === 'false' ? false : undefined
  }

  /** `location-labels` is a comma string or an array. */
  list(path: string): readonly string[] | undefined {
    const value = this.value(path)
    if (Array.isArray(value)) return value.map(String)
    return typeof value === 'string' ? value.split(',').map((part) => part.trim()).filter((part) => part !== '') : undefined
  }

  text(path: string): string | undefined {
    const value = this.value(path)
    return typeof value === 'string' ? value : undefined
  }

  /** Where the key stands; for an absent key the section that should hold it, else undefined. */
  cite(path: string): Source | undefined {
    const found = this.find(path)
    if (found) return found.source
    const parent = path.slice(0, path.lastIndexOf('.'))
    return parent === path || parent === '' ? undefined : this.cite(parent)
  }

  /** Every key that a saved section holds, once, with its value; a list is a value. */
  leaves(): ReadonlyMap<string, ConfigValue> {
    const leaves = new Map<string, ConfigValue>()
    for (const {values, prefix} of this.sections) addLeaves(leaves, prefix, values)
    return leaves
  }

  private find(path: string): {readonly value: ConfigValue; readonly source: Source} | undefined {
    for (const {values, prefix, source} of this.sections) {
      const rest = prefix === '' ? path : path === prefix ? '' : path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : undefined
      if (rest === undefined) continue
      const keys = rest === '' ? [] : rest.split('.')
      let value: ConfigValue | undefined = values
      for (const key of keys) value = isSection(value) ? value[key] : undefined
      if (value === undefined) continue
      const pointer = keys.map((key) => `/${key}`).join('')
      return {value, source: 'document' in source ? {...source, pointer: source.pointer + pointer} : source}
    }
    return undefined
  }
}

/** PD's own nests four deep; what goes on and on is made to do harm. */
const DEEPEST = 16

function addLeaves(leaves: Map<string, ConfigValue>, path: string, value: ConfigValue, depth = 0): void {
  if (!isSection(value) || depth > DEEPEST) {
    if (!leaves.has(path)) leaves.set(path, value)
    return
  }
  for (const [key, member] of Object.entries(value)) addLeaves(leaves, path === '' ? key : `${path}.${key}`, member, depth + 1)
}

function isSection(value: ConfigValue | undefined): value is {readonly [key: string]: ConfigValue} {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export interface LabelConstraint {
  readonly key: string
  readonly op: 'in' | 'notIn' | 'exists' | 'notExists'
  readonly values: readonly string[]
}

export interface PlacementRule {
  readonly groupId: string
  readonly id: string
  readonly index: number
  readonly override: boolean
  /** Encoded keys in upper-case hex, as for Regions. */
  readonly startKey: string
  readonly endKey: string
  readonly role: 'voter' | 'leader' | 'follower' | 'learner'
  readonly isWitness: boolean
  readonly count: number
  readonly labelConstraints: readonly LabelConstraint[]
  readonly locationLabels: readonly string[]
  readonly isolationLevel: string
  readonly source: Source
}

export interface RuleGroup {
  readonly id: string
  readonly index: number
  readonly override: boolean
}

export interface PlacementRules {
  /** False when PD answered `[412] "placement rules feature is disabled"`. */
  readonly isEnabled: boolean
  readonly rules: readonly PlacementRule[]
  /** Absent when no dump tells the groups: then none overrides, which is PD's default. */
  readonly groups?: readonly RuleGroup[]
  readonly source: Source
}

/** A Region label rule, such as `schedule=deny` of an import. */
export interface RegionLabel {
  readonly id: string
  readonly labels: ReadonlyArray<{readonly key: string; readonly value: string}>
  readonly ranges: ReadonlyArray<{readonly startKey: string; readonly endKey: string}>
  readonly source: Source
}

export interface Schedulers {
  readonly names: readonly string[]
  /** Stores that schedulers keep leaders from; absent when no dump names them although an evict-leader scheduler runs. */
  readonly evictLeaderStores?: readonly LeaderEviction[]
  readonly source: Source
}

export interface LeaderEviction {
  readonly storeId: number
  /** Absent: `evict-leader-scheduler`. */
  readonly scheduler?: 'grant-leader-scheduler' | 'evict-slow-store-scheduler' | 'evict-slow-trend-scheduler' | 'evict-stopping-store-scheduler'
  readonly source: Source
}

/** Operators a minute. */
export interface StoreLimit {
  readonly storeId: number
  readonly addPeer?: number
  readonly removePeer?: number
  readonly source: Source
}

export interface CheckerStatus {
  /** `rule`, `replica`, `merge` …; undefined when neither command nor file name tells. */
  readonly checker?: string
  readonly isPaused: boolean
  readonly source: Source
}
