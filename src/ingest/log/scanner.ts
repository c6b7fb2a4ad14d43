import type {Component} from '../../model/log-digest.js'
import {type Signature, signatures} from '../../signatures/index.js'
import {Sieve} from './sieve.js'

/** Finds the signatures in a text by one expression that holds all their messages: V8 runs it at hundreds of MB/s. */
export class Scanner {
  readonly messages: readonly string[]
  private readonly pattern: RegExp
  private known: Sieve | undefined
  private readonly byMessage = new Map<string, readonly Signature[]>()

  constructor(private readonly catalogue: readonly Signature[]) {
    this.messages = [...new Set(catalogue.flatMap((signature) => signature.messages))]
    const longestFirst = this.messages.toSorted((a, b) => b.length - a.length)
    this.pattern = new RegExp(longestFirst.map(escaped).join('|'), 'g')
  }

  /** A sieve for the messages; the first `sample` is taken. */
  sieve(sample: Buffer): Sieve {
    return (this.known ??= new Sieve(this.messages, sample))
  }

  /** The signatures of one line, each once. */
  find(text: string): readonly Signature[] {
    return this.signaturesOf(text.match(this.pattern) ?? [])
  }

  /** The signatures of the messages with the indices from one row to another, each once. */
  among(messages: Uint16Array, from: number, end: number): readonly Signature[] {
    if (end - from === 1) return this.signaturesWith(this.messages[messages[from]!] ?? '')
    return this.signaturesOf(Array.from(messages.subarray(from, end), (index) => this.messages[index] ?? ''))
  }

  private signaturesOf(messages: readonly string[]): readonly Signature[] {
    return [...new Set(messages.flatMap((message) => this.signaturesWith(message)))]
  }

  /** A message that lies inside another one is found with it: the expression goes on behind the longer one. */
  private signaturesWith(message: string): readonly Signature[] {
    let found = this.byMessage.get(message)
    if (!found) {
      found = this.catalogue.filter((signature) => signature.messages.some((inner) => message.includes(inner)))
      this.byMessage.set(message, found)
    }
    return found
  }
}

const scanners = new Map<Component | 'bare' | undefined, Scanner>()

/** The scanner for what a component writes; for every signature when it is not known who wrote it, and for the bare ones where no record of a log is. */
export function scannerFor(writer: Component | 'bare' | undefined): Scanner {
  let scanner = scanners.get(writer)
  if (!scanner) {
    scanner = new Scanner(signatures.filter(({component, isBare}) => (writer === 'bare' ? isBare : writer === undefined || writes(writer, component))))
    scanners.set(writer, scanner)
  }
  return scanner
}

/** The proxy inside TiFlash is a TiKV. etcd inside PD holds elections as well, which are not those of Regions. */
function writes(component: Component, what: Signature['component']): boolean {
  return component === what || (component === 'tiflash' && what === 'tikv')
}

function escaped(message: string): string {
  return message.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
