import {cleaned, endOf, endOfEscape, QUOTES} from './strings.js'

/** JSON text made whole. `cut` is set when something of it is missing. */
interface Mended {
  readonly text: string
  readonly cut?: Cut
}

/** Where the text ends, or stops to be JSON. */
export interface Cut {
  /** In characters. */
  readonly position: number
  /** RFC 6901 pointer of the innermost object or list that was not closed: what is in it may lack members. */
  readonly pointer: string
}

/** An object or list that is not closed yet. */
interface Container {
  readonly close: '}' | ']'
  /** Its key or place in the container around it. */
  readonly name: string
  /** How much of the output is whole: its bracket, and the members that are complete. */
  whole: number
  members: number
  /** The key, quoted, whose value comes next. */
  key: string | undefined
  hasColon: boolean
}

/** No dump nests deeper; what does is made to do harm. */
const MAX_DEPTH = 256
const ESCAPE = 27
//  NBSP, BOM: what comes with text that was pasted from a web page
const SPACES: ReadonlySet<number> = new Set([0xa0, 0xfeff, 0x3000])
const WORDS: ReadonlyMap<string, string> = new Map([['true', 'true'], ['false', 'false'], ['null', 'null'], ['True', 'true'], ['False', 'false'], ['None', 'null']])
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const WORD = /[^\s"'“”{}[\],:，：/#\u001B]+/y
//  // the bad one     # here     <-- stuck     ← this
const REMARK = /(?:\/\/|#|<[-=]|←)[^\n]*|\/\*/y
const REMARK_STARTS: ReadonlySet<number> = new Set([...'/#<←'].map((char) => char.charCodeAt(0)))
//  { ... }     what people leave out when they paste
const ELISION = /^(?:\.{2,}|…+)$/

/**
 * Makes the best of JSON that people have edited or cut, in one pass: commas that are missing, doubled, trailing or full-width, typographic and Python's quotes, remarks,
 * `...` for what was left out, colours, line breaks that a terminal put into strings, an end that is missing. Of a cut list the complete elements are kept.
 */
export function mend(text: string): Mended | undefined {
  const mender = new Mender(text)
  const cut = mender.run()
  return mender.text === '' ? undefined : {text: mender.text, ...(cut && {cut})}
}

class Mender {
  /** What has been written so far; the text from `copied` on is sound and follows it as it stands. */
  private written = ''
  private copied = 0
  private at = 0
  private readonly open: Container[] = []
  /** How much of the output the last token ends, and what stands between it and the next besides space: one character, nothing, or `odd`. */
  private mark = 0
  private gap = ''
  private elided: Cut | undefined

  constructor(private readonly from: string) {}

  get text(): string {
    return this.written
  }

  run(): Cut | undefined {
    do {
      this.skip()
      const position = this.at
      if (position === this.from.length || !this.token()) return this.cutAt(position)
    } while (this.open.length > 0)
    this.rewind(this.mark)
    return this.elided
  }

  /** What is complete is kept, and closed. */
  private cutAt(position: number): Cut {
    this.rewind(this.open.at(-1)?.whole ?? 0)
    for (const {close} of this.open.toReversed()) this.written += close
    return this.cut(position)
  }

  private cut(position: number): Cut {
    return {position, pointer: this.open.slice(1).map(({name}) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}
  }

  /** Ends the output there; goes on with the text at hand. */
  private rewind(length: number): void {
    const more = length - this.written.length
    this.written = more < 0 ? this.written.slice(0, length) : this.written + this.from.slice(this.copied, this.copied + more)
    this.copied = this.at
  }

  /** Writes the token that stands at hand, after what must stand before it. */
  private write(separator: string, length: number, instead?: string): void {
    if (this.gap !== separator) {
      this.rewind(this.mark)
      this.written += separator
    }
    if (instead !== undefined) {
      this.rewind(this.written.length + this.at - this.copied)
      this.written += instead
      this.copied = this.at + length
    }
    this.at += length
    this.mark = this.written.length + this.at - this.copied
    this.gap = ''
  }

  /** False where the text is no JSON, or ends in the middle of a token. */
  private token(): boolean {
    const char = this.from[this.at]!
    if (char === '{' || char === '[') return this.begin(char)
    if (this.open.length === 0) return false
    if (char === '}' || char === ']') return this.end(char)
    if (char === ',' || char === '，') return this.pass(char)
    if (char === ':' || char === '：') return this.colon(char)
    return QUOTES.has(char) ? this.string(char) : this.word()
  }

  private begin(bracket: '{' | '['): boolean {
    const around = this.open.at(-1)
    if (this.open.length >= MAX_DEPTH || !this.value(1)) return false
    const name = around === undefined ? '' : (around.key ?? String(around.members - 1))
    this.open.push({close: bracket === '{' ? '}' : ']', name, whole: this.mark, members: 0, key: undefined, hasColon: false})
    return true
  }

  private end(bracket: '}' | ']'): boolean {
    const container = this.open.at(-1)!
    if (container.close !== bracket) return false
    // `"a": }`: somebody took the value out.
    if (container.key !== undefined) this.drop(container)
    this.open.pop()
    this.write('', 1)
    this.complete()
    return true
  }

  private colon(char: string): boolean {
    const container = this.open.at(-1)!
    if (container.key === undefined || container.hasColon) return false
    container.hasColon = true
    return this.pass(char)
  }

  private string(quote: string): boolean {
    const end = endOf(this.from, this.at, quote)
    if (end < 0) return false
    const container = this.open.at(-1)!
    const content = this.from.slice(this.at + 1, end)
    const length = end + 1 - this.at
    const instead = cleaned(content, quote)
    if (container.close === ']' || container.hasColon) return this.value(length, instead) && this.complete()
    if (container.key !== undefined) return false
    container.key = content
    this.write(container.members > 0 ? ',' : '', length, instead)
    return true
  }

  private word(): boolean {
    WORD.lastIndex = this.at
    const word = WORD.exec(this.from)?.[0] ?? ''
    const value = NUMBER.test(word) ? word : WORDS.get(word)
    // What stands at the very end may go on.
    if (value !== undefined) return this.at + word.length < this.from.length && this.value(word.length, value === word ? undefined : value) && this.complete()
    if (!ELISION.test(word)) return false
    this.at += word.length
    this.drop(this.open.at(-1)!)
    return true
  }

  /** Something was left out here: a member, or the value of one. */
  private drop(container: Container): void {
    this.elided ??= this.cut(this.at)
    this.mark = container.whole
    this.gap = 'odd'
    container.key = undefined
    container.hasColon = false
  }

  /** Writes a value, or its opening bracket. False where none may stand. */
  private value(length: number, instead?: string): boolean {
    const container = this.open.at(-1)
    if (container?.close === '}' && !container.hasColon) return false
    this.write(container?.close === '}' ? ':' : (container?.members ?? 0) > 0 ? ',' : '', length, instead)
    if (container) container.members++
    return true
  }

  private complete(): true {
    const container = this.open.at(-1)
    if (!container) return true
    container.whole = this.mark
    container.key = undefined
    container.hasColon = false
    return true
  }

  private pass(char: string): true {
    this.gap = this.gap === '' ? char : 'odd'
    this.at++
    return true
  }

  /** Space, colours and remarks. */
  private skip(): void {
    for (;;) {
      const code = this.from.charCodeAt(this.at)
      if (code === 32 || code === 10 || code === 13 || code === 9) this.at++
      else if (code === ESCAPE || code < 32 || SPACES.has(code) || REMARK_STARTS.has(code)) {
        if (!this.skipOdd(code)) return
      } else return
    }
  }

  private skipOdd(code: number): boolean {
    REMARK.lastIndex = this.at
    const remark = REMARK_STARTS.has(code) ? REMARK.exec(this.from)?.[0] : ' '
    if (remark === undefined) return false
    this.gap = 'odd'
    if (code === ESCAPE) this.at = endOfEscape(this.from, this.at)
    else this.at = remark === '/*' ? this.from.indexOf('*/', this.at) + 2 : this.at + remark.length
    if (remark === '/*' && this.at < 2) this.at = this.from.length
    return true
  }
}
