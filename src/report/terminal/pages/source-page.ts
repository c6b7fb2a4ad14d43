import {columnsOf} from '../../columns.js'
import {plain, span, type Spans} from '../../document.js'
import type {Cited, Context, ContextLine} from '../../../ingest/context.js'
import type {Line} from '../../wrap.js'
import {location} from '../../content/evidence.js'
import {pageOf, type Page, type Row} from '../page.js'
import {say} from '../../../model/say.js'

/** A file around what is cited: line numbers, and a bar beside the cited lines. */
export function sourcePage(cited: Cited, context: Context | null | undefined, width: number): Page {
  const head: Line[] = [[span(say`File `, 'strong'), ...location(cited)]]
  if (context === undefined) return pageOf([{line: plain(say`Reading …`)}], {head})
  if (context === null) return pageOf([{line: plain(say`There is nothing to show: the file is an archive, was skipped, or does not go so far.`)}], {head})
  const digits = Math.max(0, ...context.lines.map(({number}) => String(number ?? '').length))
  const rows: Row[] = []
  let at = 0
  for (const [index, line] of context.lines.entries()) {
    if (index === context.at) at = rows.length
    for (const part of folded(line, width - digits - 3)) rows.push({line: [span(part.isFirst ? String(line.number ?? '').padStart(digits) : ' '.repeat(digits), 'quiet'), part.isMarked ? span(' ▌ ', 'caution') : span('   '), ...part.spans]})
    if (index === context.at) at += firstMarked(line, width - digits - 3)
  }
  return pageOf(rows, {head, at})
}

/** A long line whose cited part begins further down begins there. */
function firstMarked({marked}: ContextLine, width: number): number {
  return marked ? Math.floor(marked[0] / Math.max(1, width)) : 0
}

interface Part {
  readonly isFirst: boolean
  /** Some of it is cited. */
  readonly isMarked: boolean
  readonly spans: Spans
}

/** Cuts a line at the width of the screen; not at blanks, since its columns may mean something. */
function folded({text, marked}: ContextLine, width: number): Part[] {
  const [from, to] = marked ?? [0, 0]
  const pieces = [span(text.slice(0, from)), span(text.slice(from, to), 'caution'), span(text.slice(to))].filter(({text}) => text !== '')
  const parts: Part[] = []
  let line: Array<Spans[number]> = []
  let room = Math.max(1, width)
  const close = () => {
    parts.push({isFirst: parts.length === 0, isMarked: line.some(({tone}) => tone === 'caution') || (marked !== undefined && text === ''), spans: line})
    line = []
    room = Math.max(1, width)
  }
  for (const {text, tone} of pieces) {
    for (let rest = text; rest !== ''; ) {
      const head = headOf(rest, room, line.length === 0)
      if (head !== '') line.push({text: head, tone})
      room -= columnsOf(head)
      rest = rest.slice(head.length)
      if (rest !== '') close()
    }
  }
  close()
  return parts
}

const ASCII = /^[ -~]*$/

/** As much of a text as fits; on a line of its own at least one character. */
function headOf(text: string, room: number, isAlone: boolean): string {
  const slice = text.slice(0, room)
  if (ASCII.test(slice)) return slice
  let head = ''
  let used = 0
  for (const {segment} of new Intl.Segmenter().segment(text.slice(0, 4 * room + 16))) {
    const columns = columnsOf(segment)
    if (used + columns > room && !(isAlone && head === '')) break
    head += segment
    used += columns
  }
  return head
}
