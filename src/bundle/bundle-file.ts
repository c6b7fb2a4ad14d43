import type {Notice} from '../model/input.js'
import type {DiskPlace} from './piece-file.js'
import type {Sniffed} from './sniff.js'
import type {Sentence} from '../model/say.js'

/** One file of the bundle, as decoded text: unpacked, and in UTF-8 without a byte order mark. */
export interface BundleFile {
  /** Path inside the bundle, with `/`; behind `!` it goes on inside an archive. */
  readonly name: string
  /** Bytes of the decoded text; undefined where only reading it all would tell. */
  readonly size?: number
  /** The first bytes of the decoded text: up to 64 KiB, and fewer where there are very many files. */
  readonly head: Buffer
  /** A far place costs no more than a near one: what is packed as a whole is best read in the order of the bundle. */
  readonly isSeekable: boolean
  /** Where its bytes lie, if they are the decoded text as it is. */
  readonly place?: DiskPlace
  /** What it is, by its first bytes. */
  readonly sniffed: Sniffed
  /** A terminal session that prints the stores shows a moment of its own. */
  readonly isMoment?: boolean
  /** Set when there is nothing to read here, and why. */
  readonly skipped?: Skipped
  /** Set for an archive, of which the members are files of their own: how many there are. */
  readonly members?: number
  /** May be called again; `from` is a byte of the decoded text. Damage ends the bytes early, and `onDamage` hears of it. With `isReused` a chunk may be gone when the next one is asked for. */
  read(from?: number, onDamage?: OnDamage, isReused?: boolean): AsyncIterable<Buffer>
}

interface Skipped {
  readonly kind: 'archive' | 'unknown'
  readonly why: Sentence
}

/** Is told why the bytes ended early, and at which byte they did. */
export type OnDamage = (reason: string, at: number) => void

/** Is told what the reader of the report must know; once for each damaged file. */
export type OnNotice = (notice: Notice) => void

/** A file of the bundle that cannot be read, so that the report can say why. */
export function skippedFile(name: string, kind: Skipped['kind'], why: Sentence): BundleFile {
  return {name, head: Buffer.alloc(0), isSeekable: true, sniffed: {form: 'empty'}, skipped: {kind, why}, async *read() {}}
}
