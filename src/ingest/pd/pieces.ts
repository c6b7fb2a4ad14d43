import {ByteReader} from './byte-reader.js'

const [NEWLINE, SPACE, QUOTE, OPEN_BRACKET, BACKSLASH, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [10, 32, 34, 91, 92, 93, 123, 125]
/** How much of a line is looked at to tell JSON from text. */
const LOOKAHEAD = 96
/** A line of text is cut there. */
const MAX_LINE = 1 << 20
/** A value that is longer, its list of Regions not counted, is no dump that PD prints: it is cut there. */
export const MAX_VALUE = 1 << 26

/** What stands in a file, one after the other. Offsets are bytes of the decoded text, lines are 1-based. */
export type Piece =
  | {readonly kind: 'line'; readonly line: number; readonly offset: number; readonly text: string}
  /** An element of the list `regions` of the value that is being read. */
  | {readonly kind: 'element'; readonly of: Place; readonly index: number; readonly offset: number; readonly text: string}
  /** A JSON value, its list of Regions emptied. Cut: the text ended, or went on as something else, before it was closed. Fragment: it lacked its first brace. */
  | {readonly kind: 'value'; readonly at: Place; readonly text: string; readonly elements: number; readonly isCut: boolean; readonly isFragment: boolean}

/** Where a value begins. */
export interface Place {
  readonly line: number
  readonly offset: number
}

//  {"count": 3    [{"id": 1    ["balance-region-scheduler"    []    [1,
const JSON_START = /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[{["\]]|$|-?\d+\s*[,\n]))/
//  [{"key": "zone", "value": "z1"}] | 5.2.1   | 1.745TiB     a row of a table that a terminal has wrapped before a cell of JSON
const IN_TABLE = /^[^\n]*[\]}] +\|/
//  "store": {     a piece cut out of a longer dump
const FRAGMENT_START = /^\s*"[\w-]+":\s*[{[]/
//  "8.5.1"     "status: RUNNING, operator: …"     null     what `config show cluster-version`, `operator check` and `region` of an unknown id print
const SCALAR = /^\s*(?:"(?:\d+\.\d+\.\d+[\w.-]*|status: [A-Z]+,.*)"|null)\s*$/
/** Most lines of pretty-printed JSON begin so, and nothing else does. */
const JSON_LINE: ReadonlySet<number> = new Set(Buffer.from('"{}]'))
//  What no line of pretty-printed JSON begins with: a prompt, a banner, a log line, the next command.
const FOREIGN_LINE = /^(?:--|\[[\w.-]+@|\[\d{4}\/|[^{}[\]",:\d\-tfn]|t(?!rue)|f(?!alse)|n(?!ull))/
//  A line that cannot go on a string which the terminal broke
const PROMPT = /^(?:»|\[[\w.-]+@|[$#>] )/
//  "regions": [
const REGIONS = /"regions"\s*:\s*$/

/** Cuts a file into JSON values, elements of Region lists and lines of text. One pass, flat memory: a Region dump may be one line of gigabytes. */
export async function* piecesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const reader = new ByteReader(chunks)
  for (;;) {
    const head = await lookAhead(reader)
    if (head === undefined) return
    const opened = JSON_START.test(head) && !IN_TABLE.test(head) ? '' : FRAGMENT_START.test(head) ? '{' : undefined
    if (opened === undefined) yield await lineAt(reader)
    else {
      reader.take(head.search(/\S/))
      yield* valueAt(reader, opened)
    }
  }
}

/** The start of the next line, long enough to tell what it is; undefined at the end. */
async function lookAhead(reader: ByteReader): Promise<string | undefined> {
  while (reader.window.length < LOOKAHEAD && (await reader.fill()));
  return reader.window.length === 0 ? undefined : reader.window.toString('latin1', 0, LOOKAHEAD)
}

async function lineAt(reader: ByteReader): Promise<Piece> {
  const {line, offset} = reader
  let end = reader.window.indexOf(NEWLINE)
  while (end < 0 && (await reader.fill())) end = reader.window.indexOf(NEWLINE)
  const text = reader.take(end < 0 ? reader.window.length : end + 1).toString('utf8', 0, MAX_LINE).replace(/\r?\n$/, '')
  return SCALAR.test(text) ? {kind: 'value', at: {line, offset}, text, elements: 0, isCut: false, isFragment: false} : {kind: 'line', line, offset, text}
}

/** Reads one value; `opened` is the bracket that a fragment lacks. */
async function* valueAt(reader: ByteReader, opened: string): AsyncGenerator<Piece> {
  const at: Place = {line: reader.line, offset: reader.offset}
  const scan = new Scan(opened === '' ? 0 : 1)
  let head = opened
  let elements = 0
  for (;;) {
    const stop = scan.run(reader.window)
    if (stop === 'more' && reader.window.length < MAX_VALUE && (await reader.fill())) continue
    if (stop === 'more' && !scan.isLast && reader.window.length < MAX_VALUE) {
      scan.isLast = true
      continue
    }
    const {offset} = reader
    const text = reader.take(stop === 'more' ? reader.window.length : scan.position).toString('utf8')
    scan.position = 0
    if (stop === 'element-ends') yield {kind: 'element', of: at, index: elements++, offset, text}
    else if (stop !== 'element-starts') {
      yield {kind: 'value', at, text: head + text, elements, isCut: stop !== 'ends', isFragment: opened !== ''}
      return stop === 'more' ? drop(reader, scan) : undefined
    } else if (elements === 0) head += text
  }
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

/** What made a scan stop, with the bytes up to there. `more`: the window ended first. */
type Stop = 'more' | 'element-starts' | 'element-ends' | 'ends' | 'foreign'

/** Follows brackets and strings through the window, which holds all bytes of the value or element at hand. */
class Scan {
  position = 0
  /** No bytes will come after the window. */
  isLast = false
  private inString = false
  private isNewLine = false
  private inElement = false
  /** Depth inside the list of Regions; 0 outside of it. */
  private listDepth = 0

  constructor(private depth: number) {}

  run(window: Buffer): Stop {
    for (; this.position < window.length; this.position++) {
      const stop = this.inString ? this.skipString(window) : this.lineStart(window)
      if (stop) return stop
      const byte = window[this.position]!
      if (byte === QUOTE) this.inString = !this.inString
      else if (byte === NEWLINE) this.isNewLine = true
      else if (byte > SPACE) {
        const stop = this.bracket(byte, window)
        if (stop) return stop
      }
    }
    return 'more'
  }

  /** Does something else begin here, where a line begins? */
  private lineStart(window: Buffer): Stop | undefined {
    const byte = window[this.position]!
    if (!this.isNewLine || byte <= SPACE) return undefined
    if (JSON_LINE.has(byte)) this.isNewLine = false
    if (!this.isNewLine) return undefined
    const line = this.lineAhead(window, this.position)
    if (line === undefined) return 'more'
    this.isNewLine = false
    return FOREIGN_LINE.test(line) ? 'foreign' : undefined
  }

  /** To the closing quote, unless it is missing and the next command stands there instead. */
  private skipString(window: Buffer): Stop | undefined {
    for (; this.position < window.length; this.position++) {
      const byte = window[this.position]
      if (byte === QUOTE) return undefined
      if (byte === BACKSLASH) this.position++
      if (byte !== NEWLINE) continue
      const line = this.lineAhead(window, this.position + 1)
      if (line === undefined) return 'more'
      if (PROMPT.test(line)) {
        this.position++
        return 'foreign'
      }
    }
    return 'more'
  }

  /** Enough of a line to tell what it is; undefined while more of it may come. */
  private lineAhead(window: Buffer, from: number): string | undefined {
    return this.isLast || window.length - from >= LOOKAHEAD ? window.toString('utf8', from, from + LOOKAHEAD) : undefined
  }

  private bracket(byte: number, window: Buffer): Stop | undefined {
    if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (this.depth === this.listDepth && !this.inElement && this.listDepth > 0) {
        this.inElement = true
        return 'element-starts'
      }
      this.depth++
      if (byte === OPEN_BRACKET && this.depth === 2 && REGIONS.test(window.toString('latin1', Math.max(0, this.position - 32), this.position))) this.listDepth = 2
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      this.depth--
      if (this.depth < this.listDepth) this.listDepth = 0
      if (this.depth > 0 && !(this.inElement && this.depth === this.listDepth)) return undefined
      this.position++
      if (this.depth <= 0) return 'ends'
      this.inElement = false
      return 'element-ends'
    }
    return undefined
  }
}
