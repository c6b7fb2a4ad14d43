import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import type {Store} from '../../model/store.js'
import {defineCause, found, type LeavingStore, notChecked, ruledOut} from '../cause.js'
import {citeLabels} from '../labels.js'
import {citeConfig} from '../no-target.js'
import {fate} from '../quorum.js'
import {addStore} from '../remedies.js'
import {text} from './dr-auto-sync.text.en.js'

const MODE = 'replication-mode.replication-mode'

// PD: pkg/replication/replication_mode.go: the state follows how many stores of each label group are alive
export const drAutoSync = defineCause({
  id: 'dr-auto-sync',
  family: 'mode',
  blocks: 'with-others',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const mode = cluster.config?.text(MODE)
    if (mode === undefined) return cluster.config?.has('schedule') ? ruledOut(say`the configuration has no replication mode`) : notChecked(say`no configuration of PD`, ['config'])
    if (mode !== 'dr-auto-sync') return ruledOut(say`the replication mode is ${mode}`)
    const [shown] = citeConfig(cluster, MODE, say`the replication mode is dr-auto-sync`)
    if (!shown) return ruledOut(say`the configuration does not show the replication mode`)
    const key = cluster.config?.text('replication-mode.dr-auto-sync.label-key')
    const group = groupOf(store.store, key)
    const isLast = group !== undefined && othersIn(cluster, store, key, group).length === 0
    return found({
      confidence: isLast ? 'likely' : 'possible',
      stores: [store.id],
      regions: [],
      summary: isLast ? say`Store \`${store.id}\` is the last one of ${key} \`${group}\` in a DR Auto-Sync cluster: without it PD keeps the other side alone and waits.` : say`The cluster runs in DR Auto-Sync mode, whose state may hold replication and recovery back.`,
      evidence: [shown, ...(store.store ? [citeLabels(store.store)] : [])],
      remedies: [
        {
          title: say`See the state of the replication`,
          risk: 'read-only',
          commands: ['curl http://PD:2379/pd/api/v1/replication_mode/status'],
          verify: say`\`state\` is \`sync\`; \`async_wait\` and \`sync_recover\` say what it waits for.`,
        },
        ...(isLast ? [addStore(cluster, say`a host of ${key} ${group} is to be had`)] : []),
      ],
      asks: ['config', 'pd-log'],
    })
  },
})

function groupOf(store: Store | undefined, key: string | undefined): string | undefined {
  return key === undefined ? undefined : store?.labels.find((label) => label.key === key)?.value
}

function othersIn(cluster: Cluster, {id}: LeavingStore, key: string | undefined, group: string): readonly Store[] {
  return [...(cluster.stores?.byId.values() ?? [])].filter((store) => store.id !== id && groupOf(store, key) === group && fate(cluster, store.id) === 'alive')
}
