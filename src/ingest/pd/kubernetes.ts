import {type JsonSource, within} from '../../model/source.js'
import type {Store} from '../../model/store.js'
import {fieldsOf} from './fields.js'
import {readStore} from './stores.js'

/**
 * What tidb-operator last heard from PD, in the status of a TidbCluster (pingcap/tidb-operator pkg/apis/pingcap/v1alpha1/types.go TiKVStore):
 *
 *     {"apiVersion": "pingcap.com/v1alpha1", "kind": "TidbCluster", "status": {"tikv": {"stores": {"5": {"id": "5", "podName": "basic-tikv-2", "ip": "basic-tikv-2.basic-tikv-peer.tidb.svc", "leaderCount": 0, "state": "Offline"}}}}}
 */
export function readKubernetesStores(value: unknown, source: JsonSource): readonly Store[] {
  const {items} = fieldsOf(value)
  if (Array.isArray(items)) return items.flatMap((item, index) => readKubernetesStores(item, within(source, `/items/${index}`)))
  const tikv = fieldsOf(fieldsOf(fieldsOf(value)['status'])['tikv'])
  return Object.entries(fieldsOf(tikv['stores'])).flatMap(([key, entry]) => {
    const {id, ip, state, leaderCount} = fieldsOf(entry)
    return readStore({store: {id, address: ip, state_name: state}, status: {leader_count: leaderCount}}, within(source, `/status/tikv/stores/${key}`)) ?? []
  })
}
