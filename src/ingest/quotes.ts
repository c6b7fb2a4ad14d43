import type {BundleFile} from '../bundle/open.js'
import {isLine, isRow, type JsonSource, QUOTE_LIMIT, type RowSource, type Source} from '../model/source.js'
import {locate} from './pd/locate.js'

/** What stands at a source: in a file that is one JSON document by pointer, else by line. */
export interface Quote {
  readonly file: string
  readonly line?: number
  readonly pointer?: string
  readonly quote: string
}

/** A document that is cited is read back up to here; dumps of PD but the list of Regions are far smaller. */
const MAX_DOCUMENT = 32 * 2 ** 20
/** Of a row the beginning is quoted. */
const MAX_ROW = 8 * QUOTE_LIMIT
/** A Region that is cited is read from where it begins. */
const MAX_ELEMENT = 256 * 1024

/** Reads the text of every cited place back from the bundle, so that nothing of a dump must be kept for it. */
export async function readQuotes(files: ReadonlyMap<string, BundleFile>, sources: readonly Source[]): Promise<(source: Source) => Quote> {
  const texts = new Map<string, string>()
  for (const {key, file, offset, limit} of windowsOf(sources, [...files.keys()])) if (!texts.has(key)) texts.set(key, await textFrom(files.get(file), offset, limit))
  return (source) => {
    if (isLine(source)) return {file: source.file, line: source.line, quote: cut(source.quote)}
    const text = texts.get(windowOf(source).key) ?? ''
    return isRow(source) ? {file: source.file, line: source.row, quote: cut((text.split('\n', 1)[0] ?? '').trim())} : quoteOf(source, text)
  }
}

/** In the order in which they stand in the bundle: an archive that is packed as a whole is then read once. */
function windowsOf(sources: readonly Source[], files: readonly string[]) {
  const order = new Map(files.map((file, at) => [file, at]))
  const windows = sources.flatMap((source) => (isLine(source) ? [] : [windowOf(source)]))
  return windows.toSorted((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.offset - b.offset)
}

/** Which bytes hold the source: the row or the Region alone where a pointer will do, else the document, whose lines must be counted. */
function windowOf(source: JsonSource | RowSource) {
  if (isRow(source)) return {key: `row ${source.offset} ${source.file}`, file: source.file, offset: source.offset, limit: MAX_ROW, prefix: ''}
  const {document, near} = source
  const isNear = document.alone && near !== undefined
  const offset = isNear ? near.offset : document.offset
  return {key: `${offset} ${document.file}`, file: document.file, offset, limit: isNear ? MAX_ELEMENT : MAX_DOCUMENT, prefix: isNear ? near.pointer : ''}
}

async function textFrom(file: BundleFile | undefined, offset: number, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of file?.read(offset) ?? []) {
    chunks.push(Buffer.from(chunk))
    bytes += chunk.length
    if (bytes >= limit) break
  }
  return Buffer.concat(chunks).toString('utf8', 0, limit)
}

/** Where a cited value stands in the decoded text of its file, in bytes; its line where the lines before it were read. `texts` of the file are read once. */
export async function placeOfValue(file: BundleFile | undefined, source: JsonSource, texts = new Map<string, string>()): Promise<{readonly offset: number; readonly bytes: number; readonly line?: number}> {
  const {key, offset, limit, prefix} = windowOf(source)
  const text = texts.get(key) ?? (await textFrom(file, offset, limit))
  texts.set(key, text)
  const {json, from, to, isPiece} = located(source, text)
  const before = Buffer.byteLength(json.slice(0, from)) - (isPiece ? 1 : 0)
  return {offset: offset + before, bytes: Buffer.byteLength(json.slice(from, to)), ...(prefix === '' && {line: source.document.line + newlines(json.slice(0, from))})}
}

function located(source: JsonSource, text: string) {
  const {pointer} = source
  const {prefix} = windowOf(source)
  // A piece cut out of a longer dump lacks its first brace.
  const isPiece = text.startsWith('"') && pointer !== ''
  const json = isPiece ? `{${text}` : text
  return {json, isPiece, prefix, ...locate(json, pointer.slice(prefix.length))}
}

function quoteOf(source: JsonSource, text: string): Quote {
  const {document} = source
  const {json, isPiece, prefix, from, to, found} = located(source, text)
  if (document.alone) return {file: document.file, pointer: prefix + found, quote: cut(json.slice(from, to))}
  const place = from + tellingFrom(json.slice(from, to))
  const start = json.lastIndexOf('\n', place) + 1
  const end = json.indexOf('\n', place)
  const line = document.line + newlines(json.slice(0, place))
  const whole = json.slice(start, end < 0 ? undefined : end)
  // pd-ctl prints thousands of Regions on one line, which tells of others before and behind this one.
  const told = whole.length > QUOTE_LIMIT ? json.slice(Math.max(place, isPiece ? 1 : 0), Math.min(to, start + whole.length)) : isPiece && start === 0 ? whole.slice(1) : whole
  return {file: document.file, line, quote: cut(told.trim())}
}

/** A store, a Region and an operator say what they are in fewer lines. */
const MOST_LINES = 20

/** Of a value that takes several lines the first that says something, `"id": 8`, and not the brace above it. */
function tellingFrom(value: string): number {
  let start = value.indexOf('\n') + 1
  for (let lines = 0; start > 0 && lines < MOST_LINES; lines++) {
    const end = value.indexOf('\n', start)
    const line = value.slice(start, Math.min(end < 0 ? value.length : end, start + QUOTE_LIMIT))
    if (/^\s*"[^"]*"\s*:\s*[^\s{[]/.test(line)) return start + line.search(/\S/)
    start = end + 1
  }
  return 0
}

function newlines(text: string): number {
  return text.split('\n').length - 1
}

function cut(text: string): string {
  return text.length > QUOTE_LIMIT ? text.slice(0, QUOTE_LIMIT) : text
}
