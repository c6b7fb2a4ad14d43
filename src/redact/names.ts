import type {AddressTokens} from './address-tokens.js'
import type {KeyedHash} from './keyed-hash.js'
import {type NameKind, WordTokens} from './word-tokens.js'

/**
 * What a name is made of: an address of IPv4, `ip-10-0-1-5` of EC2, one of IPv6, an escape that is none of a letter, bytes that are escaped, a
 * word with letters that JSON may have escaped.
 */
const PART =
  /(?<![\d.])(?<v4>\d{1,3}(?:\.\d{1,3}){3})(?!\.?\d)|(?<![\da-z])ip-(?<dashed>\d{1,3}(?:-\d{1,3}){3})(?![-\d])|(?<![\w:])(?<v6>[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?:\d|(?<=::)|[a-f]))(?![\w:])|\\[nrtbf"'\\/](?!\d)|(?<bytes>(?:\\\d{3}|\\x[\da-f]{2})+)|(?<word>(?:[\p{L}\p{N}\p{M}]|\\u[\da-f]{4})+)/giu

/** Logs say the same names again and again. */
const MOST_RECENT = 20_000

/** Replaces what tells something in the text of a name: all words but those of every cluster. */
export class Names {
  private recent = new Map<string, string>()

  constructor(readonly words: WordTokens, private readonly addresses: AddressTokens, private readonly hash: KeyedHash) {}

  redacted(text: string, kind: NameKind): string {
    const known = this.recent.get(text)
    if (known !== undefined) return known
    if (this.recent.size === MOST_RECENT) this.recent = new Map()
    const replaced = this.replaced(text, kind)
    this.recent.set(text, replaced)
    return replaced
  }

  private replaced(text: string, kind: NameKind): string {
    return text.replace(PART, (part: string, ...rest: unknown[]) => {
      const {v4, dashed, v6, bytes, word} = rest.at(-1) as Readonly<Record<string, string | undefined>>
      if (v4 !== undefined) return this.ipv4(v4) ?? part
      if (dashed !== undefined) return `ip-${this.ipv4(dashed.replaceAll('-', '.'))?.replaceAll('.', '-') ?? dashed}`
      if (v6 !== undefined) return this.addresses.ipv6(v6) ?? part
      if (bytes !== undefined) return `${kind}x${this.hash.of(Buffer.from(bytes)).toString('hex', 0, 4)}`
      return word === undefined ? part : (this.words.named(unescaped(word), kind) ?? part)
    })
  }

  /** Words that are known for names, in a text of another script, where nothing need stand between two words. */
  foreignIn(text: string): string {
    return this.words.foreign.reduce((left, word) => (left.includes(word) ? left.replaceAll(word, this.words.known(word) ?? word) : left), text)
  }

  private ipv4(text: string): string | undefined {
    const parts = text.split('.').map(Number)
    return parts.every((part) => part < 256) ? this.addresses.ipv4(parts.reduce((number, part) => number * 256 + part, 0)) : undefined
  }
}

// \u8ba2\u5355
export function unescaped(word: string): string {
  return word.includes('\\') ? word.replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : word
}
