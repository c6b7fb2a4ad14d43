import {UserError} from '../errors.js'
import {say} from '../model/say.js'
import {AddressTokens, type KnownAddresses} from './address-tokens.js'
import {KeyTokens, type KnownKeys} from './key-tokens.js'
import {KeyedHash} from './keyed-hash.js'
import {Names} from './names.js'
import {WordTokens} from './word-tokens.js'

/** Which token stands for what, as the user keeps it: whoever has it can undo the redaction. */
interface Mapping {
  readonly drainscopeMapping: 1
  /** Of the keyed hash, hex. */
  readonly secret: string
  readonly names: Readonly<Record<string, string>>
  readonly addresses: Readonly<Record<string, string>>
  readonly keys: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** What was found, in its order, and what stands for it: for another thread. */
export interface Known {
  readonly secret: Uint8Array
  readonly names: Readonly<Record<string, string>>
  readonly addresses: KnownAddresses
  readonly keys: KnownKeys
}

const SHOWN_BYTES = 6

/** All that stands for something else, the same in every file. */
export class Tokens {
  readonly addresses = new AddressTokens()
  readonly words = new WordTokens()
  readonly keys: KeyTokens
  readonly names: Names
  private readonly hash: KeyedHash

  /** `secret` has 16 bytes, and is what makes the tokens of keys, SQL and passwords impossible to try out. */
  constructor(private readonly secret: Buffer) {
    this.hash = new KeyedHash(secret)
    this.keys = new KeyTokens(this.hash)
    this.names = new Names(this.words, this.addresses, this.hash)
  }

  static of(mapping: Mapping): Tokens {
    const tokens = new Tokens(Buffer.from(mapping.secret, 'hex'))
    tokens.words.load(mapping.names)
    tokens.addresses.load(mapping.addresses)
    tokens.keys.load(mapping.keys)
    return tokens
  }

  /** Gives the same tokens as those that have told it. */
  static knowing({secret, names, addresses, keys}: Known): Tokens {
    const tokens = new Tokens(Buffer.from(secret))
    tokens.words.load(names)
    tokens.addresses.add(addresses)
    tokens.keys.know(keys)
    return tokens
  }

  known(): Known {
    return {secret: this.secret, names: this.words.toJSON(), addresses: this.addresses.known(), keys: this.keys.known()}
  }

  /** Gives tokens to what others have found, as if it was met here. */
  learn({names, addresses, keys}: Known): void {
    this.words.learn(names)
    this.addresses.add(addresses)
    this.keys.add(keys)
  }

  /** Grows with each name and address. */
  get size(): number {
    return this.words.size + this.addresses.size
  }

  mapping(): Mapping {
    return {drainscopeMapping: 1, secret: this.secret.toString('hex'), names: this.words.toJSON(), addresses: this.addresses.toJSON(), keys: this.keys.toJSON()}
  }

  sql(text: string): string {
    return `sqlx${this.hashed(text)}`
  }

  password(text: string): string {
    return `secretx${this.hashed(text)}`
  }

  private hashed(text: string): string {
    return this.hash.of(Buffer.from(text)).toString('hex', 0, SHOWN_BYTES)
  }
}

/** The mapping that an earlier run has written. */
export function readMapping(text: string, file: string): Mapping {
  try {
    const mapping = JSON.parse(text) as Partial<Mapping>
    if (mapping.drainscopeMapping === 1 && /^[\da-f]{32}$/.test(mapping.secret ?? '') && mapping.names && mapping.addresses && mapping.keys) return mapping as Mapping
  } catch {
    // Said below.
  }
  throw new UserError(say`\`${file}\` is no mapping of drainscope`, say`pass one that an earlier \`--mapping\` wrote, or a file that is not there yet`)
}
