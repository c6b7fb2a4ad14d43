import type {Cited, ContextOf} from '../ingest/context.js'
import type {Region} from '../model/region.js'
import type {Report} from './contract.js'

/** A Region of the last dump, for a reader who looks at one. */
export interface ShownRegion {
  readonly region: Region
  /** `table 104 (test.t), its rows`; absent where the bundle has no bounds. */
  readonly keys?: string
  readonly cited: Cited
}

/** A report together with the bundle it is about, as long as that is open: what a reader may look up, and no report could hold. */
export interface OpenReport {
  readonly report: Report
  readonly contextOf: ContextOf
  /** Without its keys it is found in a few microseconds. */
  readonly regionOf: (id: number, withKeys?: boolean) => ShownRegion | undefined
  /** Where the bundle shows the record of a store. */
  readonly storeRecord: (id: number) => Cited | undefined
}

/** A report whose bundle is not at hand: what it quotes is all there is. */
export function aloneReport(report: Report): OpenReport {
  return {report, contextOf: async () => undefined, regionOf: () => undefined, storeRecord: () => undefined}
}
