const [NEWLINE, ESCAPE, SPACE, QUOTE, APOSTROPHE, AT_SIGN, OPEN_BRACKET, BACKSLASH, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [10, 27, 32, 34, 39, 64, 91, 92, 93, 123, 125]
/** How much of a line is looked at to tell JSON from text. */
export const LOOKAHEAD = 96
/** Most lines of pretty-printed JSON begin so, and nothing else does. */
const JSON_LINE: ReadonlySet<number> = new Set(Buffer.from('"{}]'))
//  What no line of pretty-printed JSON begins with: a prompt, a banner, a log line, the next command. Remarks and `...` were put there by hand.
const FOREIGN_LINE = /^(?:--|\[[\w.-]+@|\[\d{4}\/|(?!\/[/*]|\.{2,}\s*,?\s*(?:\n|$)|[…“”，])[^{}[\]",:\d\-tfn]|t(?!rue)|f(?!alse)|n(?!ull))/
const FOREIGN_PYTHON_LINE = /^(?:--|»|\[[\w.-]+@|\[\d{4}\/|[$#>] )/
//  A line that cannot go on a string which the terminal broke
const PROMPT = /^(?:»|\[[\w.-]+@|[$#>] )/
//  "regions": [
const LIST_NAME = /["']([\w-]+)["']\s*:\s*$/

interface ScanOptions {
  /** How many brackets are open before the first byte: a fragment lacks its first one. */
  readonly depth: number
  /** Its strings stand in apostrophes. */
  readonly isPython: boolean
  /** Stop at the elements of each list that is the value or a member of it, not only at Regions. */
  readonly takesApart: boolean
}

/** What made a scan stop, with the bytes up to there. `more`: the window ended first. */
export type Stop = 'more' | 'element-starts' | 'element-ends' | 'ends' | 'foreign'

/** Follows brackets and strings through the window, which holds all bytes of the value or element at hand. */
export class Scan {
  position = 0
  /** No bytes will come after the window. */
  isLast = false
  private inString = false
  private isNewLine = false
  private inElement = false
  /** Colours of a terminal have brackets of their own. */
  private inEscape = false
  /** Depth inside the list that is taken apart; 0 outside of it. */
  private listDepth = 0
  /** Its pointer, and the place of the element at hand. */
  list = ''
  index = -1
  private depth: number
  private readonly quote: number
  private readonly foreign: RegExp

  constructor(private readonly options: ScanOptions) {
    this.depth = options.depth
    this.quote = options.isPython ? APOSTROPHE : QUOTE
    this.foreign = options.isPython ? FOREIGN_PYTHON_LINE : FOREIGN_LINE
  }

  run(window: Buffer): Stop {
    for (; this.position < window.length; this.position++) {
      const stop = this.inString ? this.skipString(window) : this.lineStart(window)
      if (stop) return stop
      const byte = window[this.position]!
      if (byte === this.quote) this.inString = !this.inString
      else if (byte === NEWLINE) this.isNewLine = true
      else if (byte === ESCAPE) this.inEscape = true
      else if (this.inEscape) this.inEscape = byte === OPEN_BRACKET || byte < AT_SIGN
      else if (byte > SPACE) {
        const stop = this.bracket(byte, window)
        if (stop) return stop
      }
    }
    return 'more'
  }

  /** The element that began, and those behind it, were read by someone else: the window begins behind the last of them. */
  passBy(elements: number): void {
    this.index += elements - 1
    this.inElement = false
    this.isNewLine = false
  }

  /** Does something else begin here, where a line begins? */
  private lineStart(window: Buffer): Stop | undefined {
    const byte = window[this.position]!
    if (!this.isNewLine || this.inEscape || byte <= SPACE) return undefined
    if (JSON_LINE.has(byte)) this.isNewLine = false
    if (!this.isNewLine) return undefined
    const line = this.lineAhead(window, this.position)
    if (line === undefined) return 'more'
    this.isNewLine = false
    return this.foreign.test(line) ? 'foreign' : undefined
  }

  /** To the closing quote, unless it is missing and the next command stands there instead. */
  private skipString(window: Buffer): Stop | undefined {
    const {quote} = this
    for (; this.position < window.length; this.position++) {
      const byte = window[this.position]
      if (byte === quote) return undefined
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
        this.index++
        return 'element-starts'
      }
      this.depth++
      if (byte === OPEN_BRACKET && this.depth <= 2 && !this.inElement) this.openList(window)
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

  private openList(window: Buffer): void {
    const name = LIST_NAME.exec(window.toString('latin1', Math.max(0, this.position - 64), this.position))?.[1]
    if (!this.options.takesApart && !(name === 'regions' && this.depth === 2)) return
    this.listDepth = this.depth
    this.list = this.depth === 1 ? '' : `/${name}`
    this.index = -1
  }
}
