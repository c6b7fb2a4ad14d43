import type {Cited, Spot} from '../../ingest/context.js'
import {commandsTicked, withBackticks} from '../backticks.js'
import type {Remedy} from '../contract.js'
import {type Block, span, type Spans, wordsOf} from '../document.js'
import {layOut} from '../layout.js'
import {type Line, widthOf, wrap} from '../wrap.js'
import type {Sentence} from '../../model/say.js'
import {HAS_COLOUR} from './theme.js'
import type {InLane} from './timeline/moving-in-time.js'
import type {Track} from './timeline/track.js'

/** The parts of the report, in the order of their keys. */
export const VIEWS = ['verdict', 'findings', 'stores', 'regions', 'remedies', 'noise', 'causes', 'files', 'timeline'] as const

export type View = (typeof VIEWS)[number]

/** What fills the screen. */
export type Screen =
  | {readonly kind: View | 'help'}
  | {readonly kind: 'finding'; readonly finding: number}
  | {readonly kind: 'explain'; readonly cause: string}
  | {readonly kind: 'store' | 'store-regions'; readonly store: number}
  | {readonly kind: 'region'; /** On which it is left; else it is looked for. */ readonly store?: number; readonly region: number}
  | {readonly kind: 'source'; readonly cited: Cited; /** Where the reader went on to. */ readonly spot?: Spot}

/** What Enter does on a row. */
export type Link =
  | {readonly kind: 'go'; readonly to: Screen; /** What the screen is filtered by from the beginning. */ readonly filter?: string}
  | {readonly kind: 'check'; readonly id: string}
  | {readonly kind: 'copy'; readonly text: string; readonly risk: Remedy['risk']}
  /** Nothing, and why. */
  | {readonly kind: 'none'; readonly says: string}

export interface Row {
  readonly line: Line
  readonly link?: Link
  /** The piece of the line that the cursor is on, where it is not on the whole line. */
  readonly cursorAt?: number
}

/** All lines of a screen, of which the window shows some. A list of a million Regions makes its rows when they are asked for. */
export interface Page {
  /** Stays in view above the rows. */
  readonly head: readonly Line[]
  readonly count: number
  readonly rowAt: (index: number) => Row
  /** What search and filter look at, where making the row takes too long for a million of them. */
  readonly textAt?: (index: number) => string
  /** Names of the columns by which `s` sorts. */
  readonly sorts?: readonly string[]
  /** The row to begin at. */
  readonly at?: number
  /** Stays in view below the rows. */
  readonly foot?: readonly Line[]
  /** The keys of this screen. */
  readonly hint?: string
  /** Of the time line: what is moved in, and where in it one is. */
  readonly inTime?: {readonly track: Track; readonly at: InLane}
}

export function pageOf(rows: readonly Row[], more: Omit<Partial<Page>, 'count' | 'rowAt'> = {}): Page {
  return {head: [], count: rows.length, rowAt: (index) => rows[index] ?? {line: []}, ...more}
}

export const goTo = (to: Screen, filter?: string): Link => ({kind: 'go', to, ...(filter !== undefined && {filter})})

/** Blocks of the report as rows; what is laid out in one piece, as commands are, is folded. */
export function rowsOf(blocks: readonly Block[], width: number): Row[] {
  return layOut(HAS_COLOUR ? blocks : blocks.map((block) => withBackticks(block, commandsTicked)), width).flatMap((line) => folded(line, width)).map((line) => ({line}))
}

/** A sentence of which the first line can be followed. */
export function linked(spans: Spans, link: Link, width: number, indent = ''): Row[] {
  return indented(spans, width, indent).map((line, index) => (index === 0 ? {line, link} : {line}))
}

/** The same as an entry of a list. */
export function bullet(spans: Spans, link: Link | undefined, width: number, mark = '• '): Row[] {
  const {length} = mark
  return wrap(marked(spans), Math.max(1, width - length)).map((line, index) => (index === 0 ? {line: [span(mark), ...line], ...(link && {link})} : {line: [span(' '.repeat(length)), ...line]}))
}

/** A command that Enter copies. */
export function commandRows(command: string, risk: Remedy['risk'], width: number, indent: string): Row[] {
  const shown = span(command, 'name')
  return linked([span('$ ', 'quiet'), shown], {kind: 'copy', text: shown.text, risk}, width, indent)
}

export const told = (spans: Spans, width: number, indent = ''): Row[] => indented(spans, width, indent).map((line) => ({line}))

function indented(spans: Spans, width: number, indent: string): Line[] {
  return wrap(marked(spans), Math.max(1, width - indent.length)).map((line) => (indent === '' ? line : [span(indent), ...line]))
}

const marked = (spans: Spans): Spans => (HAS_COLOUR ? spans : commandsTicked(spans))

export const BLANK: Row = {line: []}

export const titled = (title: Sentence): Row[] => [{line: [span(title, 'strong')]}]

function folded(line: Line, width: number): Line[] {
  if (widthOf(line) <= width) return [line]
  const indent = /^ */.exec(wordsOf(line))?.[0] ?? ''
  return wrap(line, Math.max(1, width - indent.length)).map((part) => [span(indent), ...part])
}

/** Does a row say a word, whatever the case? */
export function says({rowAt, textAt}: Page, index: number, word: string): boolean {
  const text = textAt ? textAt(index) : wordsOf(rowAt(index).line)
  return text.toLowerCase().includes(word.toLowerCase())
}

/** The rows that say a word, each with those that belong to the same entry: an entry goes from one link to the next. */
export function filtered(page: Page, filter: string): Page {
  if (filter === '') return page
  const {textAt} = page
  const kept = textAt ? wanted(page, filter) : wantedEntries(page, filter)
  return {...page, count: kept.length, rowAt: (index) => page.rowAt(kept[index] ?? -1), ...(textAt && {textAt: (index) => textAt(kept[index] ?? -1)})}
}

function wanted(page: Page, filter: string): readonly number[] {
  const kept: number[] = []
  for (let index = 0; index < page.count; index++) if (says(page, index, filter)) kept.push(index)
  return kept
}

function wantedEntries(page: Page, filter: string): readonly number[] {
  const entries: number[][] = [[]]
  for (let index = 0; index < page.count; index++) {
    if (page.rowAt(index).link) entries.push([])
    entries.at(-1)!.push(index)
  }
  return entries.filter((entry) => entry.some((index) => says(page, index, filter))).flat()
}
