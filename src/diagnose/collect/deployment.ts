import type {Cluster} from '../../model/cluster.js'

/** How the cluster was deployed, as far as the bundle tells: it decides how to get at logs. */
export type Deployment =
  | {readonly kind: 'tidb-operator'; readonly namespace: string; readonly cluster: string}
  | {readonly kind: 'tiup'}
  | {readonly kind: 'unknown'}

// basic-tikv-0.basic-tikv-peer.tidb-cluster.svc:20160 (pingcap/tidb-operator pkg/manager/member/tikv_member_manager.go)
const POD = /^([a-z0-9][a-z0-9-]{0,62})-tikv-(\d{1,5})\.\1-tikv-peer\.([a-z0-9][a-z0-9-]{0,62})\.svc(?:[.:]|$)/

export function deploymentOf(cluster: Cluster): Deployment {
  for (const {address} of cluster.stores?.byId.values() ?? []) {
    const pod = POD.exec(address)
    if (pod) return {kind: 'tidb-operator', cluster: pod[1]!, namespace: pod[3]!}
  }
  const isTiup = cluster.tiup !== undefined || cluster.commands?.some(({text}) => /\btiup cluster\b/.test(text)) === true
  return {kind: isTiup ? 'tiup' : 'unknown'}
}

/** A host or a pod, taken apart. All of it may stand in a shell command as it is: anything else is not an address. */
interface Place {
  readonly host: string
  readonly port: string
  readonly pod?: string
}

// 10.0.1.5:20160, tikv-5.lab:20160, [fd00::5]:20160
const ADDRESS = /^((?:[A-Za-z0-9][A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\]):(\d{1,5})$/

/** Undefined where the address is none: it came from the bundle, and goes into a script. */
export function placeOf(address: string): Place | undefined {
  const [, host, port] = ADDRESS.exec(address) ?? []
  if (host === undefined || port === undefined) return undefined
  const pod = POD.exec(address)
  return {host, port, ...(pod && {pod: `${pod[1]}-tikv-${pod[2]}`})}
}
