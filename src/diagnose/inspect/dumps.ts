import type {Cluster} from '../../model/cluster.js'
import type {Input, InputKind} from '../../model/input.js'
import {folderOf} from '../../model/source.js'
import type {DumpMoment} from './inspection.js'
import {lastMoment, stampOf} from './time.js'

const LOGS: ReadonlySet<InputKind> = new Set(['tikv-log', 'pd-log', 'tidb-log', 'tiflash-log', 'stderr-log'])

/** When the dumps were saved, by the newest store heartbeat beside them; those that nothing dates come last. */
export function dumpMoments(cluster: Cluster, inputs: readonly Input[], zone: string): readonly DumpMoment[] {
  const last = lastMoment(cluster)
  const dumps = inputs.filter(({kind, skipped}) => skipped === null && kind !== 'unknown' && !LOGS.has(kind)).map(({file}) => file)
  const moments = cluster.samples.map(({name, moment}) => ({name, moment, files: dumps.filter((file) => belongsTo(file, name))}))
  const told = new Set(moments.flatMap(({files}) => files))
  const folders = [...new Set(dumps.filter((file) => !told.has(file)).map(folderOf))]
  const rest = folders.map((name) => ({name, moment: undefined, files: dumps.filter((file) => !told.has(file) && folderOf(file) === name)}))
  return [...moments, ...rest]
    .map(({name, moment, files}) => ({name, files, at: moment === undefined ? null : stampOf(moment, zone), isLatest: moment !== undefined && moment === last}))
    .toSorted((a, b) => Number(a.at === null) - Number(b.at === null))
}

/** A sample is a folder, or one capture. */
function belongsTo(file: string, sample: string): boolean {
  return file === sample || folderOf(file) === sample
}
