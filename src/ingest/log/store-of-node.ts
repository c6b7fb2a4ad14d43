import type {Stores} from '../../model/cluster.js'
import type {Store} from '../../model/store.js'

/** What is known of a node before it is known which store it is. */
interface UnnamedNode {
  readonly name: string
  readonly files: readonly string[]
  /** Stores that its own start and stop lines name. */
  readonly claimed: readonly number[]
}

/** The store of a node: from its own lines, else from an address in its path, else from an id in its path. */
export function storeOfNode(node: UnnamedNode, stores: Stores | undefined): number | undefined {
  const [claimed, ...others] = node.claimed
  if (claimed !== undefined && others.length === 0) return claimed
  return storeByAddress(node, stores) ?? storeByName(node, stores)
}

/** `tikv-21/tikv.log` and `tikv-21.lab:20160`; `tikv_10.0.1.1_20160.log` and `10.0.1.1:20160`; only if no other store fits as well. */
function storeByAddress({files}: UnnamedNode, stores: Stores | undefined): number | undefined {
  if (!stores) return undefined
  // A purged and added store may have the address of a Tombstone one.
  const known = [...stores.byId.values()].filter(({address, state}) => address !== '' && state !== 'Tombstone')
  const full = known.filter((store) => files.some((file) => namesAddress(file, store)))
  const onHost = known.filter((store) => files.some((file) => namesHost(file, store)))
  // Several stores of one host lie in the folders that tiup calls by their ports: 10.0.1.16/tidb-deploy/tikv-20160/log/tikv.log
  const byPort = onHost.length > 1 ? onHost.filter((store) => files.some((file) => holdsWord(file, splitAddress(store.address)[1] ?? ''))) : onHost
  const fitting = full.length > 0 ? full : byPort
  return fitting.length === 1 ? fitting[0]?.id : undefined
}

function namesAddress(file: string, {address}: Store): boolean {
  const [host = '', port] = splitAddress(address)
  return port !== undefined && ['_', '-', ':', '%3A'].some((between) => holdsWord(file, host + between + port))
}

/** The host, or its first label: a pod or a container is called so. */
function namesHost(file: string, {address}: Store): boolean {
  const [host = ''] = splitAddress(address)
  const isIp = /^[\d.:[\]]+$/.test(host)
  return holdsWord(file, host) || (!isIp && holdsWord(file, host.split('.')[0] ?? host))
}

function splitAddress(address: string): string[] {
  const at = address.lastIndexOf(':')
  return at === -1 ? [address] : [address.slice(0, at), address.slice(at + 1)]
}

/** `tikv-2` stands in `logs/tikv-2/tikv.log`, and not in `tikv-21/tikv.log` nor in `tikv-2022-03-28.log`. */
function holdsWord(text: string, word: string): boolean {
  const at = text.indexOf(word)
  if (word === '' || at === -1) return false
  const before = text[at - 1] ?? '/'
  const after = text.slice(at + word.length)
  return (/[/_!-]/.test(before) && /^(?:$|[/_!]|\.(?!\d)|-(?!\d))/.test(after)) || holdsWord(text.slice(at + 1), word)
}

// store-7, store_7, store7, tikv-3; not tikv-20160, the folder that TiUP names by its port
const ID_IN_NAME = /(?:store[-_]?|tikv-|tiflash-)(\d{1,18})(?![\d.:-])/
const PORT = /^2\d{4}$/

/** An id in the path, as long as the dumps do not speak against it. */
function storeByName({name}: UnnamedNode, stores: Stores | undefined): number | undefined {
  const digits = ID_IN_NAME.exec(name)?.[1]
  const id = Number(digits)
  if (digits === undefined || id === 0) return undefined
  if (stores?.byId.has(id)) return id
  return stores?.isComplete || PORT.test(digits) ? undefined : id
}
