import type {Component} from '../../model/log-digest.js'
import {type Signature, signatures} from '../../signatures/index.js'
import {Sieve} from './sieve.js'

/** Finds the signatures in a text by one expression that holds all their messages: V8 runs it at hundreds of MB/s. */
export class Scanner {
  private readonly pattern: RegExp
  private known: Sieve | undefined
  private readonly byMessage = new Map<string, readonly Signature[]>()

  constructor(catalogue: readonly Signature[]) {
    const messages = [...new Set(catalogue.flatMap((signature) => signature.messages))]
    for (const message of messages) {
      // A message that lies inside another one is found with it: the expression goes on behind the longer one.
      this.byMessage.set(message, catalogue.filter((signature) => signature.messages.some((inner) => message.includes(inner))))
    }
    const longestFirst = messages.toSorted((a, b) => b.length - a.length)
    this.pattern = new RegExp(longestFirst.map(escaped).join('|'), 'g')
  }

  /** A sieve for the messages; the first `sample` is taken. */
  sieve(sample: Buffer): Sieve {
    return (this.known ??= new Sieve([...this.byMessage.keys()], sample))
  }

  /** Calls back for every message in the text, with where it stands. */
  scan(text: string, onFound: (at: number, found: readonly Signature[]) => void): void {
    this.pattern.lastIndex = 0
    for (let match = this.pattern.exec(text); match; match = this.pattern.exec(text)) onFound(match.index, this.byMessage.get(match[0]) ?? [])
  }

  /** The signatures of one line, each once. */
  find(text: string): readonly Signature[] {
    const found = new Set<Signature>()
    this.scan(text, (_, signatures) => {
      for (const signature of signatures) found.add(signature)
    })
    return [...found]
  }
}

const scanners = new Map<Component | undefined, Scanner>()

/** The scanner for what a component writes; for every signature when it is not known who wrote it. */
export function scannerFor(component: Component | undefined): Scanner {
  let scanner = scanners.get(component)
  if (!scanner) {
    scanner = new Scanner(signatures.filter((signature) => component === undefined || writes(component, signature.component)))
    scanners.set(component, scanner)
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
