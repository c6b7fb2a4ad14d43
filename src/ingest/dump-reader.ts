import type {Cluster} from '../model/cluster.js'
import type {InputKind, Notice} from '../model/input.js'
import type {ShownOperator} from '../model/operator.js'
import type {RemovalProgress, TidbRegion} from '../model/pd.js'
import type {RegionPlace} from '../model/region-table.js'
import type {CheckerStatus, ConfigValue, PlacementRule, RegionLabel, RuleGroup, StoreLimit} from '../model/scheduling.js'
import {type JsonSource, type LineSource, type Source, within} from '../model/source.js'
import type {Store} from '../model/store.js'
import {count} from '../model/words.js'
import {readConfig, readConfigLine} from './pd/config.js'
import type {DocumentContent, ElementContent} from './pd/documents.js'
import {fieldsOf, flagOf, isFields, listOf, numberOf, textOf} from './pd/fields.js'
import {readKubernetesStores} from './pd/kubernetes.js'
import {readOperator} from './pd/operators.js'
import {readPlacementRules, readRegionLabels, readRuleGroups} from './pd/placement.js'
import {readRegion} from './pd/regions.js'
import {readConfigEvictions, readEvictions, readSchedulerNames, readStoreLimits} from './pd/schedulers.js'
import {joinMembers, readHealth, readMembers, readProgress, readRecovery, readTidbRegion} from './pd/servers.js'
import {kindOf} from './pd/shape.js'
import {unneeded} from './pd/unneeded.js'
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
  evictions: Array<{readonly storeId: number; readonly source: Source}> | undefined
  limits: Map<number, StoreLimit> | undefined
  checkers: CheckerStatus[]
  members: Cluster['members']
  version: {readonly text: string; readonly source: Source} | undefined
  /** Exact: it does not fit a double. */
  clusterIds: Array<{readonly id: string; readonly source: JsonSource}>
  recovery: Cluster['recovery']
  progress: RemovalProgress[]
  tidbRegions: Map<number, TidbRegion>
}

export function noSettings(): Settings {
  return {
    config: [], rules: undefined, rulesSource: undefined, rulesOff: undefined, groups: undefined, labels: undefined, schedulerNames: undefined, evictions: undefined, limits: undefined,
    checkers: [], members: undefined, version: undefined, clusterIds: [], recovery: undefined, progress: [], tidbRegions: new Map(),
  }
}

/** A document, and the command that printed it or the name it was saved under. */
export interface Dump extends DocumentContent {
  readonly asked: string
}

/** What a document turned out to be. */
export interface Read {
  readonly kind: InputKind
  readonly records: number
  /** What it is, when nothing of it is needed. */
  readonly unneeded?: string
}

/** Takes the dumps of one file apart, into the sample and the settings of its folder. */
export class DumpReader {
  private ids: number[] = []
  private found: Store[] = []
  private unread = 0

  constructor(
    private readonly sample: SampleBuilder,
    private readonly settings: Settings,
    private readonly notice: (notice: Notice) => void,
  ) {}

  /** An element of a long list, before the document it stands in. */
  element({value, document, list, index, offset}: ElementContent): void {
    const region = readRegion(value)
    const store = region ? undefined : readStore(value, {document, pointer: `${list}/${index}`, near: {pointer: `${list}/${index}`, offset}})
    if (region) this.addRegion(region, {document, list, index, offset})
    else if (store) this.found.push(store)
    else this.unread++
  }

  /** Undefined when it is nothing that we know. */
  document(dump: Dump): Read | undefined {
    const kind = this.kindOf(dump)
    const source: JsonSource = {document: dump.document, pointer: ''}
    const known = kind === undefined ? unneeded(dump.value) : undefined
    const read: Read | undefined = kind === undefined ? known : {kind, records: this.read(kind, source, dump)}
    this.ids = []
    this.found = []
    this.unread = 0
    return read?.kind === 'regions' && /check/.test(dump.asked) ? {...read, kind: 'region-check'} : read
  }

  /** A bare list whose elements were handed on tells nothing of itself any more. */
  private kindOf({value, asked, elements}: Dump): InputKind | undefined {
    if (elements === 0 || !Array.isArray(value)) return kindOf(value, asked)
    return this.ids.length > 0 ? 'regions' : this.found.length > 0 ? 'stores' : undefined
  }

  private read(kind: InputKind, source: JsonSource, dump: Dump): number {
    const {settings} = this
    const {value} = dump
    switch (kind) {
      case 'stores':
        return this.stores(source, dump)
      case 'store':
        return this.store(source, dump)
      case 'regions':
        return this.regions(source, dump)
      case 'region':
        return this.single(source, dump)
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
        return this.schedulers(value, source, dump.asked)
      case 'store-limit':
        settings.limits = new Map(readStoreLimits(value, source).map((limit) => [limit.storeId, limit]))
        return settings.limits.size
      case 'checker-status':
        return this.checker(value, source, dump.asked)
      case 'topology':
        return this.topology(value, source)
      default:
        return this.server(kind, value, source)
    }
  }

  private stores(source: JsonSource, {value, asked, cutIn}: Dump): number {
    const isBare = Array.isArray(value)
    const list = isBare ? value : listOf(fieldsOf(value)['stores'])
    const stores = [...this.found, ...list.flatMap((entry, index) => (isWhole(entry, cutIn) ? (readStore(entry, within(source, `${isBare ? '' : '/stores'}/${index}`)) ?? []) : []))]
    const size = list.length + this.found.length + this.unread
    this.lost(size - stores.length, 'store', source)
    const isWholeList = cutIn === undefined && !this.isShort(value, size, 'stores', source)
    if (isWholeList && !isSome(asked)) this.sample.addStores(stores, source)
    else for (const store of stores) this.sample.addStore(store)
    return stores.length
  }

  /** `{id, address, state_name}` without its wrapper is what `--jq` leaves of a store. */
  private store(source: JsonSource, {value, cutIn}: Dump): number {
    const entry = 'store' in fieldsOf(value) ? value : {store: value}
    const store = isWhole(entry, cutIn) ? readStore(entry, source) : undefined
    if (store) this.sample.addStore(store)
    return store ? 1 : 0
  }

  private regions(source: JsonSource, {value, asked, cutIn}: Dump): number {
    const list = Array.isArray(value) ? '' : '/regions'
    const entries = Array.isArray(value) ? value : listOf(fieldsOf(value)['regions'])
    for (const [index, entry] of entries.entries()) {
      // The last one, of which a part is missing, would seem to have lost a peer or its leader.
      if (cutIn?.startsWith(`${list}/${index}`) && index === entries.length - 1) continue
      const region = readRegion(entry)
      if (region) this.addRegion(region, {document: source.document, list, index})
      else this.unread++
    }
    const {ids} = this
    this.lost(this.unread, 'Region', source)
    const isWholeList = cutIn === undefined && list !== '' && !this.isShort(value, ids.length + this.unread, 'Regions', source)
    this.sample.regions.addList({...askedOf(asked, ids, this.sample.regions, Array.isArray(value)), ids, isComplete: isWholeList && this.unread === 0, source})
    return ids.length
  }

  private addRegion(region: NonNullable<ReturnType<typeof readRegion>>, place: RegionPlace): void {
    this.ids.push(region.id)
    this.sample.regions.add(region, place)
  }

  /** The list says that it is longer than it is: somebody took out a part of it. */
  private isShort(value: unknown, size: number, what: string, {document}: JsonSource): boolean {
    const claimed = numberOf(fieldsOf(value)['count'])
    if (claimed === undefined || claimed <= size) return false
    this.notice({level: 'warning', says: `this list counts ${claimed} ${what} and has ${size}: what is not in it may have been taken out`, file: document.file, line: document.line})
    return true
  }

  private single(source: JsonSource, {value, cutIn}: Dump): number {
    const list = 'region' in fieldsOf(value) ? '/region' : ''
    const region = cutIn?.startsWith(`${list}/peers`) ? undefined : readRegion(value)
    if (!region) return 0
    const isLeaderUnknown = region.isLeaderUnknown ?? (cutIn !== undefined && region.leader === undefined)
    this.sample.regions.add({...region, ...(isLeaderUnknown && {isLeaderUnknown})}, {document: source.document, list})
    this.sample.regions.addList({kind: 'single', ids: [region.id], isComplete: cutIn === undefined, source})
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
    const parts = readConfig(value)
    this.settings.config.push(...parts.map((part) => ({...part, source})))
    const version = textOf(config['cluster-version']) ?? textOf(config['version'])
    if (version !== undefined) this.settings.version = {text: version, source: within(source, 'cluster-version' in config ? '/cluster-version' : '/version')}
    const isWhole = isFields(config['schedule'])
    const schedule = isWhole ? config['schedule'] : parts.some(({prefix}) => prefix === 'schedule') ? value : undefined
    this.settings.evictions ??= readConfigEvictions(schedule, within(source, isWhole ? '/schedule' : ''))?.slice()
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

  private schedulers(value: unknown, source: JsonSource, asked: string): number {
    if (isFields(value)) {
      const evictions = readEvictions(value, source)
      // `scheduler config grant-leader-scheduler` prints the same.
      if (!/grant-leader/.test(asked)) this.settings.evictions = [...evictions]
      return evictions.length
    }
    const names = readSchedulerNames(value)
    // `scheduler show --status paused` leaves the others out.
    if (!/paused|disabled/.test(asked)) this.settings.schedulerNames = {names, source}
    return names.length
  }

  private checker(value: unknown, source: JsonSource, asked: string): number {
    const checker = /checker[ /_-](\w+(?:-state)?)/.exec(asked)?.[1]
    this.settings.checkers.push({isPaused: flagOf(fieldsOf(value)['paused']) === true, source: {...source, pointer: '/paused'}, ...(checker !== undefined && {checker})})
    return 1
  }

  /** Clinic's cluster.json tells the cluster, a TidbCluster its stores. */
  private topology(value: unknown, source: JsonSource): number {
    this.identify(textOf(fieldsOf(value)['cluster_id']) ?? numberOf(fieldsOf(value)['cluster_id']), within(source, '/cluster_id'))
    const stores = readKubernetesStores(value, source)
    for (const store of stores) this.sample.addStore(store)
    return Math.max(stores.length, 1)
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
    const region = kind === 'tidb-http' ? readTidbRegion(value, source) : undefined
    if (region) settings.tidbRegions.set(region.regionId, region)
    return 1
  }

  private identify(id: string | number | undefined, source: JsonSource): void {
    if (id !== undefined && Number(id) !== 0) this.settings.clusterIds.push({id: String(id), source})
  }

  /** Entries of a list that are not what they should be: an id is missing, or too big for a double. */
  private lost(entries: number, what: string, {document}: JsonSource): void {
    if (entries > 0) this.notice({level: 'warning', says: `${count(entries, what)} of this list could not be read`, file: document.file, line: document.line})
  }
}

/** `store check down`, `store --state=Offline`, `label store zone z1`: an answer that leaves stores out. */
const SOME_STORES = /stores?[ /_-]check|[?&_ -]state\b|label[ _-]store|labels\/stores/

function isSome(asked: string): boolean {
  return SOME_STORES.test(asked) && !/tombstone|state=2/i.test(asked)
}

/** The state stands at the end of a store: where that is cut off, the store would seem to be Up. */
function isWhole(entry: unknown, cutIn: string | undefined): boolean {
  const store = fieldsOf(fieldsOf(entry)['store'])
  return cutIn === undefined || 'state_name' in store || 'state' in store
}
