import type {Cluster} from '../model/cluster.js'
import {idSet} from '../model/id-set.js'
import type {Region} from '../model/region.js'
import {say} from '../model/say.js'
import type {Decision, Obstacle, Replay} from '../replay/replay.js'
import {type Answer, type AskInput, cite, type Evidence, type LeavingStore, notChecked} from './cause.js'

/** Regions left for which PD makes no operator, and its decisions about them. */
export interface Obstructed {
  readonly regions: readonly number[]
  readonly decisions: readonly Decision[]
}

/** The Regions left that one of these obstacles keeps. */
export function obstructedBy(replay: Replay | undefined, ...obstacles: readonly Obstacle[]): Obstructed {
  const groups = (replay?.groups ?? []).filter(({decision}) => decision.kind === 'none' && decision.obstacle !== undefined && obstacles.includes(decision.obstacle))
  return {regions: groups.length === 1 ? groups[0]!.regions : groups.flatMap(({regions}) => regions), decisions: groups.map(({decision}) => decision)}
}

const INPUT_FOR: Readonly<Record<string, AskInput>> = {version: 'config', stores: 'stores', config: 'config', 'placement-rules': 'placement-rules'}

/** Without one of these dumps PD's decision about a Region with a leader cannot be done again: the answer of every cause that rests on it. */
export function unreplayed(replay: Replay | undefined): Answer | undefined {
  if (!replay) return notChecked(say`no list of the Regions left`, ['region-store', 'config', 'placement-rules'])
  const missing = replay.missing.filter((part) => INPUT_FOR[part] !== undefined)
  if (missing.length === 0) return undefined
  return notChecked(say`PD's decision cannot be done again without ${missing.join(say` and `)}`, [...new Set(missing.flatMap((part) => INPUT_FOR[part] ?? []))])
}

/** What PD comes to for the first of these Regions, with the place that shows the Region. */
export function citeDecision({regions}: Cluster, {regions: [first], decisions: [decision]}: Obstructed): Evidence[] {
  const region = first === undefined ? undefined : regions?.get(first)
  return region && decision ? [cite(region, say`Region ${region.id}: ${decision.because}`)] : []
}

/** The Regions left with these ids. */
export function leftAmong({left}: LeavingStore, ids: readonly number[]): readonly Region[] {
  const wanted = idSet(ids)
  if (ids.length === 0) return []
  return (left ?? []).filter(({id}) => wanted.has(id))
}
