import {isCommon} from './vocabulary.js'

/** What a name is the name of; its token says so. */
export type NameKind = 'host' | 'name' | 'dir' | 'label'

/** How many marks there are; a power of two. */
export const MARKS = 1 << 17
const MARK_SHIFT = 15

/**
 * A hash of the length of a word and its first and last bytes, for which capitals are as good as small letters: so a scanner knows without looking
 * it up that a word is none to care about.
 */
export function markOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  const first = fourOf(bytes, start, Math.min(length, 4))
  const last = length < 4 ? first : fourOf(bytes, end - 4, 4)
  return Math.imul(first ^ Math.imul(last, 0x85ebca6b) ^ length, 0x9e3779b1) >>> MARK_SHIFT
}

function fourOf(bytes: Uint8Array, from: number, count: number): number {
  let four = 0
  for (let at = count - 1; at >= 0; at--) four = (four << 8) | bytes[from + at]! | 0x20
  return four
}

export function markOfWord(word: string): number {
  const bytes = Buffer.from(word)
  return markOf(bytes, 0, bytes.length)
}

/** Shorter ones are parts of names, and too much else. */
const SHORTEST = 3
// hostx12: what a common word never is, so that no name that stays is taken for one that was replaced
const TOKEN = /^([a-z]+x)(\d+)$/

/**
 * Names, word by word: `tc-tikv-3.tc-tikv-peer.shop.svc` becomes `hostx1-tikv-3.hostx1-tikv-peer.hostx2.svc`, and so does each part of it wherever
 * it stands alone. Words of every cluster stay.
 */
export class WordTokens {
  /** 1 for the hash of a learned word. */
  readonly marks = new Uint8Array(MARKS)
  private readonly tokens = new Map<string, string>()
  private readonly counts = new Map<string, number>()
  /** Words of other scripts: they may stand in the middle of a sentence without a blank. */
  readonly foreign: string[] = []

  get size(): number {
    return this.tokens.size
  }

  /** The token of a word that stands where a name must; undefined where it may stay. */
  named(word: string, kind: NameKind): string | undefined {
    const key = word.toLowerCase()
    const known = this.tokens.get(key)
    if (known !== undefined) return known
    if (isCommon(key)) return undefined
    const prefix = `${kind}x`
    const count = (this.counts.get(prefix) ?? 0) + 1
    this.counts.set(prefix, count)
    return this.add(key, prefix + count)
  }

  /** The token of a word that stands anywhere, if it is known for a name. */
  known(word: string): string | undefined {
    return this.tokens.get(word.toLowerCase())
  }

  /** A short word counts only as a part of a name. */
  static isShort(word: string): boolean {
    return word.length < SHORTEST
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries(this.tokens)
  }

  load(saved: Readonly<Record<string, string>>): void {
    for (const [word, token] of Object.entries(saved)) {
      const [, prefix = '', number = '0'] = TOKEN.exec(token) ?? []
      this.counts.set(prefix, Math.max(this.counts.get(prefix) ?? 0, Number(number)))
      this.add(word, token)
    }
  }

  /** Words to which others have given tokens of their own. */
  learn(found: Readonly<Record<string, string>>): void {
    for (const [word, token] of Object.entries(found)) this.named(word, token.replace(/x\d+$/, '') as NameKind)
  }

  private add(key: string, token: string): string {
    this.tokens.set(key, token)
    this.marks[markOfWord(key)] = 1
    if (!/^[\x00-\x7f]*$/.test(key)) this.foreign.push(key)
    return token
  }
}
