import type {Cluster} from '../model/cluster.js'
import {say, type Sentence} from '../model/say.js'
import type {PlacementRule} from '../model/scheduling.js'
import type {Store} from '../model/store.js'
import {isAtLeast} from '../model/version.js'
import {cite, type Evidence, type Remedy} from './cause.js'
import {addStore, PD_API, pdCtl} from './remedies.js'
import {LABELS_AS_SHOWN} from './undo.js'

export type Labels = ReadonlyArray<{readonly key: string; readonly value: string}>

/** `zone=c, host=h7`, or `no labels`. */
function spelled(labels: Labels): string {
  return labels.length === 0 ? say`no labels` : labels.map(({key, value}) => `${key}=${value}`).join(', ')
}

export function citeLabels(store: Store): Evidence {
  return cite(store, say`store ${store.id} is ${store.stateName}, with ${spelled(store.labels)}`)
}

/** Labels with which a store meets the constraints of the rule; for `exists` the value of a store that has it. */
export function labelsFor({labelConstraints}: PlacementRule, example: Store | undefined): Labels {
  return labelConstraints.flatMap(({key, op, values: [value]}) => {
    if (op === 'in' && value !== undefined) return [{key, value}]
    const existing = example?.labels.find((label) => label.key === key)
    return op === 'exists' ? [{key, value: existing?.value ?? 'VALUE'}] : []
  })
}

/** pd-ctl takes `key=value` from 6.2, `key value` before (tools/pd-ctl/pdctl/command/store_command.go). */
export function setLabels(cluster: Cluster, storeId: number, labels: Labels, when: Sentence): Remedy {
  const isOld = cluster.version !== undefined && !isAtLeast(cluster.version.is, '6.2.0')
  const words = labels.map(({key, value}) => (isOld ? `${key} ${value}` : `${key}=${value}`)).join(' ')
  return {
    title: say`Label store ${storeId} with ${spelled(labels)}`,
    risk: 'reversible',
    when,
    commands: [`${pdCtl(cluster)} store label ${storeId} ${words}`],
    verify: say`\`store ${storeId}\` shows the label, and PD makes operators for the Regions left within a minute. Set it in the topology as well, or a restart of TiKV brings the old one back.`,
    undo: LABELS_AS_SHOWN,
    whatIf: labels.flatMap(({key, value}) => ['--label', `${storeId}:${key}=${value}`]),
  }
}

/** POST with an empty value up to 6.4, DELETE with the key as its body from 6.5 (server/api/store.go). */
export function takeLabel(cluster: Cluster, storeId: number, key: string): Remedy {
  const hasDelete = cluster.version === undefined || isAtLeast(cluster.version.is, '6.5.0')
  return {
    title: say`Take the label \`${key}\` off store ${storeId}`,
    risk: 'reversible',
    when: say`the store may hold ordinary data`,
    commands: [hasDelete ? `curl -X DELETE "${PD_API}/store/${storeId}/label" -d '"${key}"'` : `curl -X POST "${PD_API}/store/${storeId}/label" -d '{"${key}": ""}'`],
    verify: say`\`store ${storeId}\` no longer shows \`${key}\`, and PD makes operators within a minute. Take it out of \`server.labels\` in the topology as well.`,
    undo: LABELS_AS_SHOWN,
    whatIf: ['--label', `${storeId}:${key}=`],
    ...(key === 'engine' && {failsNow: say`newer releases refuse to change \`engine\`: then replace the store by one without it`}),
  }
}

/** A new store with the labels that are wanted. */
export function addStoreWith(cluster: Cluster, labels: Labels, because: Sentence): Remedy {
  if (labels.length === 0) return addStore(cluster, because)
  return {...addStore(cluster, because), title: say`Add a store with ${spelled(labels)}`, whatIf: ['--add-store', labels.map(({key, value}) => `${key}=${value}`).join(',')]}
}
