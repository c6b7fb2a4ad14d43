import type {OpenReport} from '../../../src/report/open-report.js'
import {entriesOf} from '../../../src/report/terminal/palette.js'
import {pagesOf} from '../../../src/report/terminal/pages.js'
import {here, type Look, type Place, START, type State, step} from '../../../src/report/terminal/state.js'
import {anOpenReport} from './an-open-report.js'

/** A report as it is looked at, without a screen. */
export const lookAt = (opened: OpenReport): Look => ({pageAt: pagesOf(opened, 78), rows: 20, entries: entriesOf(opened.report)})

export const look = lookAt(anOpenReport())

export const after = (presses: readonly string[], from: State = START, at: Look = look): State => presses.reduce((state, press) => step(state, {press}, at), from)

/** Down to the row that says a word, as far as the cursor stops there. */
export function downTo(state: State, word: string, at: Look = look): State {
  for (let now = state, tries = 0; tries < 200; tries++, now = after(['j'], now, at)) {
    const place = here(now)
    if (place.cursor >= 0 && at.pageAt(place).rowAt(place.cursor).line.some(({text}) => text.includes(word))) return now
  }
  throw new Error(`the cursor never comes to ${word}`)
}

/** What stands on the rows of a page. */
export function textsOf(place: Place, {pageAt}: Look): readonly string[] {
  const page = pageAt(place)
  return Array.from({length: page.count}, (_, at) => page.rowAt(at).line.map(({text}) => text).join('').trim())
}
