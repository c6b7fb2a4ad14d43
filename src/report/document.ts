/** What every readable report consists of. Content makes blocks once; text, Markdown and terminal each print them in their way. */
import type {Cited} from '../ingest/context.js'
import {printable} from './printable.js'
import type {Sentence} from '../model/say.js'

/**
 * What a piece of a sentence is, not how it looks. Colour never alone carries meaning: the words say the same.
 * `code` is what stood between backticks in a sentence; `name` needs none, as it stands alone.
 */
export type Tone = 'plain' | 'code' | 'name' | 'strong' | 'quiet' | 'good' | 'caution' | 'danger'

export interface Span {
  readonly text: string
  readonly tone: Tone
  /** The place of the bundle that it names; a page shows the lines around it. */
  readonly cited?: Cited
}

export type Spans = readonly Span[]

export type Block =
  | {readonly kind: 'verdict'; readonly label: Span; readonly sentence: Spans}
  | {readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly spans: Spans}
  | {readonly kind: 'paragraph'; readonly spans: Spans}
  | {readonly kind: 'list'; readonly ordered: boolean; readonly isChecklist?: boolean; readonly items: ReadonlyArray<readonly Block[]>}
  | {readonly kind: 'fields'; readonly rows: ReadonlyArray<readonly [label: Sentence, value: Spans]>}
  | {readonly kind: 'table'; readonly head: readonly Sentence[]; readonly rows: ReadonlyArray<readonly Spans[]>}
  | {readonly kind: 'commands'; readonly lines: readonly string[]; readonly isDestructive?: boolean}
  | {readonly kind: 'quote'; readonly text: string}

/** A part of the report under a heading of its own. Minor ones are for the reader who doubts: Markdown folds them away. */
export interface Section {
  readonly title: Sentence
  readonly blocks: readonly Block[]
  readonly isMinor?: boolean
}

export const span = (text: string, tone: Tone = 'plain'): Span => ({text: printable(text), tone})
export const plain = (text: string): Spans => [span(text)]
export const name = (text: string): Spans => [span(text, 'name')]
export const wordsOf = (spans: Spans): string => spans.map(({text}) => text).join('')

/** A sentence of the report, in which backticks mark names and commands. An odd backtick is only a backtick. */
export function sentence(text: string, tone: Tone = 'plain'): Spans {
  return text.split(/(`[^`]+`)/).flatMap((part) => {
    if (part === '') return []
    return part.length > 2 && part.startsWith('`') && part.endsWith('`') ? span(part.slice(1, -1), 'code') : span(part, tone)
  })
}

export const heading = (level: 2 | 3 | 4, text: Sentence): Block => ({kind: 'heading', level, spans: sentence(text)})
export const paragraph = (...spans: ReadonlyArray<Spans>): Block => ({kind: 'paragraph', spans: spans.flat()})
export const list = (items: ReadonlyArray<readonly Block[]>): Block => ({kind: 'list', ordered: false, items})
export const numbered = (items: ReadonlyArray<readonly Block[]>): Block => ({kind: 'list', ordered: true, items})
/** What to do, in this order; a page lets the reader tick it off. */
export const checklist = (items: ReadonlyArray<readonly Block[]>): Block => ({kind: 'list', ordered: true, isChecklist: true, items})
export const commands = (lines: readonly string[], isDestructive = false): Block => ({kind: 'commands', lines: lines.map(printable), isDestructive})
export const quote = (text: string): Block => ({kind: 'quote', text: printable(text)})
