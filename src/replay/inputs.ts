import type {Cluster} from '../model/cluster.js'
import type {ShownOperator} from '../model/operator.js'
import type {Region} from '../model/region.js'
import type {PlacementRule, PlacementRules} from '../model/scheduling.js'
import {boundariesOf, isCrossed, isWithin, type KeyRange} from './key-range.js'
import {Location} from './location.js'
import type {Release} from './releases.js'
import type {Filter, Rejection} from './replay.js'
import {refusalBy, RuleList, type RuleView} from './rule-list.js'
import type {Settings} from './settings.js'
import type {StoreView} from './store-view.js'

/** All that PD's checkers look at beside the Region itself, worked out once a replay. */
export interface Inputs {
  readonly release: Release
  readonly settings: Settings
  /** By id. */
  readonly stores: readonly StoreView[]
  store(id: number): StoreView | undefined
  /** Undefined while placement rules are off. */
  readonly rules: RuleList | undefined
  /** By `config`, where rules are off. */
  readonly location: Location
  readonly pausedCheckers: ReadonlySet<string>
  readonly isRecovering: boolean
  /** Sorted keys at which a placement or label rule begins or ends. */
  readonly boundaries: readonly string[]
  isDenied(region: Region): boolean
  isCrossedByLabel(region: Region): boolean
  /** Those that run, by Region. */
  readonly operators: ReadonlyMap<number, ShownOperator>
  /** The same object for the same rejection: a replay of many Regions holds millions of them. */
  rejection(store: StoreView, by: Filter): Rejection
}

interface Parts {
  readonly release: Release
  readonly settings: Settings
  readonly stores: readonly StoreView[]
  /** Undefined while they are off. */
  readonly placementRules: PlacementRules | undefined
}

export function assemble(cluster: Cluster, {release, settings, stores, placementRules}: Parts): Inputs {
  const byId = new Map(stores.map((store) => [store.id, store]))
  const locate = memoize((labels: readonly string[]) => new Location(labels, stores))
  const rules = placementRules && RuleList.of(placementRules, release, viewRules(stores, locate))
  const operators = new Map(cluster.operators?.filter(({status}) => status === 'running').map((operator) => [operator.regionId, operator]))
  const labelRanges = labelRangesOf(cluster)
  return {
    release,
    settings,
    stores,
    store: (id) => byId.get(id),
    rules,
    location: locate(settings.locationLabels),
    pausedCheckers: new Set(cluster.checkers?.flatMap(({checker, isPaused}) => (isPaused && checker !== undefined ? [checker] : []))),
    isRecovering: isRecovering(cluster),
    boundaries: boundariesOf([...(placementRules?.rules ?? []), ...labelRanges]),
    ...labelsOn(labelRanges),
    operators,
    rejection: rejectionTable(),
  }
}

// PD unsafe_recovery_controller.go: the last stage is `Unsafe recovery Finished` or `… failed: …`, in either case; others speak of failed stores and voters.
function isRecovering({recovery}: Cluster): boolean {
  const last = recovery?.at(-1)
  return last !== undefined && !/\bfinished\b|\brecovery failed\b|\bno on-?going\b/i.test(last.info)
}

interface LabelRange extends KeyRange {
  readonly isDenial: boolean
}

function labelRangesOf({regionLabels = []}: Cluster): readonly LabelRange[] {
  return regionLabels.flatMap((rule) => rule.ranges.map((range) => ({...inUpperCase(range), isDenial: rule.labels.some(isDenial)})))
}

function labelsOn(ranges: readonly LabelRange[]): Pick<Inputs, 'isDenied' | 'isCrossedByLabel'> {
  const denied = ranges.filter(({isDenial}) => isDenial)
  const keys = boundariesOf(ranges)
  const isCrossedByLabel = (region: Region) => isCrossed(keys, region)
  // A Region that spans a boundary has no label before it is split (PD schedule/rangelist/range_list.go GetData).
  return {isDenied: (region) => denied.some((range) => isWithin(region, range)) && !isCrossedByLabel(region), isCrossedByLabel}
}

// PD schedule/labeler/labeler.go ScheduleDisabled
function isDenial({key, value}: {readonly key: string; readonly value: string}): boolean {
  return key === 'schedule' && value.toLowerCase() === 'deny'
}

function inUpperCase({startKey, endKey}: KeyRange): KeyRange {
  return {startKey: startKey.toUpperCase(), endKey: endKey.toUpperCase()}
}

function rejectionTable(): Inputs['rejection'] {
  const table = new Map<Filter, Rejection[]>()
  return (store, by) => {
    const row = table.get(by) ?? []
    table.set(by, row)
    return (row[store.index] ??= {storeId: store.id, by})
  }
}

function viewRules(stores: readonly StoreView[], locate: (labels: readonly string[]) => Location): (rule: PlacementRule) => RuleView {
  const refusals = memoize((constraints: PlacementRule['labelConstraints']) => stores.map((store) => refusalBy(constraints, store)))
  return (rule) => ({rule, name: `${rule.groupId}/${rule.id}`, location: locate(rule.locationLabels), refusals: refusals(rule.labelConstraints)})
}

/** Thousands of rules share few lists of constraints and labels. */
function memoize<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<string, V>()
  return (key) => {
    const text = JSON.stringify(key)
    const known = made.get(text) ?? make(key)
    made.set(text, known)
    return known
  }
}
