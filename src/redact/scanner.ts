import {dashedAt, type Found, ipv4At, ipv6At} from './addresses-in-text.js'
import {AT, BACKSLASH, COLON, DASH, DOT, FIGURE, FOREIGN, escapedKeyAt, isCertificateByte, isEscapedByte, KINDS, LETTER, NEWLINE, SINGLE, SLASH, SPACE, UNDERSCORE} from './bytes.js'
import type {Edits} from './edits.js'
import {type FieldKind, fieldKind, kindSaid} from './fields.js'
import {beginsRecord, Lines} from './lines.js'
import {knownWord} from './known-words.js'
import {BEGIN, FIELD, LEARNED, marksFor, PLACE, SAID} from './marks.js'
import {learnAround} from './places.js'
import type {ScanState} from './scan-state.js'
import {openStops} from './stops.js'
import type {Tokens} from './tokens.js'
import {endOf, FARTHEST, MOST_SLASHES, nameBefore, type Quote, valueBehind} from './values.js'
import {markOf} from './word-tokens.js'

/** Whatever begins before the last so many bytes of what is at hand can be seen whole, and what follows on it. */
export const LOOK_AHEAD = FARTHEST + 4096
/** A name before a value, a host before its port. */
export const LOOK_BEHIND = 512
const LONGEST_WORD = FARTHEST
// One text is gone through at a time.
const sharedStops = openStops()

/** Longest without letters that are no figures: a number of 64 bits has 20. */
const LONGEST_NUMBER = 20
const SHORTEST_KEY = 16

/** Goes through the text of one file, in pieces, and finds what is to be replaced. Where the pieces end makes no difference. */
export class Scanner {
  private readonly isLearning: boolean
  private readonly marks: Uint8Array
  private readonly lines: Lines

  constructor(private readonly tokens: Tokens, private readonly edits: Edits, private readonly isDump: boolean, readonly state: ScanState, private readonly stops = sharedStops) {
    this.lines = new Lines(state.lines)
    this.isLearning = !edits.isCopied
    this.marks = marksFor(this.isLearning, isDump, tokens.words)
  }

  /** Reads from `from` on until `limit`; `base` is where the bytes stand in the file. Gives the place to go on at, which may lie behind the limit. */
  scan(bytes: Buffer, from: number, limit: number, base: number): number {
    let at = from
    this.stops.begin(bytes, {from, limit, marks: this.marks, isLearning: this.isLearning, hasKeys: this.isDump})
    while (at < limit) {
      if (this.state.open) at = this.restOfValue(bytes, at, limit)
      else if (this.state.isPem) at = this.certificate(bytes, at, limit)
      else {
        if (this.state.isLineStart) this.beginLine(bytes, at, base)
        const [span] = this.state.spans
        const from = span ? span.from - base : limit
        if (at < from) at = this.free(bytes, at, Math.min(from, limit), span ? from : bytes.length)
        else {
          this.state.spans = this.state.spans.slice(1)
          if (span && at < span.to - base) at = this.value(bytes, {from: at, to: span.to - base, isOpen: false}, span.kind)
        }
      }
    }
    this.state.spans = this.state.spans.filter(({to}) => to - base > at)
    return at
  }

  private beginLine(bytes: Buffer, at: number, base: number): void {
    this.state.isLineStart = false
    this.state.spans = this.lines.spansOf(bytes, at).map(({from, to, kind}) => ({from: from + base, to: to + base, kind}))
  }

  /** Until a line begins, a value is open, or the limit; a word that begins before it is read whole, as far as `end`. */
  private free(bytes: Buffer, from: number, limit: number, end: number): number {
    let at = from
    for (;;) {
      const stop = this.stops.next(at)
      if (stop >= limit) return Math.max(at, limit)
      at = stop
      let kind = KINDS[bytes[at]!]!
      if (kind === 0) {
        const byte = bytes[at]!
        if (byte === NEWLINE && !beginsRecord(bytes, at + 1)) {
          this.state.isLineStart = true
          return at + 1
        }
        if (byte === BACKSLASH && isEscapedByte(bytes, at)) at = this.escapedBytes(bytes, at)
        else if (byte === SLASH && this.isLearning) learnAround.path(this.tokens.names, bytes, at++)
        else at++
        continue
      }
      const start = at
      const last = Math.min(end, start + LONGEST_WORD)
      let kinds = 0
      do {
        kinds |= kind
        at++
      } while (at < last && (kind = KINDS[bytes[at]!]!) !== 0)
      const mark = this.marks[markOf(bytes, start, at)]!
      const behind = bytes[at]
      const length = at - start
      if (behind === BACKSLASH && isEscapedByte(bytes, at)) {
        at = this.escapedBytes(bytes, start)
        continue
      }
      if (kinds < LETTER && (kinds === FIGURE || length <= 4 || length >= SHORTEST_KEY)) {
        at = this.figures(bytes, start, at, kinds)
        if (at > start + length) continue
      }
      if (!this.isLearning && (kinds >= FOREIGN || (mark & LEARNED) !== 0 || bytes[start - 1] === BACKSLASH)) {
        const known = knownWord(this.tokens, bytes, start, at)
        if (known) {
          this.edits.replace(known.start, known.end, known.token, 'name')
          at = known.end
        }
      }
      if (behind === COLON || behind === AT || length >= SHORTEST_KEY) this.sign(bytes, start, at)
      if ((mark & ~LEARNED) !== 0) {
        at = this.wellKnown(bytes, start, at, mark)
        if (this.state.open || this.state.isPem) return at
      }
    }
  }

  /** A number, the part of an address, or hex; gives its end. */
  private figures(bytes: Buffer, start: number, end: number, kinds: number): number {
    const length = end - start
    if (length >= SHORTEST_KEY) {
      if (length > LONGEST_NUMBER || kinds !== FIGURE) this.hex(bytes, start, end)
      return end
    }
    const found = this.address(bytes, start, end, kinds)
    if (found) {
      this.edits.replace(start, found.end, found.token, 'address')
      return found.end
    }
    if (this.isLearning && kinds === FIGURE && length >= 4 && bytes[start - 1] === COLON) learnAround.port(this.tokens.names, bytes, start, end)
    return end
  }

  private address(bytes: Buffer, start: number, end: number, kinds: number): Found | undefined {
    const {addresses} = this.tokens
    const sign = bytes[end]
    if (sign === COLON) return end - start <= 4 && bytes[start - 1] !== COLON ? ipv6At(bytes, start, addresses) : undefined
    if (kinds !== FIGURE || end - start > 3) return undefined
    if (sign === DOT) return ipv4At(bytes, start, addresses)
    return sign === DASH || sign === UNDERSCORE ? dashedAt(bytes, start, end, addresses, this.isLearning) : undefined
  }

  /** A key as PD and TiKV print it, in upper case, or one of a table in either. */
  private hex(bytes: Buffer, start: number, end: number): void {
    if (this.isLearning && !this.isDump) return
    const text = bytes.toString('latin1', start, end)
    const isUpper = /[A-F]/.test(text) && !/[a-f]/.test(text)
    if (isUpper || /^(?:7480|7[28]0000|6d|7a7480|01)/i.test(text)) this.key(text, start, end, false)
  }

  private key(text: string, start: number, end: number, isKey: boolean): void {
    if (this.isLearning) {
      if (this.isDump) this.tokens.keys.learn(text, isKey)
      return
    }
    const token = this.tokens.keys.redacted(text, isKey)
    if (token !== undefined) this.edits.replace(start, end, token, 'key')
  }

  /** `t\200\000`: a key, byte by byte. Gives the place behind it. */
  private escapedBytes(bytes: Buffer, start: number): number {
    const text = escapedKeyAt(bytes, start, FARTHEST)
    this.key(text, start, start + text.length, false)
    return start + text.length
  }

  /** What the sign behind a word tells of it: `user@host`, `http://host`; and tokens that are known by how they begin. */
  private sign(bytes: Buffer, start: number, end: number): void {
    if (this.isLearning) return learnAround.sign(this.tokens.names, bytes, end)
    const text = end - start >= SHORTEST_KEY ? bytes.toString('latin1', start, Math.min(end, start + 256)) : ''
    if (/^(?:A[KS]IA[A-Z\d]{16}$|gh[pousr]_|eyJ[\w-]{10})/.test(text)) this.edits.replace(start, end, this.tokens.password(text), 'secret')
  }

  private wellKnown(bytes: Buffer, start: number, end: number, known: number): number {
    if (known & PLACE && this.isLearning) learnAround.place(this.tokens.names, bytes, start, end)
    if (known & BEGIN && bytes.toString('latin1', start - 5, end + 1) === '-----BEGIN ') {
      const [label = ''] = /^[A-Z ]*-----/.exec(bytes.toString('latin1', end, end + 64)) ?? []
      this.state.isPem = label !== ''
      if (this.state.isPem) this.edits.replace(end + label.length, end + label.length, '', 'certificate')
      return end + label.length
    }
    return known & (FIELD | SAID) ? this.field(bytes, end) : end
  }

  private field(bytes: Buffer, end: number): number {
    const next = bytes[end]
    if (next === undefined || !MAY_NAME.has(next)) return end
    const {from, isFlag} = nameBefore(bytes, end, Math.max(0, end - 64))
    const name = bytes.toString('latin1', from, end)
    const isSaid = !isFlag && next === SPACE && bytes[end + 1] === SINGLE
    const kind = isSaid ? kindSaid(name) : fieldKind(name)
    // The keys of logs are no part of any order, so that there is nothing to learn of them.
    if (this.isLearning && !this.isDump && (kind === 'key' || kind === 'maybe-key')) return end
    const value = kind && valueBehind(bytes, end, bytes.length, kind, isFlag || isSaid)
    return value && value.to > value.from ? this.value(bytes, value, kind) : end
  }

  /** Gives the place to go on at. */
  private value(bytes: Buffer, {from, to, isOpen, quote}: {readonly from: number; readonly to: number; readonly isOpen: boolean; readonly quote?: Quote}, kind: FieldKind): number {
    if (kind === 'sql' || kind === 'secret') {
      const text = bytes.toString('utf8', from, to)
      if (kind === 'secret' && /^(?:true|false|null|none|nil|\d{1,5}|[‹›*?]+)$/i.test(text.trim())) return to
      if (!this.isLearning) this.edits.replace(from, to, kind === 'sql' ? this.tokens.sql(text) : this.tokens.password(text), kind)
      if (isOpen) this.state.open = quote
      return to
    }
    if (kind === 'key' || kind === 'maybe-key') {
      const text = bytes.toString('latin1', from, to)
      const isSure = kind === 'key' && (quote !== undefined || /^(?:(?:[\da-f]{2}){2,}|t_\d+_.*)$/i.test(text))
      if (!isSure && !/^[\da-f]{16,}$|\\/i.test(text)) return from
      this.key(text, from, to, isSure)
      return to
    }
    if (isOpen || /[{}]/.test(bytes.toString('latin1', from, Math.min(to, from + 4096)))) return from
    const text = bytes.toString('utf8', from, to)
    const replaced = this.tokens.names.redacted(text, kind)
    if (replaced !== text && !this.isLearning) this.edits.replace(from, to, replaced, withoutAddresses(replaced) === withoutAddresses(text) ? 'address' : 'name')
    return to
  }

  private restOfValue(bytes: Buffer, at: number, limit: number): number {
    const end = endOf(bytes, at, Math.min(bytes.length, limit + MOST_SLASHES), this.state.open!)
    if (end !== undefined) this.state.open = undefined
    this.edits.remove(at, end ?? limit)
    return end ?? limit
  }

  /** Until the line that ends it, or what cannot stand in one; its lines stay. */
  private certificate(bytes: Buffer, at: number, limit: number): number {
    let next = at
    while (next < limit && isCertificateByte(bytes[next]!) && !(bytes[next] === DASH && bytes[next + 1] === DASH)) {
      if (bytes[next] === NEWLINE) {
        this.edits.remove(at, next)
        return next + 1
      }
      next++
    }
    this.edits.remove(at, next)
    if (next < limit) this.state.isPem = false
    return next
  }
}

const withoutAddresses = (text: string): string => text.replaceAll(/\d+(?:\.\d+){3}|\[[\da-f:]+\]/gi, '')

/** What may stand behind the name of a field: a quote, a sign, a blank. */
const MAY_NAME: ReadonlySet<number> = new Set([...'"\'\\:= \t'].map((char) => char.charCodeAt(0)))
