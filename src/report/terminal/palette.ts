import {say, type Sentence} from '../../model/say.js'
import type {Report} from '../contract.js'
import {type Span, span} from '../document.js'
import {widthOf} from '../wrap.js'
import type {Command} from './keys.js'
import {pageOf, type Page, type Screen, VIEWS} from './page.js'
import {TITLE_OF_VIEW} from './pages.js'

/** Something that can be done or gone to. */
export interface Entry {
  readonly title: Sentence
  /** What does it without the palette. */
  readonly keys: string
  readonly does: Command | {readonly go: Screen}
}

const ACTIONS: readonly Entry[] = [
  {title: say`Search on this screen`, keys: '/', does: 'search'},
  {title: say`Next match`, keys: 'n', does: 'next-match'},
  {title: say`Previous match`, keys: 'N', does: 'previous-match'},
  {title: say`Filter: only entries with a word`, keys: 'f', does: 'filter'},
  {title: say`Sort by the next column`, keys: 's', does: 'sort'},
  {title: say`To the top`, keys: 'g', does: 'top'},
  {title: say`To the bottom`, keys: 'G', does: 'bottom'},
  {title: say`Back to where one was`, keys: 'Esc', does: 'back'},
  {title: say`Time line: zoom in`, keys: '+', does: 'closer'},
  {title: say`Time line: zoom out`, keys: '-', does: 'farther'},
  {title: say`Time line: all of it`, keys: '0', does: 'whole'},
  {title: say`Time line: earlier`, keys: 'h', does: 'earlier'},
  {title: say`Time line: later`, keys: 'l', does: 'later'},
  {title: say`Time line: next event`, keys: '→', does: 'next-event'},
  {title: say`Time line: previous event`, keys: '←', does: 'previous-event'},
  {title: say`Keys and words`, keys: '?', does: 'help'},
  {title: say`Leave`, keys: 'q', does: 'quit'},
]

/** Every view, every action, and what the report names. */
export function entriesOf({findings, stores, listedStores = []}: Report): readonly Entry[] {
  const ids = [...new Set([...stores, ...listedStores].map(({store}) => store))]
  return [
    ...VIEWS.map((view, at): Entry => ({title: TITLE_OF_VIEW[view], keys: String(at + 1), does: {to: view}})),
    ...ACTIONS,
    ...findings.map(({cause, confidence}, finding): Entry => ({title: say`Finding ${finding + 1}: ${cause} (${confidence})`, keys: '', does: {go: {kind: 'finding', finding}}})),
    ...[...new Set(findings.map(({cause}) => cause))].map((cause): Entry => ({title: say`Explain ${cause}`, keys: '', does: {go: {kind: 'explain', cause}}})),
    ...ids.map((store): Entry => ({title: say`Store ${store}`, keys: '', does: {go: {kind: 'store', store}}})),
  ]
}

/** Those whose title has these letters in this order, the closest first; and the Region of a number. */
export function matching(entries: readonly Entry[], text: string): readonly Entry[] {
  const [, id] = /^(?:region)? *(\d{1,15})$/i.exec(text.trim()) ?? []
  const region: readonly Entry[] = id === undefined ? [] : [{title: say`Region ${id}`, keys: '', does: {go: {kind: 'region', region: Number(id)}}}]
  const scored = entries.flatMap((entry) => {
    const score = distance(entry.title.toLowerCase(), text.toLowerCase().trim())
    return score === undefined ? [] : [{entry, score}]
  })
  return [...scored.toSorted((a, b) => a.score - b.score).map(({entry}) => entry), ...region]
}

/** Of a letter that is not where the one before it ends. */
const GAP = 10

/** How far the letters are from being the beginning of a word; undefined where they are not there. */
function distance(title: string, text: string): number | undefined {
  const whole = title.indexOf(text)
  if (whole >= 0) return whole === 0 || title[whole - 1] === ' ' ? 0 : 1
  let total = GAP
  let at = -1
  for (const letter of text) {
    if (letter === ' ') continue
    const next = title.indexOf(letter, at + 1)
    if (next < 0) return undefined
    if (at >= 0 && next !== at + 1) total += title[next - 1] === ' ' ? 1 : GAP
    at = next
  }
  return total
}

/** The entries as a page: the keys at the right end. */
export function palettePage(entries: readonly Entry[], width: number): Page {
  if (entries.length === 0) return pageOf([{line: [span(say`Nothing is called so.`)]}])
  return pageOf(entries.map(({title, keys}) => {
    const shown: Span[] = [span(title)]
    return {line: [...shown, span(keys.padStart(Math.max(keys.length + 2, Math.min(width, WIDEST) - widthOf(shown))), 'quiet')], link: {kind: 'none', says: ''}}
  }))
}

const WIDEST = 76
