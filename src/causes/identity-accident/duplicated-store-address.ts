import type {Cluster} from '../../model/cluster.js'
import type {LogEvent} from '../../model/log-digest.js'
import {type Answer, cite, defineCause, found, notChecked, ruledOut} from '../cause.js'
import {pdCtl, remarked} from '../remedies.js'
import {text} from './duplicated-store-address.text.en.js'
import {say} from '../../model/say.js'
import {SCALE_IN_AGAIN} from '../undo.js'

// duplicated store address: id:3236 address:"10.1.0.20:20160" , already registered by id:4 address:"10.1.0.20:20160" state:Offline
const REFUSAL = /duplicated store address: id:(\d+) address:\\*"([^"\\]+)\\*".*already registered by id:(\d+)/s

// PD: server/cluster/cluster.go putStoreImpl; PD itself logs nothing
export const duplicatedStoreAddress = defineCause({
  id: 'duplicated-store-address',
  family: 'identity-accident',
  blocks: 'with-others',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const refusal = refusals(cluster).find(({holder}) => holder === store.id)
    if (!refusal) return cluster.logs ? ruledOut(say`no new store was refused for the address of store ${store.id}`) : notChecked(say`no log of a TiKV start`, ['tikv-log-store'])
    return answer(cluster, refusal, store.left === undefined)
  },

  diagnoseCluster(cluster) {
    const [refusal] = refusals(cluster)
    if (!refusal) return cluster.logs ? ruledOut(say`no line says \`duplicated store address\``) : notChecked(say`no log`, ['tikv-log-store'])
    return answer(cluster, refusal, false)
  },
})

interface Refusal {
  readonly event: LogEvent
  readonly newcomer: number
  readonly address: string
  readonly holder: number
}

function refusals({logs}: Cluster): readonly Refusal[] {
  return (logs?.seen('duplicated-store-address')?.events ?? []).flatMap((event) => {
    const match = REFUSAL.exec([event.message, ...event.fields.values(), event.source.quote].join(' '))
    return match ? [{event, newcomer: Number(match[1]), address: match[2]!, holder: Number(match[3])}] : []
  })
}

/** That it keeps the old store is an inference where the bundle does not show what is left there. */
function answer(cluster: Cluster, {event, newcomer, address, holder}: Refusal, holdsStore: boolean): Answer {
  return found({
    confidence: holdsStore ? 'likely' : 'certain',
    holdsStore,
    stores: [holder, newcomer],
    regions: [],
    summary: say`A new store \`${newcomer}\` claims the address \`${address}\` that store \`${holder}\` holds in PD: it cannot join until the removal of store \`${holder}\` is done.`,
    evidence: [cite(event, say`PD's refusal, which only the new TiKV logs`)],
    remedies: [
      {
        title: say`See what PD holds at this address`,
        risk: 'read-only',
        commands: [`${pdCtl(cluster)} store ${holder}`, `${pdCtl(cluster)} region store ${holder}`],
        verify: say`Finish the removal of store ${holder} first: its Regions must go before the address is free.`,
      },
      {
        title: say`Start the new TiKV on another port`,
        risk: 'reversible',
        when: say`it is needed now, for instance as the target of the Regions left`,
        commands: [remarked('tiup cluster scale-out CLUSTER scale-out.yaml', say`same host, other port and data_dir`)],
        verify: say`\`store\` lists it as Up.`,
        undo: SCALE_IN_AGAIN,
      },
    ],
    asks: [...(cluster.regions ? [] : (['region-store'] as const)), ...(cluster.stores?.isComplete ? [] : (['stores'] as const))],
  })
}
