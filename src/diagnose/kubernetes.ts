import {remarked} from '../causes/remedies.js'
import {say} from '../model/say.js'
import {type Deployment, placeOf} from './collect/deployment.js'

type Operator = Extract<Deployment, {readonly kind: 'tidb-operator'}>

/**
 * A command for a cluster that TiDB Operator runs, where there is no tiup; what has no such form stays as it is. `addresses` are those of the
 * stores that it is about. As in the operator's documents: docs.pingcap.com/tidb-in-kubernetes/stable (scale, configure, upgrade, restart a TiDB
 * cluster; debug mode); the service and the pods of PD: pingcap/tidb-operator pkg/controller/controller_utils.go PDMemberName.
 */
export function inKubernetes<T extends string>(command: T, {namespace, cluster}: Operator, addresses: readonly string[]): T {
  const pods = addresses.flatMap((address) => placeOf(address)?.pod ?? [])
  const patched = (spec: string) => `kubectl patch tc ${cluster} -n ${namespace} --type merge -p '{"spec":${spec}}'`
  const known = pods.length === addresses.length && pods.length > 0 ? pods : ['POD']
  const inPd = `kubectl exec -n ${namespace} ${cluster}-pd-0 --`
  const forms: ReadonlyArray<readonly [RegExp, string]> = [
    [/tiup ctl:\S+ pd -u http:\/\/PD:2379|pd-ctl -u http:\/\/PD:2379 -d/g, `${inPd} /pd-ctl -u http://127.0.0.1:2379`],
    [/\bcurl ([^;|`]*?"?http:\/\/)PD:2379/g, `${inPd} curl $1127.0.0.1:2379`],
    [/\bPD:2379\b/g, `${cluster}-pd.${namespace}.svc:2379`],
    [/tiup cluster (?:re)?start CLUSTER -N (?:[A-Z]+_)?HOST:PORT/g, `kubectl delete pod -n ${namespace} ${known.join(' ')}`],
    // In this mode the container starts without TiKV; a new pod has the mode no more.
    [/tiup cluster stop CLUSTER -N (?:[A-Z]+_)?HOST:PORT/g, known.map((pod) => `kubectl annotate pod -n ${namespace} ${pod} runmode=debug && kubectl exec -n ${namespace} ${pod} -c tikv -- kill 1`).join('; ')],
    [/scp PD_LEADER:DEPLOY_DIR\/log\/pd\*\.log \./g, `kubectl logs -n ${namespace} ${cluster}-pd-0 > pd-0.log`],
    [/tiup cluster edit-config CLUSTER/g, `kubectl edit tc ${cluster} -n ${namespace}`],
    [/tiup cluster scale-out CLUSTER scale-out\.yaml/g, remarked(patched('{"tikv":{"replicas":N}}'), say`N: one more than the pods that run now`)],
    [/tiup cluster upgrade CLUSTER VERSION/g, patched('{"version":"VERSION"}')],
    // The operator restarts the pods by itself, one after the other.
    [/tiup cluster (?:display|reload) CLUSTER(?: -[RN] \S+)*/g, `kubectl get pods -n ${namespace} -l app.kubernetes.io/instance=${cluster}`],
  ]
  return forms.reduce<string>((written, [form, as]) => written.replaceAll(form, as), command) as T
}
