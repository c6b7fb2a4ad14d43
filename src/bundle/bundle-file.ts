import type {Notice} from '../model/input.js'

/** How much of a file is read ahead to tell what it is. */
export const HEAD_BYTES = 64 * 1024

/** One file of the bundle, as decoded text: unpacked, and in UTF-8 without a byte order mark. */
export interface BundleFile {
  /** Path inside the bundle, with `/`. */
  readonly name: string
  /** Bytes of the decoded text; undefined where only reading it all would tell. */
  readonly size?: number
  /** The first bytes of the decoded text, at most `HEAD_BYTES`. */
  readonly head: Buffer
  /** Set when there is nothing to read here, and why. */
  readonly skipped?: Skipped
  /** May be called again; `from` is a byte of the decoded text. Damage ends the bytes early, and `onDamage` hears of it. */
  read(from?: number, onDamage?: OnDamage): AsyncIterable<Buffer>
}

export interface Skipped {
  readonly kind: 'archive' | 'unknown'
  readonly why: string
}

/** Is told why the bytes ended early, and at which byte of the decoded text. */
export type OnDamage = (reason: string, at: number) => void

/** Is told what the reader of the report must know; once for each damaged file. */
export type OnNotice = (notice: Notice) => void

/** A file of the bundle that cannot be read, so that the report can say why. */
export function skippedFile(name: string, kind: Skipped['kind'], why: string): BundleFile {
  return {name, head: Buffer.alloc(0), skipped: {kind, why}, async *read() {}}
}
