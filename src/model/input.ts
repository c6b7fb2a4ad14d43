import type {Sentence} from './say.js'

/** What a file of the bundle turned out to be (report contract, closed list). */
export type InputKind =
  | 'tikv-log' | 'pd-log' | 'tidb-log' | 'tiflash-log' | 'rocksdb-log' | 'stderr-log' | 'stores' | 'store' | 'regions' | 'region' | 'region-check' | 'operators' | 'schedulers' | 'config'
  | 'placement-rules' | 'rule-groups' | 'region-labels' | 'store-limit' | 'members' | 'health' | 'checker-status' | 'unsafe-recovery' | 'progress' | 'hot' | 'tidb-http'
  | 'information-schema' | 'tikv-ctl' | 'tiup' | 'topology' | 'disk' | 'capture' | 'archive' | 'unknown'

/** One file of the bundle: also those that were skipped, and why. */
export interface Input {
  readonly file: string
  readonly kind: InputKind
  readonly node: string | null
  readonly version: string | null
  /** Bytes of the decoded text. */
  readonly bytes: number
  /** Log records, Regions, stores … read from it. */
  readonly records: number
  /** Lines of a log, and those of them that were not understood: no record, no part of one, and not blank. */
  readonly lines?: number
  readonly unread?: number
  /** RFC 3339 with the offset of the file. */
  readonly from: string | null
  readonly to: string | null
  readonly skipped: Sentence | null
}

/** A file of the bundle that is not read, or not given away. */
export interface LeftOut {
  readonly file: string
  readonly why: Sentence
}

/** What the reader must know before trusting the verdict. */
export interface Notice {
  readonly level: 'note' | 'warning'
  readonly says: Sentence
  readonly file?: string
  readonly line?: number
  /** The same in a few words, for the line at the top: it lowers trust in the verdict as a whole. */
  readonly trust?: Sentence
}
