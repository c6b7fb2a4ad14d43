import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import type {Store} from '../../model/store.js'
import {listed} from '../../model/words.js'
import {type Answer, cite, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {type RefusedDelete, refusedDeletes, removalOf} from '../history.js'
import {addStore, pdCtl, removeStore} from '../remedies.js'
import {text} from './delete-refused-or-never-issued.text.en.js'

/** Stores that are cited beside the first. */
const MOST = 4

// PD: server/cluster/cluster.go checkReplicaBeforeOfflineStore, from 6.1
export const deleteRefusedOrNeverIssued = defineCause({
  id: 'delete-refused-or-never-issued',
  family: 'not-stuck',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const {begun} = removalOf(cluster, store.id)
    if (begun) return ruledOut(say`pd.log shows that PD took the delete of store ${store.id}`)
    if (store.store && store.store.state !== 'Up') return ruledOut(say`store ${store.id} is ${store.store.stateName}: PD took the delete`)
    const refusal = refusedDeletes(cluster).find(({storeId}) => storeId === store.id)
    if (refusal) return answer(cluster, store, refusal)
    if (!store.store) return notChecked(say`neither a record of store ${store.id} nor PD's answer to a delete`, ['stores', 'delete-reply', 'pd-log'], 'any')
    return neverIssued(cluster, store.store)
  },

  diagnoseCluster(cluster) {
    if (!cluster.stores) return notChecked(say`no list of stores`, ['stores'])
    const all = [...cluster.stores.byId.values()]
    const [silent, ...others] = (['Down', 'Disconnected'] as const).map((state) => all.filter(({stateName}) => stateName === state)).find(({length}) => length > 0) ?? []
    return silent ? neverIssued(cluster, silent, others) : ruledOut(say`every store is Up`)
  },
})

function answer(cluster: Cluster, store: LeavingStore, {source}: RefusedDelete): Answer {
  return found({
    confidence: 'certain',
    stores: [store.id],
    regions: [],
    summary: say`PD refused to delete store \`${store.id}\`: too few Up stores would be left.`,
    evidence: [{says: say`PD's answer to the delete`, source}, ...(store.store ? [cite(store.store, say`store ${store.id} is ${store.store.stateName}`)] : [])],
    remedies: [addStore(cluster, say`the store is still to leave; delete it again afterwards: PD counts the stores at that moment`), again(cluster, store.id)],
  })
}

/** A silent store that nobody deleted, and others like it. An empty one was most likely meant to go; with peers left it is a store that is down. */
function neverIssued(cluster: Cluster, store: Store, others: readonly Store[] = []): Answer {
  const isLogged = cluster.logs?.nodes.some(({component}) => component === 'pd') ?? false
  const all = [store, ...others]
  const isEmpty = cluster.regions?.lists.some(({kind, isComplete}) => kind === 'all' && isComplete) === true && all.every(({id}) => cluster.regions?.on(id).length === 0)
  if (store.stateName === 'Up') return isLogged ? ruledOut(say`store ${store.id} is Up and pd.log shows no delete of it: nobody asked for a removal`) : notChecked(say`store ${store.id} is Up; whether a delete was tried only pd.log or PD's answer tells`, ['pd-log', 'delete-reply'], 'any')
  return found({
    confidence: isEmpty && isLogged ? 'likely' : 'possible',
    stores: all.map(({id}) => id),
    regions: [],
    summary:
      others.length === 0
        ? say`Store \`${store.id}\` is ${store.stateName}, not Offline: PD has no removal of it${isLogged ? say`, and its log shows no delete` : ''}. It stays like this until somebody deletes it.`
        : say`Stores ${listed(all.map(({id}) => id))} are ${store.stateName}, not Offline: PD has no removal of them${isLogged ? say`, and its log shows no delete` : ''}. They stay like this until somebody deletes them.`,
    evidence: [listedAs(store), ...others.slice(0, MOST).map(listedAs)],
    remedies: others.length === 0 ? [again(cluster, store.id)] : [],
    asks: ['pd-log', 'region-store', 'stores', 'delete-reply'],
  })
}

const listedAs = (store: Store) => cite(store, say`PD lists store ${store.id} as ${store.stateName}`)

function again(cluster: Cluster, id: number): Remedy {
  return removeStore(cluster, id, {
    title: say`Delete the store`,
    when: say`it is to leave, and enough other stores are Up`,
    verify: say`\`${pdCtl(cluster)} store ${id}\` says \`Offline\`, and pd.log \`store has been offline\`.`,
  })
}
