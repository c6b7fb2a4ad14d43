import type {Stores} from '../../model/cluster.js'
import type {LocalPeer} from '../../model/local-peer.js'
import type {Store} from '../../model/store.js'
import {hostAndPort, isHost, isNode, type TiupNode} from '../../model/tiup.js'
import {nodeNameOf} from '../log/node-name.js'
import {storeOfNode} from '../log/store-of-node.js'

/** Where something was printed, as far as the capture tells. */
export interface Place {
  readonly file: string
  /** The command line before it; empty when the capture has none. */
  readonly command: string
  /** The host that the prompt of the command names. */
  readonly host?: string
}

/** A peer on a store that is yet to be found out. */
export interface SeenPeer extends LocalPeer {
  readonly place: Place
}

//  [tidb@tikv-1 ~]$ df -h     tidb@tikv-1:~$ tikv-ctl …
export function hostOfPrompt(line: string): string | undefined {
  return /^\[?[\w.-]+@([\w.-]+)[ :][^#$]*[#$]/.exec(line)?.[1]
}

/** What a tikv-ctl command looks at: two commands with the same target look at the same store. */
export function targetOf({file, command, host}: Place): string {
  const address = addressIn(command)
  if (address !== undefined) return address
  return `${host ?? file} ${dataDirIn(command) ?? ''}`
}

//  tikv-ctl --host 10.0.1.1:20160 …
const addressIn = (command: string) => /(?<=\s)--host[ =]"?([^\s"]+)/.exec(command)?.[1]

//  tikv-ctl --data-dir /data/tikv …     tikv-ctl --db /data/tikv/db …
function dataDirIn(command: string): string | undefined {
  const [, option, path] = /(?<=\s)--(data-dir|db)[ =]"?([^\s"]+)/.exec(command) ?? []
  return option === 'db' ? path?.replace(/\/db\/?$/, '') : path?.replace(/(?<=.)\/$/, '')
}

//  curl http://10.0.1.1:20180/region/7
const statusIn = (command: string) => /\bcurl\b.*?\b(?:https?:\/\/)?([\w.-]+:\d+)\/region\//.exec(command)?.[1]

/** The store that was looked at; undefined when nothing tells, or when several would do. `claimed`: what `tikv-ctl store` said of each target. */
export function storeOfPlace(place: Place, claimed: ReadonlyMap<string, number>, stores: Stores | undefined, nodes: readonly TiupNode[]): number | undefined {
  const told = claimed.get(targetOf(place))
  if (told !== undefined) return told
  const known = [...(stores?.byId.values() ?? [])].filter(({state}) => state !== 'Tombstone')
  const address = addressIn(place.command)
  if (address !== undefined) return only(known.filter((store) => store.address === address))
  const status = statusIn(place.command)
  if (status !== undefined) return only(byPort(status, known, nodes))
  return only(byDataDir(place, known, nodes)) ?? storeOfFile(place.file, stores)
}

function only(stores: readonly Store[]): number | undefined {
  return stores.length === 1 ? stores[0]?.id : undefined
}

/** The status port is the topology's to tell; a host with one store needs none. */
function byPort(address: string, stores: readonly Store[], nodes: readonly TiupNode[]): readonly Store[] {
  const [host, port] = hostAndPort(address)
  const node = nodes.find((one) => one.host === host && one.ports?.includes(port))
  return stores.filter((store) => (node ? isNode(node, store) : hostAndPort(store.address)[0] === host))
}

/** A command that reads a disk runs on its host: the prompt names the host, the topology the directory. */
function byDataDir(place: Place, stores: readonly Store[], nodes: readonly TiupNode[]): readonly Store[] {
  const directory = dataDirIn(place.command)
  const onHost = place.host === undefined ? stores : stores.filter(({address}) => isHost(place.host ?? '', address))
  const fitting = nodes.filter(({dataDir}) => directory !== undefined && dataDir === directory)
  if (fitting.length > 0) return onHost.filter((store) => fitting.some((node) => isNode(node, store)))
  return place.host === undefined ? [] : onHost
}

/** `tikv-1/region-7.json`, `10.0.1.1_20160.txt`, `region-7-store-1.txt`: an address or an id in the path. */
export function storeOfFile(file: string, stores: Stores | undefined): number | undefined {
  return storeOfNode({name: nodeNameOf(file).replace(/\.(?:json|txt|log|out)$/, ''), files: [file], claimed: []}, stores)
}
