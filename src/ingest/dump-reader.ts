import type {Cluster} from '../model/cluster.js'
import type {InputKind, Notice} from '../model/input.js'
import type {ShownOperator} from '../model/operator.js'
import type {RemovalProgress, TidbRegion} from '../model/pd.js'
import type {CheckerStatus, ConfigValue, LeaderEviction, PlacementRule, RegionLabel, RuleGroup, StoreLimit} from '../model/scheduling.js'
import {type JsonDocument, type JsonSource, type LineSource, type Source, within} from '../model/source.js'
import {count} from '../model/words.js'
import {readConfig, readConfigLine} from './pd/config.js'
import {fieldsOf, isFields, listOf, numberOf, textOf} from './pd/fields.js'
import {readOperator} from './pd/operators.js'
import {readPlacementRules, readRegionLabels, readRuleGroups} from './pd/placement.js'
import {readRegion} from './pd/regions.js'
import {mergeEvictions, readConfigEvictions, readEvictions, readSchedulerNames, readStoreLimits} from './pd/schedulers.js'
import {joinMembers, readHealth, readMembers, readProgress, readRecovery, readTidbRegion} from './pd/servers.js'
import {kindOf} from './pd/shape.js'
import {readStore} from './pd/stores.js'
import {askedOf} from './region-list.js'
import type {SampleBuilder} from './sample-builder.js'

/** What the dumps of one folder tell besides stores, Regions and operators. */
export interface Settings {
  config: Array<{readonly values: ConfigValue; readonly prefix: string; readonly source: Source}>
  rules: PlacementRule[] | undefined
  rulesSource: Source | undefined
  /** Where PD answered that the feature is disabled. */
  rulesOff: LineSource | undefined
  groups: RuleGroup[] | undefined
  labels: RegionLabel[] | undefined
  schedulerNames: {readonly names: readonly string[]; readonly source: Source} | undefined
  evictions: readonly LeaderEviction[] | undefined
  limits: Map<number, StoreLimit> | undefined
  checkers: CheckerStatus[]
  members: Cluster['members']
  version: {readonly text: string; readonly source: Source} | undefined
  recovery: Cluster['recovery']
  progress: RemovalProgress[]
  tidbRegions: Map<number, TidbRegion>
}

export function noSettings(): Settings {
  return {
    config: [], rules: undefined, rulesSource: undefined, rulesOff: undefined, groups: undefined, labels: undefined, schedulerNames: undefined, evictions: undefined, limits: undefined,
    checkers: [], members: undefined, version: undefined, recovery: undefined, progress: [], tidbRegions: new Map(),
  }
}

/** What is known of a document besides its value: the command that printed it, or the name it was saved under. */
export interface Origin {
  readonly document: JsonDocument
  readonly asked: string
  readonly isComplete: boolean
}

/** Takes the dumps of one file apart, into the sample and the settings of its folder. */
export class DumpReader {
  private ids: number[] = []
  private unread = 0

  constructor(
    private readonly sample: SampleBuilder,
    private readonly settings: Settings,
    private readonly notice: (notice: Notice) => void,
  ) {}

  /** An element of a long list of Regions, before the document it stands in. */
  region(value: unknown, document: JsonDocument, index: number, offset: number): boolean {
    const region = readRegion(value)
    if (!region) this.unread++
    if (!region) return false
    this.ids.push(region.id)
    this.sample.regions.add(region, {document, list: '/regions', index, offset})
    return true
  }

  /** What the document is, and how many records were read; undefined when it is nothing that we know. */
  document(value: unknown, origin: Origin): {readonly kind: InputKind; readonly records: number} | undefined {
    const kind = kindOf(value, origin.asked)
    if (kind === undefined) return undefined
    const source: JsonSource = {document: origin.document, pointer: ''}
    const records = this.read(kind, value, source, origin)
    const isCheck = kind === 'regions' && /check/.test(origin.asked)
    return {kind: isCheck ? 'region-check' : kind, records}
  }

  private read(kind: InputKind, value: unknown, source: JsonSource, origin: Origin): number {
    const {settings} = this
    switch (kind) {
      case 'stores':
        return this.stores(value, source, origin)
      case 'store':
        return this.store(value, source)
      case 'regions':
        return this.regions(value, source, origin)
      case 'region':
        return this.single(value, source, origin)
      case 'operators':
        return this.operators(value, source)
      case 'config':
        return this.config(value, source)
      case 'placement-rules':
        return this.rules(value, source)
      case 'rule-groups':
        settings.groups = [...readRuleGroups(value)]
        return settings.groups.length
      case 'region-labels':
        settings.labels = [...readRegionLabels(value, source)]
        return settings.labels.length
      case 'schedulers':
        return this.schedulers(value, source)
      case 'store-limit':
        settings.limits = new Map(readStoreLimits(value, source).map((limit) => [limit.storeId, limit]))
        return settings.limits.size
      case 'checker-status':
        return this.checker(value, source, origin.asked)
      default:
        return this.server(kind, value, source)
    }
  }

  private stores(value: unknown, source: JsonSource, {isComplete}: Origin): number {
    const list = Array.isArray(value) ? value : listOf(fieldsOf(value)['stores'])
    const prefix = Array.isArray(value) ? '' : '/stores'
    const stores = list.flatMap((entry, index) => readStore(entry, {...source, pointer: `${prefix}/${index}`}) ?? [])
    this.lost(list.length - stores.length, 'store', source)
    if (isComplete) this.sample.addStores(stores, source)
    else for (const store of stores) this.sample.addStore(store)
    return stores.length
  }

  /** `{id, address, state_name}` without its wrapper is what `--jq` leaves of a store. */
  private store(value: unknown, source: JsonSource): number {
    const wrapped = fieldsOf(value)
    const store = readStore('store' in wrapped ? value : {store: value}, source)
    if (store) this.sample.addStore(store)
    return store ? 1 : 0
  }

  private regions(value: unknown, source: JsonSource, {asked, isComplete}: Origin): number {
    for (const [index, region] of (Array.isArray(value) ? value : []).entries()) {
      const read = readRegion(region)
      if (read) this.ids.push(read.id)
      else this.unread++
      if (read) this.sample.regions.add(read, {document: source.document, list: '', index})
    }
    const ids = this.ids
    this.lost(this.unread, 'Region', source)
    this.ids = []
    this.unread = 0
    const claimed = numberOf(fieldsOf(value)['count'])
    this.sample.regions.addList({...askedOf(asked, ids, this.sample.regions), ids, isComplete: isComplete && (claimed === undefined || claimed <= ids.length), source})
    return ids.length
  }

  private single(value: unknown, source: JsonSource, {isComplete}: Origin): number {
    const region = readRegion(value)
    if (!region) return 0
    const isLeaderUnknown = region.isLeaderUnknown ?? (!isComplete && region.leader === undefined)
    const list = 'region' in fieldsOf(value) ? '/region' : ''
    this.sample.regions.add({...region, ...(isLeaderUnknown && {isLeaderUnknown})}, {document: source.document, list})
    this.sample.regions.addList({kind: 'single', ids: [region.id], isComplete, source})
    return 1
  }

  private operators(value: unknown, source: JsonSource): number {
    const entries = Array.isArray(value) ? [...value.entries()].map(([index, entry]) => [`/${index}`, entry] as const) : [['', value] as const]
    const operators = entries.flatMap(([pointer, entry]): ShownOperator[] => {
      const operator = readOperator(entry)
      return operator ? [{...operator, source: {...source, pointer}}] : []
    })
    this.lost(listOf(value).length - operators.length, 'operator', source)
    this.sample.addOperators(operators)
    return operators.length
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
    const {prefix, values} = readConfig(value)
    if (config['version'] === undefined) this.settings.config.push({prefix, values, source})
    const version = textOf(config['cluster-version']) ?? textOf(config['version'])
    if (version !== undefined) this.settings.version = {text: version, source: within(source, 'cluster-version' in config ? '/cluster-version' : '/version')}
    const schedule = prefix === '' ? config['schedule'] : prefix === 'schedule' ? value : undefined
    this.settings.evictions = mergeEvictions(this.settings.evictions, readConfigEvictions(schedule, within(source, prefix === '' ? '/schedule' : '')))
    return Object.keys(config).length
  }

  private rules(value: unknown, source: JsonSource): number {
    const dump = readPlacementRules(value, source)
    this.lost(dump.lost, 'placement rule', source)
    this.settings.rules = [...(this.settings.rules ?? []), ...dump.rules]
    this.settings.rulesSource = source
    if (dump.groups) this.settings.groups = [...dump.groups]
    return dump.rules.length
  }

  private schedulers(value: unknown, source: JsonSource): number {
    const evictions = readEvictions(value, source)
    if (evictions.length > 0) this.settings.evictions = mergeEvictions(evictions, this.settings.evictions)
    else if (!isFields(value)) this.settings.schedulerNames = {names: readSchedulerNames(value), source}
    return Math.max(evictions.length, listOf(value).length)
  }

  private checker(value: unknown, source: JsonSource, asked: string): number {
    const checker = /checker[ /_-](\w+(?:-state)?)/.exec(asked)?.[1]
    this.settings.checkers.push({isPaused: fieldsOf(value)['paused'] === true, source: {...source, pointer: '/paused'}, ...(checker !== undefined && {checker})})
    return 1
  }

  private server(kind: InputKind, value: unknown, source: JsonSource): number {
    const {settings} = this
    if (kind === 'members') {
      const {version, ...members} = readMembers(value, source)
      settings.members = joinMembers(settings.members, members)
      if (version !== undefined) settings.version ??= {text: version, source: {...source, pointer: '/members'}}
    } else if (kind === 'health') settings.members = joinMembers(settings.members, readHealth(value, source))
    else if (kind === 'unsafe-recovery') settings.recovery = [...(settings.recovery ?? []), ...readRecovery(value, source)]
    const progress = kind === 'progress' ? readProgress(value, source) : undefined
    if (progress) settings.progress.push(progress)
    const region = kind === 'tidb-http' ? readTidbRegion(value, source) : undefined
    if (region) settings.tidbRegions.set(region.regionId, region)
    return 1
  }

  /** Entries of a list that are not what they should be: an id is missing, or too big for a double. */
  private lost(entries: number, what: string, {document}: JsonSource): void {
    if (entries > 0) this.notice({level: 'warning', says: `${count(entries, what)} of this list could not be read`, file: document.file, line: document.line})
  }
}
