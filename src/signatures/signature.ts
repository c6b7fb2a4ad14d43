import type {Component} from '../model/log-digest.js'
import type {Sentence} from '../model/say.js'

/** A log message that means something. It is known by its words; its level and its source line change between releases. */
export interface Signature {
  /** Kebab case, unique in the catalogue. */
  readonly id: string
  /** Who writes it. TiFlash's proxy is a TiKV and writes its lines too. */
  readonly component: Component | 'tiup'
  /** Literal ASCII text that the line holds; one for every spelling that a release had. */
  readonly messages: readonly [string, ...string[]]
  readonly meaning: string
  /** Known also in a line that is no log record: what a panic leaves on a screen, what tiup prints. */
  readonly isBare?: true
  /** Every line is kept, not only the first and the last ten. */
  readonly keep?: 'all'
  /** Loud, and as a rule not the cause. */
  readonly noise?: Noise
  /** Lines as they are written; each message is found in one of them. */
  readonly samples: readonly [string, ...string[]]
}

export interface Noise {
  /** Id of the red herring. */
  readonly id: string
  readonly because: Sentence
  /** What would make it evidence after all; absent when nothing would. */
  readonly unless?: string
}
