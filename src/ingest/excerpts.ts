import type {BundleFile} from '../bundle/open.js'
import {linesAt, newlinesIn, piecesOf, startsOfLines} from '../bundle/text-window.js'
import {fileOf, isLine, isRow, type Source} from '../model/source.js'
import {bytesOfLines, contextFrom, type ContextLine} from './context.js'
import {placeOfValue} from './quotes.js'

/** Some lines of a file around a citation, few and short enough to travel with a report. */
export interface Excerpt {
  /** 1-based number of the first line; absent where the lines before were not counted. */
  readonly first?: number
  /** Which of the lines is the first that is cited. */
  readonly at: number
  readonly lines: readonly ExcerptLine[]
}

/** A line that is not cited, or what stands before, in and behind the part of it that is. */
export type ExcerptLine = string | readonly [before: string, cited: string, after: string]

const BEFORE = 8 * 1024
const AFTER = 16 * 1024
/** Lines are counted up to here where nothing has counted them before. */
const FAR = 16 * 2 ** 20
/** Lines on each side. */
const LINES = 5
/** A value in indented JSON may go on for many lines. */
const CITED_LINES = 10
const LONGEST = 400
const LONGEST_MARK = 1000
const LONGEST_SIDE = 160
/** Of very many citations the first are shown in their files, so that a page stays small. */
const MOST = 300
const MOST_CHARACTERS = 400_000

/** What stands around every cited place. `sources` begins with what matters most; each file is gone through forward, as packed files can only be read so. */
export async function excerptsIn(files: ReadonlyMap<string, BundleFile>, sources: ReadonlyMap<string, Source>): Promise<ReadonlyMap<string, Excerpt>> {
  const wanted = [...sources].slice(0, MOST)
  const found = new Map<string, Excerpt>()
  for (const [name, file] of files) {
    const inFile = wanted.filter(([, source]) => fileOf(source) === name)
    if (inFile.length > 0) for (const [key, excerpt] of await excerptsOf(file, inFile)) found.set(key, excerpt)
  }
  let left = MOST_CHARACTERS
  return new Map(wanted.flatMap(([key]) => {
    const excerpt = found.get(key)
    left -= excerpt?.lines.flat().join('').length ?? 0
    return excerpt && left >= 0 ? [[key, excerpt]] : []
  }))
}

/** Where in the decoded text of its file, and how much of it is cited: so many bytes, or so many whole lines. */
type Place = {readonly key: string; readonly offset: number; readonly line?: number} & ({readonly bytes: number} | {readonly lines: number})

async function excerptsOf(file: BundleFile, sources: ReadonlyArray<readonly [string, Source]>): Promise<ReadonlyArray<readonly [string, Excerpt]>> {
  const places = await withLines(file, (await placesIn(file, sources)).toSorted((a, b) => a.offset - b.offset))
  const ranges = places.map(({offset}) => ({from: Math.max(0, offset - BEFORE), to: offset + AFTER}))
  const pieces = await piecesOf(file, ranges)
  return places.map((place, index) => [place.key, excerptOf(place, ranges[index]!.from, pieces[index]!)])
}

async function placesIn(file: BundleFile, sources: ReadonlyArray<readonly [string, Source]>): Promise<Place[]> {
  const starts = await startsOfLines(file, sources.flatMap(([, source]) => (isLine(source) ? source.line : [])))
  const places: Place[] = []
  const texts = new Map<string, string>()
  for (const [key, source] of sources) {
    if (isLine(source)) {
      const offset = starts.get(source.line)
      if (offset !== undefined) places.push({key, offset, lines: source.quote.split('\n').length, line: source.line})
    } else if (isRow(source)) places.push({key, offset: source.offset, lines: 1, line: source.row})
    else places.push({key, ...(await placeOfValue(file, source, texts))})
  }
  return places
}

/** A Region is cited by its byte. Which line that is, is counted unless it is far away. */
async function withLines(file: BundleFile, places: readonly Place[]): Promise<readonly Place[]> {
  const unknown = places.filter(({line, offset}) => line === undefined && offset <= FAR)
  const lines = await linesAt(file, unknown.map(({offset}) => offset))
  return places.map((place) => {
    const line = place.line ?? lines.get(place.offset)
    return line === undefined ? place : {...place, line}
  })
}

function excerptOf({offset, line, ...cited}: Place, from: number, piece: Buffer): Excerpt {
  const at = offset - from
  const first = line === undefined ? undefined : line - newlinesIn(piece.subarray(0, at))
  const isEnd = piece.length < at + AFTER
  const window = {bytes: piece, at, offset: from, isEnd, ...(first !== undefined && {line: first})}
  const context = contextFrom(window, Math.min(AFTER, 'bytes' in cited ? cited.bytes : bytesOfLines(window, cited.lines)))
  const citedLines = Math.max(1, context.lines.filter(({marked}) => marked).length)
  // The line in which the piece begins is a part of one, and so is that in which it ends.
  const start = Math.max(from > 0 && context.at > 0 ? 1 : 0, context.at - LINES)
  const end = Math.max(context.at + 1, Math.min(context.lines.length - (isEnd ? 0 : 1), context.at + Math.min(citedLines, CITED_LINES) + LINES))
  const lines = context.lines.slice(start, end)
  const number = lines[0]?.number
  return {...(number !== undefined && {first: number}), at: context.at - start, lines: lines.map(shortened)}
}

function shortened({text, marked}: ContextLine): ExcerptLine {
  if (!marked) return head(text, LONGEST)
  const [from, to] = marked
  return [tail(text.slice(0, from), LONGEST_SIDE), head(text.slice(from, to), LONGEST_MARK), head(text.slice(to), LONGEST_SIDE)]
}

const head = (text: string, limit: number): string => (text.length > limit ? `${text.slice(0, limit)}…` : text)
const tail = (text: string, limit: number): string => (text.length > limit ? `…${text.slice(-limit)}` : text)
