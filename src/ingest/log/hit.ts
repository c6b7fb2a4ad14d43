import {regionIdOf, storeIdOf} from './ids.js'
import type {WholeLine} from './origins.js'
import type {Zone} from './zone.js'

/** The log in which a line stands. */
export interface HitLog {
  /** The file of the bundle. */
  readonly name: string
  /** Whose line it is in a file that holds those of several, else empty. */
  readonly origin: string
  /** For a line whose time has no offset. */
  readonly zone: Zone | undefined
}

/** What stands on a line of interest. */
export interface HitText {
  /** The line, with those joined to it over which it was wrapped; cut at `HIT_CHARS`. */
  readonly text: string
  /** Length of what stands on the line itself. */
  readonly quotable: number
  /** What a transport wrote. */
  readonly wrapper: WholeLine | undefined
  /** What stands there, where the text is not taken from the line as it is. */
  readonly raw: string | undefined
}

/** A line of interest as it was found. It is parsed only if it is shown: a storm has millions of them. */
export interface Hit {
  readonly log: HitLog
  readonly line: number
  /** Epoch ms, of the line or of the last one before it that has a time. */
  readonly order: number
  readonly regionId: number | undefined
  readonly storeId: number | undefined
  /** How many samples hold it. */
  holders: number
  /** Undefined until its block is done: of a storm no text is made but of the few lines that are then still held. */
  said: HitText | undefined
}

/** A backtrace may have many kilobytes; what names it stands at its beginning. */
export const HIT_CHARS = 32 * 1024

type HitPlace = Pick<Hit, 'log' | 'line' | 'order'> & Pick<HitText, 'quotable' | 'raw'>

export function hitOf({log, line, quotable, order, raw}: HitPlace, text: string): Hit {
  const said = {text: text.length > HIT_CHARS ? text.slice(0, HIT_CHARS) : text, quotable, wrapper: undefined, raw}
  return {log, line, order, regionId: regionIdOf(text), storeId: storeIdOf(text), holders: 0, said}
}
