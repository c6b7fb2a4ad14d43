import {type Cited, type Context, type ContextLine, type ContextOf, keyOfCited} from '../ingest/context.js'
import type {Excerpt, ExcerptLine} from '../ingest/excerpts.js'
import type {Region} from '../model/region.js'
import type {Report} from './contract.js'

/** A Region of the last dump, for a reader who looks at one. */
export interface ShownRegion {
  readonly region: Region
  /** `table 104 (test.t), its rows`; absent where the bundle has no bounds. */
  readonly keys?: string | undefined
  readonly cited: Cited
}

export type Excerpts = ReadonlyMap<string, Excerpt>

/** A report together with the bundle it is about, as long as that is open: what a reader may look up, and no report could hold. */
export interface OpenReport {
  readonly report: Report
  readonly contextOf: ContextOf
  /** What stands around each citation, by `keyOfCited`. */
  readonly excerpts: () => Promise<Excerpts>
  /** Without its keys it is found in a few microseconds. */
  readonly regionOf: (id: number, withKeys?: boolean) => ShownRegion | undefined
  /** Where the bundle shows the record of a store. */
  readonly storeRecord: (id: number) => Cited | undefined
}

/** A report whose bundle is not at hand: what it quotes is all there is, and what a page holds around it. */
export function aloneReport(report: Report, excerpts: Excerpts = new Map()): OpenReport {
  return {
    report,
    excerpts: async () => excerpts,
    contextOf: async (cited) => contextFromExcerpt(excerpts.get(keyOfCited(cited))),
    regionOf: () => undefined,
    storeRecord: () => undefined,
  }
}

function contextFromExcerpt(excerpt: Excerpt | undefined): Context | undefined {
  return excerpt && {at: excerpt.at, lines: excerpt.lines.map((line, index) => ({...(excerpt.first !== undefined && {number: excerpt.first + index}), ...contextLine(line)}))}
}

function contextLine(line: ExcerptLine): ContextLine {
  if (typeof line === 'string') return {text: line}
  const [before, cited, after] = line
  return {text: before + cited + after, marked: [before.length, before.length + cited.length]}
}
