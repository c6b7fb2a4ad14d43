import {cite, type Evidence} from '../../causes/cause.js'
import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import type {CheckerStatus, PlacementRule, RegionLabel, Schedulers, StoreLimit} from '../../model/scheduling.js'
import {type Source, within} from '../../model/source.js'
import {configEntries} from './config-entries.js'
import type {SettingChange, SettingPart, Uncompared} from './difference.js'
import {isSavedOnce, type Pair} from './moment.js'

/** One thing that is set, as one moment shows it; what is only there or not has the value `there`. */
export interface Entry {
  readonly value: string
  readonly source: Source
}

/** What is set, by key. `holder`: what would hold a key that is not there; undefined where nothing says that it is not. */
export interface Entries {
  readonly byKey: ReadonlyMap<string, Entry>
  readonly source: Source
  holder(key: string): Source | undefined
}

/** Whatever has keys and values in PD, from one cluster; undefined where it was not saved. */
const READERS: Readonly<Record<SettingPart, (cluster: Cluster) => Entries | undefined>> = {
  config: configEntries,
  'placement-rules': rules,
  'region-labels': ({regionLabels}) => regionLabels && listed(regionLabels, labelOf),
  schedulers: ({schedulers}) => schedulers && schedulersOf(schedulers),
  'store-limit': ({config, storeLimits}) => (storeLimits && config?.value('schedule.store-limit') === undefined ? listed([...storeLimits.values()], limitOf) : undefined),
  checkers: ({checkers}) => checkers && listed(checkers, checkerOf),
  members: ({members}) => members && entriesOf([['leader', members.leader ?? 'none', within(members.source, '/leader')], ...members.members.map(({name}): Row => [name, 'there', members.source])], members.source),
}

const PARTS = Object.keys(READERS) as readonly SettingPart[]

/** What was set otherwise, and what cannot be told of. */
export function settingChanges({old, now}: Pair): {readonly changes: readonly SettingChange[]; readonly uncompared: readonly Uncompared[]} {
  const changes: SettingChange[] = []
  const uncompared: Uncompared[] = []
  for (const of of PARTS) {
    const [before, after] = [READERS[of](old.cluster), READERS[of](now.cluster)]
    if (before && after && !isSavedOnce(before.source, after.source)) changes.push(...compare(of, before, after))
    else uncompared.push({of, saved: savedIn(before, after)})
  }
  return {changes, uncompared}
}

/** Which of the two moments have a part that cannot be compared. */
export function savedIn(old: unknown, now: unknown): Uncompared['saved'] {
  if (old && now) return 'once'
  return old ? 'old' : now ? 'now' : 'never'
}

function compare(of: SettingPart, old: Entries, now: Entries): readonly SettingChange[] {
  const keys = [...new Set([...old.byKey.keys(), ...now.byKey.keys()])].toSorted((a, b) => (a < b ? -1 : 1))
  return keys.flatMap((key) => {
    const [before, after] = [old.byKey.get(key), now.byKey.get(key)]
    const [from, to] = [before?.source ?? old.holder(key), after?.source ?? now.holder(key)]
    if (before?.value === after?.value || !from || !to) return []
    return [{of, key, old: before?.value ?? null, now: after?.value ?? null, evidence: [shown(key, before, from), shown(key, after, to)]}]
  })
}

function shown(key: string, entry: Entry | undefined, source: Source): Evidence {
  return cite({source}, entry ? say`\`${key}\` is \`${entry.value}\`` : say`\`${key}\` is not there`)
}

type Row = readonly [key: string, value: string, source: Source]

function entriesOf(rows: readonly Row[], source: Source): Entries {
  return {byKey: new Map(rows.map(([key, value, source]) => [key, {value, source}])), source, holder: () => source}
}

/** A list that is empty has no place of its own to cite, and then says nothing. */
function listed<T extends {readonly source: Source}>(all: readonly T[], rowOf: (one: T) => readonly [key: string, value: string]): Entries | undefined {
  const [first] = all
  if (!first) return undefined
  return entriesOf(all.map((one): Row => [...rowOf(one), one.source]), 'document' in first.source ? {document: first.source.document, pointer: ''} : first.source)
}

function rules({placementRules}: Cluster): Entries | undefined {
  if (!placementRules) return undefined
  const {isEnabled, source} = placementRules
  return entriesOf([['enabled', String(isEnabled), source], ...placementRules.rules.map((rule): Row => [`${rule.groupId}/${rule.id}`, ruleText(rule), rule.source])], source)
}

/** As PD spells it: `role voter, count 3, zone in z1, location-labels zone,host`; the range where it is not all. */
function ruleText({role, count, isWitness, labelConstraints, locationLabels, isolationLevel, startKey, endKey, index, override}: PlacementRule): string {
  const constraints = labelConstraints.map(({key, op, values}) => `${key} ${op}${values.length > 0 ? ` ${values.join('|')}` : ''}`)
  return [
    `role ${role}`,
    `count ${count}`,
    ...(isWitness ? ['is_witness'] : []),
    ...constraints,
    ...(locationLabels.length > 0 ? [`location_labels ${locationLabels.join(',')}`] : []),
    ...(isolationLevel === '' ? [] : [`isolation_level ${isolationLevel}`]),
    ...(index === 0 ? [] : [`index ${index}`]),
    ...(override ? ['override'] : []),
    ...keysText(startKey, endKey),
  ].join(', ')
}

function labelOf({id, labels, ranges}: RegionLabel): readonly [string, string] {
  return [id, [...labels.map(({key, value}) => `${key}=${value}`), ...ranges.flatMap(({startKey, endKey}) => keysText(startKey, endKey))].join(', ')]
}

function limitOf({storeId, addPeer, removePeer}: StoreLimit): readonly [string, string] {
  return [String(storeId), [...(addPeer === undefined ? [] : [`add-peer ${addPeer}`]), ...(removePeer === undefined ? [] : [`remove-peer ${removePeer}`])].join(', ')]
}

function checkerOf({checker, isPaused}: CheckerStatus): readonly [string, string] {
  return [checker ?? 'checker', isPaused ? 'paused' : 'running']
}

function schedulersOf({names, evictLeaderStores = [], source}: Schedulers): Entries {
  const evictions = evictLeaderStores.map(({storeId, scheduler = 'evict-leader-scheduler', source}): Row => [`${scheduler} ${storeId}`, 'there', source])
  return entriesOf([...names.map((name, index): Row => [name, 'there', within(source, `/${index}`)]), ...evictions], source)
}

function keysText(startKey: string, endKey: string): readonly string[] {
  return [...(startKey === '' ? [] : [`start_key ${startKey}`]), ...(endKey === '' ? [] : [`end_key ${endKey}`])]
}
