import type {AskInput} from '../../causes/cause.js'
import {pdCtl, remarked} from '../../causes/remedies.js'
import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {listed} from '../../model/words.js'
import {type Ask, WHAT} from '../asks.js'
import {type Deployment, deploymentOf, placeOf} from './deployment.js'
import {type Collection, collectionOf, type Step, type Wanted} from './steps.js'

/** The folder that the script fills, beside where it runs. */
const FOLDER = 'drainscope-bundle'

/**
 * One POSIX shell script that collects what the asks name, the most valuable first, into one folder that `analyze` takes; null when nothing
 * is asked for. It changes nothing in the cluster. Of the bundle only numbers, a release and addresses that are nothing else stand in it:
 * a bundle may have been made to be read by this program (`deployment.ts`, `parseVersion`).
 */
export function collectScript(cluster: Cluster, asks: readonly Pick<Ask, 'input' | 'settles'>[], wanted: Wanted, deployment = deploymentOf(cluster)): string | null {
  if (asks.length === 0) return null
  const parts = asks.map((ask) => part(ask, collectionOf(ask.input, wanted), cluster, deployment))
  const patient = parts.toSorted((a, b) => Number(a.input === 'store-again') - Number(b.input === 'store-again'))
  const asked = new Set<string>()
  const lines = patient.flatMap((each) => ['', ...each.lines.filter((line) => line.startsWith('#') || (!asked.has(line) && asked.add(line)))])
  return `${[...head(cluster, deployment, lines.join('\n')), ...lines, '', `echo "${say`Collected in ${FOLDER}. Now: drainscope analyze ${FOLDER}`}"`].join('\n')}\n`
}

interface Part {
  readonly input: AskInput
  readonly lines: readonly string[]
}

/** The variables and functions that the rest uses, and no others. */
function head(cluster: Cluster, deployment: Deployment, body: string): readonly string[] {
  const uses = (word: string) => new RegExp(`(?:^|[^\\w-])${word}(?![\\w-])`, 'm').test(body)
  const log = logFunctions(deployment)
  return [
    '#!/bin/sh',
    `# ${say`Collects what would settle what is open. It only reads; run it where PD can be reached.`}`,
    ...(deployment.kind === 'tidb-operator' ? [`NAMESPACE=${deployment.namespace}`, `CLUSTER=${deployment.cluster}`] : [remarked('PD=${PD:-http://127.0.0.1:2379}', say`any PD of the cluster`)]),
    ...(uses('\\$STORE') ? [`STORE=\${STORE:?${say`the id of the store that should leave`}}`] : []),
    ...(uses('\\$REGION') ? [remarked('REGION=${REGION:-}', say`a Region that is left on it, where one is known`)] : []),
    ...(uses('tikv_log') || uses('pd_logs') || uses('tikv_logs') ? log.variables : []),
    ...(uses('tikv_logs') && deployment.kind !== 'tidb-operator' ? [remarked('TIKV_HOSTS=${TIKV_HOSTS:-}', say`the hosts of all TiKV and TiFlash servers, for their logs`)] : []),
    ...(uses('pd_logs') && deployment.kind !== 'tidb-operator' ? [remarked('PD_HOSTS=${PD_HOSTS:-}', say`the hosts of all PD servers, for their logs`)] : []),
    'set -u',
    `mkdir -p ${FOLDER}${body.includes('later/') ? '/later' : ''} && cd ${FOLDER} || exit 1`,
    ...pdFunctions(cluster, deployment).filter((line) => uses(line.slice(0, line.indexOf('(')))),
    ...(uses('tikv_log') ? log.tikv : []),
    ...(uses('tikv_logs') ? log.all : []),
    ...(uses('pd_logs') ? log.pd : []),
  ]
}

function pdFunctions(cluster: Cluster, deployment: Deployment): readonly string[] {
  if (deployment.kind === 'tidb-operator') {
    return [
      'pd() { kubectl exec -n "$NAMESPACE" "$CLUSTER-pd-0" -- /pd-ctl -u http://127.0.0.1:2379 "$@"; }',
      // Not every image of PD has curl; all have the wget that TiDB Operator's start script uses (pkg/manager/member/startscript).
      `api() { kubectl exec -n "$NAMESPACE" "$CLUSTER-pd-0" -- sh -c 'curl -sS "$0" || wget -qO- "$0"' "http://127.0.0.1:2379/pd/api/v1/$1"; }`,
    ]
  }
  const ctl = `${pdCtl(cluster, '"$PD"').replace('VERSION', `\${VERSION:?${say`the release of PD, such as 6.5.12`}}`)} "$@"`
  const own = deployment.kind === 'tiup' || !ctl.startsWith('tiup') ? ctl : `if command -v tiup > /dev/null; then ${ctl}; else pd-ctl -u "$PD" "$@"; fi`
  return [`pd() { ${own}; }`, 'api() { curl -sS "$PD/pd/api/v1/$1"; }']
}

interface LogFunctions {
  readonly variables: readonly string[]
  readonly tikv: readonly string[]
  /** `tikv_logs`: of every store, whichever that are. */
  readonly all: readonly string[]
  readonly pd: readonly string[]
}

/** `tikv_log STORE …` puts the logs of a store into a folder of its own, by which `analyze` knows whose they are. */
function logFunctions({kind}: Deployment): LogFunctions {
  if (kind === 'tidb-operator') {
    return {
      variables: [],
      tikv: ['tikv_log() { mkdir -p "store-$1"; kubectl logs -n "$NAMESPACE" "$2" -c tikv > "store-$1/tikv.log"; }'],
      all: podLogs('tikv'),
      pd: podLogs('pd'),
    }
  }
  return {
    variables: [remarked('DEPLOY=${DEPLOY:-/tidb-deploy}', say`the deploy folder on the hosts`)],
    tikv: ['tikv_log() { mkdir -p "store-$1"; scp "$2:$DEPLOY/tikv-$3/log/tikv*" "store-$1/"; }'],
    all: [
      'tikv_logs() {',
      `  [ -n "$TIKV_HOSTS" ] || echo "${say`Set TIKV_HOSTS to get the logs of TiKV.`}" >&2`,
      '  for host in $TIKV_HOSTS; do mkdir -p "$host"; ssh "$host" "cd $DEPLOY && tar cf - tikv-*/log/tikv* tiflash-*/log/tiflash* 2>/dev/null" | tar xf - -C "$host"; done',
      '}',
    ],
    pd: [
      'pd_logs() {',
      `  [ -n "$PD_HOSTS" ] || echo "${say`Set PD_HOSTS to get the logs of PD.`}" >&2`,
      '  for host in $PD_HOSTS; do mkdir -p "pd-$host"; scp "$host:$DEPLOY/pd-*/log/pd*" "pd-$host/"; done',
      '}',
    ],
  }
}

const ALL_LOGS = say`the logs of all stores, two hours or more`

/** `pd_logs`: of every pod of a component. The labels: pingcap/tidb-operator pkg/label/label.go */
function podLogs(component: 'pd' | 'tikv'): readonly string[] {
  return [
    `${component}_logs() {`,
    `  for pod in $(kubectl get pods -n "$NAMESPACE" -l "app.kubernetes.io/instance=$CLUSTER,app.kubernetes.io/component=${component}" -o name); do`,
    `    mkdir -p "\${pod#pod/}"; kubectl logs -n "$NAMESPACE" "$pod" -c ${component} > "\${pod#pod/}/${component}.log"`,
    '  done',
    '}',
  ]
}

function part({input, settles}: Pick<Ask, 'input' | 'settles'>, collection: Collection, cluster: Cluster, deployment: Deployment): Part {
  const comments = [`# ${collection.logsOf === 'all' ? ALL_LOGS : WHAT[input]}`, ...(settles.length > 0 ? [`# ${say`decides on ${listed(settles, 4)}`}`] : [])]
  const logs = collection.logsOf === undefined ? undefined : logLines(input, collection.logsOf, cluster, deployment)
  const steps = collection.steps.filter(({via}) => logs === undefined || via !== 'shell').map(line)
  const byHand = collection.isByHand ? [`# ${say`by hand, where it fits:`}`, ...steps.map((each) => `#   ${each}`)] : steps
  const note = collection.note === undefined || (logs && logs.length > 0 && collection.logsOf!.length > 0) ? [] : [`# ${collection.note}${logs ? say`, into ${FOLDER}/store-ID/` : ''}`]
  return {input, lines: [...comments, ...byHand, ...(logs ?? []), ...(input === 'pd-log' ? [] : note)]}
}

function logLines(input: AskInput, stores: readonly number[] | 'all', cluster: Cluster, {kind}: Deployment): readonly string[] {
  if (input === 'pd-log') return ['pd_logs']
  if (stores === 'all') return ['tikv_logs']
  return stores.map((id) => {
    const place = placeOf(cluster.stores?.byId.get(id)?.address ?? '')
    if (!place || (kind === 'tidb-operator' && place.pod === undefined)) return `# ${say`copy tikv*.log of store ${id} to ${FOLDER}/store-${id}/ (the bundle tells no address of it that can be used here)`}`
    return kind === 'tidb-operator' ? `tikv_log ${id} ${place.pod}` : `tikv_log ${id} ${place.host} ${place.port}`
  })
}

/** `pd store > stores.json`; STORE and REGION are variables where the bundle names none. */
function line(step: Step): string {
  if (step.via === 'shell') return step.line
  if (step.via === 'api') return `api '${step.path}' > ${step.to}`
  const filled = `pd ${step.words} > ${step.to}`.replace(/\b(STORE|REGION)\b/g, '"$$$1"')
  return filled.includes('$REGION') ? `[ -z "$REGION" ] || ${filled}` : filled
}
