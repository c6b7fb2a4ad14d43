import {HIT_CHARS} from './hit.js'
import {regionIdOf, storeIdOf} from './ids.js'
import {areRecords, latin1Line, type LinesOfText} from './line-starts.js'
import type {Sieve} from './sieve.js'
import {UsualClock} from './usual-clock.js'

/** The lines of a block that matter, in columns: many of them are counted and few kept. An id or a time that is not there is NaN. */
export interface Found {
  /** Lines that hold a message; one that holds several comes once with each. */
  readonly lines: Uint32Array
  readonly messages: Uint16Array
  readonly regionIds: Float64Array
  readonly storeIds: Float64Array
  /** Epoch ms, of lines in the usual form. */
  readonly times: Float64Array
  /** Lines that seem to name a watched Region. */
  readonly regions: Uint32Array
}

/** All that takes time with each line of a block. It can be handed from thread to thread. */
export interface Scanned {
  readonly starts: Uint32Array
  /** Is each line a record of its own? */
  readonly isPlain: boolean
  readonly found: Found
}

/** Looks through the texts of one log. */
export class Scan {
  private readonly clock = new UsualClock()

  constructor(private readonly sieve: Sieve, private readonly watched: ReadonlySet<number> | undefined) {}

  of(text: LinesOfText): Scanned {
    return {starts: text.starts, isPlain: areRecords(text), found: this.found(text)}
  }

  found(text: LinesOfText): Found {
    const {lines, messages, regions} = this.sieve.sift(text, this.watched)
    const [regionIds, storeIds, times] = [new Float64Array(lines.length), new Float64Array(lines.length), new Float64Array(lines.length)]
    lines.forEach((at, row) => {
      const line = latin1Line(text, at, HIT_CHARS)
      regionIds[row] = regionIdOf(line) ?? Number.NaN
      storeIds[row] = storeIdOf(line) ?? Number.NaN
      times[row] = this.clock.timeAt(text.bytes, text.starts[at] ?? 0)
    })
    return {lines: Uint32Array.from(lines), messages: Uint16Array.from(messages), regionIds, storeIds, times, regions: Uint32Array.from(regions)}
  }
}
