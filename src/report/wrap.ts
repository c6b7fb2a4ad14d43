import {columnsOf} from './columns.js'
import type {Span, Spans} from './document.js'

export type Line = readonly Span[]

/** Filled with blanks up to so many columns of a terminal. */
export const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - columnsOf(text)))

export const widthOf = (line: Line): number => line.reduce((sum, {text}) => sum + columnsOf(text), 0)

interface Word {
  readonly blank: string
  readonly pieces: Span[]
  width: number
}

// Han, kana, and the punctuation and letters as wide as they. As ranges: V8 makes \p{Script=Han} from the tables of Unicode, for longer than it takes to lay out a report.
const CJK = String.raw`\u2e80-\u2fdf\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\uff66-\uff9f\u{20000}-\u{3ffff}`
//                           blanks | a wide character, after which a line may end | anything else
const PART = new RegExp(String.raw`\s+|[${CJK}]|[^\s${CJK}]+`, 'gu')
const WIDE = new RegExp(`^[${CJK}]`, 'u')

// CJK punctuation that no line begins with, and such that no line ends with (W3C, Requirements for Chinese Text Layout: prohibition rules for line start and line end).
const CLOSES = /^[、。」』】》〉〕！），．：；？］｝]/
const OPENS = /[「『【《〈〔（［｛]$/

/** Breaks a sentence into lines of at most `width` columns: at blanks, between CJK characters, and within a word that is longer than a line. */
export function wrap(spans: Spans, width: number): Line[] {
  const lines: Span[][] = [[]]
  let used = 0
  for (const word of words(spans)) {
    const blank = used === 0 ? '' : word.blank
    if (used > 0 && used + blank.length + word.width > width) {
      lines.push([])
      used = 0
    } else if (blank) {
      append(lines.at(-1)!, {text: blank, tone: word.pieces[0]?.tone ?? 'plain'})
      used += blank.length
    }
    used = place(word, width, lines, used)
  }
  return lines
}

function place(word: Word, width: number, lines: Span[][], from: number): number {
  if (from + word.width <= width) {
    for (const piece of word.pieces) append(lines.at(-1)!, piece)
    return from + word.width
  }
  let used = from
  for (const {text, tone} of word.pieces) {
    for (const segment of segmentsOf(text, width)) {
      const columns = columnsOf(segment)
      if (used > 0 && used + columns > width) {
        lines.push([])
        used = 0
      }
      append(lines.at(-1)!, {text: segment, tone})
      used += columns
    }
  }
  return used
}

// A letter a column: what has no end is cut into lines at once.
const ASCII = /^[\u0020-\u007e]+$/

/** Pieces between which a line may be broken. */
function* segmentsOf(text: string, width: number): Generator<string> {
  if (text.length <= width || width < 1 || !ASCII.test(text)) for (const {segment} of new Intl.Segmenter().segment(text)) yield segment
  else for (let at = 0; at < text.length; at += width) yield text.slice(at, at + width)
}

function words(spans: Spans): Word[] {
  const found: Word[] = []
  let blank: string | undefined = ''
  for (const {text, tone} of spans) {
    for (const [part] of text.matchAll(PART)) {
      if (part.trim() === '') {
        blank = part
        continue
      }
      const columns = columnsOf(part)
      const last = found.at(-1)
      if (last && blank === undefined && holdTogether(last.pieces.at(-1)?.text ?? '', part)) {
        last.pieces.push({text: part, tone})
        last.width += columns
      } else found.push({blank: blank ?? '', pieces: [{text: part, tone}], width: columns})
      blank = undefined
    }
  }
  return found
}

const holdTogether = (before: string, part: string) => CLOSES.test(part) || OPENS.test(before) || (!WIDE.test(part) && !WIDE.test(before))

function append(line: Span[], piece: Span): void {
  const last = line.at(-1)
  if (last?.tone === piece.tone) line[line.length - 1] = {text: last.text + piece.text, tone: piece.tone}
  else line.push(piece)
}
