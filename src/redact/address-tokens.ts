/** Networks for documentation and for benchmarks, which are nobody's (RFC 5737, RFC 2544), then what is reserved (RFC 1112): first address and count. */
const NETWORKS: ReadonlyArray<readonly [first: number, count: number]> = [
  [0xc0000201, 254],
  [0xc6336401, 254],
  [0xcb007101, 254],
  [0xc6120001, 2 ** 17 - 2],
  [0xf0000000, 2 ** 28 - 1],
]

/** In the order in which they were met. */
export interface KnownAddresses {
  readonly v4: readonly number[]
  readonly v6: readonly string[]
}

/** Addresses, each for one that is nobody's. */
export class AddressTokens {
  private readonly v4 = new Map<number, number>()
  private readonly v6 = new Map<string, number>()

  /** Undefined for what names no host of a network: loopback, any, broadcast, and masks. */
  ipv4(address: number): string | undefined {
    if (address >>> 24 === 127 || address >>> 24 === 0 || address >>> 24 === 255) return undefined
    const known = this.v4.get(address) ?? this.v4.size
    if (known === this.v4.size) this.v4.set(address, known)
    return dotted(nth(known))
  }

  isKnown(address: number): boolean {
    return this.v4.has(address)
  }

  /** Undefined for what is no address, or none of a host. */
  ipv6(text: string): string | undefined {
    const canonical = canonicalIpv6(text)
    if (canonical === undefined || canonical === '[::]' || canonical === '[::1]') return undefined
    const known = this.v6.get(canonical) ?? this.v6.size
    if (known === this.v6.size) this.v6.set(canonical, known)
    return `2001:db8::${(known + 1).toString(16)}`
  }

  get size(): number {
    return this.v4.size + this.v6.size
  }

  known(): KnownAddresses {
    return {v4: [...this.v4.keys()], v6: [...this.v6.keys()]}
  }

  add({v4, v6}: KnownAddresses): void {
    for (const address of v4) if (!this.v4.has(address)) this.v4.set(address, this.v4.size)
    for (const address of v6) if (!this.v6.has(address)) this.v6.set(address, this.v6.size)
  }

  toJSON(): Record<string, string> {
    const v4 = [...this.v4].map(([address, index]): [string, string] => [dotted(address), dotted(nth(index))])
    return Object.fromEntries([...v4, ...[...this.v6.keys()].map((address): [string, string] => [address, this.ipv6(address.slice(1, -1))!])])
  }

  /** In the order of their tokens, which is that in which they were saved. */
  load(saved: Readonly<Record<string, string>>): void {
    for (const address of Object.keys(saved)) {
      if (address.startsWith('[')) this.v6.set(address, this.v6.size)
      else this.v4.set(address.split('.').reduce((number, part) => number * 256 + Number(part), 0), this.v4.size)
    }
  }
}

/** In brackets, as URLs have it; undefined for what is none. */
function canonicalIpv6(text: string): string | undefined {
  return /^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]/`) ? new URL(`http://[${text}]/`).hostname : undefined
}

const dotted = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.')

function nth(index: number): number {
  let left = index
  for (const [first, count] of NETWORKS) {
    if (left < count) return first + left
    left -= count
  }
  throw new RangeError('there are more addresses than tokens for them')
}
