import {prefixOf, unwrap, type Unwrapped} from './transport.js'

// ==> 10.0.0.5/tikv.log <==
const TAIL = /^==> (.{1,1000}) <==$/
// ==== START logs for container tikv of pod default/basic-tikv-0 ====
const SECTION = /^==== (START|END) logs for container (\S{1,253}) of pod (\S{1,507}) ====$/
//  + basic-tikv-0 › tikv      --      ```      +-----+      | TIME      | TYPE …
const MARK = /^(?:[+-] (?:\S+ )?\S+ › \S+|--|`{3}\w*|\+[-+]+\+?|\| TIME .*|TIME\tTYPE\t.*)$/

// [2006/01/02 15:04:05.000 -07:00] [Info] [: the log search of TiDB Dashboard writes levels its own way
const DASHBOARD = /^\[\d{4}\/[^\]]{1,40}\] \[(?:Info|Warn|UNKNOWN)\] \[/

/** Lines of a file that a transport wrote, each with whose it is; parts of a line are put together. */
export interface WholeLine extends Unwrapped {
  /** 1-based line of the file on which it begins. */
  readonly line: number
  /** What stands there. */
  readonly raw: string
}

/** More would be an attack: what they say is told under the name of the file. */
const MOST_ORIGINS = 500

/** Goes through the lines of a file that a transport wrote, from the first to the last. */
export class Origins {
  /** Lines that only say what comes next. */
  marks = 0
  isSectioned = false
  isExcerpt = false
  private section = ''
  private readonly prefixes = new Map<string, string>()
  private readonly open = new Map<string, WholeLine>()
  private readonly names = new Set<string>()

  constructor(private readonly longest: number) {}

  /** Undefined for a mark, and while the parts of a line come in. */
  read(line: number, raw: string): WholeLine | undefined {
    if (this.isMark(raw)) {
      this.marks++
      return undefined
    }
    const found = {...unwrap(raw), line, raw}
    const key = `${found.origin} ${found.stream}`
    const open = this.open.get(key)
    const whole = open ? {...open, text: open.text + found.text, isPartial: found.isPartial} : found
    if (whole.isPartial && whole.text.length < this.longest) this.open.set(key, whole)
    else this.open.delete(key)
    return this.open.has(key) ? undefined : this.named(whole)
  }

  /** Lines whose end never came. */
  rest(): readonly WholeLine[] {
    return [...this.open.values()].map((line) => this.named(line))
  }

  private isMark(raw: string): boolean {
    const section = SECTION.exec(raw)
    const tail = TAIL.exec(raw)?.[1]
    if (section) this.section = section[1] === 'START' ? `${section[3]}/${section[2]}` : ''
    if (tail !== undefined) this.section = tail
    this.isSectioned ||= section !== null || tail !== undefined
    return section !== null || tail !== undefined || MARK.test(raw)
  }

  private named(line: WholeLine): WholeLine {
    const {text, origin} = this.withoutPrefix(line)
    this.isExcerpt ||= line.isExcerpt || DASHBOARD.test(line.raw)
    const name = [this.section, line.origin, origin].filter((part) => part !== '').join('/')
    if (this.names.size >= MOST_ORIGINS && !this.names.has(name)) return {...line, text, origin: ''}
    this.names.add(name)
    return {...line, text, origin: name}
  }

  /** A panic has no head that would tell where the prefix ends: it is one that was seen before. */
  private withoutPrefix({text}: WholeLine): {readonly text: string; readonly origin: string} {
    const found = prefixOf(text)
    if (found) {
      const {prefix, origin} = found
      this.isExcerpt ||= found.isExcerpt
      if (origin !== '' && this.prefixes.size < MOST_ORIGINS) this.prefixes.set(prefix, origin)
      return {text: text.slice(prefix.length), origin}
    }
    for (const [prefix, origin] of text.startsWith('[2') ? [] : this.prefixes) if (text.startsWith(prefix)) return {text: text.slice(prefix.length), origin}
    return {text, origin: ''}
  }
}

/** Did a transport write this file? Its first lines tell. */
export function isTransported(head: string): boolean {
  const lines = head.split('\n', 200).map((line) => line.trimEnd()).filter((line) => line !== '')
  const origins = new Origins(head.length)
  const wrapped = lines.filter((line, at) => {
    const found = origins.read(at + 1, line)
    return found === undefined || found.origin !== '' || found.outer.time !== undefined || DASHBOARD.test(line) || (found.text !== line && !line.includes('\u001B'))
  })
  return origins.isSectioned || wrapped.length * 3 > lines.length
}
