import {regionIdOf, storeIdOf} from './ids.js'

/** A line of interest as it was found. It is parsed only if it is shown: a storm has millions of them. */
export interface Hit {
  readonly file: string
  readonly line: number
  /** The line, with those joined to it over which it was wrapped; cut at `HIT_CHARS`. */
  readonly text: string
  /** Length of what stands on `line` itself. */
  readonly quotable: number
  /** What stands there, where the text is not taken from the line as it is. */
  readonly quote?: string
  /** Epoch ms, of the line or of the last one before it that has a time. */
  readonly order: number
  readonly regionId: number | undefined
  readonly storeId: number | undefined
}

/** A backtrace may have many kilobytes; what names it stands at its beginning. */
export const HIT_CHARS = 32 * 1024

export interface HitPlace {
  readonly file: string
  readonly line: number
  readonly quotable: number
  readonly order: number
  readonly quote?: string
}

export function hitOf(place: HitPlace, text: string): Hit {
  return {...place, text: text.length > HIT_CHARS ? text.slice(0, HIT_CHARS) : text, regionId: regionIdOf(text), storeId: storeIdOf(text)}
}
