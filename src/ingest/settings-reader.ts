import type {InputKind} from '../model/input.js'
import {type JsonSource, type LineSource, within} from '../model/source.js'
import {readConfig, readConfigLine} from './pd/config.js'
import {fieldsOf, flagOf, isFields, numberOf, textOf} from './pd/fields.js'
import {readPlacementRules, readRegionLabels, readRuleGroups} from './pd/placement.js'
import {mergeEvictions, readConfigEvictions, readEvictions, readNamedEvictions, readSchedulerNames, readStoreLimits} from './pd/schedulers.js'
import {joinMembers, readHealth, readMembers, readProgress, readRecovery} from './pd/servers.js'
import type {Settings} from './settings.js'
import {takeTidbHttp} from './tidb-http.js'
import type {Place} from './tikv-ctl/place.js'

interface ReadSettings {
  readonly records: number
  /** Entries that could not be read. */
  readonly lost?: number
}

/** Takes the dumps apart that tell how PD is set, into the settings of a folder. */
export class SettingsReader {
  constructor(private readonly settings: Settings) {}

  read(kind: InputKind, value: unknown, source: JsonSource, asked: string): ReadSettings {
    return kind === 'placement-rules' ? this.rules(value, source) : {records: this.readAll(kind, value, source, asked)}
  }

  private readAll(kind: InputKind, value: unknown, source: JsonSource, asked: string): number {
    const {settings} = this
    switch (kind) {
      case 'config':
        return this.config(value, source)
      case 'rule-groups':
        settings.groups = [...readRuleGroups(value)]
        return settings.groups.length
      case 'region-labels':
        settings.labels = [...readRegionLabels(value, source)]
        return settings.labels.length
      case 'schedulers':
        return this.schedulers(value, source, asked)
      case 'store-limit':
        settings.limits = new Map(readStoreLimits(value, source).map((limit) => [limit.storeId, limit]))
        return settings.limits.size
      case 'checker-status':
        return this.checker(value, source, asked)
      case 'tidb-http':
        return takeTidbHttp(value, source, asked, settings)
      default:
        return this.server(kind, value, source)
    }
  }

  /** What tikv-ctl and tiup print as JSON. */
  tools(value: unknown, source: JsonSource, place: Place): number {
    return this.settings.tools.read(value, source, place)
  }

  /** A line of a capture that tells one key of the configuration. */
  configLine(source: LineSource): boolean {
    const part = readConfigLine(source.quote)
    if (part) this.settings.config.push({...part, source})
    return part !== undefined
  }

  private config(value: unknown, source: JsonSource): number {
    if (typeof value === 'string') {
      this.settings.version ??= {text: value, source}
      return 1
    }
    const config = fieldsOf(value)
    const parts = readConfig(value)
    this.settings.config.push(...parts.map((part) => ({...part, source})))
    const version = textOf(config['cluster-version']) ?? textOf(config['version'])
    if (version !== undefined) this.settings.version = {text: version, source: within(source, 'cluster-version' in config ? '/cluster-version' : '/version')}
    const isWhole = isFields(config['schedule'])
    const schedule = isWhole ? config['schedule'] : parts.some(({prefix}) => prefix === 'schedule') ? value : undefined
    this.settings.evictions = mergeEvictions(this.settings.evictions, readConfigEvictions(schedule, within(source, isWhole ? '/schedule' : '')))
    return Object.keys(config).length
  }

  private rules(value: unknown, source: JsonSource): ReadSettings {
    const dump = readPlacementRules(value, source)
    // Fewer rules would want fewer replicas.
    if (dump.lost > 0) return {records: 0, lost: dump.lost}
    this.settings.rules = [...(this.settings.rules ?? []), ...dump.rules]
    this.settings.rulesSource = source
    if (dump.groups) this.settings.groups = [...dump.groups]
    return {records: dump.rules.length, lost: dump.lost}
  }

  private schedulers(value: unknown, source: JsonSource, asked: string): number {
    if (isFields(value)) {
      // `scheduler config grant-leader-scheduler` prints the same.
      const evictions = readEvictions(value, source).map((one) => (/grant-leader/.test(asked) ? {...one, scheduler: 'grant-leader-scheduler' as const} : one))
      this.settings.evictions = mergeEvictions(evictions, this.settings.evictions)
      return evictions.length
    }
    const names = readSchedulerNames(value)
    const evictions = readNamedEvictions(names, source)
    if (evictions.length > 0) this.settings.evictions = mergeEvictions(evictions, this.settings.evictions)
    // `scheduler show --status paused` leaves the others out.
    if (!/paused|disabled/.test(asked)) this.settings.schedulerNames = {names, source}
    return names.length
  }

  private checker(value: unknown, source: JsonSource, asked: string): number {
    const checker = /checker[ /_-](\w+(?:-state)?)/.exec(asked)?.[1]
    this.settings.checkers.push({isPaused: flagOf(fieldsOf(value)['paused']) === true, source: {...source, pointer: '/paused'}, ...(checker !== undefined && {checker})})
    return 1
  }

  private server(kind: InputKind, value: unknown, source: JsonSource): number {
    const {settings} = this
    if (kind === 'members') {
      const {version, clusterId, ...members} = readMembers(value, source)
      settings.members = joinMembers(settings.members, members)
      this.identify(clusterId, within(source, '/header/cluster_id'))
      if (version !== undefined) settings.version ??= {text: version, source: {...source, pointer: '/members'}}
    } else if (kind === 'health') settings.members = joinMembers(settings.members, readHealth(value, source))
    else if (kind === 'unsafe-recovery') settings.recovery = [...(settings.recovery ?? []), ...readRecovery(value, source)]
    const progress = kind === 'progress' ? readProgress(value, source) : undefined
    if (progress) settings.progress.push(progress)
    return 1
  }

  /** The dumps of this folder are of that cluster. */
  identify(clusterId: unknown, source: JsonSource): void {
    const id = textOf(clusterId) ?? numberOf(clusterId)
    if (id !== undefined && Number(id) !== 0) this.settings.clusterIds.push({is: String(id), source})
  }
}
