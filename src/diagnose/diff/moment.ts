import type {Cluster, Sample} from '../../model/cluster.js'
import type {Input} from '../../model/input.js'
import {fileOf, isLine, isRow, type Source} from '../../model/source.js'
import type {Outcome} from '../diagnose.js'
import {lastMoment} from '../inspect/time.js'
import type {Ranked, Verdict} from '../rank.js'

/** A cluster at one moment, with all that was concluded from it. */
export interface Moment {
  readonly name: string
  /** Epoch ms. */
  readonly time?: number
  /** The later one knows the samples of the older one as well. */
  readonly cluster: Cluster
  /** Those that this moment has of its own. */
  readonly own: readonly Sample[]
  readonly inputs: readonly Input[]
  readonly stores: readonly Ranked[]
  readonly outcomes: readonly Outcome[]
  readonly verdict: Verdict
}

/** When it was, epoch ms: by its dumps, else by the end of its logs. */
export function timeOf(cluster: Cluster): number | undefined {
  const ends = cluster.logs?.nodes.flatMap(({to}) => to ?? []) ?? []
  return lastMoment(cluster) ?? (ends.length > 0 ? Math.max(...ends) : undefined)
}

/** The moments that a bundle dates, oldest first. */
export function datedSamples({samples}: Cluster): ReadonlyArray<Sample & {readonly moment: number}> {
  return samples.flatMap((sample) => (sample.moment === undefined ? [] : [{...sample, moment: sample.moment}]))
}

/** Two moments of which the first is the older one. */
export interface Pair {
  readonly old: Moment
  readonly now: Moment
}

/** One and the same dump may stand for both moments of a bundle: it shows no change. */
export function isSavedOnce(old: Source, now: Source): boolean {
  return fileOf(old) === fileOf(now) && placeIn(old) === placeIn(now)
}

function placeIn(source: Source): string {
  if (isLine(source)) return String(source.line)
  return isRow(source) ? String(source.row) : `${source.document.offset}${source.pointer}`
}
