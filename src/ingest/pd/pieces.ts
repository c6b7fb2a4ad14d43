import {ByteReader} from './byte-reader.js'

const [NEWLINE, SPACE, QUOTE, OPEN_BRACKET, BACKSLASH, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [10, 32, 34, 91, 92, 93, 123, 125]
/** How much of a line is looked at to tell JSON from text. */
const LOOKAHEAD = 96
const [LOWER_A, LOWER_Z] = [97, 122]
/** `false` and one more: what it takes to know a word. */
const LONGEST_WORD = 6
/** A line of text is cut there. */
const MAX_LINE = 1 << 20

/** What stands in a file, one after the other. Offsets are bytes of the decoded text, lines are 1-based. */
export type Piece =
  | {readonly kind: 'line'; readonly line: number; readonly text: string}
  /** An element of the list `regions` of the value that is being read. */
  | {readonly kind: 'element'; readonly of: Place; readonly index: number; readonly offset: number; readonly text: string}
  /** A JSON value, its list of Regions emptied. Cut: the text ended, or went on as something else, before the value was closed. */
  | {readonly kind: 'value'; readonly at: Place; readonly text: string; readonly elements: number; readonly isCut: boolean}

/** Where a value begins. */
export interface Place {
  readonly line: number
  readonly offset: number
}

//  {"count": 3    [{"id": 1    ["balance-region-scheduler"    []    [1,
const JSON_START = /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[{["\]]|$|-?\d+\s*[,\n]))/
//  "store": {     a piece cut out of a longer dump
const FRAGMENT_START = /^\s*"[\w-]+":\s*[{[]/
//  "8.5.1"     "status: RUNNING, operator: …"     what `config show cluster-version` and `operator check` print
const STRING = /^\s*"(?:\d+\.\d+\.\d+[\w.-]*|status: [A-Z]+,.*)"\s*$/
//  What no line of pretty-printed JSON begins with: a prompt, a banner, a log line, the next command.
const FOREIGN_LINE = /^(?:--|\[[\w.-]+@|\[\d{4}\/|[^{}[\]",:\d\-tfn]|t(?!rue)|f(?!alse)|n(?!ull))/
//  "regions": [
const REGIONS = /"regions"\s*:\s*$/

/** Cuts a file into JSON values, elements of Region lists and lines of text. One pass, flat memory: a Region dump may be one line of gigabytes. */
export async function* piecesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const reader = new ByteReader(chunks)
  for (;;) {
    const head = await lookAhead(reader)
    if (head === undefined) return
    const opened = JSON_START.test(head) ? '' : FRAGMENT_START.test(head) ? '{' : undefined
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
  return STRING.test(text) ? {kind: 'value', at: {line, offset}, text, elements: 0, isCut: false} : {kind: 'line', line, text}
}

/** Reads one value; `opened` is the bracket that a fragment lacks. */
async function* valueAt(reader: ByteReader, opened: string): AsyncGenerator<Piece> {
  const at: Place = {line: reader.line, offset: reader.offset}
  const scan = new Scan(opened === '' ? 0 : 1)
  const head: string[] = [opened]
  let elements = 0
  for (;;) {
    const stop = scan.run(reader.window)
    if (stop === 'more') {
      if (await reader.fill()) continue
      yield {kind: 'value', at, text: head.join('') + reader.take(reader.window.length).toString('utf8'), elements, isCut: true}
      return
    }
    if (stop === 'element-starts') {
      head.push(reader.take(scan.position).toString('utf8'))
    } else if (stop === 'element-ends') {
      const {offset} = reader
      yield {kind: 'element', of: at, index: elements++, offset, text: reader.take(scan.position).toString('utf8')}
    } else {
      yield {kind: 'value', at, text: head.join('') + reader.take(scan.position).toString('utf8'), elements, isCut: stop === 'foreign'}
      return
    }
    scan.position = 0
  }
}

/** What made a scan stop, with the bytes up to there. `more`: the window ended first. */
type Stop = 'more' | 'element-starts' | 'element-ends' | 'ends' | 'foreign'

/** Follows brackets and strings through the window, which holds all bytes of the value or element at hand. */
class Scan {
  position = 0
  private inString = false
  private isNewLine = false
  private inElement = false
  /** Depth inside the list of Regions; 0 outside of it. */
  private listDepth = 0

  constructor(private depth: number) {}

  run(window: Buffer): Stop {
    for (; this.position < window.length; this.position++) {
      if (this.inString && !this.skipString(window)) return 'more'
      const byte = window[this.position]!
      if (byte === QUOTE) this.inString = !this.inString
      else if (byte === NEWLINE) this.isNewLine = true
      else if (this.isNewLine && byte > SPACE) {
        if (byte >= LOWER_A && byte <= LOWER_Z && window.length - this.position < LONGEST_WORD) return 'more'
        this.isNewLine = false
        if (FOREIGN_LINE.test(window.toString('latin1', this.position, this.position + LOOKAHEAD))) return 'foreign'
      }
      const stop = this.bracket(byte, window)
      if (stop) return stop
    }
    return 'more'
  }

  /** To the closing quote; false when it is not in the window yet. */
  private skipString(window: Buffer): boolean {
    for (let at = window.indexOf(QUOTE, this.position); at >= 0; at = window.indexOf(QUOTE, at + 1)) {
      let from = at
      while (window[from - 1] === BACKSLASH) from--
      if ((at - from) % 2 === 1) continue
      this.position = at
      return true
    }
    this.position = window.length
    return false
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
