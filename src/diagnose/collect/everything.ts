import type {AskInput} from '../../causes/cause.js'
import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import type {Version} from '../../model/version.js'
import {ORDER} from '../asks.js'
import type {Deployment} from './deployment.js'
import {collectScript} from './script.js'

/** What whoever has no bundle yet may know of the cluster. */
export interface Known {
  readonly store?: number
  readonly version?: Version
  readonly deployment: 'tiup' | 'operator'
}

/** The other logs of TiKV are among those of all stores, and nobody deletes a store to see what PD answers. */
const NOT_ASKED: ReadonlySet<AskInput> = new Set(['tikv-log-leader', 'tikv-log-target', 'tikv-log-store', 'delete-reply'])

const DEPLOYMENTS: Readonly<Record<Known['deployment'], Deployment>> = {
  tiup: {kind: 'tiup'},
  // Variables of the shell: what stands behind the question mark is said where they are not set.
  operator: {kind: 'tidb-operator', namespace: `\${NAMESPACE:?${say`the namespace of the cluster`}}`, cluster: `\${CLUSTER:?${say`the name of the TidbCluster`}}`},
}

/** The script for all that any cause looks at, where no bundle tells what is there already. */
export function everythingScript({store, version, deployment}: Known): string {
  const cluster: Cluster = {samples: [], ...(version && {version: {is: version, isInferred: false, source: {file: '', line: 0, quote: ''}}})}
  const asks = ORDER.filter((input) => !NOT_ASKED.has(input)).map((input) => ({input, settles: []}))
  return collectScript(cluster, asks, {store: store ?? 'STORE', region: 'REGION', voters: [], leader: undefined, isAll: true}, DEPLOYMENTS[deployment])!
}
