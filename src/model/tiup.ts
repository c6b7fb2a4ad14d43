import type {Source} from './source.js'

/** One node of a tiup deployment: a row of `tiup cluster display`, or an entry of its topology. */
export interface TiupNode {
  /** `host:port` by which tiup calls it. PD knows a TiFlash by another of its ports. */
  readonly address: string
  /** `tikv`, `tiflash`, `pd`, `tidb` … */
  readonly role: string
  readonly host?: string
  readonly ports?: readonly number[]
  /** `Up`, `Pending Offline`, `N/A` … as tiup prints it; a topology has none. */
  readonly status?: string
  /** Absolute; TiFlash may have several, the first is kept. */
  readonly dataDir?: string
  readonly deployDir?: string
  readonly labels?: ReadonlyArray<{readonly key: string; readonly value: string}>
  /** `offline: true` of the topology: tiup itself has asked PD to remove it. */
  readonly isOffline?: boolean
  /** The name of the cluster in tiup. */
  readonly cluster?: string
  readonly source: Source
}

/** Is this node the store with that address? PD knows a TiFlash by its `flash_service_port`, tiup by its `tcp_port`. */
export function isNode({address, host, ports = []}: TiupNode, store: {readonly address: string}): boolean {
  const [storeHost, port] = hostAndPort(store.address)
  return address === store.address || (host === storeHost && ports.includes(port))
}

/** The port is 0 where there is none. */
export function hostAndPort(address: string): readonly [host: string, port: number] {
  const at = address.lastIndexOf(':')
  return at < 0 ? [address, 0] : [address.slice(0, at), Number(address.slice(at + 1))]
}

/** `tikv-1` is the host of `tikv-1.lab:20160`. */
export function isHost(name: string, address: string): boolean {
  const [host] = hostAndPort(address)
  return host === name || (!/^[\d.]+$/.test(host) && host.split('.')[0] === name.split('.')[0])
}
