import {type Cited, keyOfCited} from '../../ingest/context.js'
import type {Excerpt, ExcerptLine} from '../../ingest/excerpts.js'
import type {Excerpts} from '../open-report.js'
import {printable} from '../printable.js'
import type {EmbeddedExcerpt} from './embedded.js'

/** Which excerpt a cited place has; undefined where the page has none. */
export type ExcerptOf = (cited: Cited) => number | undefined

/** The excerpts in the order in which the page holds them, and how to find one. */
export function numberedExcerpts(excerpts: Excerpts): {readonly all: readonly EmbeddedExcerpt[]; readonly excerptOf: ExcerptOf} {
  const numbers = new Map([...excerpts.keys()].map((key, index) => [key, index]))
  return {all: [...excerpts].map(([key, excerpt]) => ({key, ...shown(excerpt)})), excerptOf: (cited) => numbers.get(keyOfCited(cited))}
}

const shown = (excerpt: Excerpt): Excerpt => ({...excerpt, lines: excerpt.lines.map(shownLine)})

function shownLine(line: ExcerptLine): ExcerptLine {
  if (typeof line === 'string') return printable(line)
  const [before, cited, after] = line
  return [printable(before), printable(cited), printable(after)]
}
