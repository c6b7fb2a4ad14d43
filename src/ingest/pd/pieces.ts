import type {RegionBatch} from '../../model/region-batch.js'
import {ByteReader} from './byte-reader.js'
import {RegionColumns} from './region-columns.js'
import {LOOKAHEAD, Scan, type Stop} from './scan.js'

const NEWLINE = 10
/** A line of text is cut there. */
const MAX_LINE = 1 << 20

/** What stands in a file, one after the other. Offsets are bytes of the decoded text, lines are 1-based. */
export type Piece =
  | {readonly kind: 'line'; readonly line: number; readonly offset: number; readonly text: string}
  /** An element of a list of the value that is being read; `list` is the pointer of the list. */
  | {readonly kind: 'element'; readonly of: Place; readonly list: string; readonly index: number; readonly offset: number; readonly text: string}
  /** Elements that are Regions, of which the first has this index and offset; the batch holds until the next piece is asked for. */
  | {readonly kind: 'regions'; readonly of: Place; readonly list: string; readonly index: number; readonly offset: number; readonly batch: RegionBatch}
  | Value

/** A JSON value, without the elements that were handed on before. */
interface Value {
  readonly kind: 'value'
  readonly at: Place
  /** Behind its last byte. */
  readonly end: Place
  readonly text: string
  readonly elements: number
  /** The text ended, or went on as something else, before it was closed. */
  readonly isCut: boolean
  /** It lacked its first brace. */
  readonly isFragment: boolean
}

export interface Place {
  readonly line: number
  readonly offset: number
}

//  {"count": 3    [{"id": 1    ["balance-region-scheduler"    []    [1,    {'count': 3    {“count”: 3    { ...
const JSON_START = /^\s*(?:\{\s*(?:["'}]|\xE2\x80[\x9C\x9D]|\.\.|$)|\[\s*(?:[{["\]]|\xE2\x80[\x9C\x9D]|$|-?\d+\s*[,\n]))/
//  {'count': 3     what Python prints of a dict
const PYTHON_START = /^\s*(?:\[\s*)?\{\s*'/
//  "store": {     a piece cut out of a longer dump
const FRAGMENT_START = /^\s*"[\w-]+":\s*[{[]/
//  "8.5.1"     "status: RUNNING, operator: …"     null     what `config show cluster-version`, `operator check` and `region` of an unknown id print
const SCALAR = /^\s*(?:"(?:\d+\.\d+\.\d+[\w.-]*|status: [A-Z]+,.*)"|null)\s*$/
/** What a line that is no text begins with; a prompt and a colour may stand before it. */
const JSON_BYTES: ReadonlySet<number> = new Set(Buffer.from('{["»\u001B'))
//  » {     what pd-ctl prints when its commands come from a pipe
const PROMPT_BEFORE_JSON = /^(?:\u001B\[[\d;]*m)*\xC2\xBB(?:\u001B\[[\d;]*m| )*(?=[{["])/
//  [{"key": "zone", "value": "z1"}] | 5.2.1   | 1.745TiB     a row of a table that a terminal has wrapped before a cell of JSON
const IN_TABLE = /^[^\n]*[\]}] +\|/
/** Colours of `jq -C` and `grep --color`, in the bytes of the text. */
const COLOURS = /\u001B\[[0-?]*[ -/]*[@-~]/g

export interface ReadOptions {
  /** Bytes of the longest value that is read in one piece. */
  readonly maxValue: number
  /** What reads Regions that are as PD prints them; without it each is an element like others. */
  readonly columns: () => RegionColumns | undefined
}

/** Cuts a file into JSON values, elements of long lists and lines of text. One pass, flat memory: a Region dump may be one line of gigabytes. */
export async function* piecesOf(chunks: AsyncIterable<Buffer>, options: ReadOptions): AsyncGenerator<Piece> {
  const reader = new ByteReader(chunks)
  let made: RegionColumns | undefined
  const columns = () => (made ??= options.columns())
  for (;;) {
    const at = placeOf(reader)
    const indent = await skipBlankLines(reader)
    if (indent === undefined) return
    if (reader.line > at.line) yield {kind: 'line', ...at, text: ''}
    if (!JSON_BYTES.has(reader.window[indent]!)) {
      yield await lineAt(reader)
      continue
    }
    const head = await lookAhead(reader, indent)
    const plain = head.replaceAll(COLOURS, '')
    const opened = JSON_START.test(plain) && !IN_TABLE.test(plain) ? '' : FRAGMENT_START.test(plain) ? '{' : undefined
    if (opened === undefined) yield await lineAt(reader, indented(PROMPT_BEFORE_JSON.exec(head), indent))
    else {
      reader.take(indent)
      yield* valueAt(reader, {...options, columns, opened, isPython: PYTHON_START.test(plain)})
    }
  }
}

/** To the next line that is not blank: how many blanks it begins with; undefined at the end. */
async function skipBlankLines(reader: ByteReader): Promise<number | undefined> {
  for (;;) {
    const {window} = reader
    let at = 0
    let lineStart = 0
    for (; at < window.length && (window[at] === 32 || (window[at]! >= 9 && window[at]! <= 13)); at++) if (window[at] === NEWLINE) lineStart = at + 1
    reader.take(at < MAX_LINE ? lineStart : at)
    if (at < window.length) return at < MAX_LINE ? at - lineStart : 0
    if (!(await reader.fill())) return undefined
  }
}

/** What comes next, long enough to tell what it is. */
async function lookAhead(reader: ByteReader, from: number): Promise<string> {
  while (reader.window.length < from + LOOKAHEAD && (await reader.fill()));
  return reader.window.toString('latin1', from, from + LOOKAHEAD)
}

function indented(match: RegExpExecArray | null, indent: number): number | undefined {
  return match ? indent + match[0].length : undefined
}

/** The rest of the line, or its first bytes. */
async function lineAt(reader: ByteReader, bytes?: number): Promise<Piece> {
  const at = placeOf(reader)
  const text = bytes === undefined ? await restOfLine(reader) : reader.take(bytes).toString()
  return SCALAR.test(text) ? {kind: 'value', at, end: placeOf(reader), text, elements: 0, isCut: false, isFragment: false} : {kind: 'line', ...at, text}
}

async function restOfLine(reader: ByteReader): Promise<string> {
  let end = reader.window.indexOf(NEWLINE)
  for (let known = reader.window.length; end < 0 && known < MAX_LINE && (await reader.fill()); known = reader.window.length) end = reader.window.indexOf(NEWLINE, known)
  const text = reader.take(end < 0 ? reader.window.length : end + 1).toString('utf8', 0, MAX_LINE).replace(/\r?\n$/, '')
  while (end < 0 && (await reader.fill())) {
    end = reader.window.indexOf(NEWLINE)
    reader.take(end < 0 ? reader.window.length : end + 1)
  }
  return text
}

function placeOf({line, offset}: ByteReader): Place {
  return {line, offset}
}

interface ValueOptions extends ReadOptions {
  /** The bracket that a fragment lacks. */
  readonly opened: string
  readonly isPython: boolean
}

async function* valueAt(reader: ByteReader, {opened, isPython, maxValue, columns: columnsOf}: ValueOptions): AsyncGenerator<Piece> {
  const at = placeOf(reader)
  let scan = new Scan({depth: opened.length, isPython, takesApart: false})
  let head = opened
  let elements = 0
  for (;;) {
    let stop = await scanOn(reader, scan, maxValue)
    if (stop === 'more' && !scan.isLast && reader.offset === at.offset) {
      scan = new Scan({depth: opened.length, isPython, takesApart: true})
      stop = await scanOn(reader, scan, maxValue)
    }
    const {offset} = reader
    const text = reader.take(stop === 'more' ? reader.window.length : scan.position).toString('utf8')
    scan.position = 0
    if (stop === 'element-ends') {
      yield {kind: 'element', of: at, list: scan.list, index: scan.index, offset, text}
      elements++
    } else if (stop === 'element-starts') {
      head += elements === 0 ? text : behindList(text)
      const columns = isPython ? undefined : columnsOf()
      if (!columns || !(await readRegions(reader, columns))) continue
      const {batch} = columns
      yield {kind: 'regions', of: at, list: scan.list, index: scan.index, offset: reader.offset - columns.length, batch}
      scan.passBy(batch.count)
      elements += batch.count
    } else {
      yield {kind: 'value', at, end: placeOf(reader), text: head + text, elements, isCut: stop !== 'ends', isFragment: opened !== ''}
      return stop === 'more' ? drop(reader, scan) : undefined
    }
  }
}

/** Takes the Regions with which the window begins, as far as they are plain; false when the first one is not. */
async function readRegions(reader: ByteReader, columns: RegionColumns): Promise<boolean> {
  if (columns.room) reader.moveTo(columns.room)
  do columns.read(reader.window)
  while (columns.batch.count === 0 && columns.isCut && reader.window.length < MAX_LINE && (await reader.fill()))
  reader.take(columns.length, columns.newlines)
  return columns.batch.count > 0
}

/** Fills the window until the scan stops. `more`: there are no more bytes, or there are too many for one value. */
async function scanOn(reader: ByteReader, scan: Scan, maxValue: number): Promise<Stop> {
  for (;;) {
    const stop = scan.run(reader.window)
    if (stop !== 'more' || scan.isLast || reader.window.length >= maxValue) return stop
    scan.isLast = !(await reader.fill())
  }
}

/** Between two elements of a list stands nothing that is needed; between two lists does. */
function behindList(text: string): string {
  const end = text.indexOf(']')
  return end < 0 ? '' : text.slice(end)
}

/** Passes by what is left of a value that is too long. */
async function drop(reader: ByteReader, scan: Scan): Promise<void> {
  while (await reader.fill()) {
    const stop = scan.run(reader.window)
    reader.take(stop === 'more' ? reader.window.length : scan.position)
    scan.position = 0
    if (stop === 'ends' || stop === 'foreign') return
  }
}
