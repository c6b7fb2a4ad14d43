import {type AnalyzeOptions, opened, readOptions} from './analyze.js'
import {type Bundle, namesOf} from './bundle/open.js'
import {conclude} from './diagnose/conclude.js'
import {compare} from './diagnose/diff/compare.js'
import {datedSamples, type Moment, timeOf} from './diagnose/diff/moment.js'
import {UserError} from './errors.js'
import {ingest, type Ingested} from './ingest/ingest.js'
import {readQuotes} from './ingest/quotes.js'
import type {Sample} from './model/cluster.js'
import type {Notice} from './model/input.js'
import {say} from './model/say.js'
import {buildDifference, sourcesOfDifference} from './report/build-difference.js'
import type {Difference} from './report/contract.js'

/** Two bundles of one cluster side by side, or the first and the last moment of one. */
export async function compareBundles(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Difference> {
  const names = namesOf(paths)
  if (names.length < paths.length) throw new UserError(say`OLD and NEW are one and the same`, say`pass two bundles of one cluster, the older one first`)
  const [first = '', second] = names
  if (second === undefined) return opened(paths, options, async (bundle) => ofOne(await read(bundle, options), options))
  return opened(paths, options, (one) => opened(paths, options, async (other) => ofTwo([first, await read(one, options)], [second, await read(other, options)], options), 1), 0)
}

const read = (bundle: Bundle, options: AnalyzeOptions): Promise<Ingested> => ingest(bundle, readOptions(options))

type Named = readonly [name: string, read: Ingested]

/** The later one is judged with the earlier one as a sample before its own: what moves is not stuck. */
function ofTwo(one: Named, other: Named, options: AnalyzeOptions): Promise<Difference> {
  const [from, to] = [timeOf(one[1].cluster), timeOf(other[1].cluster)]
  const isSwapped = from !== undefined && to !== undefined && from > to
  const [old, now] = isSwapped ? [other, one] : [one, other]
  const before = old[1].cluster.samples
  const moments = {old: momentOf(...old, options), now: momentOf(...now, options, before)}
  const notices: Notice[] = isSwapped ? [{level: 'warning', says: say`\`${one[0]}\` is newer than \`${other[0]}\`: they were swapped`}] : []
  return written(moments, [...notices, ...old[1].notices, ...now[1].notices], new Map([...old[1].files, ...now[1].files]), options)
}

async function ofOne(read: Ingested, options: AnalyzeOptions): Promise<Difference> {
  const dated = datedSamples(read.cluster)
  const [first, last] = [dated[0], dated.at(-1)]
  if (!first || !last || first.moment === last.moment) {
    throw new UserError(first ? say`the bundle shows one moment only` : say`the bundle shows no moment: no dump of stores in it has a time`, say`pass two bundles, OLD and NEW; or save \`store\` and \`region store\` again, in a folder of their own in the bundle`)
  }
  const [before, after] = [read.cluster.samples.filter(({moment = 0}) => moment <= first.moment), read.cluster.samples.filter(({moment = 0}) => moment > first.moment)]
  const moments = {
    old: momentOf(first.name || '.', {...read, cluster: await read.asOf(first.moment)}, options),
    now: momentOf(last.name || '.', {...read, cluster: {...read.cluster, samples: after}}, options, before),
  }
  return written(moments, read.notices, read.files, options)
}

function momentOf(name: string, {cluster, inputs}: Pick<Ingested, 'cluster' | 'inputs'>, {store}: AnalyzeOptions, before: readonly Sample[] = []): Moment {
  const time = timeOf(cluster)
  const whole = {...cluster, samples: [...before, ...cluster.samples]}
  const {stores, outcomes, verdict} = conclude(whole, store)
  return {name, ...(time !== undefined && {time}), cluster: whole, own: cluster.samples, inputs, stores, outcomes, verdict}
}

async function written(pair: {readonly old: Moment; readonly now: Moment}, notices: readonly Notice[], files: Ingested['files'], {store}: AnalyzeOptions): Promise<Difference> {
  const difference = compare(pair, notices, store)
  return buildDifference(difference, await readQuotes(files, sourcesOfDifference(difference)))
}
