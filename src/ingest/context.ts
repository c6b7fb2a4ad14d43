import type {BundleFile} from '../bundle/open.js'
import {newlinesIn, type Spot, type TextWindow, windowAt} from '../bundle/text-window.js'
import {isLine, isRow, type Source} from '../model/source.js'
import {placeOfValue} from './quotes.js'

export type {Spot} from '../bundle/text-window.js'

/** What a reader wants to see in its file. `source` says it to the byte, where it is known. */
export interface Cited {
  readonly file: string
  readonly line?: number
  readonly pointer?: string
  readonly quote?: string
  readonly source?: Source
}

export interface ContextLine {
  readonly text: string
  /** 1-based; absent where the lines before were not counted. */
  readonly number?: number
  /** Which characters of it are cited. */
  readonly marked?: readonly [from: number, to: number]
}

/** Lines of a file around what is cited. */
export interface Context {
  readonly lines: readonly ContextLine[]
  /** The first cited line, else the one that was asked for. */
  readonly at: number
  /** Where the text goes on; absent at an end of the file. */
  readonly before?: Spot
  readonly after?: Spot
}

export type ContextOf = (cited: Cited, spot?: Spot) => Promise<Context | undefined>

/** Reads around what a report cites. One reader at a time, since packed files are read forward; `sources` tells where cited pointers lead. */
export function contextIn(files: ReadonlyMap<string, BundleFile>, sources: ReadonlyMap<string, Source>): ContextOf {
  let last: Promise<unknown> = Promise.resolve()
  return (cited, spot) => {
    const next = last.then(() => contextOf(files.get(cited.file), {...known(sources, cited), ...cited}, spot))
    last = next.catch(() => undefined)
    return next
  }
}

/** What tells one cited place from another. */
export const keyOfCited = ({file, line, pointer}: Cited): string => JSON.stringify([file, line ?? null, pointer ?? null])

function known(sources: ReadonlyMap<string, Source>, cited: Cited): Pick<Cited, 'source'> {
  const source = sources.get(keyOfCited(cited))
  return source ? {source} : {}
}

async function contextOf(file: BundleFile | undefined, cited: Cited, spot: Spot | undefined): Promise<Context | undefined> {
  if (!file) return undefined
  const place = spot ? {spot, lines: 0} : await placeOf(file, cited)
  const window = await windowAt(file, place.spot)
  return window && contextFrom(window, 'bytes' in place ? place.bytes : bytesOfLines(window, place.lines))
}

/** Where the cited thing is: so many bytes, or so many whole lines. */
async function placeOf(file: BundleFile, {line, quote, source}: Cited): Promise<{readonly spot: Spot; readonly lines: number} | {readonly spot: Spot; readonly bytes: number}> {
  if (source && isRow(source)) return {spot: {offset: source.offset, line: source.row}, lines: 1}
  if (source && !isLine(source)) {
    const {bytes, ...spot} = await placeOfValue(file, source)
    return {spot, bytes}
  }
  return {spot: {line: line ?? 1}, lines: line === undefined ? 0 : (quote ?? '').split('\n').length}
}

/** How many bytes so many lines have, from the place on. */
export function bytesOfLines({bytes, at}: TextWindow, lines: number): number {
  let end = at
  for (let line = 0; line < lines && end < bytes.length; line++) end = lineEnd(bytes, end) + 1
  return Math.max(0, end - at - 1)
}

/** The lines of a piece of a file, of which so many bytes are cited. */
export function contextFrom(window: TextWindow, citedBytes: number): Context {
  const {bytes, at, offset, line, isEnd} = window
  const lines: ContextLine[] = []
  let first = -1
  // The file ends with a line end: no line follows it.
  for (let from = 0, number = line; from < bytes.length; number = number === undefined ? undefined : number + 1) {
    const end = lineEnd(bytes, from)
    if (at <= end && first < 0) first = lines.length
    lines.push({text: textOf(bytes.subarray(from, end)), ...(number !== undefined && {number}), ...markedIn(bytes.subarray(from, end), at - from, at - from + citedBytes)})
    from = end + 1
  }
  const next = offset + bytes.length
  return {
    lines,
    at: first < 0 ? Math.max(0, lines.length - 1) : first,
    ...(offset > 0 && {before: {offset, ...(line !== undefined && {line})}}),
    ...(!isEnd && {after: {offset: next, ...(line !== undefined && {line: line + newlinesIn(bytes)})}}),
  }
}

function lineEnd(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(0x0a, from)
  return found < 0 ? bytes.length : found
}

function markedIn(line: Buffer, from: number, to: number): Pick<ContextLine, 'marked'> {
  if (to <= from || to <= 0 || from >= line.length) return {}
  const start = textOf(line.subarray(0, Math.max(0, from))).length
  return {marked: [start, start + textOf(line.subarray(Math.max(0, from), to)).length]}
}

const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/\r$/, '')
